#pragma once

#include "services/platform/database/database.hpp"
#include "services/supervisor/books/books.hpp"
#include "services/supervisor/books/domain/facts.hpp"
#include "services/supervisor/books/storage/book.hpp"

#include <vector>

namespace vitrine::books::storage {

/// The payment's database, read in one snapshot.
class PaymentBook
{
public:
    explicit PaymentBook(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// I2 and I4 as far as this database tells by itself, the simulated provider's own books
    /// included if it has any.
    [[nodiscard]] std::vector<Difference> ownDifferences(std::chrono::seconds settleTime,
                                                         std::size_t limit);
    /// Every payment, ascending by order id.
    [[nodiscard]] FactReader<PaymentFact> payments(std::chrono::seconds settleTime);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::books::storage
