#pragma once

#include "storefront-kiosk/receipt/receipt_layout.hpp"
#include "vitrine/core/result.hpp"

#include <QImage>
#include <QPainter>

#include <string>
#include <vector>

namespace vitrine::kiosk {

/// Paints a receipt as it would be on paper, for the screen and for PDF. Needs a QGuiApplication.
class ReceiptPainter
{
public:
    /// @param width of the paper in the painter's units; everything else follows from it.
    ReceiptPainter(std::vector<ReceiptBlock> blocks, double width);

    [[nodiscard]] double height() const { return m_height; }
    void paint(QPainter& painter) const;

private:
    double walk(QPainter* painter) const;
    double walkText(QPainter* painter, const ReceiptBlock& block, double top) const;
    double walkQr(QPainter* painter, const ReceiptBlock& block, double top) const;
    [[nodiscard]] QFont fontOf(const ReceiptBlock& block) const;

    std::vector<ReceiptBlock> m_blocks;
    double m_width;
    double m_height = 0;
};

/// Writes a PDF of 80 mm width and the receipt's own length, in place of what was at `path`.
/// @return As writeDurably.
[[nodiscard]] Outcome writeReceiptPdf(const std::vector<ReceiptBlock>& blocks,
                                      const QString& title,
                                      const std::string& path);

} // namespace vitrine::kiosk
