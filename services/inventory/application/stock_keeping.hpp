#pragma once

#include "services/inventory/domain/stock_record.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::inventory {

/// A page of a list: `next` is the key of its last row when there is more.
template <typename T, typename Key> struct Listed
{
    std::vector<T> items;
    std::optional<Key> next;
};

/// Looking at stock and changing it by hand. Safe to call from any thread.
class StockKeeping
{
public:
    /// @param lowThreshold a product with at most this many available counts as low.
    StockKeeping(platform::Database& database, std::int64_t lowThreshold)
        : m_database(database)
        , m_lowThreshold(lowThreshold)
    {
    }

    /// Zeros of version 0 for a product that never had stock.
    /// @return InvalidArgument when `productId` is no UUID.
    [[nodiscard]] Result<ProductStock> find(const platform::CallContext& context,
                                            std::string_view productId);

    /// Ascending by product id.
    /// @param after the product id at which the page before ended, "" for the first one.
    [[nodiscard]] Result<Listed<ProductStock, std::string>>
    list(const platform::CallContext& context, bool lowOnly, const std::string& after, int limit);

    /// The log of one product, newest first.
    /// @param before the number at which the page before ended.
    [[nodiscard]] Result<Listed<Movement, std::int64_t>>
    ledger(const platform::CallContext& context,
           std::string_view productId,
           std::optional<std::int64_t> before,
           int limit);

    struct Changed
    {
        ProductStock stock;
        bool replayed = false; ///< Done earlier; this is the answer of then.
    };
    /// Applies `change` once, whatever its operation id is repeated with; `actor` is filled in
    /// here.
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
