#pragma once

#include "admin-console/app/route.hpp"
#include "admin-console/app/screen_registry.hpp"

#include <QHash>
#include <QList>
#include <QObject>

class QStackedWidget;

namespace vitrine::console {

/// Where a window is: shows the screen of a route, makes it at the first visit, remembers the way
/// back and forward.
class Router final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this; `pages` holds the screens.
    Router(const ScreenRegistry& registry,
           ConsoleContext& context,
           QStackedWidget& pages,
           QObject* parent = nullptr);

    /// Goes there; asks first when that would lose what was typed. A page that is not part of this
    /// build is ignored.
    void go(const Route& route);
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const { return m_position > 0; }
    [[nodiscard]] bool canGoForward() const { return m_position + 1 < m_history.size(); }

    /// Null before the first `go`.
    [[nodiscard]] Screen* current() const { return m_current; }
    [[nodiscard]] Route route() const;
    [[nodiscard]] const QList<Screen*>& screens() const { return m_screens; }
    [[nodiscard]] QList<Screen*> unsavedScreens() const;

Q_SIGNALS:
    /// Another screen, another title, other commands, or a step in the history.
    void changed();
    void unsavedChanged();
    void statusText(const QString& text);

private:
    Screen* screenOf(const QString& page);
    void ask(Screen& screen, std::function<void()> thenGo);
    void show(const Route& route);
    void step(int by);
    void follow(Screen& screen);

    static constexpr int kHistoryMax = 100;
    const ScreenRegistry& m_registry;
    ConsoleContext& m_context;
    QStackedWidget& m_pages;
    QHash<QString, Screen*> m_byPage;
    QList<Screen*> m_screens;
    Screen* m_current = nullptr;
    QList<Route> m_history;
    qsizetype m_position = -1;
    bool m_isShowing = false;
};

} // namespace vitrine::console
