#pragma once

#include "storefront-kiosk/receipt/receipt.hpp"

#include <QString>

#include <string>
#include <vector>

namespace vitrine::kiosk {

/// A piece of a receipt, for every way to show it: paper, PDF, screen.
struct ReceiptBlock
{
    enum class Kind {
        Text,    ///< `left`, wrapped.
        Columns, ///< `left`, wrapped, and `right` at the end of its last line.
        Rule,    ///< A line across.
        Space,   ///< An empty line.
        Qr       ///< `left` as a QR code.
    };
    enum class Size { Normal, Large };
    Kind kind = Kind::Text;
    QString left{};
    QString right{};
    bool isBold = false;
    bool isCentred = false;
    Size size = Size::Normal;
};

/// The receipt in the shopper's language.
/// @param language "en", "de"; English for one that has no texts.
[[nodiscard]] std::vector<ReceiptBlock> layOut(const Receipt& receipt, const QString& language);

/// A line on paper of fixed width.
struct PaperLine
{
    QString text{};
    bool isBold = false;
    bool isLarge = false; ///< Twice as wide and high: half the columns.
    QString qr{};         ///< A QR code instead of text.
};

/// @param columns of normal signs: 48 on 80 mm paper, 32 on 58 mm; at least 16.
[[nodiscard]] std::vector<PaperLine> toPaper(const std::vector<ReceiptBlock>& blocks, int columns);

} // namespace vitrine::kiosk
