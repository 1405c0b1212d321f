#include "storefront-kiosk/app/kiosk_program.hpp"

#include "storefront-kiosk/accessibility/recording_speaker.hpp"
#include "storefront-kiosk/accessibility/speech_dispatcher.hpp"
#include "storefront-kiosk/pictures/shelf_pictures.hpp"
#include "storefront-kiosk/scanner/keyboard_wedge.hpp"
#include "storefront-kiosk/screens/attract/attract_screen.hpp"
#include "storefront-kiosk/screens/basket/basket_bar.hpp"
#include "storefront-kiosk/screens/basket/basket_panel.hpp"
#include "storefront-kiosk/screens/basket/basket_screen.hpp"
#include "storefront-kiosk/screens/browse/browse_screen.hpp"
#include "storefront-kiosk/screens/done/done_screen.hpp"
#include "storefront-kiosk/screens/pairing/pairing_screen.hpp"
#include "storefront-kiosk/screens/pay/pay_screen.hpp"
#include "storefront-kiosk/screens/product/product_screen.hpp"
#include "storefront-kiosk/screens/scan/scan_router.hpp"
#include "storefront-kiosk/screens/search/keyboard.hpp"
#include "storefront-kiosk/screens/search/search_screen.hpp"
#include "storefront-kiosk/screens/signin/sign_in_screen.hpp"
#include "storefront-kiosk/screens/staff/staff_screen.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <QSysInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

/// For a kiosk that has never heard from its shop.
KioskSettings firstSettings(const KioskProgram::Options& options)
{
    KioskSettings settings;
    if (const auto euro = domain::Currency::create("EUR"); euro.ok())
        settings.pricing.currency = *euro;
    settings.devices.printer = options.printer;
    settings.devices.terminalScript = options.terminalScript;
    return settings;
}

} // namespace

Result<std::unique_ptr<KioskProgram>> KioskProgram::create(const Options& options)
{
    using Created = Result<std::unique_ptr<KioskProgram>>;
    std::unique_ptr<KioskProgram> program(new KioskProgram(options));
    if (const auto opened = program->open(); !opened.ok())
        return Created(opened.error());
    program->makeContext();
    program->makeWindow();
    return Created(std::move(program));
}

KioskProgram::KioskProgram(const Options& options)
    : m_options(options)
    , m_settings(firstSettings(options))
    , m_language(QStringList{u"kiosk"_s, u"kiosk_receipt"_s, u"vitrine_qt"_s})
{
}

KioskProgram::~KioskProgram()
{
    if (m_shop)
        m_shop->connection().close(); // before what its answers are for
}

Outcome KioskProgram::open()
{
    auto stores = KioskStores::open(qt::toUtf8(m_options.dataFolder), m_clock);
    if (!stores.ok())
        return stores.error();
    m_stores = *std::move(stores);
    auto shop = ShopSide::create(
        {.connection = {.gateway = qt::toUtf8(m_options.gateway),
                        .issuer = qt::toUtf8(m_options.issuer),
                        .plainHttpAllowed = m_options.plainHttpAllowed},
         .dataFolder = qt::toUtf8(m_options.dataFolder),
         .softwareVersion = qt::toUtf8(m_options.version),
         .platform = qt::toUtf8(
             u"%1 (%2)"_s.arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())),
         .defaults = m_settings.now(),
         .printer = [this] { return m_printer ? m_printerState : std::string("NONE"); },
         .terminal = [this] { return std::string(m_isTerminalReady ? "READY" : "FAULT"); }},
        {m_stores->queue(), m_stores->shelf(), m_stores->images(), m_settings, m_status, m_clock});
    if (!shop.ok())
        return shop.error();
    m_shop = *std::move(shop);
    m_stores->begin(m_settings.now());
    return Done{};
}

void KioskProgram::makeContext()
{
    m_sync =
        std::make_unique<CatalogSync>(m_stores->shelf(), m_shop->feed(), CatalogSync::Options{});
    m_replay = std::make_unique<OrderReplay>(m_stores->queue(), m_shop->orders(), m_clock);
    m_recovery = std::make_unique<SaleRecovery>(
        m_stores->queue(), m_stores->attempts(), m_stores->terminal());
    if (auto* printer = m_stores->printer())
        m_printer = std::make_unique<PrintRunner>(m_stores->spool(), *printer);
    m_pictures = std::make_unique<ShelfPictures>(
        *m_stores->images(), m_shop->connection().sdk().catalog(), ShelfPictures::Options{});
    m_shopper = std::make_unique<Shopper>(m_settings.now().pricing);
    makeSpeaker();
    m_context = std::make_unique<KioskContext>(
        KioskContext::Parts{.clock = &m_clock,
                            .settings = &m_settings,
                            .shop = &m_status,
                            .shopper = m_shopper.get(),
                            .language = &m_language,
                            .pictures = m_pictures.get(),
                            .speaker = m_speaker.get(),
                            .shelf = &m_stores->shelf(),
                            .sync = m_sync.get(),
                            .holds = &m_shop->holds(),
                            .queue = &m_stores->queue(),
                            .replay = m_replay.get(),
                            .attempts = &m_stores->attempts(),
                            .recovery = m_recovery.get(),
                            .terminal = m_stores->terminal(),
                            .printer = m_printer.get(),
                            .signIn = m_shop->signIn(),
                            .makeKeyboard = [this](QWidget* parent) -> OnScreenKeyboard* {
                                return new Keyboard(parent);
                            },
                            .orders = m_shop->orders()});
}

