#include "admin-console/app/main_window.hpp"

#include "admin-console/app/console.hpp"
#include "admin-console/app/header_bar.hpp"
#include "admin-console/app/navigation.hpp"
#include "admin-console/app/shop_dialog.hpp"
#include "admin-console/app/sign_in_view.hpp"
#include "admin-console/app/status_line.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/toasts.hpp"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr QSize kFirstSize{1280, 820};
constexpr QSize kLeastSize{720, 480};
constexpr int kCollapseBelow = 1000;
constexpr int kCascade = 32;
const auto kGeometry = u"window/geometry"_s;
const auto kCollapsed = u"window/navigationCollapsed"_s;
const auto kPage = u"window/page"_s;
using Phase = ShopSession::Phase;

} // namespace

MainWindow::MainWindow(Console& console)
    : m_console(console)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/console/vitrine-console.svg"_s));
    setMinimumSize(kLeastSize);
    m_isCollapsedByHand = console.preferences().store().value(kCollapsed).toBool();
    buildLayout();
    m_toasts = new qt::Toasts(this);
    m_palette = new CommandPalette(this);
    m_accountMenu = new QMenu(this);
    m_header->setAccountMenu(m_accountMenu);
    m_actions = new WindowActions(*this);
    connect(m_accountMenu, &QMenu::aboutToShow, this, &MainWindow::showAccount);
    connect(m_header, &HeaderBar::paletteRequested, this, &MainWindow::openPalette);
    connect(m_header, &HeaderBar::connectionClicked, this, [this] {
        if (m_session)
            m_session->monitor().checkNow();
    });
    connect(m_navigation, &Navigation::chosen, this, [this](const QString& page) {
        go({.page = page});
    });
    connect(m_status, &StatusLine::traceCopied, this, [this] { m_status->say(tr("Copied")); });
    connect(
        m_palette, &CommandPalette::chosen, &console.preferences(), &Preferences::addRecentCommand);
    connect(m_signIn, &SignInView::editShopRequested, this, &MainWindow::openShopDialog);
    connect(m_signIn, &SignInView::signOutRequested, this, &MainWindow::signOut);
    connect(m_signIn, &SignInView::shopMenuRequested, this, [this](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillShopMenu(*menu);
        menu->popup(at);
    });
    restorePlace();
    collapseIfNarrow();
}

MainWindow::~MainWindow()
{
    leaveShop();
}

void MainWindow::buildLayout()
{
    auto* central = new QWidget(this);
    m_header = new HeaderBar(central);
    m_navigation = new Navigation(m_console.registry(), central);
    m_pages = new QStackedWidget(central);
    m_pages->setObjectName(u"pages"_s);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_navigation);
    body->addWidget(m_pages, 1);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(body, 1);
    setCentralWidget(central);
    m_status = new StatusLine(this);
    setStatusBar(m_status);
    m_signIn = new SignInView(central);
}

// --- The shop and who is signed in
// ----------------------------------------------------------------

void MainWindow::showShop(const QString& profileId, const Route& route)
{
    leaveShop();
    if (m_session) {
        m_session->disconnect(this);
        m_session->monitor().disconnect(this);
    }
    m_profileId = profileId;
    m_wanted = route;
    m_session = &m_console.session(profileId);
    m_header->setShopName(m_session->profile().name);
    m_signIn->setSession(m_session);
    auto& monitor = m_session->monitor();
    connect(m_session, &ShopSession::phaseChanged, this, &MainWindow::followPhase);
    connect(&monitor, &ConnectionMonitor::connectionChanged, this, [this](Connection connection) {
        m_header->setOffline(connection == Connection::Offline);
        m_status->setConnection(connection);
        if (m_context)
            m_context->setConnection(connection);
    });
    connect(&monitor, &ConnectionMonitor::callEnded, this, [this, &monitor] {
        m_status->setTraceId(monitor.traceId());
        if (monitor.connection() == Connection::Online)
            m_status->setLatency(monitor.latency());
    });
    m_header->setOffline(monitor.connection() == Connection::Offline);
    m_status->setConnection(monitor.connection());
    followPhase();
    if (m_wasPainted)
        m_session->start();
}

