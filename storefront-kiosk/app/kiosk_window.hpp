#pragma once

#include "storefront-kiosk/app/idle_guard.hpp"
#include "storefront-kiosk/app/navigator.hpp"
#include "storefront-kiosk/app/reach_mode.hpp"
#include "storefront-kiosk/frame/screen.hpp"

#include <QWidget>

class QBoxLayout;

namespace vitrine::kiosk {

class ActionBar;
class DialogCard;
class HeaderBar;
class IdleCard;
class ScreenStage;
class TouchButton;

/// Everything that a shopper sees: the screen of the place where they are, and around it what is at
/// the same place on every screen. Forgets them when they have gone.
class KioskWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit KioskWindow(KioskContext& context, QWidget* parent = nullptr);
    ~KioskWindow() override;

    /// Before `start`. Takes the screen over.
    void addScreen(Place::Id id, Screen* screen);
    /// @param bar above the action bar in portrait; `panel` at the right in landscape. Either may
    ///        hide itself.
    void setBasket(QWidget* bar, QWidget* panel);
    /// Shows the first screen.
    void start();

    [[nodiscard]] Navigator& navigator() { return m_navigator; }
    [[nodiscard]] IdleGuard& idle() { return m_idle; }
    [[nodiscard]] const Layout& layoutNow() const { return m_layout; }
    [[nodiscard]] Screen* currentScreen() const;

    /// Shows a place, as Screen::goTo does. A kiosk that may not sell shows Pairing instead.
    void goTo(const Place& place);
    /// The shopper has gone: everything about them is forgotten, the attract screen comes.
    void wipe();

Q_SIGNALS:
    /// Once, when the first screen was painted.
    void firstPainted();
    void wiped();
    void layoutChanged(const vitrine::kiosk::Layout& layout);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void connectParts();
    void connectShopper();
    void makeDialogs();
    void arrange();
    void onMoved(const Place& now, const Place& before);
    void onBack();
    void onStartOver();
    void onDevice();
    void showChrome();
    void showBottom(const Screen::Chrome& chrome);
    void showIdle();
    void applySettings();
    void applyLanguage();
    void toggleReach();
    void explainOffline();
    void retranslate();
    [[nodiscard]] bool maySell() const;
    [[nodiscard]] Place firstPlace() const;

    KioskContext& m_context;
    Navigator m_navigator;
    IdleGuard m_idle;
    ReachMode m_reach;
    QBoxLayout* m_row;
    HeaderBar* m_header;
    ScreenStage* m_stage;
    ActionBar* m_actions;
    QBoxLayout* m_bottom;
    QWidget* m_barSlot;
    QWidget* m_panelSlot;
    IdleCard* m_idleCard;
    DialogCard* m_startOver;
    TouchButton* m_startOverYes = nullptr;
    TouchButton* m_startOverNo = nullptr;
    DialogCard* m_offline;
    TouchButton* m_offlineDone = nullptr;
    Layout m_layout;
    bool m_wasArranged = false;
    bool m_wasPainted = false;
    bool m_isWiping = false;
};

} // namespace vitrine::kiosk
