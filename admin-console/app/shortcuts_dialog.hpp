#pragma once

#include <QAction>
#include <QDialog>

namespace vitrine::console {

/// Actions of one group: "Application", "Orders".
struct ShortcutGroup
{
    QString title;
    QList<QAction*> actions;
};

/// Every shortcut that holds now, by group.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent);
};

} // namespace vitrine::console
