#pragma once

#include <QObject>
#include <QWidget>

class QKeyEvent;

namespace vitrine::kiosk {

/// Keeps a shopper inside the program: no window to close, no menu, no keys that mean something to
/// the program or the desktop. What the session around it does is the session's: see
/// installers/systemd.
class LockDown final : public QObject
{
    Q_OBJECT

public:
    /// @param hidesPointer a touch screen needs none.
    LockDown(QWidget& window, bool hidesPointer, QObject* parent = nullptr);
    ~LockDown() override;

    /// Staff has ended the program: its window may be closed.
    void release();

    /// Whether a key means nothing but itself: letters, digits, Enter, arrows, Backspace.
    [[nodiscard]] static bool isHarmless(const QKeyEvent& event);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_window;
    bool m_hidesPointer;
    bool m_isReleased = false;
};

} // namespace vitrine::kiosk
