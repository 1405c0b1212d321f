#include "admin-console/app/window_actions.hpp"

#include "admin-console/app/console.hpp"
#include "admin-console/app/main_window.hpp"
#include "admin-console/app/status_line.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/toasts.hpp"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

using Mode = qt::Theme::Mode;

/// The English text of an action, kept to be translated anew.
constexpr auto kText = "englishText";

} // namespace

WindowActions::WindowActions(MainWindow& window)
    : QObject(&window)
    , m_window(window)
{
    makeFileMenu();
    m_page = addMenu(QT_TR_NOOP("&Page"));
    makeGoMenu();
    makeViewMenu();
    makeHelpMenu();
    retranslate();
}

QMenu* WindowActions::addMenu(const char* title)
{
    auto* menu = m_window.menuBar()->addMenu(QString());
    menu->setProperty(kText, QByteArray(title));
    m_menus.append(menu);
    return menu;
}

QAction* WindowActions::add(QMenu* menu,
                            const QString& id,
                            const QKeySequence& keys,
                            const char* text,
                            std::function<void()> run)
{
    auto* action = menu->addAction(QString());
    action->setObjectName(id);
    action->setShortcut(keys);
    action->setProperty(kText, QByteArray(text));
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_all.append(action);
    return action;
}

QAction* WindowActions::addChoice(QMenu* menu,
                                  QActionGroup* group,
                                  const QString& id,
                                  const char* text,
                                  std::function<bool()> isChosen,
                                  std::function<void()> run)
{
    auto* action = add(menu, id, {}, text, std::move(run));
    action->setCheckable(true);
    group->addAction(action);
    m_choices.append({action, std::move(isChosen)});
    return action;
}

void WindowActions::makeFileMenu()
{
    auto* menu = addMenu(QT_TR_NOOP("&File"));
    add(menu,
        u"app.newWindow"_s,
        Qt::CTRL | Qt::SHIFT | Qt::Key_N,
        QT_TR_NOOP("New &window"),
        [this] {
            auto* router = m_window.router();
            m_window.console().openWindow(router == nullptr ? Route() : router->route(),
                                          m_window.profileId());
        })
        ->setIcon(qt::icon(qt::Icon::Window));
    m_shops = menu->addMenu(QString());
    m_shops->setProperty(kText, QByteArray(QT_TR_NOOP("&Shop")));
    m_shops->setIcon(qt::icon(qt::Icon::Store));
    m_menus.append(m_shops);
    connect(m_shops, &QMenu::aboutToShow, this, [this] {
        m_shops->clear();
        m_window.fillShopMenu(*m_shops);
    });
    menu->addSeparator();
    add(menu, u"app.preferences"_s, Qt::CTRL | Qt::Key_Comma, QT_TR_NOOP("&Preferences"), [this] {
        m_window.go({.page = u"preferences"_s});
    })->setIcon(qt::icon(qt::Icon::Settings));
    add(menu, u"app.signOut"_s, {}, QT_TR_NOOP("Sign &out"), [this] {
        m_window.signOut();
    })->setIcon(qt::icon(qt::Icon::SignOut));
    menu->addSeparator();
    add(menu, u"app.closeWindow"_s, Qt::CTRL | Qt::Key_W, QT_TR_NOOP("&Close window"), [this] {
        m_window.close();
    });
    add(menu, u"app.quit"_s, Qt::CTRL | Qt::Key_Q, QT_TR_NOOP("&Quit"), [this] {
        m_window.console().quit();
    });
}

void WindowActions::makeGoMenu()
{
    auto* menu = addMenu(QT_TR_NOOP("&Go"));
    const auto step = [this](void (Router::*move)()) {
        if (auto* router = m_window.router())
            (router->*move)();
    };
    add(menu, u"go.back"_s, Qt::ALT | Qt::Key_Left, QT_TR_NOOP("&Back"), [step] {
        step(&Router::back);
    })->setIcon(qt::icon(qt::Icon::ArrowLeft));
    add(menu, u"go.forward"_s, Qt::ALT | Qt::Key_Right, QT_TR_NOOP("&Forward"), [step] {
        step(&Router::forward);
    })->setIcon(qt::icon(qt::Icon::ArrowRight));
    add(menu, u"app.palette"_s, Qt::CTRL | Qt::Key_K, QT_TR_NOOP("&Command palette"), [this] {
        m_window.openPalette();
    })->setIcon(qt::icon(qt::Icon::Command));
    menu->addSeparator();
    int number = 0;
    for (const auto& entry : m_window.console().registry().entries()) {
        if (!entry.isInNavigation)
            continue;
        const auto keys =
            ++number <= 9 ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)) : QKeySequence();
        auto* action = add(menu, u"go."_s + entry.page, keys, "", [this, page = entry.page] {
            m_window.go({.page = page});
        });
        action->setIcon(qt::icon(entry.icon));
    }
    menu->addSeparator();
    add(menu,
        u"go.copyLink"_s,
        Qt::CTRL | Qt::ALT | Qt::Key_C,
        QT_TR_NOOP("Copy &link to this page"),
        [this] {
            if (auto* router = m_window.router())
                QGuiApplication::clipboard()->setText(u"vitrine:"_s + router->route().text());
            m_window.statusLine()->say(tr("Copied"));
        })
        ->setIcon(qt::icon(qt::Icon::Link));
}

