#include "vitrine/domain/totals.hpp"

#include "vitrine/domain/spread.hpp"
#include "vitrine/domain/tax_levels.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine::domain {
namespace {

constexpr std::array<std::pair<TaxLevel, std::string_view>, 4> kLevelNames{{
    {TaxLevel::Unit, "unit"},
    {TaxLevel::Line, "line"},
    {TaxLevel::DocumentPerRate, "document_per_rate"},
    {TaxLevel::Document, "document"},
}};

Error refuse(std::string field, std::string message)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = std::move(message),
                 .field = std::move(field)};
}

std::string pointer(std::size_t line, const char* member)
{
    return "/lines/" + std::to_string(line) + "/" + member;
}

/// @return The reduction in minor units, at most `amount`; nothing when the discount is out of
/// range.
std::optional<std::int64_t>
reduction(const Discount& discount, std::int64_t amount, RoundingMode mode)
{
    switch (discount.kind) {
    case Discount::Kind::None:
        return 0;
    case Discount::Kind::Amount:
        if (discount.value < 0)
            return std::nullopt;
        return std::min(discount.value, amount);
    case Discount::Kind::Percent:
        if (discount.value < 0 || discount.value > kMillion)
            return std::nullopt;
        return portion(amount, discount.value, mode).value(); // at most `amount`
    }
    return std::nullopt;
}

Error badDiscount(std::string field)
{
    return refuse(std::move(field),
                  "a discount is an amount of zero or more, or 0 to 1000000 millionths");
}

/// Steps 1 and 2 for one line.
Result<LineTotals> startLine(const PricingRules& rules, const LineInput& line, std::size_t index)
{
    if (line.unitPrice.currency() != rules.currency)
        return refuse(pointer(index, "unitPrice"),
                      "the price is in " + std::string(line.unitPrice.currency().code()) +
                          ", the order in " + std::string(rules.currency.code()));
    if (line.unitPrice.amount() < 0)
        return refuse(pointer(index, "unitPrice"), "a price is zero or more");
    if (line.quantity.thousandths <= 0)
        return refuse(pointer(index, "quantity"), "a quantity is more than zero");
    const Wide exact = static_cast<Wide>(line.unitPrice.amount()) * line.quantity.thousandths;
    const auto amount = narrow(divideRounded(exact, 1000, rules.rounding));
    if (!amount.ok())
        return refuse(pointer(index, "quantity"), amount.error().message);
    const auto discount = reduction(line.discount, amount.value(), rules.rounding);
    if (!discount)
        return badDiscount(pointer(index, "discount"));
    return LineTotals{.amount = amount.value(), .lineDiscount = *discount};
}

Outcome startShipping(const PricingRules& rules, const ShippingInput& shipping, LineTotals& out)
{
    if (shipping.price.currency() != rules.currency)
        return refuse("/shipping/price", "the price is in another currency than the order");
    if (shipping.price.amount() < 0)
        return refuse("/shipping/price", "a price is zero or more");
    out.amount = shipping.price.amount();
    return Done{};
}

std::int64_t afterLineDiscount(const LineTotals& line)
{
    return line.amount - line.lineDiscount;
}

/// Step 3: the order's discount over the lines, and over the shipping when it may be touched.
Outcome spreadOrderDiscount(const PricingRules& rules, const OrderInput& order, OrderTotals& totals)
{
    std::vector<std::int64_t> weights;
    Wide base = 0;
    for (const LineTotals& line : totals.lines)
        weights.push_back(afterLineDiscount(line));
    if (order.shipping && order.shipping->discountable)
        weights.push_back(totals.shipping.amount);
    for (const std::int64_t weight : weights)
        base += weight;
    const auto fits = narrow(base, "/lines");
    if (!fits.ok())
        return fits.error();
    const auto discount = reduction(order.discount, fits.value(), rules.rounding);
    if (!discount)
        return badDiscount("/discount");
    totals.discount = *discount;
    const auto parts = spread(*discount, weights);
    if (!parts.ok())
        return parts.error();
    for (std::size_t i = 0; i < totals.lines.size(); ++i)
        totals.lines[i].orderDiscount = parts.value()[i];
    if (weights.size() > totals.lines.size())
        totals.shipping.orderDiscount = parts.value().back();
    return Done{};
}

