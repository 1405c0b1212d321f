#pragma once

#include <QLineEdit>
#include <QTimer>

namespace vitrine::qt {

/// A line to search in: an icon, a clear button, Esc clears (then leaves), and `searched` 200 ms
/// after the last key or at once on Enter.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);

    /// Sets the text without `searched`.
    void setTextQuietly(const QString& text);

Q_SIGNALS:
    /// Trimmed; each text once.
    void searched(const QString& text);
    /// Arrow down: the list below should get the focus.
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void announce();

    QTimer m_pause;
    QString m_announced;
    QAction* m_icon = nullptr;
};

} // namespace vitrine::qt
