#include "vitrine/domain/gtin.hpp"

#include <algorithm>

namespace vitrine::domain {
namespace {

constexpr std::size_t kDigits = 14;

Error refuse(Reason reason, std::string message)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = std::move(message),
                 .field = "/gtin",
                 .reason = std::move(reason)};
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// `text` without the blanks and hyphens that people and spreadsheets put into numbers.
Result<std::string> digitsOf(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        if (c == ' ' || c == '-')
            continue;
        if (!isDigit(c))
            return refuse({"gtin_digits"}, "a GTIN has digits only");
        digits += c;
        if (digits.size() > kDigits)
            break;
    }
    return digits;
}

Outcome checkDigitHolds(std::string_view digits)
{
    const int expected = gtinCheckDigit(digits.substr(0, digits.size() - 1));
    if (digits.back() - '0' == expected)
        return Done{};
    return refuse({"gtin_check_digit", {std::string(digits), std::to_string(expected)}},
                  "the check digit of " + std::string(digits) + " should be " +
                      std::to_string(expected));
}

/// Six digits of UPC-E to the ten of UPC-A between number system and check digit.
std::string expandMiddle(std::string_view six)
{
    const std::string d(six);
    switch (d[5]) {
    case '0':
    case '1':
    case '2':
        return d.substr(0, 2) + d[5] + "0000" + d.substr(2, 3);
    case '3':
        return d.substr(0, 3) + "00000" + d.substr(3, 2);
    case '4':
        return d.substr(0, 4) + "00000" + d[4];
    default:
        return d.substr(0, 5) + "0000" + d[5];
    }
}

} // namespace

int gtinCheckDigit(std::string_view digits)
{
    int total = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        total += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return (10 - total % 10) % 10;
}

Result<std::string> expandUpcE(std::string_view text)
{
    if (text.size() != 8 || !std::all_of(text.begin(), text.end(), isDigit) ||
        (text[0] != '0' && text[0] != '1'))
        return refuse({"upc_e"}, "UPC-E has eight digits and begins with 0 or 1");
    const std::string expanded = text[0] + expandMiddle(text.substr(1, 6)) + text[7];
    if (const auto holds = checkDigitHolds(expanded); !holds.ok())
        return holds.error();
    return expanded;
}

Result<Gtin> Gtin::create(std::string_view text)
{
    auto read = digitsOf(text);
    if (!read.ok())
        return read.error();
    std::string digits = std::move(read).value();
    if (digits.size() != 8 && digits.size() != 12 && digits.size() != 13 &&
        digits.size() != kDigits)
        return refuse({"gtin_length"}, "a GTIN has 8, 12, 13 or 14 digits");
    const auto holds = checkDigitHolds(digits);
    // A GTIN-8 that begins with 0 is for use inside one company only; on a product it is a UPC-E.
    if (digits.size() == 8 && (digits[0] == '0' || (digits[0] == '1' && !holds.ok()))) {
        if (auto expanded = expandUpcE(digits); expanded.ok())
            return Gtin("00" + std::move(expanded).value());
    }
    if (!holds.ok())
        return holds.error();
    return Gtin(std::string(kDigits - digits.size(), '0') + digits);
}

std::string Gtin::shortText() const
{
    // GS1 keeps the range with six leading zeros for GTIN-8, so the length can be told from the
    // zeros.
    for (const std::size_t length : {std::size_t{8}, std::size_t{12}, std::size_t{13}}) {
        if (m_digits.find_first_not_of('0') >= kDigits - length)
            return m_digits.substr(kDigits - length);
    }
    return m_digits;
}

bool Gtin::isStoreInternal() const
{
    if (m_digits.compare(0, 6, "000000") == 0)
        return m_digits[6] == '0' || m_digits[6] == '2';
    return m_digits[1] == '2' || (m_digits[1] == '0' && m_digits[2] == '2');
}

bool Gtin::isPublication() const
{
    return m_digits[0] == '0' && m_digits[1] == '9' && m_digits[2] == '7' && m_digits[3] >= '7';
}

Result<InternalNumber> readInternalNumber(const Gtin& gtin, const InternalNumberRule& rule)
{
    const std::string thirteen = gtin.text().substr(1);
    const bool prefixFits =
        rule.prefix == "02" || (rule.prefix.size() == 2 && rule.prefix[0] == '2');
    const int valueDigits = 12 - 2 - rule.itemDigits - (rule.innerCheck ? 1 : 0);
    if (!prefixFits || rule.itemDigits < 1 || valueDigits < 1 || rule.decimals < 0 ||
        rule.decimals > valueDigits)
        return refuse({}, "the rule does not describe a store-internal number");
    if (thirteen.compare(0, 2, rule.prefix) != 0)
        return refuse({}, "the number does not begin with " + rule.prefix);
    InternalNumber number;
    number.item = thirteen.substr(2, static_cast<std::size_t>(rule.itemDigits));
    const auto valueAt = static_cast<std::size_t>(12 - valueDigits);
    number.value = std::stoll(thirteen.substr(valueAt, static_cast<std::size_t>(valueDigits)));
    number.decimals = rule.decimals;
    number.kind = rule.value;
    return number;
}

} // namespace vitrine::domain
