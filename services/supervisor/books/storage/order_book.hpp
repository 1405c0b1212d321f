#pragma once

#include "services/platform/database/database.hpp"
#include "services/supervisor/books/books.hpp"
#include "services/supervisor/books/domain/facts.hpp"
#include "services/supervisor/books/storage/book.hpp"

#include <string>
#include <vector>

namespace vitrine::books::storage {

/// The order's database, read in one snapshot.
class OrderBook
{
public:
    explicit OrderBook(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// I5, I6 and I13 as far as this database tells by itself.
    [[nodiscard]] std::vector<Difference> ownDifferences(std::chrono::seconds settleTime,
                                                         std::size_t limit);
    /// Those of `orderIds` that do not exist.
    [[nodiscard]] std::vector<std::string> missing(const std::vector<std::string>& orderIds);
    /// Every order, ascending by id.
    [[nodiscard]] FactReader<OrderFact> orders(std::chrono::seconds settleTime);
    /// Every priced line.
    [[nodiscard]] FactReader<PricedLine> pricedLines();

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::books::storage
