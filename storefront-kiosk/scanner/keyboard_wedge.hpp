#pragma once

#include "storefront-kiosk/scanner/wedge_recogniser.hpp"

#include <QEvent>
#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace vitrine::kiosk {

/// Watches the keys of the whole program, wherever the focus is, and takes those of a scanner out.
/// A person's keys reach their window unchanged, at most `gapMax` later. On the GUI thread.
class KeyboardWedge final : public QObject
{
    Q_OBJECT

public:
    /// Milliseconds at which a key was pressed; a test brings its own.
    using KeyTime = std::function<WedgeRecogniser::Time(const QKeyEvent&)>;

    /// Watches from now on.
    /// @param time null: the window system's time of the key, or the present where it has none.
    explicit KeyboardWedge(WedgeOptions options = {},
                           QObject* parent = nullptr,
                           KeyTime time = nullptr);
    ~KeyboardWedge() override;

    bool eventFilter(QObject* receiver, QEvent* event) override;

Q_SIGNALS:
    /// What was read, as the scanner sent it: for ScanDecoder.
    void scanned(const QString& text);

private:
    struct HeldKey
    {
        QPointer<QObject> receiver;
        std::unique_ptr<QKeyEvent> event;
    };

    [[nodiscard]] bool takePress(QObject* receiver, const QKeyEvent& event);
    [[nodiscard]] bool takeRelease(QObject* receiver, const QKeyEvent& event);
    void hold(QObject* receiver, const QKeyEvent& event);
    /// @return Whether the key that led to the verdict is swallowed.
    bool apply(const WedgeRecogniser::Verdict& verdict);
    void sendHeld();
    void onLate();

    WedgeRecogniser m_recogniser;
    KeyTime m_time;
    QTimer m_late;
    WedgeRecogniser::Time m_lastPress{0};
    std::vector<HeldKey> m_held;  ///< Presses and releases, oldest first.
    std::vector<int> m_swallowed; ///< Keys of a scan whose release is still to come.
    bool m_sending = false;       ///< What we send ourselves is not looked at again.
};

} // namespace vitrine::kiosk
