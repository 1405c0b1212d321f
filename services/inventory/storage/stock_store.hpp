#pragma once

#include "services/inventory/domain/stock_list.hpp"
#include "services/inventory/domain/stock_record.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::inventory::storage {

/// The figures and their log in a transaction of the database.
class StockStore
{
public:
    explicit StockStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// Zeros for a product that never had stock.
    [[nodiscard]] ProductStock find(const std::string& productId);
    /// Newest first, at most `limit`.
    [[nodiscard]] std::vector<Movement>
    ledger(const std::string& productId, const LedgerPlace& place, int limit);
    [[nodiscard]] std::int64_t countMovements(const std::string& productId);

    /// What an operation was answered earlier.
    struct Recorded
    {
        bool sameContent = false;
        bool wasRefused = false;
        std::optional<ProductStock>
            stock; ///< As it was then: after the change, or what it was refused on.
    };
    /// Keeps others with the same operation id out until the transaction ends, then looks it up.
    [[nodiscard]] std::optional<Recorded> lockOperation(const StockChange& change);
    /// The row, locked until the transaction ends; made of zeros when there is none.
    [[nodiscard]] ProductStock lock(const std::string& productId);
    /// Stores the new figures, their movement and the operation's answer. @return The stock with
    /// its new version.
    /// @pre lock() gave `before`
    [[nodiscard]] ProductStock
    apply(const StockChange& change, const ProductStock& before, const StockLevel& level);
    /// Stores that the change was refused on `present`.
    void recordRefusal(const StockChange& change, const ProductStock& present);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::inventory::storage