void WindowActions::makeViewMenu()
{
    auto* menu = addMenu(QT_TR_NOOP("&View"));
    add(menu, u"view.refresh"_s, Qt::Key_F5, QT_TR_NOOP("&Refresh"), [this] {
        if (auto* router = m_window.router(); router != nullptr && router->current() != nullptr)
            router->current()->refresh();
    })->setIcon(qt::icon(qt::Icon::Refresh));
    add(menu, u"view.find"_s, Qt::CTRL | Qt::Key_F, QT_TR_NOOP("&Find on this page"), [this] {
        if (auto* router = m_window.router(); router != nullptr && router->current() != nullptr)
            router->current()->focusSearch();
    })->setIcon(qt::icon(qt::Icon::Search));
    menu->addSeparator();
    makeThemeMenu(menu);
    menu->addSeparator();
    add(menu, u"view.navigation"_s, Qt::Key_F9, QT_TR_NOOP("Collapse the &navigation"), [this] {
        m_window.toggleNavigation();
    });
    add(menu, u"view.fullScreen"_s, Qt::Key_F11, QT_TR_NOOP("F&ull screen"), [this] {
        m_window.setWindowState(m_window.windowState() ^ Qt::WindowFullScreen);
    });
}

void WindowActions::makeThemeMenu(QMenu* view)
{
    auto& preferences = m_window.console().preferences();
    const auto sub = [&](const char* title, qt::Icon icon) {
        auto* menu = view->addMenu(qt::icon(icon), QString());
        menu->setProperty(kText, QByteArray(title));
        m_menus.append(menu);
        return menu;
    };
    auto* theme = sub(QT_TR_NOOP("&Theme"), qt::Icon::Palette);
    auto* themes = new QActionGroup(this);
    const auto addTheme = [&](const QString& id, const char* text, Mode mode) {
        addChoice(
            theme,
            themes,
            id,
            text,
            [&preferences, mode] { return preferences.theme() == mode; },
            [&preferences, mode] { preferences.setTheme(mode); });
    };
    addTheme(u"view.themeSystem"_s, QT_TR_NOOP("Theme like the &desktop"), Mode::System);
    addTheme(u"view.themeLight"_s, QT_TR_NOOP("&Light theme"), Mode::Light);
    addTheme(u"view.themeDark"_s, QT_TR_NOOP("&Dark theme"), Mode::Dark);

    auto* rows = sub(QT_TR_NOOP("Ro&ws"), qt::Icon::Table);
    auto* densities = new QActionGroup(this);
    const auto addDensity = [&](const QString& id, const char* text, qt::Density density) {
        addChoice(
            rows,
            densities,
            id,
            text,
            [&preferences, density] { return preferences.density() == density; },
            [&preferences, density] { preferences.setDensity(density); });
    };
    addDensity(
        u"view.rowsComfortable"_s, QT_TR_NOOP("&Comfortable rows"), qt::Density::Comfortable);
    addDensity(u"view.rowsDense"_s, QT_TR_NOOP("&Dense rows"), qt::Density::Dense);

    auto* language = sub(QT_TR_NOOP("L&anguage"), qt::Icon::Language);
    auto* languages = new QActionGroup(this);
    const auto addLanguage = [&](const QString& id, const char* text, const QString& code) {
        addChoice(
            language,
            languages,
            id,
            text,
            [&preferences, code] { return preferences.language() == code; },
            [&preferences, code] { preferences.setLanguage(code); });
    };
    addLanguage(u"view.languageSystem"_s, QT_TR_NOOP("Language of the &desktop"), {});
    addLanguage(u"view.languageEn"_s, "English", u"en"_s);
    addLanguage(u"view.languageDe"_s, "Deutsch", u"de"_s);
    connect(&preferences, &Preferences::themeChanged, this, &WindowActions::follow);
    connect(&preferences, &Preferences::densityChanged, this, &WindowActions::follow);
    connect(&preferences, &Preferences::languageChanged, this, &WindowActions::follow);
}

