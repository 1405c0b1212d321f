#include "sign_in_screen_test.hpp"

#include "storefront-kiosk/parts/qr_view.hpp"
#include "storefront-kiosk/screens/signin/sign_in_screen.hpp"
#include "tests/gui/kiosk/shown_screen.hpp"

#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

struct SigningIn : FramedScreen<SignInScreen>
{
    explicit SigningIn(FakeKiosk& around)
        : FramedScreen(around)
        , gone(&screen, &Screen::goTo)
    {
    }
    [[nodiscard]] bool reaches(SignInStage stage)
    {
        return waitFor([&] { return screen.presenter().stage() == stage; });
    }
    [[nodiscard]] bool showsCode()
    {
        screen.enter({.id = Place::Id::SignIn});
        return reaches(SignInStage::Showing);
    }
    /// The shopper says yes on their phone; the kiosk asks again at once.
    void confirm(const std::string& name, const std::string& email)
    {
        auto claims = kiosk.provider.idClaims();
        claims["name"] = name;
        claims["email"] = email;
        kiosk.provider.nextTokens(
            "ada", {{"id_token", kiosk.provider.issuer.sign(claims)}, {"refresh_token", ""}});
        poll();
    }
    void poll() { kiosk.provider.scheduler->advance(5s); }

    QSignalSpy gone;
};

} // namespace

void SignInScreenTest::showsTheCodeInGroups()
{
    FakeKiosk kiosk;
    kiosk.shopper.setReach(true);
    SigningIn signing(kiosk);
    QVERIFY(signing.showsCode());
    QCOMPARE(signing.text("userCode"), u"QWNF TGBX"_s);
    QCOMPARE(signing.text("verificationAddress"), u"id.shop.example/activate"_s);
    QVERIFY(signing.screen.presenter().link().contains(u"user_code=QWNF-TGBX"_s));
    QVERIFY(signing.screen.findChild<QrView*>(u"signInQr"_s)->hasCode());
    QVERIFY(!signing.screen.chrome().countsIdle); // the shopper is busy with their phone
    QVERIFY(signing.screen.presenter().validFor() <= 9min);
    QVERIFY(kiosk.speaker.said().last().contains(u"Q, W, N, F"_s));
}

void SignInScreenTest::greetsWhoConfirmedAndGoesOn()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    SigningIn signing(kiosk);
    QVERIFY(signing.showsCode());
    signing.confirm("Ada Lovelace", "ada@home.example");
    QVERIFY(signing.reaches(SignInStage::Welcome));
    QVERIFY(signing.text("signInHeadline").contains(u"Ada Lovelace"_s));
    const auto& account = kiosk.shopper.account();
    QVERIFY(account.has_value());
    QCOMPARE(account->email, u"ada@home.example"_s);
    QCOMPARE(account->accessToken, std::string("access-ada"));
    QVERIFY(!signing.screen.chrome().mainAction.isEmpty());
    QCOMPARE(signing.gone.count(), 0);
    QVERIFY(waitFor([&] { return signing.gone.count() == 1; })); // by itself, after a moment
    QVERIFY(signing.gone.at(0).at(0).value<Place>().id == Place::Id::Pay);
}

void SignInScreenTest::goesOnAsGuest()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    SigningIn signing(kiosk);
    QVERIFY(signing.showsCode());
    tap(signing.screen, "goOnAsGuest");
    QVERIFY(signing.gone.at(0).at(0).value<Place>().id == Place::Id::Pay);
    QVERIFY(!kiosk.shopper.account());
}

void SignInScreenTest::showsAnotherCodeWhenTheFirstHasRunOut()
{
    FakeKiosk kiosk;
    kiosk.provider.deviceAnswer["expires_in"] = 4; // less than the interval
    SigningIn signing(kiosk);
    signing.screen.enter({.id = Place::Id::SignIn});
    QVERIFY(signing.reaches(SignInStage::Expired));
    QVERIFY(signing.screen.chrome().countsIdle);
    QVERIFY(!textsIn(signing.screen).contains(u"QWNF-TGBX"_s));
    kiosk.provider.deviceAnswer["expires_in"] = 600;
    kiosk.provider.deviceAnswer["user_code"] = "ABCD1234";
    tap(signing.screen, "anotherCode");
    QVERIFY(signing.reaches(SignInStage::Showing));
    QCOMPARE(signing.text("userCode"), u"ABCD 1234"_s);
}

void SignInScreenTest::saysWhenSomebodyRefused()
{
    FakeKiosk kiosk;
    SigningIn signing(kiosk);
    QVERIFY(signing.showsCode());
    kiosk.provider.nextToken(400, {{"error", "access_denied"}});
    signing.poll();
    QVERIFY(signing.reaches(SignInStage::Refused));
    QVERIFY(!kiosk.shopper.account());
    QVERIFY(signing.text("signInHeadline").contains(u"refused"_s));
}

