#pragma once

#include "storefront-kiosk/basket/basket_change.hpp"
#include "storefront-kiosk/basket/shop_pricing.hpp"
#include "storefront-kiosk/basket/wiping_memory.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/totals.hpp"
#include "vitrine/wire/order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// One product in the basket, as the shopper saw it.
struct BasketLine
{
    std::string productId; ///< Canonical UUID.
    std::string sku;
    std::string gtin; ///< For the receipt, "" when there is none.
    std::string name;
    std::string imageHash;
    domain::Money unitPrice;
    std::string taxCategory;
    std::int64_t quantity = 1; ///< Whole units, 1 to 9,999.
};

/// What one shopper is about to buy. Its totals are what the order service will work out of the
/// same lines. A price or a stock figure that became different is never taken over by itself: see
/// `changesAgainst`. Plain data with rules: no signals, no clock, no file.
class Basket
{
public:
    static constexpr std::size_t kLinesMax = 100;
    static constexpr std::int64_t kQuantityMax = 9999;

    using Lines = std::vector<BasketLine, WipingAllocator<BasketLine>>;

    explicit Basket(ShopPricing pricing);
    ~Basket();
    Basket(const Basket&) = delete;
    Basket& operator=(const Basket&) = delete;

    [[nodiscard]] const Lines& lines() const { return m_lines; }
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    /// Units of all lines.
    [[nodiscard]] std::int64_t itemCount() const;
    /// Of one product; 0 when it is not in the basket.
    [[nodiscard]] std::int64_t quantityOf(const std::string& productId) const;

    /// Puts `line.quantity` of a product in, to those that are there already; those keep the price
    /// that the shopper saw first.
    /// @return InvalidArgument: another currency, a category that has no tax rate, no UUID;
    ///         TooLarge: more lines or units than an order may have. The basket stays as it was.
    [[nodiscard]] Outcome add(const BasketLine& line);
    /// @param quantity 0 takes the product out.
    /// @return NotFound, TooLarge, InvalidArgument when it is negative.
    [[nodiscard]] Outcome setQuantity(const std::string& productId, std::int64_t quantity);

    /// @return Conflict when the basket is empty.
    [[nodiscard]] Result<domain::OrderTotals> totals() const;
    [[nodiscard]] const ShopPricing& pricing() const { return m_pricing; }
    /// New rates or rounding of the shop: the totals follow at once. Not for another currency while
    /// something is in the basket (InvalidArgument).
    [[nodiscard]] Outcome setPricing(ShopPricing pricing);

    /// What became different, in the order of the lines; at most one price and one stock change per
    /// line. Products that `now` does not mention count as unchanged.
    [[nodiscard]] BasketChanges changesAgainst(const std::vector<ProductNow>& now) const;
    /// Takes over what the shopper agreed to. A change that no longer fits the basket (its "before"
    /// is something else by now) is refused as a whole list with Conflict: compare again.
    [[nodiscard]] Outcome accept(const BasketChanges& changes);

    /// The order for the shop, with the total that the shopper saw: a shop that comes to another
    /// one refuses.
    /// @return As totals.
    [[nodiscard]] Result<wire::OrderDraft> draft(const std::string& paymentToken,
                                                 const std::string& email) const;

    /// Empties the basket and overwrites all that it held.
    void wipe() noexcept;

private:
    [[nodiscard]] BasketLine* find(const std::string& productId);
    [[nodiscard]] const BasketLine* find(const std::string& productId) const;
    [[nodiscard]] bool fits(const BasketChange& change) const;
    void remove(const std::string& productId);

    ShopPricing m_pricing;
    Lines m_lines;
};

} // namespace vitrine::kiosk
