#include "vitrine/domain/tax_levels.hpp"

#include "vitrine/domain/spread.hpp"

#include <algorithm>
#include <numeric>

namespace vitrine::domain {
namespace {

Result<TaxSplit>
splitBase(const PricingRules& rules, std::int64_t base, std::span<const std::int64_t> rates)
{
    return rules.pricesIncludeTax ? includedTax(base, rates, rules.rounding)
                                  : addedTax(base, rates, rules.rounding);
}

void addInto(TaxGroup& group, const TaxSplit& split)
{
    group.net += split.net;
    group.taxes.resize(group.rates.size(), 0);
    for (std::size_t i = 0; i < split.taxes.size(); ++i)
        group.taxes[i] += split.taxes[i];
}

void settlePiece(TaxPiece& piece, bool included, std::int64_t tax)
{
    piece.tax = tax;
    piece.net = included ? piece.base - tax : piece.base;
}

Outcome
taxPerLine(const PricingRules& rules, std::vector<TaxPiece>& pieces, std::vector<TaxGroup>& groups)
{
    for (TaxPiece& piece : pieces) {
        const auto split = splitBase(rules, piece.base, *piece.rates);
        if (!split.ok())
            return split.error();
        settlePiece(piece, rules.pricesIncludeTax, split->tax());
        addInto(groups[piece.group], split.value());
    }
    return Done{};
}

/// The tax of one unit, times the quantity, in the proportion that discounts have left.
Result<TaxSplit> splitByUnit(const PricingRules& rules, const TaxPiece& piece)
{
    auto unit = splitBase(rules, piece.unitPrice, *piece.rates);
    if (!unit.ok())
        return unit.error();
    TaxSplit split;
    for (const std::int64_t unitTax : unit->taxes) {
        const auto whole = narrow(divideRounded(
            static_cast<Wide>(unitTax) * piece.quantity.thousandths, 1000, rules.rounding));
        if (!whole.ok())
            return whole.error();
        const bool discounted = piece.base != piece.amount;
        const Wide left = !discounted ? Wide{whole.value()}
                          : piece.amount == 0
                              ? Wide{0}
                              : divideRounded(static_cast<Wide>(whole.value()) * piece.base,
                                              piece.amount,
                                              rules.rounding);
        split.taxes.push_back(static_cast<std::int64_t>(left)); // base <= amount, so it still fits
    }
    split.net = rules.pricesIncludeTax ? piece.base - split.tax() : piece.base;
    if (rules.pricesIncludeTax && split.net < 0) // several rates, each rounded up on a tiny unit
        return includedTax(piece.base, *piece.rates, rules.rounding);
    return split;
}

Outcome
taxPerUnit(const PricingRules& rules, std::vector<TaxPiece>& pieces, std::vector<TaxGroup>& groups)
{
    for (TaxPiece& piece : pieces) {
        const auto split = splitByUnit(rules, piece);
        if (!split.ok())
            return split.error();
        settlePiece(piece, rules.pricesIncludeTax, split->tax());
        addInto(groups[piece.group], split.value());
    }
    return Done{};
}

/// Spreads the tax of a group over its pieces by their bases.
Outcome spreadOverPieces(std::vector<TaxPiece>& pieces,
                         std::size_t groupIndex,
                         std::int64_t tax,
                         bool included)
{
    std::vector<std::int64_t> weights;
    for (const TaxPiece& piece : pieces) {
        if (piece.group == groupIndex)
            weights.push_back(piece.base);
    }
    const auto parts = spread(tax, weights);
    if (!parts.ok())
        return parts.error();
    std::size_t next = 0;
    for (TaxPiece& piece : pieces) {
        if (piece.group == groupIndex)
            settlePiece(piece, included, parts.value()[next++]);
    }
    return Done{};
}

Result<std::vector<std::int64_t>> basesOf(const std::vector<TaxPiece>& pieces,
                                          std::size_t groupCount)
{
    std::vector<Wide> sums(groupCount, 0);
    for (const TaxPiece& piece : pieces)
        sums[piece.group] += piece.base;
    std::vector<std::int64_t> bases;
    for (const Wide total : sums) {
        const auto base = narrow(total, "/lines");
        if (!base.ok())
            return base.error();
        bases.push_back(base.value());
    }
    return bases;
}

Outcome
taxPerGroup(const PricingRules& rules, std::vector<TaxPiece>& pieces, std::vector<TaxGroup>& groups)
{
    const auto bases = basesOf(pieces, groups.size());
    if (!bases.ok())
        return bases.error();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto split = splitBase(rules, bases.value()[i], groups[i].rates);
        if (!split.ok())
            return split.error();
        addInto(groups[i], split.value());
        const auto done = spreadOverPieces(pieces, i, split->tax(), rules.pricesIncludeTax);
        if (!done.ok())
            return done;
    }
    return Done{};
}

/// A non-negative number as whole part and fraction; the exact tax of one group.
struct Exact
{
    Wide whole = 0;
    Wide numerator = 0;
    Wide denominator = 1;
};

/// Leaves room for the doubling that rounding needs.
constexpr Wide kDenominatorMax = Wide{1} << 120;

Wide greatestCommonDivisor(Wide a, Wide b)
{
    while (b != 0) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a == 0 ? 1 : a;
}

Exact exactQuotient(Wide numerator, Wide denominator)
{
    const Wide rest = numerator % denominator;
    const Wide divisor = greatestCommonDivisor(denominator, rest);
    return {numerator / denominator, rest / divisor, denominator / divisor};
}

/// @return false when the common denominator of that many odd rates leaves 128 bits.
bool addExact(Exact& total, const Exact& part)
{
    Wide left = 0;
    Wide right = 0;
    Wide denominator = 0;
    if (__builtin_mul_overflow(total.numerator, part.denominator, &left) ||
        __builtin_mul_overflow(part.numerator, total.denominator, &right) ||
        __builtin_mul_overflow(total.denominator, part.denominator, &denominator) ||
        __builtin_add_overflow(left, right, &left) || denominator > kDenominatorMax)
        return false;
    const Exact fraction = exactQuotient(left, denominator);
    total = {total.whole + part.whole + fraction.whole, fraction.numerator, fraction.denominator};
    return true;
}

Wide roundExact(const Exact& value, RoundingMode mode)
{
    // Only the parity of the whole part matters to rounding; carrying all of it could overflow.
    const Wide parity = value.whole % 2;
    return value.whole - parity +
           divideRounded(parity * value.denominator + value.numerator, value.denominator, mode);
}

/// Exact tax of each group.
Result<std::vector<Exact>> exactTaxes(const PricingRules& rules,
                                      const std::vector<std::int64_t>& bases,
                                      const std::vector<TaxGroup>& groups)
{
    std::vector<Exact> taxes;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto rate = summedRate(groups[i].rates);
        if (!rate.ok())
            return rate.error();
        const Wide divisor =
            rules.pricesIncludeTax ? Wide{kMillion} + rate.value() : Wide{kMillion};
        taxes.push_back(exactQuotient(static_cast<Wide>(bases[i]) * rate.value(), divisor));
    }
    return taxes;
}

