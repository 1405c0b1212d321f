#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

namespace vitrine::qt {

/// Short notes of what succeeded, at the bottom of a window, with Undo where it can be undone. They
/// go by themselves after six seconds (ten with an action), not while the pointer is over them or
/// they have the focus; at most three at once. Screen readers are told.
class Toasts final : public QObject
{
    Q_OBJECT

public:
    /// @param window the widget over whose bottom the toasts appear.
    explicit Toasts(QWidget* window);

    void show(const QString& text);
    void show(const QString& text, const QString& actionText, std::function<void()> action);
    /// With "Undo" as its action.
    void showUndo(const QString& text, std::function<void()> undo);

    [[nodiscard]] QStringList texts() const; ///< Shown now, oldest first.
    void clear();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Toast;
    void arrange();

    QWidget* m_window;
    QList<QPointer<Toast>> m_toasts;
};

} // namespace vitrine::qt