void MainWindow::followPhase()
{
    const auto phase = m_session->phase();
    const bool isIn = phase == Phase::SignedIn;
    if (isIn && (!m_context || m_shownUser != m_session->user()->id)) {
        leaveShop();
        enterShop();
    } else if (isIn && !m_signIn->isHidden()) {
        m_context->setUser(*m_session->user());
        Q_EMIT m_context->cameBack(); // what failed while nobody was signed in
    } else if (phase == Phase::SignedOut || phase == Phase::NotAdmin) {
        leaveShop();
    }
    // What lies under the sheet keeps its state and gets no keys.
    for (QWidget* widget : {static_cast<QWidget*>(m_header),
                            static_cast<QWidget*>(m_navigation),
                            static_cast<QWidget*>(m_pages)})
        widget->setEnabled(isIn);
    m_signIn->setSheet(m_context != nullptr);
    if (isIn) {
        m_signIn->hide();
    } else {
        m_palette->close();
        m_signIn->setGeometry(m_signIn->parentWidget()->rect());
        m_signIn->show();
        m_signIn->raise();
        if (isActiveWindow())
            m_signIn->setFocus();
    }
    m_actions->follow();
    showTitle();
}

void MainWindow::enterShop()
{
    m_shownUser = m_session->user()->id;
    m_context = std::make_unique<ConsoleContext>(
        ConsoleContext::Parts{.clients = *m_session->clients(),
                              .preferences = &m_console.preferences(),
                              .images = m_console.images(m_profileId),
                              .shopName = m_session->profile().name,
                              .shop = m_session->shop()});
    m_context->setUser(*m_session->user());
    m_context->setToasts(m_toasts);
    m_context->setConnection(m_session->monitor().connection());
    connect(m_context.get(), &ConsoleContext::sessionEnded, m_session, &ShopSession::noteEnded);
    m_navigation->setContext(m_context.get());
    m_header->setPerson(qt::toText(m_session->user()->name), qt::toText(m_session->user()->email));
    m_router = std::make_unique<Router>(m_console.registry(), *m_context, *m_pages);
    connect(m_router.get(), &Router::changed, this, &MainWindow::follow);
    connect(m_router.get(), &Router::unsavedChanged, this, &MainWindow::showTitle);
    connect(m_router.get(), &Router::statusText, m_status, &StatusLine::say);
    for (const auto& entry : m_console.registry().entries()) {
        if (entry.attend)
            entry.attend(*m_context);
    }
    m_pages->setEnabled(true); // or the page could not take the focus
    m_router->go(m_wanted.isEmpty() ? firstRoute() : std::exchange(m_wanted, {}));
}

void MainWindow::leaveShop()
{
    if (!m_router)
        return;
    m_router.reset();
    while (auto* page = m_pages->widget(0))
        delete page;
    m_navigation->setContext(nullptr);
    m_navigation->setCurrent({});
    m_toasts->clear();
    m_context.reset();
    m_shownUser.clear();
    m_header->setPerson({}, {});
}

Route MainWindow::firstRoute() const
{
    const auto& registry = m_console.registry();
    const auto last = m_console.preferences().store().value(kPage).toString();
    if (const auto* entry = registry.find(last); entry != nullptr && entry->isInNavigation)
        return {.page = last};
    for (const auto& entry : registry.entries()) {
        if (entry.isInNavigation)
            return {.page = entry.page};
    }
    return {.page = u"preferences"_s};
}

void MainWindow::go(const Route& route)
{
    if (m_router)
        m_router->go(route);
    else
        m_wanted = route;
}

void MainWindow::signOut()
{
    askAboutUnsaved([this] { m_session->signOut(); });
}

