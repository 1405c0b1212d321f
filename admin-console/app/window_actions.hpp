#pragma once

#include "admin-console/app/shortcuts_dialog.hpp"

#include <QObject>

class QMenu;

namespace vitrine::console {

class MainWindow;

/// The actions of a window and its menus; the menu Page holds the commands of the screen that is
/// shown.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(MainWindow& window);

    /// After a step, another screen or a sign-in.
    void follow();
    void retranslate();
    /// Everything that the palette offers besides pages and screens.
    [[nodiscard]] const QList<QAction*>& all() const { return m_all; }
    [[nodiscard]] QList<ShortcutGroup> groups() const;
    [[nodiscard]] QAction* find(const QString& id) const;

private:
    QAction* add(QMenu* menu,
                 const QString& id,
                 const QKeySequence& keys,
                 const char* text,
                 std::function<void()> run);
    QMenu* addMenu(const char* title);
    void makeFileMenu();
    void makeGoMenu();
    void makeViewMenu();
    void makeThemeMenu(QMenu* view);
    void makeHelpMenu();
    void fillPageMenu();
    QAction* addChoice(QMenu* menu,
                       class QActionGroup* group,
                       const QString& id,
                       const char* text,
                       std::function<bool()> isChosen,
                       std::function<void()> run);

    MainWindow& m_window;
    QList<QAction*> m_all;
    QList<QMenu*> m_menus;
    QList<QPair<QAction*, std::function<bool()>>> m_choices;
    QMenu* m_page = nullptr;
    QMenu* m_shops = nullptr;
};

} // namespace vitrine::console
