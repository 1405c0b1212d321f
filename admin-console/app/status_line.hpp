#pragma once

#include "admin-console/app/console_context.hpp"

#include <QStatusBar>
#include <QTimer>

#include <chrono>

class QLabel;
class QToolButton;

namespace vitrine::console {

/// The line at the bottom: connection, how long the last call took, what just happened; at the
/// right version and trace number.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setConnection(Connection connection);
    void setLatency(std::chrono::microseconds latency);
    void setTraceId(const QString& traceId);
    /// For eight seconds.
    void say(const QString& text);
    void retranslate();

    [[nodiscard]] QString connectionText() const;

Q_SIGNALS:
    void traceCopied();

private:
    void drawConnection();

    QLabel* m_sign;
    QLabel* m_connectionText;
    QLabel* m_latency;
    QLabel* m_message;
    QLabel* m_version;
    QToolButton* m_trace;
    QTimer m_forget;
    QString m_traceId;
    Connection m_connection = Connection::Unknown;
};

} // namespace vitrine::console
