#pragma once

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/touch_scroll.hpp"
#include "storefront-kiosk/screens/pay/pay_presenter.hpp"

#include <QLocale>

class QBoxLayout;
class QLabel;

namespace vitrine::kiosk {

class MessageCard;
class TouchButton;

/// How to pay: the amount, what became of the last try, and a large button for each way.
class ChoosePage final : public TouchScroll
{
    Q_OBJECT

public:
    explicit ChoosePage(QWidget* parent = nullptr);

    void arrange(const Layout& layout);
    void present(const PayPresenter& presenter, bool asksForEmail, const QLocale& locale);
    /// Nothing of the shopper stays.
    void wipe();

Q_SIGNALS:
    void chosen(vitrine::kiosk::PayWay way);
    void emailWanted();

private:
    void showTerminal(const PayPresenter& presenter);
    void showEmail(const PayPresenter& presenter, bool isAsked);

    QBoxLayout* m_column;
    QLabel* m_title;
    QLabel* m_total;
    MessageCard* m_notice;
    QBoxLayout* m_ways;
    TouchButton* m_terminal;
    TouchButton* m_counter;
    TouchButton* m_email;
};

} // namespace vitrine::kiosk
