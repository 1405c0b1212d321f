#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/qt/theme/tokens.hpp"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace vitrine::qt {

/// A message at the top of the page that it concerns: what happened, what can be done, one action,
/// and the trace id to copy. Hidden until something is shown.
class MessageBanner final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBanner(QWidget* parent = nullptr);

    /// Shows a failure in plain words. `retry` is offered when repeating may help; a conflict
    /// offers it as "Reload".
    /// @param what tr("The products could not be loaded.")
    void showError(const Error& error, const QString& what = {}, std::function<void()> retry = {});
    /// Shows any message with at most one action.
    void showMessage(Tone tone,
                     const QString& text,
                     const QString& actionText = {},
                     std::function<void()> action = {});
    void dismiss();

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString traceId() const { return m_traceId; }
    [[nodiscard]] QPushButton* actionButton() const { return m_action; }

Q_SIGNALS:
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void present(Tone tone, const QString& text, const QString& advice, const QString& actionText);
    void retranslate();

    Tone m_tone = Tone::Info;
    QString m_traceId;
    std::function<void()> m_handler;
    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_advice;
    QPushButton* m_action;
    QPushButton* m_trace;
    QToolButton* m_close;
};

} // namespace vitrine::qt
