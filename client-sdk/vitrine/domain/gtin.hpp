#pragma once

#include "vitrine/core/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::domain {

/// A Global Trade Item Number (GS1), kept right-aligned in 14 digits so that the UPC and EAN forms
/// of one item are equal.
class Gtin
{
public:
    /// Accepts 8, 12, 13 or 14 digits; blanks and hyphens between digits are ignored. Eight digits
    /// that begin with 0 (or with 1, when they are no GTIN-8) are read as UPC-E and expanded.
    /// @return InvalidArgument for another length, a character that is no digit, or a wrong check
    /// digit, which is named.
    [[nodiscard]] static Result<Gtin> create(std::string_view text);

    /// Fourteen digits: what is stored and compared.
    [[nodiscard]] const std::string& text() const { return m_digits; }
    /// The shortest of 8, 12 or 13 digits that holds it, 14 otherwise: what is printed under a
    /// barcode.
    [[nodiscard]] std::string shortText() const;
    /// Whether the number means something in one store only (prefixes 02 and 20 to 29; 0 and 2 of
    /// eight digits) and so can never identify a product to anybody else.
    [[nodiscard]] bool isStoreInternal() const;
    /// Whether it is a book or a serial (prefixes 978, 979, 977).
    [[nodiscard]] bool isPublication() const;

    auto operator<=>(const Gtin&) const = default;

private:
    explicit Gtin(std::string digits)
        : m_digits(std::move(digits))
    {
    }

    std::string m_digits;
};

/// The check digit for `digits` without one: weights 3 and 1 from the right.
/// @pre only digits
[[nodiscard]] int gtinCheckDigit(std::string_view digits);

/// The twelve digits of UPC-A for eight of UPC-E.
/// @return InvalidArgument when it is no UPC-E, or its check digit is wrong.
[[nodiscard]] Result<std::string> expandUpcE(std::string_view text);

/// How a store reads its own numbers: prefix, then item digits, then value digits, then the check
/// digit.
struct InternalNumberRule
{
    enum class Value { Weight, Price };
    std::string prefix; ///< "02", or "20" to "29".
    int itemDigits = 5; ///< Right after the prefix.
    bool innerCheck =
        false; ///< One digit between item and value, reserved for the scale's own check; skipped.
    int decimals = 2; ///< Of the value.
    Value value = Value::Price;
};

/// What a store-internal number says.
struct InternalNumber
{
    std::string item;
    std::int64_t value = 0; ///< In units of 10^-decimals.
    int decimals = 0;
    InternalNumberRule::Value kind = InternalNumberRule::Value::Price;
};

/// @return InvalidArgument when `gtin` does not begin with the rule's prefix or the rule does not
/// fill twelve digits.
[[nodiscard]] Result<InternalNumber> readInternalNumber(const Gtin& gtin,
                                                        const InternalNumberRule& rule);

} // namespace vitrine::domain
