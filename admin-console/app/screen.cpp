#include "admin-console/app/screen.hpp"

#include <QEvent>

namespace vitrine::console {

Screen::Screen(ConsoleContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
}

QAction*
Screen::addCommand(const QString& id, const QKeySequence& shortcut, std::function<void()> run)
{
    auto* action = new QAction(this);
    action->setObjectName(id);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    m_commands.append(action);
    return action;
}

void Screen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
    QWidget::changeEvent(event);
}

void prepareScreen(Screen& screen)
{
    screen.retranslate();
}

} // namespace vitrine::console
