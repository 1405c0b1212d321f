#pragma once

#include "services/inventory/domain/stock_list.hpp"
#include "services/inventory/domain/stock_record.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::inventory {

/// A page of a list.
template <typename T, typename Place> struct Listed
{
    std::vector<T> items;
    std::optional<Place> next;         ///< Where the next page begins, when there is more.
    std::optional<std::int64_t> total; ///< How many there are altogether, when that was asked for.
};

/// How much of a list.
struct Window
{
    int limit = 50;
    bool count = false; ///< Tell the total.
};

/// Looking at stock and changing it by hand. Safe to call from any thread.
class StockKeeping
{
public:
    /// @param lowThreshold as domain::isLowStock's.
    StockKeeping(platform::Database& database, std::int64_t lowThreshold)
        : m_database(database)
        , m_lowThreshold(lowThreshold)
    {
    }

    /// Zeros of version 0 for a product that never had stock.
    /// @return InvalidArgument when `productId` is no UUID.
    [[nodiscard]] Result<ProductStock> find(const platform::CallContext& context,
                                            std::string_view productId);

    [[nodiscard]] Result<Listed<ProductStock, StockPlace>>
    list(const platform::CallContext& context,
         const StockFilter& filter,
         const StockPlace& place,
         Window window);

    /// The log of one product, newest first.
    [[nodiscard]] Result<Listed<Movement, LedgerPlace>> ledger(const platform::CallContext& context,
                                                               std::string_view productId,
                                                               const LedgerPlace& place,
                                                               Window window);

    /// By domain::isLowStock.
    [[nodiscard]] bool isLow(const StockLevel& level) const;

    struct Changed
    {
        ProductStock stock;
        bool replayed = false; ///< Done earlier; this is the answer of then.
    };
    /// Applies `change` once, whatever its operation id is repeated with, and audits it; `actor` is
    /// filled in here.
    /// @return InvalidArgument for ids that are none; Conflict, naming the figures, when fewer
    /// units would be left than
    ///         are reserved (a repeat says the same); PreconditionFailed when a count is based on
    ///         another version; Unprocessable when the operation id was used for something else.
    [[nodiscard]] Result<Changed> change(const platform::CallContext& context, StockChange change);

private:
    platform::Database& m_database;
    std::int64_t m_lowThreshold;
};

} // namespace vitrine::inventory
