#include "admin-console/app/console.hpp"
#include "admin-console/app/main_window.hpp"
#include "admin-console/app/sign_in_view.hpp"
#include "admin-console/screens/products/product_screen.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "tests/testkit/service_process.hpp"
#include "tests/testkit/shop.hpp"

#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace vitrine::console;

namespace {

constexpr int kPatience = 30'000;
constexpr const char* kAdministrator = "ada@shop.example";
constexpr const char* kCustomer = "carl@shop.example";

} // namespace

/// The console at a shop whose people are signed in by npm's oidc-provider: the shop has no
/// passwords, and roles come from the provider's groups claim. Each function goes on where the one
/// before ended.
class ForeignSignInTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void signsAnAdministratorIn();
    void letsTheAdministratorWork();
    void tellsACustomerThatItIsNotForThem();

private:
    /// The person at a browser of their own.
    void signIn(const char* button, const std::string& login);
    [[nodiscard]] ShopSession& session() const { return *m_window->session(); }

    std::filesystem::path m_project;
    std::unique_ptr<testkit::ToolProcess> m_provider;
    std::unique_ptr<testkit::Shop> m_shop;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    ScreenRegistry m_registry;
    std::unique_ptr<Console> m_console;
    QPointer<MainWindow> m_window;
    std::jthread m_browser;
    testkit::ToolRun m_visit;
};

void ForeignSignInTest::initTestCase()
{
    m_project = testkit::nodeProject(testkit::sourceFolder() / "tests/testkit/oidc_provider");
    m_provider =
        std::make_unique<testkit::ToolProcess>(std::vector<std::string>{"node", "provider.mjs"},
                                               "http://",
                                               std::map<std::string, std::string>{},
                                               m_project);
    const std::string& issuer = m_provider->greeting();
    m_shop = std::make_unique<testkit::Shop>(
        testkit::Shop::Options{.instances = {},
                               .settings = {{"log.level", "warn"}},
                               .upArguments = {"--oidc-issuer", issuer}});
    const auto up = m_shop->up();
    QVERIFY2(up.exitCode == 0, up.output.c_str());

    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"console.ini"_s));
    registerAllScreens(m_registry);
    const Profile shop{.id = u"foreign"_s,
                       .name = u"Main Street"_s,
                       .gateway = QString::fromStdString(m_shop->gatewayUrl()),
                       .issuer = QString::fromStdString(issuer),
                       .clientId = u"vitrine-desktop"_s};
    m_console =
        std::make_unique<Console>(*m_preferences, m_registry, Console::Options{.profile = shop});
    m_window = m_console->openWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window));
}

void ForeignSignInTest::cleanupTestCase()
{
    m_console.reset();
    m_shop.reset();
    m_provider.reset();
}

void ForeignSignInTest::signIn(const char* button, const std::string& login)
{
    session().setUrlOpener([this, login](const QString& url) {
        m_browser = std::jthread([this, login, url = url.toStdString()] {
            m_visit = testkit::runTool({"node", "browser.mjs", url, login}, {}, m_project);
        });
        return true;
    });
    auto* primary = m_window->signInView()->findChild<QPushButton*>(QLatin1String(button));
    QVERIFY2(primary != nullptr, button);
    QTest::mouseClick(primary, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(session().phase() == ShopSession::Phase::SignedIn ||
                                 session().phase() == ShopSession::Phase::NotAdmin,
                             kPatience);
    m_browser.join();
    QVERIFY2(m_visit.exitCode == 0, m_visit.output.c_str());
}

void ForeignSignInTest::signsAnAdministratorIn()
{
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), ShopSession::Phase::SignedOut, kPatience);
    signIn("signInPrimary", kAdministrator);
    QCOMPARE(session().phase(), ShopSession::Phase::SignedIn);
    QCOMPARE(session().user()->email, kAdministrator);
}

void ForeignSignInTest::letsTheAdministratorWork()
{
    m_window->go(Route::parse(u"products/new"_s));
    auto* products = qobject_cast<ProductScreen*>(m_window->router()->current());
    QVERIFY(products != nullptr);
    QTRY_VERIFY(products->editor().isOpen());
    const auto type = [products](const char* field, const QString& text) {
        QTest::keyClicks(products->findChild<QLineEdit*>(QLatin1String(field)), text);
    };
    type("productName", u"Wanderer Hiking Boots"_s);
    type("productSku", u"OIDC-0001"_s);
    type("productPrice", u"109.99"_s);
    for (QAction* action : products->commands()) {
        if (action->objectName() == u"products.save"_s)
            action->trigger();
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        !products->hasUnsavedChanges() && !products->editor().product().id.empty(), kPatience);
}

void ForeignSignInTest::tellsACustomerThatItIsNotForThem()
{
    session().signOut();
    QTRY_COMPARE_WITH_TIMEOUT(session().phase(), ShopSession::Phase::SignedOut, kPatience);
    signIn("signInPrimary", kCustomer);
    QCOMPARE(session().phase(), ShopSession::Phase::NotAdmin);
    testkit::shoot(*m_window, u"window-not-admin-foreign"_s);
}

VITRINE_GUI_MAIN(ForeignSignInTest)
#include "foreign_sign_in_test.moc"
