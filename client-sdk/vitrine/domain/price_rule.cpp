#include "vitrine/domain/price_rule.hpp"

#include "vitrine/domain/rounding.hpp"

#include <utility>

namespace vitrine::domain {
namespace {

constexpr std::int64_t kWholeInHundredths = 10'000; // of a percent

constexpr std::pair<PriceRule::Kind, std::string_view> kNames[] = {
    {PriceRule::Kind::Amount, "amount"},
    {PriceRule::Kind::Percent, "percent"},
    {PriceRule::Kind::Set, "set"}};

Wide changedAmount(std::int64_t amount, const PriceRule& rule) noexcept
{
    switch (rule.kind) {
    case PriceRule::Kind::Amount:
        return Wide{amount} + rule.value;
    case PriceRule::Kind::Percent:
        return divideRounded(Wide{amount} * (Wide{kWholeInHundredths} + rule.value),
                             kWholeInHundredths,
                             RoundingMode::HalfAwayFromZero);
    case PriceRule::Kind::Set:
        break;
    }
    return rule.value;
}

} // namespace

std::string_view toString(PriceRule::Kind kind) noexcept
{
    for (const auto& [known, name] : kNames) {
        if (known == kind)
            return name;
    }
    return {};
}

std::optional<PriceRule::Kind> parsePriceRuleKind(std::string_view text) noexcept
{
    for (const auto& [kind, name] : kNames) {
        if (name == text)
            return kind;
    }
    return std::nullopt;
}

Result<Money> changedPrice(const Money& price, const PriceRule& rule)
{
    const Wide amount = changedAmount(price.amount(), rule);
    if (amount < 0)
        return Error{.code = ErrorCode::InvalidArgument,
                     .message = "the price would become negative",
                     .field = "price",
                     .reason = {"price_negative"}};
    const auto narrowed = narrow(amount, "price");
    if (!narrowed.ok())
        return narrowed.error();
    return Money(*narrowed, price.currency());
}

} // namespace vitrine::domain
