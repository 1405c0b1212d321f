#include "vitrine/domain/money.hpp"

#include <algorithm>

namespace vitrine::domain {
namespace {

struct CurrencyEntry
{
    std::array<char, 3> code;
    int exponent;
};

/// ISO 4217 list one, sorted by code. Units of account and metals without a minor unit are left
/// out: nothing is priced in them.
constexpr CurrencyEntry kCurrencies[] = {
    {{'A', 'E', 'D'}, 2}, {{'A', 'F', 'N'}, 2}, {{'A', 'L', 'L'}, 2}, {{'A', 'M', 'D'}, 2},
    {{'A', 'O', 'A'}, 2}, {{'A', 'R', 'S'}, 2}, {{'A', 'U', 'D'}, 2}, {{'A', 'W', 'G'}, 2},
    {{'A', 'Z', 'N'}, 2}, {{'B', 'A', 'M'}, 2}, {{'B', 'B', 'D'}, 2}, {{'B', 'D', 'T'}, 2},
    {{'B', 'G', 'N'}, 2}, {{'B', 'H', 'D'}, 3}, {{'B', 'I', 'F'}, 0}, {{'B', 'M', 'D'}, 2},
    {{'B', 'N', 'D'}, 2}, {{'B', 'O', 'B'}, 2}, {{'B', 'O', 'V'}, 2}, {{'B', 'R', 'L'}, 2},
    {{'B', 'S', 'D'}, 2}, {{'B', 'T', 'N'}, 2}, {{'B', 'W', 'P'}, 2}, {{'B', 'Y', 'N'}, 2},
    {{'B', 'Z', 'D'}, 2}, {{'C', 'A', 'D'}, 2}, {{'C', 'D', 'F'}, 2}, {{'C', 'H', 'E'}, 2},
    {{'C', 'H', 'F'}, 2}, {{'C', 'H', 'W'}, 2}, {{'C', 'L', 'F'}, 4}, {{'C', 'L', 'P'}, 0},
    {{'C', 'N', 'Y'}, 2}, {{'C', 'O', 'P'}, 2}, {{'C', 'O', 'U'}, 2}, {{'C', 'R', 'C'}, 2},
    {{'C', 'U', 'P'}, 2}, {{'C', 'V', 'E'}, 2}, {{'C', 'Z', 'K'}, 2}, {{'D', 'J', 'F'}, 0},
    {{'D', 'K', 'K'}, 2}, {{'D', 'O', 'P'}, 2}, {{'D', 'Z', 'D'}, 2}, {{'E', 'G', 'P'}, 2},
    {{'E', 'R', 'N'}, 2}, {{'E', 'T', 'B'}, 2}, {{'E', 'U', 'R'}, 2}, {{'F', 'J', 'D'}, 2},
    {{'F', 'K', 'P'}, 2}, {{'G', 'B', 'P'}, 2}, {{'G', 'E', 'L'}, 2}, {{'G', 'H', 'S'}, 2},
    {{'G', 'I', 'P'}, 2}, {{'G', 'M', 'D'}, 2}, {{'G', 'N', 'F'}, 0}, {{'G', 'T', 'Q'}, 2},
    {{'G', 'Y', 'D'}, 2}, {{'H', 'K', 'D'}, 2}, {{'H', 'N', 'L'}, 2}, {{'H', 'T', 'G'}, 2},
    {{'H', 'U', 'F'}, 2}, {{'I', 'D', 'R'}, 2}, {{'I', 'L', 'S'}, 2}, {{'I', 'N', 'R'}, 2},
    {{'I', 'Q', 'D'}, 3}, {{'I', 'R', 'R'}, 2}, {{'I', 'S', 'K'}, 0}, {{'J', 'M', 'D'}, 2},
    {{'J', 'O', 'D'}, 3}, {{'J', 'P', 'Y'}, 0}, {{'K', 'E', 'S'}, 2}, {{'K', 'G', 'S'}, 2},
    {{'K', 'H', 'R'}, 2}, {{'K', 'M', 'F'}, 0}, {{'K', 'P', 'W'}, 2}, {{'K', 'R', 'W'}, 0},
    {{'K', 'W', 'D'}, 3}, {{'K', 'Y', 'D'}, 2}, {{'K', 'Z', 'T'}, 2}, {{'L', 'A', 'K'}, 2},
    {{'L', 'B', 'P'}, 2}, {{'L', 'K', 'R'}, 2}, {{'L', 'R', 'D'}, 2}, {{'L', 'S', 'L'}, 2},
    {{'L', 'Y', 'D'}, 3}, {{'M', 'A', 'D'}, 2}, {{'M', 'D', 'L'}, 2}, {{'M', 'G', 'A'}, 2},
    {{'M', 'K', 'D'}, 2}, {{'M', 'M', 'K'}, 2}, {{'M', 'N', 'T'}, 2}, {{'M', 'O', 'P'}, 2},
    {{'M', 'R', 'U'}, 2}, {{'M', 'U', 'R'}, 2}, {{'M', 'V', 'R'}, 2}, {{'M', 'W', 'K'}, 2},
    {{'M', 'X', 'N'}, 2}, {{'M', 'X', 'V'}, 2}, {{'M', 'Y', 'R'}, 2}, {{'M', 'Z', 'N'}, 2},
    {{'N', 'A', 'D'}, 2}, {{'N', 'G', 'N'}, 2}, {{'N', 'I', 'O'}, 2}, {{'N', 'O', 'K'}, 2},
    {{'N', 'P', 'R'}, 2}, {{'N', 'Z', 'D'}, 2}, {{'O', 'M', 'R'}, 3}, {{'P', 'A', 'B'}, 2},
    {{'P', 'E', 'N'}, 2}, {{'P', 'G', 'K'}, 2}, {{'P', 'H', 'P'}, 2}, {{'P', 'K', 'R'}, 2},
    {{'P', 'L', 'N'}, 2}, {{'P', 'Y', 'G'}, 0}, {{'Q', 'A', 'R'}, 2}, {{'R', 'O', 'N'}, 2},
    {{'R', 'S', 'D'}, 2}, {{'R', 'U', 'B'}, 2}, {{'R', 'W', 'F'}, 0}, {{'S', 'A', 'R'}, 2},
    {{'S', 'B', 'D'}, 2}, {{'S', 'C', 'R'}, 2}, {{'S', 'D', 'G'}, 2}, {{'S', 'E', 'K'}, 2},
    {{'S', 'G', 'D'}, 2}, {{'S', 'H', 'P'}, 2}, {{'S', 'L', 'E'}, 2}, {{'S', 'O', 'S'}, 2},
    {{'S', 'R', 'D'}, 2}, {{'S', 'S', 'P'}, 2}, {{'S', 'T', 'N'}, 2}, {{'S', 'V', 'C'}, 2},
    {{'S', 'Y', 'P'}, 2}, {{'S', 'Z', 'L'}, 2}, {{'T', 'H', 'B'}, 2}, {{'T', 'J', 'S'}, 2},
    {{'T', 'M', 'T'}, 2}, {{'T', 'N', 'D'}, 3}, {{'T', 'O', 'P'}, 2}, {{'T', 'R', 'Y'}, 2},
    {{'T', 'T', 'D'}, 2}, {{'T', 'W', 'D'}, 2}, {{'T', 'Z', 'S'}, 2}, {{'U', 'A', 'H'}, 2},
    {{'U', 'G', 'X'}, 0}, {{'U', 'S', 'D'}, 2}, {{'U', 'S', 'N'}, 2}, {{'U', 'Y', 'I'}, 0},
    {{'U', 'Y', 'U'}, 2}, {{'U', 'Y', 'W'}, 4}, {{'U', 'Z', 'S'}, 2}, {{'V', 'E', 'D'}, 2},
    {{'V', 'E', 'S'}, 2}, {{'V', 'N', 'D'}, 0}, {{'V', 'U', 'V'}, 0}, {{'W', 'S', 'T'}, 2},
    {{'X', 'A', 'F'}, 0}, {{'X', 'C', 'D'}, 2}, {{'X', 'C', 'G'}, 2}, {{'X', 'O', 'F'}, 0},
    {{'X', 'P', 'F'}, 0}, {{'Y', 'E', 'R'}, 2}, {{'Z', 'A', 'R'}, 2}, {{'Z', 'M', 'W'}, 2},
    {{'Z', 'W', 'G'}, 2},
};

constexpr bool codeLess(const CurrencyEntry& a, const CurrencyEntry& b)
{
    return a.code < b.code;
}
static_assert(std::is_sorted(std::begin(kCurrencies), std::end(kCurrencies), codeLess));

const CurrencyEntry* findCurrency(std::array<char, 3> code)
{
    const auto* found = std::lower_bound(
        std::begin(kCurrencies), std::end(kCurrencies), CurrencyEntry{code, 0}, codeLess);
    return found != std::end(kCurrencies) && found->code == code ? found : nullptr;
}

Error mismatch(const Money& a, const Money& b)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "amounts in " + std::string(a.currency().code()) + " and " +
                            std::string(b.currency().code()) + " cannot be combined",
                 .field = "/currency"};
}

