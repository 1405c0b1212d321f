#pragma once

#include "storefront-kiosk/receipt/qr_code.hpp"

#include <QString>
#include <QWidget>

#include <optional>

namespace vitrine::kiosk {

/// A QR code, black on a white card in every theme, as large as its place allows in whole pixels
/// per module.
class QrView final : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget* parent = nullptr);

    /// "" for none. What is too long for a code shows none: see hasCode().
    void setText(const QString& text);
    [[nodiscard]] bool hasCode() const { return m_code.has_value(); }
    /// Side of the square in logical pixels; 360 without it.
    void setSide(int pixels);
    /// Overwrites what it showed.
    void wipe();

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<QrCode> m_code;
    int m_side = 360;
};

} // namespace vitrine::kiosk
