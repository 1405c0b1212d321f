#pragma once

#include "vitrine/qt/theme/icon.hpp"

#include <QWidget>

class QLabel;
class QPushButton;

namespace vitrine::qt {

/// Why a list is empty, and the next step.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// @param actionText "" for none.
    void setContent(Icon icon,
                    const QString& title,
                    const QString& text,
                    const QString& actionText = {});
    [[nodiscard]] QPushButton* actionButton() const { return m_action; }
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawIcon();

    Icon m_which = Icon::List;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_action;
};

} // namespace vitrine::qt
