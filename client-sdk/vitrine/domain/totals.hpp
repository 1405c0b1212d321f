#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/domain/rounding.hpp"
#include "vitrine/domain/tax.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vitrine::domain {

/// How much of something is bought, in thousandths (weights and lengths have fractions).
struct Quantity
{
    std::int64_t thousandths = 1000;

    [[nodiscard]] static constexpr Quantity whole(std::int64_t units) { return {units * 1000}; }
    bool operator==(const Quantity&) const = default;
};

/// Where tax is rounded.
enum class TaxLevel {
    Unit,            ///< On the price of one unit, then times the quantity.
    Line,            ///< On each line's amount.
    DocumentPerRate, ///< Once per rate (or set of rates) on the sum of its lines.
    Document         ///< Once on the whole document.
};

/// "unit", "line", "document_per_rate", "document".
[[nodiscard]] std::string_view toString(TaxLevel level) noexcept;
[[nodiscard]] std::optional<TaxLevel> parseTaxLevel(std::string_view text) noexcept;

/// What a shop has declared about its prices.
struct PricingRules
{
    Currency currency;
    bool pricesIncludeTax = true;
    TaxLevel taxLevel = TaxLevel::Line;
    RoundingMode rounding = RoundingMode::HalfAwayFromZero;
};

/// A reduction; never takes more than there is.
struct Discount
{
    enum class Kind { None, Amount, Percent };
    Kind kind = Kind::None;
    std::int64_t value = 0; ///< Minor units for Amount, millionths for Percent.

    [[nodiscard]] static Discount amount(std::int64_t minor) { return {Kind::Amount, minor}; }
    [[nodiscard]] static Discount percent(std::int64_t millionths)
    {
        return {Kind::Percent, millionths};
    }
};

struct LineInput
{
    Money unitPrice; ///< With or without tax, as the shop has declared.
    Quantity quantity{};
    TaxRates taxRates{};
    Discount discount{};
};

struct ShippingInput
{
    Money price;
    TaxRates taxRates{};
    bool discountable = false; ///< Whether the order's discount touches it.
};

struct OrderInput
{
    std::vector<LineInput> lines;
    Discount discount{}; ///< On the whole order, spread over the lines by their amounts.
    std::optional<ShippingInput> shipping{};
};

/// A line (or the shipping) worked out; amounts in minor units.
struct LineTotals
{
    std::int64_t amount = 0;        ///< Unit price x quantity, as priced.
    std::int64_t lineDiscount = 0;  ///< Its own discount.
    std::int64_t orderDiscount = 0; ///< Its part of the order's discount.
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t total = 0; ///< net + tax
};

/// Everything taxed alike.
struct TaxGroup
{
    TaxRates rates;
    std::int64_t net = 0;
    std::vector<std::int64_t> taxes; ///< One per rate.
};

/// An order worked out; amounts in minor units of `currency`. Always: subtotal = sum of (amount -
/// lineDiscount); total = sum of the lines' totals + the shipping's total = net + tax; the groups
/// sum to net and tax.
struct OrderTotals
{
    Currency currency;
    std::vector<LineTotals> lines;
    LineTotals shipping;
    std::vector<TaxGroup> taxGroups; ///< In order of first appearance.
    std::int64_t subtotal = 0;
    std::int64_t discount = 0; ///< The order's discount, shipping's part included.
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t total = 0;
};

/// Works an order out, in this fixed order: (1) unit price x quantity, (2) line discounts, (3) the
/// order's discount, spread by largest remainder, (4) shipping, (5) tax at the declared level. Cash
/// rounding comes last, on what is paid in cash: `roundCash`. Where tax is rounded on more than one
/// line at once, the rounded tax is spread over those lines by largest remainder, so that the lines
/// always add up to the document. At unit level a discount reduces the unit's tax in proportion.
///
/// @return InvalidArgument, with `field` a pointer such as "/lines/2/unitPrice", for another
/// currency, a negative price, a
///         quantity that is not positive, a discount out of range, a bad rate or an overflow.
[[nodiscard]] Result<OrderTotals> computeTotals(const PricingRules& rules, const OrderInput& order);

/// The cash part of a payment, rounded to coins that exist.
struct CashDue
{
    std::int64_t due = 0;
    std::int64_t adjustment = 0; ///< due minus the exact amount: a line of its own on the receipt.
};

/// @param step the smallest coin, e.g. 5 for 0.05.
/// @return InvalidArgument when `step` is not positive, or for an overflow.
[[nodiscard]] Result<CashDue> roundCash(std::int64_t amount, std::int64_t step, RoundingMode mode);

/// What to hand back.
/// @return InvalidArgument when `tendered` does not cover `due`.
[[nodiscard]] Result<std::int64_t> changeFor(const CashDue& cash, std::int64_t tendered);

} // namespace vitrine::domain
