#include "admin-console/app/fuzzy_match.hpp"
#include "admin-console/app/header_bar.hpp"
#include "admin-console/app/navigation.hpp"
#include "admin-console/app/shop_dialog.hpp"
#include "admin-console/app/sign_in_view.hpp"
#include "admin-console/app/status_line.hpp"
#include "tests/gui/shell/shell_fixture.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;
using console::MainWindow;
using console::Route;
using Phase = console::ShopSession::Phase;
using testkit::ShellFixture;

namespace {

QPushButton* button(MainWindow& window, const QString& name)
{
    return window.findChild<QPushButton*>(name);
}

QStringList menuTitles(MainWindow& window)
{
    QStringList titles;
    for (const auto* action : window.menuBar()->actions())
        titles.append(action->text().remove(u'&'));
    return titles;
}

} // namespace

class ShellTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- Signing in
    // -------------------------------------------------------------------------------

    void sendsNothingBeforeTheFirstPaint()
    {
        ShellFixture shell;
        shell.authority->hasTokens = true;
        auto* window = shell.program->openWindow();
        QCOMPARE(window->session()->phase(), Phase::Idle);
        QCOMPARE(shell.shop.accounts->faults.calls(), std::size_t(0));
        QTRY_COMPARE(window->session()->phase(), Phase::SignedIn);
        QVERIFY(shell.shop.accounts->faults.calls() > 0);
    }

    void signsInByTheBrowser()
    {
        ShellFixture shell;
        auto* window = shell.openWindow(false);
        QVERIFY(window->signInView()->isVisible());
        QVERIFY(window->router() == nullptr);
        QTest::mouseClick(button(*window, u"signInPrimary"_s), Qt::LeftButton);
        QTRY_COMPARE(shell.openedUrls.size(), 1);
        QCOMPARE(window->session()->phase(), Phase::Browser);
        QVERIFY(button(*window, u"signInCopy"_s)->isVisible());
        shell.authority->finish();
        QTRY_COMPARE(window->session()->phase(), Phase::SignedIn);
        QVERIFY(!window->signInView()->isVisible());
        QCOMPARE(window->windowTitle(), u"Orders[*] – My shop – Vitrine"_s);
        QCOMPARE(window->context()->user().email, std::string("ada@shop.example"));
    }

    void offersTheAddressWhenNoBrowserOpens()
    {
        ShellFixture shell;
        shell.hasBrowser = false;
        auto* window = shell.openWindow(false);
        window->session()->signIn();
        QTRY_VERIFY(window->session()->problem().has_value());
        button(*window, u"signInCopy"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"https://id.shop.example/authorize?state=1"_s);
        shell.authority->finish();
        QTRY_COMPARE(window->session()->phase(), Phase::SignedIn);
    }

    void cancelsASignIn()
    {
        ShellFixture shell;
        auto* window = shell.openWindow(false);
        window->session()->signIn();
        QTRY_VERIFY(!window->session()->signInUrl().isEmpty());
        QTest::keyClick(window->signInView(), Qt::Key_Escape);
        QCOMPARE(window->session()->phase(), Phase::SignedOut);
        shell.authority->finish(); // too late
        QCoreApplication::processEvents();
        QCOMPARE(window->session()->phase(), Phase::SignedOut);
        window->session()->signIn();
        shell.authority->finish();
        QTRY_COMPARE(window->session()->phase(), Phase::SignedIn);
    }

    void tellsSomebodyWithoutTheRole()
    {
        ShellFixture shell;
        wire::Account kim;
        kim.id = "kim";
        kim.name = "Kim Lee";
        kim.roles = {"CUSTOMER"};
        shell.shop.accounts->put(kim);
        shell.shop.accounts->signIn("kim");
        shell.authority->hasTokens = true;
        auto* window = shell.program->openWindow();
        QTRY_COMPARE(window->session()->phase(), Phase::NotAdmin);
        QVERIFY(window->router() == nullptr);
        QVERIFY(window->signInView()->accessibleDescription().contains(u"Kim Lee"_s));
        button(*window, u"signInSecondary"_s)->click();
        QCOMPARE(window->session()->phase(), Phase::SignedOut);
        QTRY_COMPARE(shell.authority->signOuts, 1);
    }

    void keepsWhatWasTypedWhenTheSessionEnds()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        auto* screen = ShellFixture::screen(*window);
        QTest::keyClicks(screen->line, u"half a thought"_s);
        shell.events.onSessionEnded();
        QCOMPARE(window->session()->phase(), Phase::Ended);
        QVERIFY(window->signInView()->isVisible());
        QVERIFY(window->signInView()->isSheet());
        QVERIFY(!screen->line->isEnabled());
        const int before = screen->refreshes;
        button(*window, u"signInPrimary"_s)->click();
        QTRY_VERIFY(!shell.openedUrls.isEmpty());
        QCOMPARE(shell.authority->lastHint, std::string("ada@shop.example"));
        shell.authority->finish();
        QTRY_COMPARE(window->session()->phase(), Phase::SignedIn);
        QCOMPARE(ShellFixture::screen(*window), screen);
        QCOMPARE(screen->line->text(), u"half a thought"_s);
        QVERIFY(screen->line->isEnabled());
        QVERIFY(screen->refreshes > before); // what failed meanwhile
    }

    void showsSomebodyElseTheirOwnPages()
    {
        ShellFixture shell;
        auto bob = shell.shop.admin();
        bob.id = "bob";
        bob.name = "Bob Gray";
        shell.shop.accounts->put(bob);
        auto* window = shell.openWindow();
        const QPointer<QWidget> before = ShellFixture::screen(*window);
        ShellFixture::screen(*window)->line->setText(u"Ada's note"_s);
        shell.events.onSessionEnded();
        shell.shop.accounts->signIn("bob");
        window->session()->signIn();
        shell.authority->finish();
        QTRY_COMPARE(window->session()->phase(), Phase::SignedIn);
        QVERIFY(before.isNull());
        QVERIFY(ShellFixture::screen(*window)->line->text().isEmpty());
        QCOMPARE(window->context()->user().name, std::string("Bob Gray"));
    }

    void goesOnByItselfWhenTheShopComesBackDuringTheStart()
    {
        ShellFixture shell;
        shell.shop.accounts->faults.failNext(ErrorCode::Unavailable);
        shell.authority->hasTokens = true;
        auto* window = shell.program->openWindow();
        QTRY_VERIFY(window->session()->problem().has_value());
        QCOMPARE(window->session()->phase(), Phase::Checking);
        shell.events.onCallEnd({.wasAnswered = false});
        shell.events.onCallEnd({.wasAnswered = true});
        QTRY_COMPARE(window->session()->phase(), Phase::SignedIn);
    }

    void asksBeforeSigningOutWithUnsavedChanges()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        ShellFixture::screen(*window)->line->setText(u"x"_s);
        window->signOut();
        QVERIFY(testkit::answer(u"confirmVerb"_s));
        QTRY_COMPARE(window->session()->phase(), Phase::SignedOut);
        QVERIFY(window->router() == nullptr);
    }

    // --- Connection
    // -------------------------------------------------------------------------------

    void saysOfflineAndComesBackByItself()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        auto* screen = ShellFixture::screen(*window);
        shell.events.onCallEnd({.wasAnswered = true,
                                .duration = std::chrono::milliseconds(12),
                                .traceId = "4bf92f3577b34da6"});
        QCOMPARE(window->statusLine()->connectionText(), u"Connected"_s);
        shell.events.onCallEnd({.wasAnswered = false});
        QVERIFY(window->statusLine()->connectionText().startsWith(u"Offline"_s));
        QCOMPARE(window->context()->connection(), console::Connection::Offline);
        shell.events.onCallEnd({.wasAnswered = false, .wasCancelled = true}); // says nothing
        const int before = screen->refreshes;
        QTRY_COMPARE_WITH_TIMEOUT(
            window->context()->connection(), console::Connection::Online, 10'000); // the probe
        QCOMPARE(screen->refreshes, before + 1);
    }

    // --- Finding one's way
    // ------------------------------------------------------------------------

    void goesBackAndForward()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        auto& router = *window->router();
        QCOMPARE(router.route().page, u"orders"_s);
        QVERIFY(!router.canGoBack());
        window->go({.page = u"products"_s});
        ShellFixture::screen(*window)->openDetail(u"17"_s);
        QCOMPARE(window->windowTitle(), u"Products 17[*] – My shop – Vitrine"_s);
        QTest::keyClick(window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(router.route().text(), u"products"_s);
        QTest::keyClick(window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(router.route().page, u"orders"_s);
        router.forward();
        router.forward();
        QCOMPARE(router.route().text(), u"products/17"_s);
        QVERIFY(!router.canGoForward());
        QTest::keyClick(window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(router.route().page, u"products"_s);
        QTest::keyClick(window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(router.route().page, u"orders"_s);
        QVERIFY(window->navigation()->item(u"orders"_s)->isChecked());
        window->go({.page = u"nowhere"_s});
        QCOMPARE(router.route().page, u"orders"_s);
    }

    void asksBeforeAnotherThingTakesThePlaceOfUnsavedOnes()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        auto* screen = ShellFixture::screen(*window);
        screen->line->setText(u"typed"_s);
        window->go({.page = u"products"_s}); // nothing is lost by that
        QCOMPARE(window->router()->route().page, u"products"_s);
        window->go({.page = u"orders"_s});
        QCOMPARE(screen->line->text(), u"typed"_s);
        window->go({.page = u"orders"_s, .id = u"5"_s});
        QVERIFY(testkit::answer(u"confirmVerb"_s));
        QTRY_COMPARE(window->router()->route().id, u"5"_s);
        QVERIFY(screen->line->text().isEmpty());
    }

    void readsBackTheTextOfARoute()
    {
        const Route route{.page = u"orders"_s,
                          .id = u"a/b"_s,
                          .filter = {{u"text"_s, u"50 % & mehr=ü"_s}, {u"status"_s, u"PAID"_s}}};
        QCOMPARE(Route::parse(route.text()), route);
        QCOMPARE(Route::parse(u"orders"_s).text(), u"orders"_s);
        QVERIFY(Route::parse(u"No such"_s).isEmpty());
        QVERIFY(Route::parse({}).isEmpty());
    }

    void escLeavesADetail()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        ShellFixture::screen(*window)->openDetail(u"3"_s);
        ShellFixture::screen(*window)->line->setFocus();
        QTest::keyClick(ShellFixture::screen(*window)->line, Qt::Key_Escape);
        QCOMPARE(window->router()->route().text(), u"orders"_s);
    }

    // --- Command palette
    // --------------------------------------------------------------------------

    void findsByAFewLetters()
    {
        using console::fuzzyScore;
        QVERIFY(!fuzzyScore(u"xyz", u"Go to Orders"));
        QVERIFY(fuzzyScore(u"gor", u"Go to Orders"));
        QVERIFY(fuzzyScore(u"ord", u"Go to Orders") > fuzzyScore(u"ord", u"Customer records"));
        QVERIFY(fuzzyScore(u"np", u"New product") > fuzzyScore(u"np", u"Open pages"));
        QVERIFY(fuzzyScore(u"über", u"Uber uns"));
        QVERIFY(!fuzzyScore(u"tent", u"Collapse the navigation")); // letters from here and there
        QVERIFY(fuzzyScore(u"gat", u"Collapse the navigation"));
        QCOMPARE(fuzzyScore(u"", u"anything"), 0);
        QCOMPARE(fuzzyScore(u"a", u""), std::nullopt);
    }

    void doesWhatIsTyped()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(window->palette()->isOpen());
        auto* field = window->palette()->field();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"go prod"_s);
        QCOMPARE(window->palette()->model()->command(0).title, u"Go to Products"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!window->palette()->isOpen());
        QCOMPARE(window->router()->route().page, u"products"_s);

        // What was used last comes first.
        window->openPalette();
        QCOMPARE(window->palette()->model()->command(0).id, u"go.products"_s);
        QTest::keyClicks(field, u"new entry"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(ShellFixture::screen(*window)->commandRuns, 1);

        window->openPalette();
        QTest::keyClicks(field, u"boots"_s);
        const auto& last =
            window->palette()->model()->command(window->palette()->model()->rowCount() - 1);
        QCOMPARE(last.title, u"Find “boots” in orders"_s);
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(window->router()->route().text(), u"orders?text=boots"_s);
        window->openPalette();
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!window->palette()->isOpen());
    }

    void tellsTheShortcutsThatHold()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        QTest::keyClick(window, Qt::Key_F1);
        auto* dialog = window->findChild<QDialog*>(u"shortcutsDialog"_s);
        QVERIFY(dialog != nullptr);
        QStringList texts;
        for (const auto* label : dialog->findChildren<QLabel*>())
            texts.append(label->text());
        QVERIFY(texts.contains(u"New entry of Orders"_s));
        QVERIFY(texts.contains(u"Ctrl+N"_s));
        QVERIFY(texts.contains(u"Command palette"_s));
    }

    void runsTheShortcutOfTheShownPageOnly()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        auto* orders = ShellFixture::screen(*window);
        window->go({.page = u"products"_s});
        auto* products = ShellFixture::screen(*window);
        products->line->setFocus();
        QTest::keyClick(products->line, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(products->commandRuns, 1);
        QCOMPARE(orders->commandRuns, 0);
    }

    // --- The window
    // -------------------------------------------------------------------------------

    void collapsesTheNavigationWhenThereIsLittleRoom()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        window->resize(1200, 700);
        QTRY_VERIFY(!window->navigation()->isCollapsed());
        window->resize(900, 700);
        QTRY_VERIFY(window->navigation()->isCollapsed());
        QCOMPARE(window->navigation()->item(u"orders"_s)->toolTip(), u"Orders"_s);
        window->resize(1200, 700);
        QTRY_VERIFY(!window->navigation()->isCollapsed());
    }

    void remembersItsPlaceAndPage()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        window->resize(1111, 666);
        window->go({.page = u"products"_s});
        QVERIFY(window->close());
        shell.restart();
        window = shell.openWindow();
        QCOMPARE(window->size(), QSize(1111, 666));
        QCOMPARE(window->router()->route().page, u"products"_s);
    }

    void asksBeforeItClosesOnUnsavedChanges()
    {
        ShellFixture shell;
        QPointer<MainWindow> window = shell.openWindow();
        ShellFixture::screen(*window)->line->setText(u"typed"_s);
        QVERIFY(window->isWindowModified());
        QVERIFY(!window->close());
        QVERIFY(window->isVisible());
        QVERIFY(testkit::answer(u"confirmVerb"_s));
        QTRY_VERIFY(window.isNull());
    }

    void opensASecondWindowWhereTheFirstIs()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        window->go({.page = u"products"_s});
        QTest::keyClick(window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shell.program->windows().size(), 2);
        auto* second = shell.program->windows().last().data();
        QTRY_VERIFY(second->router() != nullptr);
        QCOMPARE(second->router()->route().page, u"products"_s);
        QCOMPARE(second->session(), window->session());
        QVERIFY(second->router()->current() != window->router()->current());
    }

    void switchesTheLanguageLive()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        ShellFixture::screen(*window)->line->setText(u"stays"_s);
        QVERIFY(menuTitles(*window).contains(u"Help"_s));
        shell.shop.preferences().setLanguage(u"de"_s);
        QTRY_VERIFY(menuTitles(*window).contains(u"Hilfe"_s));
        QVERIFY(!menuTitles(*window).contains(u"Help"_s));
        QCOMPARE(QLocale().language(), QLocale::German);
        QVERIFY(button(*window, u"paletteField"_s)->text().startsWith(u"Suchen"_s));
        QCOMPARE(ShellFixture::screen(*window)->line->text(), u"stays"_s);
        shell.shop.preferences().setLanguage(u"en"_s);
        QTRY_VERIFY(menuTitles(*window).contains(u"Help"_s));
    }

    void setsPreferencesAtOnce()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        QTest::keyClick(window, Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(window->router()->route().page, u"preferences"_s);
        auto* theme = window->findChild<QComboBox*>(u"preferTheme"_s);
        theme->setCurrentIndex(theme->findData(int(qt::Theme::Mode::Dark)));
        QVERIFY(qt::Theme::instance().isDark());
        auto* density = window->findChild<QComboBox*>(u"preferDensity"_s);
        density->setCurrentIndex(density->findData(int(qt::Density::Dense)));
        QCOMPARE(shell.shop.preferences().density(), qt::Density::Dense);
    }

    // --- Shops
    // ------------------------------------------------------------------------------------

    void refusesAddressesThatWouldLeakTokens()
    {
        ShellFixture shell;
        auto* window = shell.openWindow(false);
        window->openShopDialog();
        auto* dialog = window->findChild<console::ShopDialog*>();
        auto* gateway = dialog->findChild<QLineEdit*>(u"shopGateway"_s);
        auto* save = dialog->findChild<QPushButton*>(u"shopSave"_s);
        for (const auto& bad : {u"shop"_s,
                                u"http://shop.example"_s,
                                u"https://shop.example/path"_s,
                                u"ftp://shop.example"_s}) {
            gateway->setText(bad);
            save->click();
            QVERIFY2(dialog->isVisible(), qPrintable(bad));
        }
        gateway->setText(u"https://shop.example/"_s);
        save->click();
        QTRY_VERIFY(!dialog->isVisible());
        QCOMPARE(shell.program->profiles().current().gateway, u"https://shop.example"_s);
        QCOMPARE(window->session()->profile().gateway, u"https://shop.example"_s); // connected anew
    }

    void keepsSeveralShops()
    {
        ShellFixture shell;
        const auto id =
            shell.program->profiles().save({.name = u"Harbour"_s,
                                            .gateway = u"https://harbour.example"_s,
                                            .issuer = u"https://dev-1.okta.com/oauth2/default"_s,
                                            .clientId = u"0oa1"_s,
                                            .ports = {8400, 8401}});
        shell.program->profiles().setCurrent(id);
        shell.restart();
        QCOMPARE(shell.program->profiles().all().size(), 2);
        const auto& profile = shell.program->profiles().current();
        QCOMPARE(profile.name, u"Harbour"_s);
        QCOMPARE(profile.issuerInUse(), u"https://dev-1.okta.com/oauth2/default"_s);
        QCOMPARE(profile.ports, (QList<quint16>{8400, 8401}));
        QCOMPARE(shell.program->profiles().all().first().issuerInUse(),
                 u"http://127.0.0.1:8080/oauth2/default"_s);
        QVERIFY(shell.program->profiles().remove(id));
        QVERIFY(!shell.program->profiles().remove(shell.program->profiles().current().id));
    }

    void saysWhenTheAddressIsWrong()
    {
        ShellFixture shell;
        auto* window = shell.openWindow(false);
        auto profile = shell.program->profiles().current();
        profile.gateway = u"wrong"_s;
        shell.program->profiles().save(profile);
        QTRY_VERIFY(window->session()->problem().has_value());
        QVERIFY(window->session()->clients() == nullptr);
        QVERIFY(button(*window, u"signInPrimary"_s)->text().startsWith(u"Edit"_s));
    }

    // --- Looks
    // ------------------------------------------------------------------------------------

    void fitsInBothLanguages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("de") << u"de"_s;
    }
    void fitsInBothLanguages()
    {
        QFETCH(QString, language);
        ShellFixture shell;
        shell.shop.preferences().setLanguage(language);
        auto* window = shell.openWindow();
        window->resize(1000, 640);
        const auto check = [&](const char* where) {
            QCoreApplication::processEvents();
            const auto faults = testkit::layoutFaults(*window);
            QVERIFY2(faults.isEmpty(),
                     qPrintable(QLatin1StringView(where) + u": "_s + faults.join(u"; "_s)));
        };
        check("page");
        window->go({.page = u"preferences"_s});
        check("preferences");
        window->openPalette();
        check("palette");
        shell.events.onSessionEnded();
        check("sheet");
        window->signOut();
        QTRY_COMPARE(window->session()->phase(), Phase::SignedOut);
        check("sign-in");
        window->session()->signIn();
        QTRY_VERIFY(!window->session()->signInUrl().isEmpty());
        check("browser");
    }

    void screenshotsOfTheShell()
    {
        ShellFixture shell;
        auto* window = shell.openWindow();
        window->resize(1280, 820);
        shell.events.onCallEnd({.wasAnswered = true,
                                .duration = std::chrono::milliseconds(12),
                                .traceId = "4bf92f3577b34da6"});
        window->navigation()->item(u"products"_s)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(window->navigation()->item(u"products"_s), Qt::Key_Down);
        window->context()->toastUndo(u"3 products archived"_s, [] {});
        testkit::shootThemes(*window, u"shell-page"_s);
        window->openPalette();
        testkit::shootThemes(*window, u"shell-palette"_s);
        QTest::keyClicks(window->palette()->field(), u"pro"_s);
        testkit::shootThemes(*window, u"shell-palette-typed"_s);
        window->palette()->close();
        window->go({.page = u"preferences"_s});
        testkit::shootThemes(*window, u"shell-preferences"_s);
        window->openShortcuts();
        testkit::shootThemes(*window->findChild<QDialog*>(u"shortcutsDialog"_s),
                             u"shell-shortcuts"_s);
        window->findChild<QDialog*>(u"shortcutsDialog"_s)->close();
        window->resize(900, 640);
        shell.events.onCallEnd({.wasAnswered = false});
        window->go({.page = u"orders"_s});
        testkit::shootThemes(*window, u"shell-narrow-offline"_s);
    }

    void screenshotsOfTheSignIn()
    {
        ShellFixture shell;
        auto* window = shell.openWindow(false);
        window->resize(1280, 820);
        testkit::shootThemes(*window, u"signin-start"_s);
        window->openShopDialog();
        auto* dialog = window->findChild<console::ShopDialog*>();
        dialog->findChild<QLineEdit*>(u"shopGateway"_s)->setText(u"http://shop.example"_s);
        dialog->findChild<QPushButton*>(u"shopSave"_s)->click();
        testkit::shootThemes(*dialog, u"signin-shop-dialog"_s);
        dialog->close();
        window->session()->signIn();
        QTRY_VERIFY(!window->session()->signInUrl().isEmpty());
        testkit::shootThemes(*window, u"signin-browser"_s);
        shell.authority->finish(failure<Done>(ErrorCode::Unavailable, "no answer"));
        QTRY_VERIFY(window->session()->problem().has_value());
        testkit::shootThemes(*window, u"signin-failed"_s);
        window->session()->signIn();
        shell.authority->finish();
        QTRY_COMPARE(window->session()->phase(), Phase::SignedIn);
        ShellFixture::screen(*window)->line->setText(u"Half a thought that must not get lost"_s);
        shell.events.onSessionEnded();
        testkit::shootThemes(*window, u"signin-ended"_s);
    }
};

VITRINE_GUI_MAIN(ShellTest)
#include "shell_test.moc"