void SignInScreenTest::saysWhenTheShopIsAway()
{
    FakeKiosk kiosk;
    kiosk.provider.network->otherwise([](const client::HttpCall&, const client::CallScope&) {
        return failure<client::HttpReply>(ErrorCode::Unavailable, "made up by the test");
    });
    kiosk.provider.scheduler->hurry(9s); // what is repeated is repeated at once
    SigningIn signing(kiosk);
    signing.screen.enter({.id = Place::Id::SignIn});
    QVERIFY(signing.reaches(SignInStage::Unavailable));
    QVERIFY(signing.text("signInHeadline").contains(u"does not work"_s));
}

void SignInScreenTest::stopsAskingWhenTheShopperGoesElsewhere()
{
    FakeKiosk kiosk;
    SigningIn signing(kiosk);
    QVERIFY(signing.showsCode());
    signing.screen.leave();
    const auto before = kiosk.provider.network->calls().size();
    signing.confirm("Ada", "ada@home.example");
    signing.poll();
    waitFor([] { return false; }, 50);
    QCOMPARE(kiosk.provider.network->calls().size(), before);
    QVERIFY(!kiosk.shopper.account());
    QVERIFY(signing.screen.presenter().stage() == SignInStage::Idle);
}

void SignInScreenTest::revokesAndForgets()
{
    FakeKiosk kiosk;
    SigningIn signing(kiosk);
    QVERIFY(signing.showsCode());
    signing.confirm("Ada Lovelace", "ada@home.example");
    QVERIFY(signing.reaches(SignInStage::Welcome));
    kiosk.shopper.wipe();
    signing.screen.wipe();
    QVERIFY(waitFor([&] {
        const auto calls = kiosk.provider.network->calls();
        return calls.back().target.ends_with("/v1/revoke") &&
               calls.back().body.find("access-ada") != std::string::npos;
    }));
    for (const auto& left : {u"Ada"_s, u"QWNF"_s})
        QVERIFY2(!textsIn(signing.screen).contains(left), qPrintable(left));
    QVERIFY(!signing.screen.findChild<QrView*>(u"signInQr"_s)->hasCode());
}

void SignInScreenTest::readsTheAccountFromTheToken()
{
    FakeKiosk kiosk;
    auto claims = kiosk.provider.idClaims();
    claims["name"] = "Änne Öztürk";
    const auto known =
        accountOf({.accessToken = "a", .idToken = kiosk.provider.issuer.sign(claims)});
    QCOMPARE(known.name, u"Änne Öztürk"_s);
    QVERIFY(known.email.isEmpty());
    claims["name"] = std::string(200, 'a');
    const auto longName =
        accountOf({.accessToken = "a", .idToken = kiosk.provider.issuer.sign(claims)});
    QCOMPARE(longName.name.size(), 40);
    const auto unknown = accountOf({.accessToken = "a"});
    QVERIFY(unknown.name.isEmpty());
    QCOMPARE(unknown.accessToken, std::string("a"));
}

void SignInScreenTest::offersNoGuestsWhereTheShopWantsNone()
{
    auto settings = FakeKiosk::shopSettings();
    settings.ways.guest = false;
    FakeKiosk kiosk({.settings = settings});
    SigningIn signing(kiosk);
    QVERIFY(signing.showsCode());
    QVERIFY(!signing.screen.findChild<QWidget*>(u"guestCard"_s)->isVisible());
}

void SignInScreenTest::screenshots()
{
    FakeKiosk kiosk;
    SigningIn signing(kiosk);
    QVERIFY(signing.showsCode());
    shootKiosk(signing.screen, u"signin-code-portrait-en"_s);
    {
        const German german;
        prepareScreen(signing.screen, kLandscapeLayout);
        signing.screen.resize(kLandscape);
        shootKiosk(signing.screen, u"signin-code-landscape-de"_s);
        const ReachLooks reach;
        prepareScreen(signing.screen, kReachLayout);
        signing.screen.resize(kPortraitReach);
        shootKiosk(signing.screen, u"signin-code-portrait-de-reach"_s);
    }
    prepareScreen(signing.screen, {});
    signing.screen.resize(kPortrait);
    signing.confirm("Ada Lovelace", "ada@home.example");
    QVERIFY(signing.reaches(SignInStage::Welcome));
    shootKiosk(signing.screen, u"signin-welcome-portrait-en"_s);
    signing.screen.leave();
    kiosk.provider.deviceAnswer["expires_in"] = 4;
    kiosk.shopper.signOut();
    signing.screen.enter({.id = Place::Id::SignIn});
    QVERIFY(signing.reaches(SignInStage::Expired));
    const German german;
    prepareScreen(signing.screen, kLandscapeLayout);
    signing.screen.resize(kLandscape);
    shootKiosk(signing.screen, u"signin-expired-landscape-de"_s);
}
