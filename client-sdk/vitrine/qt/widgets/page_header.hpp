#pragma once

#include "vitrine/qt/theme/theme.hpp"

#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace vitrine::qt {

class BusyIndicator;

/// The head of a page: back link (details), title, status beside it, actions at the right, the main
/// one last.
class PageHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Muted, after the title: "4,103 products".
    void setSubtitle(const QString& text);
    /// A link before the title, e.g. "Orders"; "" for none.
    void setBack(const QString& text);
    /// A button for the action (its text, icon, tool tip with shortcut, enabled state follow).
    QWidget* addAction(QAction* action, ButtonKind kind = ButtonKind::Normal);
    /// Any widget right of the title: a StatusBadge.
    void addBeside(QWidget* widget);
    void setBusy(bool isBusy);

Q_SIGNALS:
    void backRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    class QPushButton* m_back;
    QLabel* m_title;
    QLabel* m_subtitle;
    BusyIndicator* m_ring;
    QHBoxLayout* m_beside;
    QHBoxLayout* m_actions;
};

/// The text of an action with its shortcut, for tool tips: "Save (Ctrl+S)".
[[nodiscard]] QString toolTipOf(const QAction& action);

} // namespace vitrine::qt
