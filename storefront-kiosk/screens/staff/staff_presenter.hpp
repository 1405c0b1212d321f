#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/screens/staff/kiosk_health.hpp"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace vitrine::kiosk {

/// The door to the staff menu and what can be done behind it. Knows no widgets.
class StaffPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class Door {
        Closed,   ///< A PIN is asked for.
        Checking, ///< It is being looked at.
        Locked,   ///< After wrong ones, for lockLeft().
        Open
    };

    /// @param door outlives this.
    StaffPresenter(KioskContext& context,
                   Confined<StaffDoor>& door,
                   KioskHealth::Facts facts,
                   QObject* parent = nullptr);

    [[nodiscard]] Door door() const { return m_door; }
    [[nodiscard]] std::chrono::seconds lockLeft() const { return m_lockLeft; }
    /// What the last PIN came to, "" before the first; in the program's language.
    [[nodiscard]] QString answer() const { return m_answer; }
    /// Who has come in.
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] KioskHealth& health() { return m_health; }

    /// Somebody stands before the door.
    void begin();
    void tryPin(const QString& pin);
    /// Closes the door and forgets who came in.
    void close();

    /// Prints a page that shows that it can; noticed() says how it went.
    void testPrint();
    /// Sends what waits and asks for what is new, now.
    void askShopNow();

Q_SIGNALS:
    void changed();
    /// What an action has come to.
    void noticed(qt::Tone tone, const QString& text);

private:
    void onAnswer(const StaffDoor::Answer& answer);
    void countDown();
    void setDoor(Door door);

    KioskContext& m_context;
    Confined<StaffDoor>& m_staffDoor;
    KioskHealth m_health;
    Door m_door = Door::Closed;
    std::chrono::seconds m_lockLeft{0};
    QString m_answer;
    QString m_name;
    QTimer m_second;
    bool m_isTestPrinting = false;
};

} // namespace vitrine::kiosk
