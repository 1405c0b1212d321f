#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace vitrine::domain {

/// How the prices of many products are changed alike.
struct PriceRule
{
    enum class Kind {
        Amount,  ///< Adds `value` minor units, or takes them off.
        Percent, ///< Adds `value` hundredths of a percent: 1000 is 10 % more, -2500 is 25 % less.
        Set      ///< Makes it `value` minor units of the price's own currency.
    };
    Kind kind = Kind::Amount;
    std::int64_t value = 0;

    bool operator==(const PriceRule&) const = default;
};

/// "amount", "percent", "set"
[[nodiscard]] std::string_view toString(PriceRule::Kind kind) noexcept;
[[nodiscard]] std::optional<PriceRule::Kind> parsePriceRuleKind(std::string_view text) noexcept;

/// `price` under `rule`; a percentage is rounded once, ties away from zero.
/// @return InvalidArgument, field "price", when the new price would be negative or too large.
[[nodiscard]] Result<Money> changedPrice(const Money& price, const PriceRule& rule);

} // namespace vitrine::domain
