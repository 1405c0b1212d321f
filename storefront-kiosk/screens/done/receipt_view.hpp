#pragma once

#include "storefront-kiosk/receipt/receipt_layout.hpp"

#include <QWidget>

#include <vector>

namespace vitrine::kiosk {

/// The receipt as it is on paper: black on white in every theme. As high as it is long.
class ReceiptView final : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiptView(QWidget* parent = nullptr);

    void setBlocks(std::vector<ReceiptBlock> blocks);
    /// Overwrites what it showed.
    void wipe();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<ReceiptBlock> m_blocks;
};

} // namespace vitrine::kiosk
