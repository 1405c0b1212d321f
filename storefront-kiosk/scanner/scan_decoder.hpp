#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/gtin.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// How the shop's own labels of one prefix are read.
struct LabelRule
{
    domain::InternalNumberRule number{}; ///< Prefix, item digits, decimals, weight or price.
    bool checkInner = true; ///< Whether the digit between item and value must be GS1's price check
                            ///< digit; only with number.innerCheck and 4 or 5 digits of value.
};

/// What a barcode says.
struct ScannedCode
{
    enum class Kind {
        Product,     ///< `gtin` is on the product.
        WeightLabel, ///< `item` was weighed: `value` in units of 10^-decimals.
        PriceLabel,  ///< `item` has a price of its own: `value` in units of 10^-decimals.
        Other        ///< Something else that can be read: an article number, a voucher.
    };
    Kind kind = Kind::Other;
    std::string text; ///< As it was read, without what the scanner adds.
    std::string gtin; ///< Fourteen digits; also of labels, where it identifies nothing.
    std::string item; ///< Of labels.
    std::int64_t value = 0;
    int decimals = 0;
};

/// Makes sense of what a scanner read.
class ScanDecoder
{
public:
    /// @return InvalidArgument for rules that contradict each other or describe no number.
    [[nodiscard]] static Result<ScanDecoder> create(std::vector<LabelRule> rules);

    /// @return InvalidArgument: digits of a GTIN's length whose check digit is wrong (a misread;
    ///         to be scanned again), or more than 512 characters, or nothing.
    [[nodiscard]] Result<ScannedCode> decode(std::string_view text) const;

private:
    explicit ScanDecoder(std::vector<LabelRule> rules)
        : m_rules(std::move(rules))
    {
    }
    [[nodiscard]] Result<ScannedCode> readLabel(const domain::Gtin& gtin, ScannedCode code) const;

    std::vector<LabelRule> m_rules;
};

/// GS1's check digit for a price of four or five digits that stands before it in a label.
/// @pre four or five digits
[[nodiscard]] int priceCheckDigit(std::string_view digits);

} // namespace vitrine::kiosk
