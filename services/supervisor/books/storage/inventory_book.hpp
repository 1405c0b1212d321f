#pragma once

#include "services/platform/database/database.hpp"
#include "services/supervisor/books/books.hpp"
#include "services/supervisor/books/domain/facts.hpp"
#include "services/supervisor/books/storage/book.hpp"

#include <string>
#include <vector>

namespace vitrine::books::storage {

/// The inventory's database, read in one snapshot.
class InventoryBook
{
public:
    explicit InventoryBook(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// I1, I5 and I7 as far as this database tells by itself.
    [[nodiscard]] std::vector<Difference> ownDifferences(std::chrono::seconds settleTime,
                                                         std::size_t limit);
    /// Every reservation, ascending by order id.
    [[nodiscard]] FactReader<ReservationFact> reservations(std::chrono::seconds settleTime);
    [[nodiscard]] std::int64_t products();

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::books::storage
