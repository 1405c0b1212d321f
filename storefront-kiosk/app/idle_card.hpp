#pragma once

#include "storefront-kiosk/parts/dialog_card.hpp"

#include <chrono>

namespace vitrine::kiosk {

class CountdownRing;

/// "Are you still there?", with the time that is left.
class IdleCard final : public DialogCard
{
    Q_OBJECT

public:
    explicit IdleCard(QWidget* over);

    void count(std::chrono::milliseconds time);

Q_SIGNALS:
    void stillHere();
    /// To be spoken.
    void said(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    CountdownRing* m_ring;
    TouchButton* m_here;
};

} // namespace vitrine::kiosk
