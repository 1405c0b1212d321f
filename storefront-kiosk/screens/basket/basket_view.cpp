#include "storefront-kiosk/screens/basket/basket_view.hpp"

#include "vitrine/domain/totals.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

using Kind = BasketChange::Kind;

const ProductNow* find(const std::vector<ProductNow>& now, const std::string& productId)
{
    const auto known = std::find_if(now.begin(), now.end(), [&](const ProductNow& product) {
        return product.productId == productId;
    });
    return known != now.end() ? &*known : nullptr;
}

/// One unit without its tax, rounded as the shop rounds.
domain::Money netOfOne(const BasketLine& line, const ShopPricing& pricing)
{
    const auto rate = pricing.taxRates.find(line.taxCategory);
    if (rate == pricing.taxRates.end())
        return line.unitPrice;
    const auto worked = domain::computeTotals(
        {.currency = pricing.currency,
         .pricesIncludeTax = pricing.pricesIncludeTax,
         .taxLevel = pricing.taxLevel,
         .rounding = pricing.rounding},
        {.lines = {{.unitPrice = line.unitPrice, .taxRates = {rate->second}}}});
    return worked.ok() ? domain::Money(worked->net, worked->currency) : line.unitPrice;
}

BasketRow rowOf(const BasketLine& line, const ProductNow* now)
{
    BasketRow row{.productId = line.productId,
                  .name = line.name,
                  .imageHash = line.imageHash,
                  .unitPrice = line.unitPrice,
                  .quantity = line.quantity};
    if (now == nullptr || !now->available)
        return row;
    row.available = std::max<std::int64_t>(*now->available, 0);
    row.quantityMax = std::clamp<std::int64_t>(*row.available, line.quantity, Basket::kQuantityMax);
    return row;
}

bool isAboutStock(const BasketChange& change)
{
    return change.kind == Kind::LessStock || change.kind == Kind::OutOfStock ||
           change.kind == Kind::NoLongerSold;
}

} // namespace

BasketView
viewOf(const Basket& basket, const std::vector<ProductNow>& now, const KioskSettings& settings)
{
    const auto& pricing = basket.pricing();
    BasketView view{.showsNet = !pricing.pricesIncludeTax || settings.showNetPrices,
                    .itemCount = basket.itemCount()};
    for (const auto& line : basket.lines())
        view.rows.push_back(rowOf(line, find(now, line.productId)));
    const auto totals = basket.totals();
    view.isPriced = totals.ok() || basket.isEmpty();
    if (!totals.ok())
        return view;
    const bool withoutTax = pricing.pricesIncludeTax && settings.showNetPrices;
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        const auto& line = totals->lines[i];
        view.rows[i].amount = {withoutTax ? line.net : line.amount, totals->currency};
        if (withoutTax)
            view.rows[i].unitPrice = netOfOne(basket.lines()[i], pricing);
    }
    view.net = {totals->net, totals->currency};
    view.tax = {totals->tax, totals->currency};
    view.total = {totals->total, totals->currency};
    return view;
}

BasketChanges changesOfShortage(const Basket& basket, const std::vector<StockFigure>& shortLines)
{
    BasketChanges changes;
    for (const auto& line : basket.lines()) {
        const auto figure =
            std::find_if(shortLines.begin(), shortLines.end(), [&](const StockFigure& known) {
                return known.productId == line.productId;
            });
        if (figure == shortLines.end() || figure->available >= line.quantity)
            continue;
        const auto left = std::max<std::int64_t>(figure->available, 0);
        changes.push_back({.kind = left > 0 ? Kind::LessStock : Kind::OutOfStock,
                           .productId = line.productId,
                           .name = line.name,
                           .priceBefore = line.unitPrice,
                           .priceNow = line.unitPrice,
                           .taxBefore = line.taxCategory,
                           .taxNow = line.taxCategory,
                           .quantityBefore = line.quantity,
                           .quantityNow = left});
    }
    return changes;
}

BasketChanges mergedChanges(BasketChanges changes, const BasketChanges& more)
{
    for (const auto& change : more) {
        const auto same = std::find_if(changes.begin(), changes.end(), [&](const auto& known) {
            return known.productId == change.productId &&
                   isAboutStock(known) == isAboutStock(change);
        });
        if (same == changes.end())
            changes.push_back(change);
        else if (change.quantityNow < same->quantityNow)
            *same = change;
    }
    // of what goes altogether, no price
    std::erase_if(changes, [&](const BasketChange& change) {
        return !isAboutStock(change) &&
               std::any_of(changes.begin(), changes.end(), [&](const auto& other) {
                   return other.productId == change.productId && isAboutStock(other) &&
                          other.quantityNow == 0;
               });
    });
    return changes;
}

} // namespace vitrine::kiosk
