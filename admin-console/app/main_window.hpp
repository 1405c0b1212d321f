#pragma once

#include "admin-console/app/command_palette.hpp"
#include "admin-console/app/router.hpp"
#include "admin-console/app/shop_session.hpp"
#include "admin-console/app/window_actions.hpp"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace vitrine::qt {
class Toasts;
}

namespace vitrine::console {

class Console;
class HeaderBar;
class Navigation;
class SignInView;
class StatusLine;

/// A window on one shop: navigation, pages, palette, status; covered by the sign-in while nobody is
/// signed in.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Console& console);
    ~MainWindow() override;

    /// Shows another shop; its session is looked for after the first paint.
    void showShop(const QString& profileId, const Route& route = {});
    [[nodiscard]] QString profileId() const { return m_profileId; }
    /// Goes there, at the latest when somebody has signed in.
    void go(const Route& route);

    [[nodiscard]] Console& console() { return m_console; }
    /// Null while nobody has signed in.
    [[nodiscard]] Router* router() { return m_router.get(); }
    [[nodiscard]] ConsoleContext* context() { return m_context.get(); }
    [[nodiscard]] SignInView* signInView() { return m_signIn; }
    [[nodiscard]] CommandPalette* palette() { return m_palette; }
    [[nodiscard]] ShopSession* session() { return m_session; }
    [[nodiscard]] Navigation* navigation() { return m_navigation; }
    [[nodiscard]] StatusLine* statusLine() { return m_status; }

    void openPalette();
    void openShortcuts();
    void openShopDialog();
    void signOut();
    void toggleNavigation();
    /// The shops to choose from, for the sign-in and the menus.
    void fillShopMenu(QMenu& menu);

Q_SIGNALS:
    /// The window was painted for the first time.
    void firstPainted();

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void buildLayout();
    void followPhase();
    void enterShop();
    void leaveShop();
    void follow();
    void showTitle();
    void showAccount();
    void collapseIfNarrow();
    void askAboutUnsaved(std::function<void()> thenGo);
    void restorePlace();
    void rememberPlace();
    [[nodiscard]] Route firstRoute() const;
    [[nodiscard]] std::vector<PaletteCommand> paletteCommands();
    [[nodiscard]] std::vector<PaletteCommand> searchCommands(const QString& text);

    Console& m_console;
    QString m_profileId;
    QPointer<ShopSession> m_session;
    std::unique_ptr<ConsoleContext> m_context;
    std::unique_ptr<Router> m_router;
    std::string m_shownUser; ///< Whose pages these are.
    Route m_wanted;          ///< Where to go once signed in.
    HeaderBar* m_header;
    Navigation* m_navigation;
    QStackedWidget* m_pages;
    StatusLine* m_status;
    SignInView* m_signIn;
    CommandPalette* m_palette;
    qt::Toasts* m_toasts;
    WindowActions* m_actions;
    QMenu* m_accountMenu;
    bool m_isCollapsedByHand = false;
    bool m_mayClose = false;
    bool m_wasPainted = false;
};

} // namespace vitrine::console
