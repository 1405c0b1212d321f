#pragma once

#include <QObject>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace vitrine::kiosk {

/// A finger that stays for some seconds in the upper left corner of the window: how staff asks for
/// their menu. Nobody does that by chance, and nothing on the screen points to it.
class CornerHold final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kSide = 200; ///< Logical pixels.

    explicit CornerHold(QWidget& window,
                        std::chrono::milliseconds time = std::chrono::seconds(3),
                        QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void held();

private:
    QWidget& m_window;
    QTimer m_timer;
};

} // namespace vitrine::kiosk