/// The document's tax, rounded once. Included tax is what the rounded net leaves of the gross.
Result<std::int64_t> documentTax(const PricingRules& rules,
                                 const std::vector<std::int64_t>& bases,
                                 const std::vector<Exact>& taxes)
{
    Exact total;
    for (const Exact& tax : taxes) {
        if (!addExact(total, tax))
            return failure<std::int64_t>(
                ErrorCode::InvalidArgument,
                "too many different tax rates for rounding on the document",
                "/lines");
    }
    if (!rules.pricesIncludeTax)
        return narrow(roundExact(total, rules.rounding), "/tax");
    const Wide gross = std::accumulate(bases.begin(), bases.end(), Wide{0});
    const bool hasFraction = total.numerator != 0;
    const Exact net{gross - total.whole - (hasFraction ? 1 : 0),
                    hasFraction ? total.denominator - total.numerator : 0,
                    total.denominator};
    return narrow(gross - roundExact(net, rules.rounding), "/tax");
}

/// Whole parts, then one unit each to the largest fractions until `total` is reached.
std::vector<std::int64_t> shareOut(std::int64_t total, const std::vector<Exact>& exact)
{
    std::vector<std::int64_t> parts;
    std::vector<std::size_t> order;
    std::int64_t left = total;
    for (const Exact& part : exact) {
        order.push_back(parts.size());
        parts.push_back(static_cast<std::int64_t>(part.whole));
        left -= parts.back();
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return exact[a].numerator * exact[b].denominator >
               exact[b].numerator * exact[a].denominator;
    });
    for (std::int64_t i = 0; i < left; ++i)
        ++parts[order[static_cast<std::size_t>(i)]];
    return parts;
}

