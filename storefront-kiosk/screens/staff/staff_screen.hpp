#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/staff/staff_presenter.hpp"
#include "vitrine/qt/theme/icon.hpp"

#include <QTimer>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace vitrine::kiosk {

class DialogCard;
class MessageCard;
class PinPad;
class TouchButton;
class TouchScroll;

/// The staff menu behind its PIN.
class StaffScreen final : public Screen
{
    Q_OBJECT

public:
    /// @param door outlives this.
    StaffScreen(KioskContext& context,
                Confined<StaffDoor>& door,
                KioskHealth::Facts facts,
                QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    bool back() override;
    void wipe() override;

Q_SIGNALS:
    void restartWanted();
    void exitWanted();

protected:
    void retranslate() override;

private:
    [[nodiscard]] QWidget* makeDoor();
    [[nodiscard]] QWidget* makeMenu();
    [[nodiscard]] TouchButton* addAction(const char* name, qt::Icon symbol);
    void makeExitCard();
    void showDoor();
    void showHealth();

    StaffPresenter m_presenter;
    QStackedWidget* m_pages;
    QLabel* m_doorTitle;
    QLabel* m_doorText;
    PinPad* m_pad;
    TouchScroll* m_scroll;
    QGridLayout* m_actions;
    QGridLayout* m_health;
    std::vector<QLabel*> m_rows;
    MessageCard* m_notice;
    TouchButton* m_print;
    TouchButton* m_network;
    TouchButton* m_refresh;
    TouchButton* m_restart;
    TouchButton* m_exit;
    DialogCard* m_exitCard;
    TouchButton* m_exitYes;
    TouchButton* m_exitNo;
    QTimer m_askAgain;
};

} // namespace vitrine::kiosk
