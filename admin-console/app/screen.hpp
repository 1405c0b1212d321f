#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/app/route.hpp"

#include <QAction>
#include <QKeySequence>
#include <QWidget>

#include <functional>

namespace vitrine::console {

/// A page of the console. Made when it is first visited and kept until its window closes, so that
/// what was typed stays. The widget arranges and connects; decisions belong to a presenter.
class Screen : public QWidget
{
    Q_OBJECT

public:
    explicit Screen(ConsoleContext& context, QWidget* parent = nullptr);

    /// For the window's title, the palette and history: "Products", "Order 2026-000123".
    [[nodiscard]] virtual QString title() const = 0;
    /// What can be done here now: shown in the palette and the Page menu, with shortcuts. Make them
    /// with `addCommand`.
    [[nodiscard]] virtual QList<QAction*> commands() const { return m_commands; }

    /// Shows what `route` says (its page is this screen's). Called on each navigation to the page,
    /// also with the same route. With an empty id and no filter: the page as it was left.
    virtual void open(const Route& route) = 0;
    /// Where the page is now, for history, new windows and "copy link".
    [[nodiscard]] virtual Route route() const = 0;
    /// F5, and when the shop can be reached again: asks for the data anew, keeps what was typed and
    /// selected.
    virtual void refresh() = 0;
    /// Ctrl+F.
    virtual void focusSearch() {}
    /// Esc that no widget wanted: leave a mode, close a panel, go from a detail to its list.
    /// @return false: nothing to back out of.
    virtual bool backOut() { return false; }

    [[nodiscard]] virtual bool hasUnsavedChanges() const { return false; }
    /// What would be lost, for the question: tr("the changes to “Wanderer Hiking Boots”").
    [[nodiscard]] virtual QString unsavedText() const { return {}; }
    virtual void discardChanges() {}

Q_SIGNALS:
    /// Go elsewhere (asks first when something is unsaved there).
    void routeRequested(const vitrine::console::Route& route);
    /// The page moved by itself (filter, selected detail): the history's present entry follows.
    void routeChanged();
    /// For the status bar, for a while.
    void statusText(const QString& text);
    void titleChanged();
    void unsavedChanged();
    void commandsChanged();

protected:
    [[nodiscard]] ConsoleContext& context() const { return m_context; }
    /// An action of this screen: owned by it, active while it is shown (its children included).
    /// @param id stable object name: "products.new".
    QAction* addCommand(const QString& id, const QKeySequence& shortcut, std::function<void()> run);
    /// Set all texts here; called once after construction (by the shell, before `open`) and on each
    /// language change.
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;

private:
    friend class Router;
    friend void prepareScreen(Screen& screen);
    ConsoleContext& m_context;
    QList<QAction*> m_commands;
};

/// What the shell does with a new screen before it opens it; for tests that make screens
/// themselves.
void prepareScreen(Screen& screen);

} // namespace vitrine::console
