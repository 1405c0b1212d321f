#include "tests/gui/testkit/awaited.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "vitrine/qt/keychain_token_store.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;

namespace {

client::TokenSet tokens(const std::string& refreshToken)
{
    client::TokenSet set;
    set.accessToken = "access";
    set.refreshToken = refreshToken;
    return set;
}

/// As a program that has just been started.
qt::KeychainTokenStore storeOf(const QString& shop)
{
    return {u"vitrine-test"_s, shop, [](const QString& why) { qWarning() << why; }};
}

} // namespace

/// Tokens in a real Secret Service: tests/testkit/with_keychain.sh gives the program one.
class DesktopKeychainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTokensForTheNextStart()
    {
        QVERIFY(testkit::awaited(storeOf(u"main"_s).load(), *this).ok());
        QVERIFY(testkit::awaited(storeOf(u"main"_s).save(tokens("of main")), *this).ok());
        QVERIFY(testkit::awaited(storeOf(u"other"_s).save(tokens("of other")), *this).ok());

        const auto main = testkit::awaited(storeOf(u"main"_s).load(), *this);
        QVERIFY(main.ok() && main->has_value());
        QCOMPARE((*main)->refreshToken, std::string("of main"));
        const auto other = testkit::awaited(storeOf(u"other"_s).load(), *this);
        QVERIFY(other.ok() && other->has_value());
        QCOMPARE((*other)->refreshToken, std::string("of other"));
    }

    void forgetsWhoSignedOut()
    {
        QVERIFY(testkit::awaited(storeOf(u"left"_s).save(tokens("of left")), *this).ok());
        QVERIFY(testkit::awaited(storeOf(u"left"_s).clear(), *this).ok());
        const auto left = testkit::awaited(storeOf(u"left"_s).load(), *this);
        QVERIFY(left.ok() && !left->has_value());
        // nothing to forget is no failure
        QVERIFY(testkit::awaited(storeOf(u"left"_s).clear(), *this).ok());
    }
};

VITRINE_GUI_MAIN(DesktopKeychainTest)
#include "desktop_keychain_test.moc"
