#pragma once

#include "services/inventory/domain/stock_record.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::inventory::storage {

/// Which rows of a list, and where it goes on.
struct StockListQuery
{
    bool lowOnly = false;
    std::int64_t lowThreshold = 0; ///< A product with at most this many available is low.
    std::string afterProductId;    ///< "" from the beginning.
    int limit = 0;
};

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
    /// Ascending by product id.
    [[nodiscard]] std::vector<ProductStock> list(const StockListQuery& query);
    /// Newest first.
    /// @param before the number of the last movement of the page before; nothing from the newest
    /// on.
    [[nodiscard]] std::vector<Movement>
    ledger(const std::string& productId, std::optional<std::int64_t> before, int limit);

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
