#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace vitrine::kiosk {

/// A ring that empties, with the seconds left in it. Counts real time, whatever the screen is busy
/// with.
class CountdownRing final : public QWidget
{
    Q_OBJECT

public:
    explicit CountdownRing(QWidget* parent = nullptr);

    /// Counts from the whole ring; also while it counts already.
    void start(std::chrono::milliseconds time);
    /// Keeps what it shows; `elapsed` will not come.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_tick.isActive(); }
    [[nodiscard]] std::chrono::milliseconds left() const;
    /// Logical pixels; 120 without it.
    void setDiameter(int pixels);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A whole second fewer is left: to be spoken.
    void secondsChanged(int left);
    /// Once per start.
    void elapsed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tick();
    [[nodiscard]] int secondsLeft() const;

    QTimer m_tick;
    QElapsedTimer m_since;
    std::chrono::milliseconds m_whole{0};
    int m_secondsShown = 0;
    int m_diameter = 120;
};

} // namespace vitrine::kiosk