void MainWindow::askAboutUnsaved(std::function<void()> thenGo)
{
    const auto unsaved = m_router ? m_router->unsavedScreens() : QList<Screen*>();
    if (unsaved.isEmpty()) {
        thenGo();
        return;
    }
    QStringList texts;
    for (const auto* screen : unsaved)
        texts.append(screen->unsavedText().isEmpty() ? screen->title() : screen->unsavedText());
    qt::confirm(this,
                {.title = tr("Discard what is not saved?"),
                 .text = texts.join(u'\n'),
                 .verb = tr("Discard")},
                [this, thenGo = std::move(thenGo)] {
                    for (auto* screen : m_router ? m_router->unsavedScreens() : QList<Screen*>())
                        screen->discardChanges();
                    thenGo();
                });
}

// --- What the window shows of it
// ------------------------------------------------------------------

void MainWindow::follow()
{
    if (m_router && m_router->current() != nullptr)
        m_navigation->setCurrent(m_router->route().page);
    m_actions->follow();
    showTitle();
}

void MainWindow::showTitle()
{
    QStringList parts;
    if (m_router && m_router->current() != nullptr)
        parts.append(m_router->current()->title() + u"[*]"_s);
    else
        parts.append(tr("Sign in") + u"[*]"_s);
    if (m_session)
        parts.append(m_session->profile().name);
    parts.append(u"Vitrine"_s);
    setWindowTitle(parts.join(u" – "_s));
    setWindowModified(m_router && !m_router->unsavedScreens().isEmpty());
}

void MainWindow::showAccount()
{
    m_accountMenu->clear();
    if (!m_session || !m_session->user())
        return;
    const auto& user = *m_session->user();
    auto* name = m_accountMenu->addAction(qt::icon(qt::Icon::Person),
                                          qt::toText(user.name.empty() ? user.email : user.name));
    name->setToolTip(qt::toText(user.email));
    name->setEnabled(false);
    m_accountMenu->addSeparator();
    fillShopMenu(*m_accountMenu);
    m_accountMenu->addSeparator();
    m_accountMenu->addAction(m_actions->find(u"app.preferences"_s));
    m_accountMenu->addAction(m_actions->find(u"help.shortcuts"_s));
    m_accountMenu->addSeparator();
    m_accountMenu->addAction(m_actions->find(u"app.signOut"_s));
}

