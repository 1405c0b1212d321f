#include "vitrine/domain/order_number.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::domain {
namespace {

constexpr std::size_t kPrefixMax = 12;
constexpr int kDigitsMax = 12;
constexpr std::int64_t kCounterMax = 999'999'999'999;

Error refuse(std::string message)
{
    return Error{
        .code = ErrorCode::InvalidArgument, .message = std::move(message), .field = "/number"};
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isCodeCharacter(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z');
}

std::string upper(std::string_view text)
{
    std::string result(text);
    for (char& c : result) {
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
}

bool isCode(std::string_view text, std::size_t lengthMax)
{
    return !text.empty() && text.size() <= lengthMax &&
           std::all_of(text.begin(), text.end(), isCodeCharacter);
}

} // namespace

Result<OrderNumber>
OrderNumber::create(std::string_view prefix, std::int64_t counter, int digitsMin)
{
    const bool prefixFits = !prefix.empty() && prefix.size() <= kPrefixMax &&
                            !isDigit(prefix.back()) &&
                            std::all_of(prefix.begin(), prefix.end(), [](char c) {
                                return isCodeCharacter(c) || c == '-';
                            });
    if (!prefixFits)
        return refuse("a number's prefix has 1 to 12 of A-Z, 0-9 and '-', the last no digit");
    if (counter < 1 || counter > kCounterMax)
        return refuse("a number's counter is between 1 and 999999999999");
    if (digitsMin < 1 || digitsMin > kDigitsMax)
        return refuse("a number's counter is padded to 1 to 12 digits");
    return OrderNumber(std::string(prefix), counter, digitsMin);
}

Result<OrderNumber> OrderNumber::parse(std::string_view text)
{
    const std::string typed = upper(trim(text));
    const auto digitsBegin = std::find_if_not(typed.rbegin(), typed.rend(), isDigit).base();
    const std::string digits(digitsBegin, typed.end());
    if (digits.empty() || digits.size() > static_cast<std::size_t>(kDigitsMax))
        return refuse("an order number ends in 1 to 12 digits");
    std::int64_t counter = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), counter);
    return create(
        std::string(typed.begin(), digitsBegin), counter, static_cast<int>(digits.size()));
}

std::string OrderNumber::text() const
{
    std::string digits = std::to_string(m_counter);
    const auto width = static_cast<std::size_t>(m_digitsMin);
    if (digits.size() < width)
        digits.insert(0, width - digits.size(), '0');
    return m_prefix + digits;
}

Result<std::string> deviceNumberPrefix(std::string_view store, std::string_view device)
{
    const std::string storeCode = upper(store);
    const std::string deviceCode = upper(device);
    if (!isCode(storeCode, 4))
        return refuse("a store's code has 1 to 4 of A-Z and 0-9");
    if (!isCode(deviceCode, 6))
        return refuse("a device's code has 1 to 6 of A-Z and 0-9");
    return storeCode + "-" + deviceCode + "-";
}

} // namespace vitrine::domain