void WindowActions::makeHelpMenu()
{
    auto* menu = addMenu(QT_TR_NOOP("&Help"));
    add(menu, u"help.shortcuts"_s, Qt::Key_F1, QT_TR_NOOP("&Keyboard shortcuts"), [this] {
        m_window.openShortcuts();
    })->setIcon(qt::icon(qt::Icon::Keyboard));
    add(menu,
        u"help.copyTrace"_s,
        Qt::CTRL | Qt::SHIFT | Qt::Key_T,
        QT_TR_NOOP("Copy the last &trace number"),
        [this] {
            if (auto* session = m_window.session())
                QGuiApplication::clipboard()->setText(session->monitor().traceId());
            m_window.statusLine()->say(tr("Copied"));
        })
        ->setIcon(qt::icon(qt::Icon::Copy));
    menu->addSeparator();
    add(menu, u"help.about"_s, {}, QT_TR_NOOP("&About Vitrine Console"), [this] {
        auto* box = new QMessageBox(&m_window);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setWindowTitle(tr("About Vitrine Console"));
        box->setIconPixmap(
            qt::iconPixmap(qt::Icon::Store, 40, qt::colors().accent, box->devicePixelRatioF()));
        box->setText(u"Vitrine Console "_s + QStringLiteral(VITRINE_VERSION));
        box->setInformativeText(
            tr("Apache License 2.0. Set in Inter by Rasmus Andersson (SIL Open Font License 1.1); "
               "built with Qt %1 (LGPL 3).")
                .arg(QString::fromLatin1(qVersion())));
        box->open();
    })->setIcon(qt::icon(qt::Icon::Info));
}

void WindowActions::retranslate()
{
    for (auto* menu : m_menus)
        menu->setTitle(tr(menu->property(kText).toByteArray().constData()));
    for (auto* action : m_all) {
        const auto english = action->property(kText).toByteArray();
        if (!english.isEmpty())
            action->setText(tr(english.constData()));
    }
    for (const auto& entry : m_window.console().registry().entries()) {
        if (auto* action = find(u"go."_s + entry.page))
            action->setText(entry.title());
    }
    follow();
}

void WindowActions::follow()
{
    auto* router = m_window.router();
    const auto phase =
        m_window.session() == nullptr ? ShopSession::Phase::Idle : m_window.session()->phase();
    const bool isIn = router != nullptr && phase == ShopSession::Phase::SignedIn;
    for (auto* action : m_all) {
        const auto id = action->objectName();
        if (id.startsWith("go."_L1) || id == "view.refresh"_L1 || id == "view.find"_L1 ||
            id == "app.preferences"_L1)
            action->setEnabled(isIn);
    }
    find(u"go.back"_s)->setEnabled(isIn && router->canGoBack());
    find(u"go.forward"_s)->setEnabled(isIn && router->canGoForward());
    find(u"app.signOut"_s)->setEnabled(isIn || phase == ShopSession::Phase::NotAdmin);
    for (const auto& [action, isChosen] : m_choices)
        action->setChecked(isChosen());
    fillPageMenu();
}

void WindowActions::fillPageMenu()
{
    m_page->clear();
    auto* router = m_window.router();
    if (router != nullptr && router->current() != nullptr)
        m_page->addActions(router->current()->commands());
    m_page->menuAction()->setEnabled(!m_page->isEmpty());
}

QList<ShortcutGroup> WindowActions::groups() const
{
    QList<ShortcutGroup> groups;
    auto* router = m_window.router();
    if (router != nullptr && router->current() != nullptr &&
        !router->current()->commands().isEmpty())
        groups.append({router->current()->title(), router->current()->commands()});
    ShortcutGroup application{tr("Everywhere"), {}};
    for (auto* action : m_all) {
        if (!action->shortcut().isEmpty())
            application.actions.append(action);
    }
    groups.append(application);
    return groups;
}

QAction* WindowActions::find(const QString& id) const
{
    for (auto* action : m_all) {
        if (action->objectName() == id)
            return action;
    }
    return nullptr;
}

} // namespace vitrine::console
