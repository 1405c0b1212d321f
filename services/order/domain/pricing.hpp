#pragma once

#include "services/order/domain/order.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/totals.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::order {

/// A product as the catalogue tells it.
struct CatalogProduct
{
    std::string id;
    std::string sku;
    std::string gtin;
    std::string name;
    std::string imageHash;
    domain::Money price;
    std::string taxCategory;
    bool active = true;
};

/// How the shop prices.
struct PricingPolicy
{
    bool pricesIncludeTax = true;
    domain::TaxLevel taxLevel = domain::TaxLevel::Line;
    domain::RoundingMode rounding = domain::RoundingMode::HalfAwayFromZero;
    std::map<std::string, std::int64_t> taxRates; ///< Category -> millionths.
};

/// What pricing made of an order.
struct Quote
{
    std::string
        refusal{}; ///< A reason (see `reasons`) why it cannot be sold as asked, "" when it can.
    std::string detail{};                    ///< The refusal in a sentence.
    std::vector<RefusedLine> refusedLines{}; ///< Products that are not for sale.
    std::vector<OrderLine> lines{};
    domain::Currency currency{};
    OrderAmounts amounts{};
    /// Prices that the shopper was not shown, per wanted line; empty when there are none.
    std::vector<std::optional<domain::Money>> currentUnitPrices{};
    /// By the catalogue, when that is not the total; of done deals only.
    std::optional<std::int64_t> catalogTotal{};
};

/// Works out what the order's wanted lines cost. The lines keep everything of the products that an
/// order shows later. Another price or total than the shopper was shown is refused; a done deal is
/// taken at what was paid for it (`order.expectedTotal`), also for a product that is not sold any
/// more, and the difference is told.
[[nodiscard]] Quote
quote(const PricingPolicy& policy, const Order& order, const std::vector<CatalogProduct>& products);

} // namespace vitrine::order