void MainWindow::fillShopMenu(QMenu& menu)
{
    for (const auto& profile : m_console.profiles().all()) {
        auto* action = menu.addAction(profile.name);
        action->setCheckable(true);
        action->setChecked(profile.id == m_profileId);
        connect(action, &QAction::triggered, this, [this, id = profile.id] {
            if (id == m_profileId)
                return;
            askAboutUnsaved([this, id] {
                m_console.profiles().setCurrent(id);
                showShop(id);
            });
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Edit this shop…")),
            &QAction::triggered,
            this,
            &MainWindow::openShopDialog);
    connect(menu.addAction(tr("Add shop…")), &QAction::triggered, this, [this] {
        auto* dialog = new ShopDialog(m_console.profiles(), {}, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &ShopDialog::saved, this, [this](const QString& id) {
            askAboutUnsaved([this, id] {
                m_console.profiles().setCurrent(id);
                showShop(id);
            });
        });
        dialog->open();
    });
}

void MainWindow::openShopDialog()
{
    if (!m_session)
        return;
    auto* dialog = new ShopDialog(m_console.profiles(), m_session->profile(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::openShortcuts()
{
    auto* dialog = new ShortcutsDialog(m_actions->groups(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// --- Command palette
// ------------------------------------------------------------------------------

void MainWindow::openPalette()
{
    if (m_palette->isOpen()) {
        m_palette->close();
        return;
    }
    m_palette->open(paletteCommands(),
                    m_console.preferences().recentCommands(),
                    [this](const QString& text) { return searchCommands(text); });
}

std::vector<PaletteCommand> MainWindow::paletteCommands()
{
    std::vector<PaletteCommand> commands;
    const auto add =
        [&](const QPointer<QAction>& action, const QString& group, const QString& title) {
            if (!action->isEnabled() || !action->isVisible() || action->text().isEmpty())
                return;
            commands.push_back(
                {.id = action->objectName(),
                 .title = title.isEmpty() ? action->text().remove(u'&').remove(u'…') : title,
                 .group = group,
                 .icon = action->icon(),
                 .shortcut = action->shortcut(),
                 .run = [action] {
                     if (action)
                         action->trigger();
                 }});
        };
    if (m_router && m_router->current() != nullptr) {
        for (auto* action : m_router->current()->commands())
            add(action, m_router->current()->title(), {});
    }
    const auto isPage = [this](const QAction* action) {
        return m_console.registry().find(action->objectName().mid(3)) != nullptr;
    };
    for (auto* action : m_actions->all()) {
        if (isPage(action))
            add(action, tr("Page"), tr("Go to %1").arg(action->text()));
    }
    for (auto* action : m_actions->all()) {
        if (!isPage(action) && action->objectName() != "app.palette"_L1)
            add(action, tr("Console"), {});
    }
    return commands;
}

std::vector<PaletteCommand> MainWindow::searchCommands(const QString& text)
{
    std::vector<PaletteCommand> commands;
    if (!m_router)
        return commands;
    const std::pair<QString, QString> searches[] = {{u"products"_s, tr("Find “%1” in products")},
                                                    {u"orders"_s, tr("Find “%1” in orders")},
                                                    {u"customers"_s, tr("Find “%1” in customers")}};
    for (const auto& [page, title] : searches) {
        const auto* entry = m_console.registry().find(page);
        if (entry == nullptr)
            continue;
        commands.push_back({.id = u"search."_s + page,
                            .title = title.arg(text),
                            .group = entry->title(),
                            .icon = qt::icon(qt::Icon::Search),
                            .run =
                                [this, page = page, text] {
                                    go({.page = page, .filter = {{u"text"_s, text}}});
                                },
                            .isAlwaysShown = true});
    }
    return commands;
}

// --- Events
// ---------------------------------------------------------------------------------------

void MainWindow::toggleNavigation()
{
    m_isCollapsedByHand = !m_navigation->isCollapsed();
    m_console.preferences().store().setValue(kCollapsed, m_isCollapsedByHand);
    m_navigation->setCollapsed(m_isCollapsedByHand);
}

void MainWindow::collapseIfNarrow()
{
    m_navigation->setCollapsed(m_isCollapsedByHand || width() < kCollapseBelow);
}

void MainWindow::restorePlace()
{
    const auto geometry = m_console.preferences().store().value(kGeometry).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(kFirstSize);
    for (const auto& other : m_console.windows()) {
        if (other && other->pos() == pos())
            move(pos() + QPoint(kCascade, kCascade));
    }
}

void MainWindow::rememberPlace()
{
    auto& store = m_console.preferences().store();
    store.setValue(kGeometry, saveGeometry());
    if (m_router)
        store.setValue(kPage, m_router->route().page);
}

bool MainWindow::event(QEvent* event)
{
    const bool result = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_wasPainted) {
        m_wasPainted = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT firstPainted();
                if (m_session)
                    m_session->start();
            },
            Qt::QueuedConnection);
    }
    return result;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool isUnsaved = m_router && !m_router->unsavedScreens().isEmpty();
    if (isUnsaved && !m_mayClose) {
        event->ignore();
        askAboutUnsaved([this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    rememberPlace();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    collapseIfNarrow();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_header->retranslate();
        m_navigation->retranslate();
        m_status->retranslate();
        m_signIn->retranslate();
        m_actions->retranslate();
        showTitle();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_router && m_router->current() != nullptr &&
        m_router->current()->backOut())
        return;
    QMainWindow::keyPressEvent(event);
}

void MainWindow::mousePressEvent(QMouseEvent* event)
{
    if (m_router && event->button() == Qt::BackButton)
        m_router->back();
    else if (m_router && event->button() == Qt::ForwardButton)
        m_router->forward();
    else
        QMainWindow::mousePressEvent(event);
}

} // namespace vitrine::console
