#include "services/order/domain/pricing.hpp"

#include <algorithm>

namespace vitrine::order {
namespace {

using Products = std::vector<const CatalogProduct*>; ///< One per wanted line, in its order.

Quote refuse(const char* reason, std::string detail)
{
    return Quote{.refusal = reason, .detail = std::move(detail)};
}

/// The products of the lines; those that are missing or not active go into `unavailable`.
Products match(const std::vector<WantedLine>& wanted,
               const std::vector<CatalogProduct>& products,
               std::vector<RefusedLine>& unavailable)
{
    Products matched;
    for (const WantedLine& line : wanted) {
        const auto found = std::find_if(products.begin(), products.end(), [&](const auto& product) {
            return product.id == line.productId;
        });
        if (found == products.end() || !found->active)
            unavailable.push_back({line.productId, line.quantity, 0});
        else
            matched.push_back(&*found);
    }
    return matched;
}

OrderLine snapshot(const CatalogProduct& product,
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
            .unitPrice = product.price.amount(),
            .taxCategory = product.taxCategory,
            .taxRate = taxRate,
            .discount = totals.lineDiscount + totals.orderDiscount,
            .net = totals.net,
            .tax = totals.tax,
            .total = totals.total};
}

/// The figures of a quote that may still be refused for its total.
Result<Quote> workOut(const PricingPolicy& policy, const Order& order, const Products& products)
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
        input.lines.push_back({.unitPrice = products[i]->price,
                               .quantity = domain::Quantity::whole(order.wanted[i].quantity),
                               .taxRates = {rate->second}});
    }
    const auto currency = products.front()->price.currency();
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
        made.lines.push_back(
            snapshot(*products[i], order.wanted[i].quantity, rates[i], totals->lines[i]));
    return made;
}

} // namespace

Quote quote(const PricingPolicy& policy,
            const Order& order,
            const std::vector<CatalogProduct>& products)
{
    std::vector<RefusedLine> unavailable;
    const Products matched = match(order.wanted, products, unavailable);
    if (!unavailable.empty()) {
        Quote refused = refuse(reasons::kProductUnavailable,
                               unavailable.size() == 1 ? "a product is not for sale"
                                                       : "some products are not for sale");
        refused.refusedLines = std::move(unavailable);
        return refused;
    }
    auto made = workOut(policy, order, matched);
    if (!made.ok())
        return refuse(reasons::kNotPriceable, made.error().message);
    const domain::Money total(made->amounts.total, made->currency);
    if (order.expectedTotal && *order.expectedTotal != total) {
        made->refusal = reasons::kPriceChanged;
        made->detail =
            "the order comes to " + total.text() + ", not to " + order.expectedTotal->text();
    }
    return std::move(made).value();
}

} // namespace vitrine::order
