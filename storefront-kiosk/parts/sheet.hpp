#pragma once

#include "storefront-kiosk/parts/overlay.hpp"

#include <QPropertyAnimation>

class QVBoxLayout;

namespace vitrine::kiosk {

/// A card that rises from below over what is there, which stays where it was. Fill `body()`.
class Sheet : public Overlay
{
    Q_OBJECT
    Q_PROPERTY(qreal rise READ rise WRITE setRise)

public:
    explicit Sheet(QWidget* over);

    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// The part of its parent's height that it covers, 0.9 without it; it takes less when its
    /// content is smaller.
    void setShare(qreal share);
    /// Whether it is as high as its share says, whatever is in it.
    void setFills(bool fills);
    /// In logical pixels; a wider parent shows it in the middle. 1080 without it.
    void setWidest(int pixels);

protected:
    void place() override;
    [[nodiscard]] QRect cardRect() const override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] qreal rise() const { return m_rise; }
    void setRise(qreal rise);
    [[nodiscard]] QRect restingPlace() const;

    QWidget* m_card;
    QVBoxLayout* m_body;
    QPropertyAnimation m_motion;
    qreal m_share = 0.9;
    bool m_fills = false;
    int m_widest = 1080;
    qreal m_rise = 1; ///< 0: below the edge, 1: at its place.
};

} // namespace vitrine::kiosk
