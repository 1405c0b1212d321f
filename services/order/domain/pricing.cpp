#include "services/order/domain/pricing.hpp"

#include "vitrine/domain/spread.hpp"
#include "vitrine/domain/tax.hpp"

#include <algorithm>

namespace vitrine::order {
namespace {

using Products = std::vector<const CatalogProduct*>; ///< One per wanted line, in its order.

Quote refuse(const char* reason, std::string detail)
{
    return Quote{.refusal = reason, .detail = std::move(detail)};
}

/// The products of the lines; those that are missing or not active go into `unavailable`.
Products match(const Order& order,
               const std::vector<CatalogProduct>& products,
               std::vector<RefusedLine>& unavailable)
{
    Products matched;
    for (const WantedLine& line : order.wanted) {
        const auto found = std::find_if(products.begin(), products.end(), [&](const auto& product) {
            return product.id == line.productId;
        });
        if (found == products.end() || (!found->active && !order.isDoneDeal()))
            unavailable.push_back({line.productId, line.quantity, 0});
        else
            matched.push_back(&*found);
    }
    return matched;
}

/// What a unit of each line is sold for: as the catalogue says now, or as the shopper was shown.
std::vector<domain::Money> catalogPrices(const Products& products)
{
    std::vector<domain::Money> prices;
    for (const CatalogProduct* product : products)
        prices.push_back(product->price);
    return prices;
}

std::vector<domain::Money> shownPrices(const Order& order, std::vector<domain::Money> prices)
{
    for (std::size_t i = 0; i < prices.size(); ++i)
        prices[i] = order.wanted[i].expectedUnitPrice.value_or(prices[i]);
    return prices;
}

OrderLine snapshot(const CatalogProduct& product,
                   std::int64_t unitPrice,
                   std::int64_t quantity,
                   std::int64_t taxRate,
                   const domain::LineTotals& totals)
{
    return {.productId = product.id,
            .sku = product.sku,
            .gtin = product.gtin,
            .name = product.name,
            .imageHash = product.imageHash,
            .quantity = quantity,
            .unitPrice = unitPrice,
            .taxCategory = product.taxCategory,
            .taxRate = taxRate,
            .discount = totals.lineDiscount + totals.orderDiscount,
            .net = totals.net,
            .tax = totals.tax,
            .total = totals.total};
}

/// The figures of a quote that may still be refused for its total.
/// @param prices of a unit of each line
Result<Quote> workOut(const PricingPolicy& policy,
                      const Order& order,
                      const Products& products,
                      const std::vector<domain::Money>& prices)
{
    domain::OrderInput input;
    std::vector<std::int64_t> rates;
    for (std::size_t i = 0; i < products.size(); ++i) {
        const auto rate = policy.taxRates.find(products[i]->taxCategory);
        if (rate == policy.taxRates.end())
            return failure<Quote>(ErrorCode::InvalidArgument,
                                  "the shop has no tax rate for the category '" +
                                      products[i]->taxCategory + "' of " + products[i]->sku);
        rates.push_back(rate->second);
        input.lines.push_back({.unitPrice = prices[i],
                               .quantity = domain::Quantity::whole(order.wanted[i].quantity),
                               .taxRates = {rate->second}});
    }
    const auto currency = prices.front().currency();
    const auto totals = domain::computeTotals({.currency = currency,
                                               .pricesIncludeTax = policy.pricesIncludeTax,
                                               .taxLevel = policy.taxLevel,
                                               .rounding = policy.rounding},
                                              input);
    if (!totals.ok())
        return totals.error();
    Quote made{.currency = currency,
               .amounts = {.subtotal = totals->subtotal,
                           .discount = totals->discount,
                           .tax = totals->tax,
                           .shipping = totals->shipping.total,
                           .total = totals->total}};
    for (std::size_t i = 0; i < products.size(); ++i)
        made.lines.push_back(snapshot(*products[i],
                                      prices[i].amount(),
                                      order.wanted[i].quantity,
                                      rates[i],
                                      totals->lines[i]));
    return made;
}

/// What is not as the shopper was shown, per wanted line.
std::vector<std::optional<domain::Money>> differencesOf(const Order& order,
                                                        const Products& products)
{
    std::vector<std::optional<domain::Money>> current(products.size());
    bool any = false;
    for (std::size_t i = 0; i < products.size(); ++i) {
        const auto& shown = order.wanted[i].expectedUnitPrice;
        if (!shown || *shown == products[i]->price)
            continue;
        current[i] = products[i]->price;
        any = true;
    }
    if (!any)
        current.clear();
    return current;
}

/// Makes the lines come to `paid` where they do not by themselves (the taxes changed, or a price
/// that nobody was shown): each bears its share, and its tax is what its rate makes of it.
Outcome bringTo(std::int64_t paid, domain::RoundingMode rounding, Quote& made)
{
    if (made.amounts.total == paid)
        return Done{};
    std::vector<std::int64_t> weights;
    for (const OrderLine& line : made.lines)
        weights.push_back(line.total);
    const auto shares = domain::spread(paid, weights);
    if (!shares.ok())
        return shares.error();
    made.amounts = {.total = paid};
    for (std::size_t i = 0; i < made.lines.size(); ++i) {
        OrderLine& line = made.lines[i];
        const std::int64_t rate[] = {line.taxRate};
        const auto split = domain::includedTax(shares->at(i), rate, rounding);
        if (!split.ok())
            return split.error();
        line.discount = 0;
        line.net = split->net;
        line.tax = split->tax();
        line.total = shares->at(i);
        made.amounts.tax += line.tax;
    }
    made.amounts.subtotal = paid;
    return Done{};
}

/// At what the shopper was told, or has paid.
Quote quoteAsTold(const PricingPolicy& policy, const Order& order, const Products& products)
{
    const domain::Money told = *order.expectedTotal;
    const auto listed = catalogPrices(products);
    auto made = workOut(policy, order, products, shownPrices(order, listed));
    const auto byCatalog = workOut(policy, order, products, listed);
    if (!made.ok() || made->currency != told.currency())
        made = byCatalog; // what was shown cannot be added up; the total that was told still counts
    if (!made.ok())
        return refuse(reasons::kNotPriceable, made.error().message);
    if (made->currency != told.currency())
        return refuse(reasons::kNotPriceable,
                      "it was sold in " + std::string(told.currency().code()) +
                          ", but the shop sells in " + std::string(made->currency.code()));
    if (const auto done = bringTo(told.amount(), policy.rounding, *made); !done.ok())
        return refuse(reasons::kNotPriceable, done.error().message);
    if (byCatalog.ok() && byCatalog->amounts.total != told.amount())
        made->catalogTotal = byCatalog->amounts.total;
    return *std::move(made);
}

} // namespace

Quote quote(const PricingPolicy& policy,
            const Order& order,
            const std::vector<CatalogProduct>& products)
{
    std::vector<RefusedLine> unavailable;
    const Products matched = match(order, products, unavailable);
    if (!unavailable.empty()) {
        Quote refused = refuse(reasons::kProductUnavailable,
                               unavailable.size() == 1 ? "a product is not for sale"
                                                       : "some products are not for sale");
        refused.refusedLines = std::move(unavailable);
        return refused;
    }
    if (order.keepsItsPrice()) {
        Quote made = quoteAsTold(policy, order, matched);
        made.currentUnitPrices = differencesOf(order, matched);
        return made;
    }
    auto made = workOut(policy, order, matched, catalogPrices(matched));
    if (!made.ok())
        return refuse(reasons::kNotPriceable, made.error().message);
    made->currentUnitPrices = differencesOf(order, matched);
    const domain::Money total(made->amounts.total, made->currency);
    if (order.expectedTotal && *order.expectedTotal != total) {
        made->refusal = reasons::kPriceChanged;
        made->detail =
            "the order comes to " + total.text() + ", not to " + order.expectedTotal->text();
    } else if (!made->currentUnitPrices.empty()) {
        made->refusal = reasons::kPriceChanged;
        made->detail = "prices are not what the shopper was shown";
    }
    return std::move(made).value();
}

} // namespace vitrine::order
