#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace vitrine::kiosk {

/// Notices that nobody touches the kiosk any more. Watches all touches and keys of the program.
class IdleGuard final : public QObject
{
    Q_OBJECT

public:
    explicit IdleGuard(QObject* parent = nullptr);
    ~IdleGuard() override;

    /// In force from the next touch on.
    void setTimes(std::chrono::milliseconds idle, std::chrono::milliseconds countdown);
    /// Whether there is anybody to leave: off at the attract screen, and while they can only wait.
    void setWatching(bool isWatching);
    [[nodiscard]] bool isCountingDown() const { return m_phase == Phase::CountingDown; }
    /// Somebody is there, as if they had touched the screen.
    void touch();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void countdownBegan(std::chrono::milliseconds time);
    /// They are still there, or nobody is to be waited for any more.
    void countdownEnded();
    /// They have gone.
    void expired();

private:
    enum class Phase { Off, Waiting, CountingDown };

    void onTime();
    void wait();

    Phase m_phase = Phase::Off;
    std::chrono::milliseconds m_idle{60'000};
    std::chrono::milliseconds m_countdown{15'000};
    QElapsedTimer m_sinceTouch;
    QTimer m_timer;
};

} // namespace vitrine::kiosk