void KioskProgram::makeSpeaker()
{
    if (!m_options.speechFile.isEmpty()) {
        m_speaker = std::make_unique<RecordingSpeaker>(m_options.speechFile);
        return;
    }
    auto speech = std::make_unique<SpeechDispatcher>();
    m_hasVoice = speech->isAvailable();
    m_speaker = std::move(speech);
}

void KioskProgram::makeWindow()
{
    m_window = std::make_unique<KioskWindow>(*m_context);
    m_window->addScreen(Place::Id::Attract, new AttractScreen(*m_context));
    m_window->addScreen(Place::Id::Pairing, new PairingScreen(*m_context, m_shop->pairing()));
    connect(m_window.get(), &KioskWindow::firstPainted, this, &KioskProgram::begin);
    connect(m_window.get(), &KioskWindow::wiped, this, &KioskProgram::onWiped);
    connect(
        &m_settings, &SettingsStore::changed, this, [this] { m_stores->apply(m_settings.now()); });
}

void KioskProgram::start()
{
    m_window->start();
}

void KioskProgram::addScreens()
{
    auto& context = *m_context;
    m_window->addScreen(Place::Id::Browse, new BrowseScreen(context));
    m_window->addScreen(Place::Id::Search, new SearchScreen(context));
    m_window->addScreen(Place::Id::Product, new ProductScreen(context));
    m_window->addScreen(Place::Id::Basket, new BasketScreen(context));
    m_window->addScreen(Place::Id::SignIn, new SignInScreen(context));
    m_window->addScreen(Place::Id::Pay, new PayScreen(context));
    m_window->addScreen(Place::Id::Done, new DoneScreen(context));

    auto* staff = new StaffScreen(context,
                                  m_stores->door(),
                                  {.version = m_options.version,
                                   .gateway = m_options.gateway,
                                   .dataFolder = m_options.dataFolder,
                                   .hasVoice = m_hasVoice});
    m_window->addScreen(Place::Id::Staff, staff);
    connect(staff, &StaffScreen::restartWanted, this, &KioskProgram::restartWanted);
    connect(staff, &StaffScreen::exitWanted, this, &KioskProgram::exitWanted);
}

void KioskProgram::addBasket()
{
    auto* bar = new BasketBar(*m_context);
    auto* panel = new BasketPanel(*m_context);
    connect(bar, &BasketBar::goTo, m_window.get(), &KioskWindow::goTo);
    connect(panel, &BasketPanel::goTo, m_window.get(), &KioskWindow::goTo);
    connect(m_window.get(), &KioskWindow::layoutChanged, bar, &BasketBar::arrange);
    connect(m_window.get(), &KioskWindow::layoutChanged, panel, &BasketPanel::arrange);
    connect(m_window.get(), &KioskWindow::wiped, bar, &BasketBar::wipe);
    connect(m_window.get(), &KioskWindow::wiped, panel, &BasketPanel::wipe);
    bar->arrange(m_window->layoutNow());
    panel->arrange(m_window->layoutNow());
    m_window->setBasket(bar, panel);
}

void KioskProgram::addScanner()
{
    auto* router = new ScanRouter(*m_context, m_window.get());
    connect(router, &ScanRouter::goTo, m_window.get(), &KioskWindow::goTo);
    connect(m_window.get(), &KioskWindow::wiped, router, &ScanRouter::wipe);
    connect(&m_window->navigator(), &Navigator::moved, router, &ScanRouter::setPlace);
    router->setPlace(m_window->navigator().now());
    // made last: it looks at keys before everybody else
    m_scanner = std::make_unique<KeyboardWedge>();
    connect(m_scanner.get(), &KeyboardWedge::scanned, router, &ScanRouter::read);
    connect(m_scanner.get(), &KeyboardWedge::scanned, &m_window->idle(), &IdleGuard::touch);
}

void KioskProgram::begin()
{
    addScreens();
    addBasket();
    addScanner();
    watchDevices();
    // what was left in the middle ends before anything new begins
    connect(m_recovery.get(), &SaleRecovery::recovered, m_replay.get(), &OrderReplay::wake);
    m_recovery->recoverAll();
    m_shop->start(*m_sync, *m_replay);
    if (m_printer)
        m_printer->wake();
    Q_EMIT started();
}

void KioskProgram::watchDevices()
{
    if (m_printer) {
        connect(m_printer.get(), &PrintRunner::printed, this, [this] { m_printerState = "READY"; });
        connect(m_printer.get(), &PrintRunner::failed, this, [this](ErrorCode code) {
            m_printerState = code == ErrorCode::Conflict ? "PAPER_OUT" : "OFFLINE";
        });
    }
    const auto ask = [this] {
        qt::deliver(
            m_stores->terminal()->health(), this, [this](const Result<TerminalHealth>& health) {
                m_isTerminalReady = health.ok() && health->isReady;
            });
    };
    connect(&m_shop->reporter(), &DeviceReporter::reported, this, ask); // for the next report
    ask();
}

void KioskProgram::onWiped()
{
    m_stores->shelf().tell([](LocalCatalog& shelf) { shelf.forget(); });
    m_stores->spool().tell([](PrintSpool& spool) {
        std::ignore = spool.clear(); // what cannot be removed now is dropped by its age
    });
    m_shop->orders()->forgetShoppers();
}

} // namespace vitrine::kiosk
