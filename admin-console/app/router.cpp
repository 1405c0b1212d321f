#include "admin-console/app/router.hpp"

#include "vitrine/qt/widgets/confirm.hpp"

#include <QAbstractItemView>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

/// At the first visit the keyboard is in the list, if there is one; a screen may choose otherwise
/// in `open`.
void focusContent(const Screen& screen)
{
    for (auto* view : screen.findChildren<QAbstractItemView*>()) {
        if (view->isVisible() && view->isEnabled() && view->focusPolicy() != Qt::NoFocus) {
            view->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace

Router::Router(const ScreenRegistry& registry,
               ConsoleContext& context,
               QStackedWidget& pages,
               QObject* parent)
    : QObject(parent)
    , m_registry(registry)
    , m_context(context)
    , m_pages(pages)
{
}

Route Router::route() const
{
    return m_position < 0 ? Route() : m_history.at(m_position);
}

QList<Screen*> Router::unsavedScreens() const
{
    QList<Screen*> unsaved;
    for (auto* screen : m_screens) {
        if (screen->hasUnsavedChanges())
            unsaved.append(screen);
    }
    return unsaved;
}

void Router::go(const Route& route)
{
    auto* screen = screenOf(route.page);
    if (screen == nullptr)
        return;
    const auto arrive = [this, route] {
        show(route);
        const auto reached = m_current->route(); // the screen knows best where it is
        if (reached == this->route())
            return;
        m_history.resize(m_position + 1);
        m_history.append(reached);
        if (m_history.size() > kHistoryMax)
            m_history.removeFirst();
        m_position = m_history.size() - 1;
        Q_EMIT changed();
    };
    // Another page keeps its own state; another thing on the same page takes this one's place.
    const bool isPlainVisit = route.id.isEmpty() && route.filter.isEmpty();
    if (screen->hasUnsavedChanges() && !isPlainVisit && route.id != screen->route().id)
        ask(*screen, arrive);
    else
        arrive();
}

void Router::back()
{
    step(-1);
}

void Router::forward()
{
    step(1);
}

void Router::step(int by)
{
    const auto target = m_position + by;
    if (target < 0 || target >= m_history.size())
        return;
    const Route route = m_history.at(target);
    const auto arrive = [this, route, target] {
        m_position = target;
        show(route);
        Q_EMIT changed();
    };
    auto* screen = screenOf(route.page);
    if (screen->hasUnsavedChanges() && screen == m_current && route.id != screen->route().id)
        ask(*screen, arrive);
    else
        arrive();
}

void Router::ask(Screen& screen, std::function<void()> thenGo)
{
    qt::confirm(&screen,
                {.title = tr("Discard changes?"),
                 .text = screen.unsavedText().isEmpty()
                             ? tr("What you typed is not saved yet.")
                             : tr("Not saved yet: %1.").arg(screen.unsavedText()),
                 .verb = tr("Discard")},
                [this, &screen, thenGo = std::move(thenGo)] {
                    screen.discardChanges();
                    thenGo();
                    Q_EMIT unsavedChanged();
                });
}

void Router::show(const Route& route)
{
    auto* screen = screenOf(route.page);
    m_isShowing = true; // what it tells meanwhile is this step
    m_current = screen;
    const bool isFirst = m_pages.currentWidget() != screen && screen->focusWidget() == nullptr;
    m_pages.setCurrentWidget(screen);
    if (isFirst)
        focusContent(*screen);
    screen->open(route);
    m_isShowing = false;
    Q_EMIT changed();
}

Screen* Router::screenOf(const QString& page)
{
    if (auto* known = m_byPage.value(page))
        return known;
    const auto* entry = m_registry.find(page);
    if (entry == nullptr || !entry->make)
        return nullptr;
    auto* screen = entry->make(m_context, &m_pages);
    screen->setObjectName(u"screen."_s + page);
    m_byPage.insert(page, screen);
    m_screens.append(screen);
    prepareScreen(*screen);
    m_pages.addWidget(screen);
    connect(screen, &Screen::routeRequested, this, &Router::go);
    connect(screen, &Screen::routeChanged, this, [this, screen] { follow(*screen); });
    connect(screen, &Screen::statusText, this, &Router::statusText);
    connect(screen, &Screen::unsavedChanged, this, &Router::unsavedChanged);
    for (const auto signal : {&Screen::titleChanged, &Screen::commandsChanged}) {
        connect(screen, signal, this, [this, screen] {
            if (screen == m_current)
                Q_EMIT changed();
        });
    }
    connect(&m_context, &ConsoleContext::cameBack, screen, [this, screen] {
        if (screen == m_current)
            screen->refresh();
    });
    return screen;
}

void Router::follow(Screen& screen)
{
    if (m_isShowing || &screen != m_current || m_position < 0)
        return;
    const auto now = screen.route();
    auto& entry = m_history[m_position];
    if (now == entry)
        return;
    if (now.id != entry.id) { // opened something: a step that can be taken back
        m_history.resize(m_position + 1);
        m_history.append(now);
        ++m_position;
    } else {
        entry = now;
    }
    Q_EMIT changed();
}

} // namespace vitrine::console