Error overflow()
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "the amount is beyond 64 bits of minor units",
                 .field = "/amount"};
}

} // namespace

Result<Currency> Currency::create(std::string_view code)
{
    Currency currency;
    if (code.size() == 3)
        std::copy(code.begin(), code.end(), currency.m_code.begin());
    if (code.size() != 3 || findCurrency(currency.m_code) == nullptr)
        return failure<Currency>(ErrorCode::InvalidArgument,
                                 "'" + std::string(code.substr(0, 16)) +
                                     "' is no active currency code of ISO 4217",
                                 "/currency");
    return currency;
}

int Currency::exponent() const
{
    const CurrencyEntry* entry = findCurrency(m_code);
    return entry == nullptr ? 0 : entry->exponent;
}

Result<Money> Money::create(std::int64_t amount, std::string_view currency)
{
    const auto known = Currency::create(currency);
    if (!known.ok())
        return known.error();
    return Money(amount, known.value());
}

Result<Money> Money::plus(const Money& other) const
{
    if (m_currency != other.m_currency)
        return mismatch(*this, other);
    std::int64_t total = 0;
    if (__builtin_add_overflow(m_amount, other.m_amount, &total))
        return overflow();
    return Money(total, m_currency);
}

Result<Money> Money::minus(const Money& other) const
{
    if (m_currency != other.m_currency)
        return mismatch(*this, other);
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(m_amount, other.m_amount, &difference))
        return overflow();
    return Money(difference, m_currency);
}

Result<Money> Money::times(std::int64_t factor) const
{
    std::int64_t product = 0;
    if (__builtin_mul_overflow(m_amount, factor, &product))
        return overflow();
    return Money(product, m_currency);
}

std::string Money::text() const
{
    // The magnitude as unsigned, because -INT64_MIN does not fit the signed type.
    const bool negative = m_amount < 0;
    const auto magnitude =
        negative ? ~static_cast<std::uint64_t>(m_amount) + 1 : static_cast<std::uint64_t>(m_amount);
    std::string digits = std::to_string(magnitude);
    const auto decimals = static_cast<std::size_t>(m_currency.exponent());
    if (decimals > 0) {
        if (digits.size() <= decimals)
            digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    return (negative ? "-" : "") + digits + " " + std::string(m_currency.code());
}

Result<Money> sum(std::span<const Money> amounts, Currency currency)
{
    Money total(0, currency);
    for (const Money& amount : amounts) {
        const auto next = total.plus(amount);
        if (!next.ok())
            return next.error();
        total = next.value();
    }
    return total;
}

} // namespace vitrine::domain
