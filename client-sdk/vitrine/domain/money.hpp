#pragma once

#include "vitrine/core/result.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace vitrine::domain {

/// A currency of ISO 4217, e.g. EUR. The default is XXX, "no currency".
class Currency
{
public:
    Currency() = default;
    /// @return InvalidArgument when `code` is not one of ISO 4217's active codes (upper case).
    [[nodiscard]] static Result<Currency> create(std::string_view code);

    [[nodiscard]] std::string_view code() const { return {m_code.data(), m_code.size()}; }
    /// Decimal digits of the minor unit: 0 for JPY, 2 for EUR, 3 for KWD.
    [[nodiscard]] int exponent() const;

    auto operator<=>(const Currency&) const = default;

private:
    std::array<char, 3> m_code{'X', 'X', 'X'};
};

/// A signed amount of one currency, counted in its minor unit (cents, not euros).
class Money
{
public:
    /// Zero of no currency; adding it to an amount is a currency mismatch like any other.
    Money() = default;
    Money(std::int64_t amount, Currency currency)
        : m_amount(amount)
        , m_currency(currency)
    {
    }
    /// @return InvalidArgument when `currency` is unknown.
    [[nodiscard]] static Result<Money> create(std::int64_t amount, std::string_view currency);

    [[nodiscard]] std::int64_t amount() const { return m_amount; }
    [[nodiscard]] Currency currency() const { return m_currency; }

    /// @return InvalidArgument for another currency or an overflow.
    [[nodiscard]] Result<Money> plus(const Money& other) const;
    /// @return InvalidArgument for another currency or an overflow.
    [[nodiscard]] Result<Money> minus(const Money& other) const;
    /// @return InvalidArgument for an overflow.
    [[nodiscard]] Result<Money> times(std::int64_t factor) const;

    /// For logs and plain text: "19.99 EUR", "500 JPY". Screens format by locale.
    [[nodiscard]] std::string text() const;

    bool operator==(const Money&) const = default;

private:
    std::int64_t m_amount = 0;
    Currency m_currency;
};

/// The sum of `amounts`, all of `currency`.
/// @return InvalidArgument for another currency or an overflow.
[[nodiscard]] Result<Money> sum(std::span<const Money> amounts, Currency currency);

} // namespace vitrine::domain