Outcome taxOnDocument(const PricingRules& rules,
                      std::vector<TaxPiece>& pieces,
                      std::vector<TaxGroup>& groups)
{
    const auto bases = basesOf(pieces, groups.size());
    if (!bases.ok())
        return bases.error();
    const auto exact = exactTaxes(rules, bases.value(), groups);
    if (!exact.ok())
        return exact.error();
    const auto total = documentTax(rules, bases.value(), exact.value());
    if (!total.ok())
        return total.error();
    const auto parts = shareOut(total.value(), exact.value());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::int64_t base = bases.value()[i];
        const Wide divisor =
            kMillion +
            (rules.pricesIncludeTax ? Wide{summedRate(groups[i].rates).value()} : Wide{0});
        groups[i].net = rules.pricesIncludeTax ? base - parts[i] : base;
        groups[i].taxes = splitTax(parts[i], base, divisor, groups[i].rates, rules.rounding);
        const auto done = spreadOverPieces(pieces, i, parts[i], rules.pricesIncludeTax);
        if (!done.ok())
            return done;
    }
    return Done{};
}

/// Refuses orders whose sums could leave 64 bits, so that the steps above need not look at each
/// addition.
Outcome checkRange(const PricingRules& rules, const std::vector<TaxPiece>& pieces)
{
    Wide worst = 0;
    for (const TaxPiece& piece : pieces) {
        const auto rate = summedRate(*piece.rates);
        if (!rate.ok())
            return rate.error();
        const Wide tax = rules.pricesIncludeTax
                             ? Wide{0}
                             : static_cast<Wide>(piece.amount) * rate.value() / kMillion;
        // Rounding up adds at most one per rate and unit.
        const Wide rounding = (piece.quantity.thousandths / 1000 + Wide{2}) * 8;
        worst += piece.amount + tax + rounding;
    }
    if (const auto fits = narrow(worst, "/lines"); !fits.ok())
        return fits.error();
    return Done{};
}

} // namespace

std::vector<TaxGroup> groupByRates(std::vector<TaxPiece>& pieces)
{
    std::vector<TaxGroup> groups;
    for (TaxPiece& piece : pieces) {
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const TaxGroup& group) {
            return group.rates == *piece.rates;
        });
        piece.group = static_cast<std::size_t>(found - groups.begin());
        if (found == groups.end())
            groups.push_back({*piece.rates, 0, std::vector<std::int64_t>(piece.rates->size(), 0)});
    }
    return groups;
}

Outcome
applyTax(const PricingRules& rules, std::vector<TaxPiece>& pieces, std::vector<TaxGroup>& groups)
{
    if (const auto inRange = checkRange(rules, pieces); !inRange.ok())
        return inRange;
    switch (rules.taxLevel) {
    case TaxLevel::Unit:
        return taxPerUnit(rules, pieces, groups);
    case TaxLevel::Line:
        return taxPerLine(rules, pieces, groups);
    case TaxLevel::DocumentPerRate:
        return taxPerGroup(rules, pieces, groups);
    case TaxLevel::Document:
        return taxOnDocument(rules, pieces, groups);
    }
    return Error{.code = ErrorCode::Internal, .message = "unknown tax level"};
}

} // namespace vitrine::domain
