#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::inventory {

/// By what a list of stock is sorted; ties by product id.
struct StockOrder
{
    enum class By { ProductId, Available, OnHand, Reserved, UpdatedAt };
    By by = By::ProductId;
    bool isDescending = false;
};

/// "available", "-onHand", ... as clients write it; "" is by product id.
/// @return Nothing for any other text.
[[nodiscard]] std::optional<StockOrder> parseStockOrder(std::string_view text);

inline constexpr std::size_t kListedProductsMax = 200;

/// Which stock figures a list holds, and in which order.
struct StockFilter
{
    std::vector<std::string> productIds{}; ///< Canonical, at most kListedProductsMax; none: all.
    bool lowOnly = false;
    StockOrder order{};
};

/// Where a page begins: after the row with this key, or `skip` rows on.
struct StockPlace
{
    std::int64_t key = 0;    ///< What the last row of the page before is sorted by.
    std::string productId{}; ///< Of that row; "" for the first page.
    std::int64_t skip = 0;
};

/// Where a page of one product's ledger begins.
struct LedgerPlace
{
    std::optional<std::int64_t> before{}; ///< Number of the last movement of the page before.
    std::int64_t skip = 0;
};

} // namespace vitrine::inventory
