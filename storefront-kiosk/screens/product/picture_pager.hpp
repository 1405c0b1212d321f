#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/scrolling/glide.hpp"

#include <QVariantAnimation>
#include <QWidget>

#include <vector>

namespace vitrine::kiosk {

/// Pictures side by side, one at a time, moved by a finger; dots below say which one it is.
class PicturePager final : public QWidget
{
    Q_OBJECT

public:
    struct Picture
    {
        QString hash;
        QString text; ///< What is to be seen on it, for who cannot.
        bool operator==(const Picture&) const = default;
    };

    explicit PicturePager(KioskContext& context, QWidget* parent = nullptr);

    /// None: the placeholder. The same pictures stay where they are.
    void setPictures(std::vector<Picture> pictures);
    [[nodiscard]] int current() const { return m_current; }
    /// Moves there; out of range is cut off.
    void setCurrent(int picture);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void currentChanged(int picture);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRect pictureArea() const;
    void paintPicture(QPainter& painter, int picture, const QRectF& place) const;
    void paintDots(QPainter& painter) const;
    void settle(double towards);
    void refreshName();

    KioskContext& m_context;
    std::vector<Picture> m_pictures;
    int m_current = 0;
    double m_shown = 0; ///< Which one is in the middle; between two while it moves.
    bool m_isDragged = false;
    double m_grip = 0;
    FingerSpeed m_speed;
    QVariantAnimation m_motion;
};

} // namespace vitrine::kiosk
