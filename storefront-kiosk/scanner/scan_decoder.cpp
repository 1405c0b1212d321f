#include "storefront-kiosk/scanner/scan_decoder.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <array>

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kCharactersMax = 512;

// The weighting tables of the GS1 General Specifications, "Check digit calculation for price or
// weight fields": the product of a digit with its weight, with the tens digit taken off or added.
using Weighting = std::array<int, 10>;
constexpr Weighting kTwoMinus{0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
constexpr Weighting kThree{0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
constexpr Weighting kFivePlus{0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
constexpr Weighting kFiveMinus{0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

int weigh(const Weighting& weighting, char digit)
{
    return weighting[static_cast<std::size_t>(digit - '0')];
}

bool isDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Scanners can be told to send the symbology before the data: ']', a letter, a digit.
std::string_view withoutSymbology(std::string_view text)
{
    const bool present = text.size() > 3 && text[0] == ']' && text[2] >= '0' && text[2] <= '9';
    return present ? text.substr(3) : text;
}

bool hasLengthOfGtin(std::string_view digits)
{
    return digits.size() == 8 || (digits.size() >= 12 && digits.size() <= 14);
}

Error refuse(std::string message)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = std::move(message)};
}

int valueDigits(const domain::InternalNumberRule& rule)
{
    return 12 - 2 - rule.itemDigits - (rule.innerCheck ? 1 : 0);
}

Outcome checkRule(const LabelRule& rule)
{
    const auto& number = rule.number;
    const int digits = valueDigits(number);
    const bool prefixFits =
        number.prefix == "02" ||
        (number.prefix.size() == 2 && number.prefix[0] == '2' && isDigits(number.prefix));
    if (!prefixFits || number.itemDigits < 1 || digits < 1 || number.decimals < 0 ||
        number.decimals > digits)
        return refuse("the rule for prefix '" + number.prefix + "' does not fill twelve digits");
    if (number.innerCheck && rule.checkInner && digits != 4 && digits != 5)
        return refuse("an inner check digit is defined for four or five digits of value, not for " +
                      std::to_string(digits));
    return Done{};
}

/// Whether the digit between item and value is the one that the value asks for.
Outcome checkInnerDigit(const domain::Gtin& gtin, const LabelRule& rule)
{
    if (!rule.number.innerCheck || !rule.checkInner)
        return Done{};
    const auto digits = static_cast<std::size_t>(valueDigits(rule.number));
    const std::string_view label = std::string_view(gtin.text()).substr(1);
    const auto value = label.substr(12 - digits, digits);
    const int expected = priceCheckDigit(value);
    if (label[12 - digits - 1] - '0' == expected)
        return Done{};
    return refuse("the inner check digit of " + std::string(label) + " should be " +
                  std::to_string(expected));
}

} // namespace

int priceCheckDigit(std::string_view digits)
{
    if (digits.size() == 4) {
        const int sum = weigh(kTwoMinus, digits[0]) + weigh(kTwoMinus, digits[1]) +
                        weigh(kThree, digits[2]) + weigh(kFiveMinus, digits[3]);
        return sum * 3 % 10;
    }
    const int sum = weigh(kFivePlus, digits[0]) + weigh(kTwoMinus, digits[1]) +
                    weigh(kFiveMinus, digits[2]) + weigh(kFivePlus, digits[3]) +
                    weigh(kTwoMinus, digits[4]);
    const int wanted = (10 - sum % 10) % 10;
    const auto* found = std::find(kFiveMinus.begin(), kFiveMinus.end(), wanted);
    return static_cast<int>(found - kFiveMinus.begin());
}

Result<ScanDecoder> ScanDecoder::create(std::vector<LabelRule> rules)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (const auto fits = checkRule(rules[i]); !fits.ok())
            return fits.error();
        for (std::size_t before = 0; before < i; ++before) {
            if (rules[before].number.prefix == rules[i].number.prefix)
                return refuse("there are two rules for prefix " + rules[i].number.prefix);
        }
    }
    return ScanDecoder(std::move(rules));
}

Result<ScannedCode> ScanDecoder::decode(std::string_view text) const
{
    const auto read = withoutSymbology(trim(text));
    if (read.empty() || read.size() > kCharactersMax || !isCleanUtf8(read))
        return refuse("nothing that could be a code");
    ScannedCode code{.text = std::string(read)};
    if (!isDigits(read) || !hasLengthOfGtin(read))
        return code;
    const auto gtin = domain::Gtin::create(read);
    if (!gtin.ok())
        return gtin.error();
    code.gtin = gtin->text();
    if (gtin->isStoreInternal() && read.size() >= 12)
        return readLabel(*gtin, std::move(code));
    code.kind = ScannedCode::Kind::Product;
    return code;
}

Result<ScannedCode> ScanDecoder::readLabel(const domain::Gtin& gtin, ScannedCode code) const
{
    const auto prefix = std::string_view(gtin.text()).substr(1, 2);
    for (const auto& rule : m_rules) {
        if (rule.number.prefix != prefix)
            continue;
        if (const auto holds = checkInnerDigit(gtin, rule); !holds.ok())
            return holds.error();
        const auto number = domain::readInternalNumber(gtin, rule.number);
        if (!number.ok())
            return number.error();
        code.kind = number->kind == domain::InternalNumberRule::Value::Weight
                        ? ScannedCode::Kind::WeightLabel
                        : ScannedCode::Kind::PriceLabel;
        code.item = number->item;
        code.value = number->value;
        code.decimals = number->decimals;
        return code;
    }
    // without a rule it is the shop's own number of a product, as the catalogue may have it
    code.kind = ScannedCode::Kind::Product;
    return code;
}

} // namespace vitrine::kiosk
