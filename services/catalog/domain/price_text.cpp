#include "services/catalog/domain/price_text.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::catalog {
namespace {

bool allDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error wrong(Reason reason, std::string message)
{
    return {.code = ErrorCode::InvalidArgument,
            .message = std::move(message),
            .field = "price",
            .reason = std::move(reason)};
}

} // namespace

Result<domain::Money> parsePrice(std::string_view text, domain::Currency currency)
{
    text = trim(text);
    const auto decimals = static_cast<std::size_t>(currency.exponent());
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
    if (!allDigits(whole) || (point != std::string_view::npos && !allDigits(fraction)))
        return wrong(
            {"price_format"},
            "price must be digits with a decimal point, such as 19.99, without sign or separators");
    if (fraction.size() > decimals)
        return wrong({"price_decimals", {std::string(currency.code()), std::to_string(decimals)}},
                     "price has more decimals than " + std::string(currency.code()) + " has (" +
                         std::to_string(decimals) + ")");

    std::string digits(whole);
    digits += fraction;
    digits.append(decimals - fraction.size(), '0');
    std::int64_t amount = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), amount);
    if (error != std::errc() || end != digits.data() + digits.size())
        return wrong({"price_too_large"}, "price is too large");
    return domain::Money(amount, currency);
}

std::string formatPrice(const domain::Money& price)
{
    const auto decimals = static_cast<std::size_t>(price.currency().exponent());
    std::string digits = std::to_string(price.amount());
    if (decimals == 0)
        return digits;
    if (digits.size() <= decimals)
        digits.insert(0, decimals + 1 - digits.size(), '0');
    return digits.insert(digits.size() - decimals, 1, '.');
}

} // namespace vitrine::catalog