TaxPiece
pieceOf(const LineTotals& line, const TaxRates& rates, std::int64_t unitPrice, Quantity quantity)
{
    TaxPiece piece;
    piece.rates = &rates;
    piece.unitPrice = unitPrice;
    piece.quantity = quantity;
    piece.amount = line.amount;
    piece.base = afterLineDiscount(line) - line.orderDiscount;
    return piece;
}

/// Step 5, and the figures of each line that follow from it.
Outcome taxLines(const PricingRules& rules, const OrderInput& order, OrderTotals& totals)
{
    std::vector<TaxPiece> pieces;
    pieces.reserve(totals.lines.size() + 1);
    for (std::size_t i = 0; i < totals.lines.size(); ++i) {
        const LineInput& line = order.lines[i];
        pieces.push_back(
            pieceOf(totals.lines[i], line.taxRates, line.unitPrice.amount(), line.quantity));
    }
    if (order.shipping)
        pieces.push_back(pieceOf(
            totals.shipping, order.shipping->taxRates, totals.shipping.amount, Quantity::whole(1)));
    totals.taxGroups = groupByRates(pieces);
    if (const auto done = applyTax(rules, pieces, totals.taxGroups); !done.ok())
        return done;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        LineTotals& line = i < totals.lines.size() ? totals.lines[i] : totals.shipping;
        line.net = pieces[i].net;
        line.tax = pieces[i].tax;
        line.total = line.net + line.tax;
    }
    return Done{};
}

Outcome addUp(OrderTotals& totals)
{
    Wide subtotal = 0;
    Wide net = totals.shipping.net;
    Wide tax = totals.shipping.tax;
    for (const LineTotals& line : totals.lines) {
        subtotal += afterLineDiscount(line);
        net += line.net;
        tax += line.tax;
    }
    const auto total = narrow(net + tax, "/total");
    if (!total.ok())
        return total.error();
    totals.subtotal = static_cast<std::int64_t>(subtotal);
    totals.net = static_cast<std::int64_t>(net);
    totals.tax = static_cast<std::int64_t>(tax);
    totals.total = total.value();
    return Done{};
}

} // namespace

std::string_view toString(TaxLevel level) noexcept
{
    for (const auto& [known, name] : kLevelNames) {
        if (known == level)
            return name;
    }
    return "unknown";
}

std::optional<TaxLevel> parseTaxLevel(std::string_view text) noexcept
{
    for (const auto& [level, name] : kLevelNames) {
        if (name == text)
            return level;
    }
    return std::nullopt;
}

Result<OrderTotals> computeTotals(const PricingRules& rules, const OrderInput& order)
{
    OrderTotals totals;
    totals.currency = rules.currency;
    totals.lines.reserve(order.lines.size());
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        auto line = startLine(rules, order.lines[i], i);
        if (!line.ok())
            return line.error();
        totals.lines.push_back(line.value());
    }
    if (order.shipping) {
        if (const auto done = startShipping(rules, *order.shipping, totals.shipping); !done.ok())
            return done.error();
    }
    if (const auto done = spreadOrderDiscount(rules, order, totals); !done.ok())
        return done.error();
    if (const auto done = taxLines(rules, order, totals); !done.ok())
        return done.error();
    if (const auto done = addUp(totals); !done.ok())
        return done.error();
    return totals;
}

Result<CashDue> roundCash(std::int64_t amount, std::int64_t step, RoundingMode mode)
{
    if (step <= 0)
        return refuse("/step", "the smallest coin is more than zero");
    const auto due = narrow(divideRounded(amount, step, mode) * step, "/amount");
    if (!due.ok())
        return due.error();
    return CashDue{.due = due.value(), .adjustment = due.value() - amount};
}

Result<std::int64_t> changeFor(const CashDue& cash, std::int64_t tendered)
{
    if (tendered < cash.due)
        return refuse("/tendered",
                      "tendered " + std::to_string(tendered) + " does not cover " +
                          std::to_string(cash.due));
    return narrow(static_cast<Wide>(tendered) - cash.due, "/tendered");
}

} // namespace vitrine::domain
