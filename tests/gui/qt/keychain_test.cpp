#include "admin-console/app/shop_connection.hpp"
#include "tests/gui/testkit/awaited.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "vitrine/qt/keychain_token_store.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;
using testkit::awaited;

namespace {

client::TokenSet tokens()
{
    client::TokenSet set;
    set.accessToken = "access";
    set.refreshToken = "refresh";
    return set;
}

} // namespace

class KeychainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); }

    void keepsTokensInMemoryWhereThereIsNoKeychain()
    {
        QStringList told;
        qt::KeychainTokenStore store(
            u"vitrine-test"_s, u"shop"_s, [&](const QString& why) { told.append(why); });
        QVERIFY(awaited(store.save(tokens()), *this).ok());
        QCOMPARE(told.size(), 1);
        auto loaded = awaited(store.load(), *this);
        QVERIFY(loaded.ok() && loaded->has_value());
        QCOMPARE((*loaded)->refreshToken, std::string("refresh"));
        QVERIFY(awaited(store.clear(), *this).ok());
        loaded = awaited(store.load(), *this);
        QVERIFY(loaded.ok() && !loaded->has_value());
        QCOMPARE(told.size(), 1); // once is enough
    }

    void saysNobodyIsSignedInWhereThereIsNoKeychain()
    {
        int told = 0;
        qt::KeychainTokenStore store(
            u"vitrine-test"_s, u"other"_s, [&](const QString&) { ++told; });
        const auto loaded = awaited(store.load(), *this);
        QVERIFY(loaded.ok() && !loaded->has_value());
        QCOMPARE(told, 1);
    }

    void sendsNoTokensUnencryptedToAnotherMachine()
    {
        const auto refused = [this](const console::Profile& profile) {
            const auto shop = console::connectShop(profile, {.context = this});
            return !shop.ok() && shop.error().code == ErrorCode::InvalidArgument;
        };
        QVERIFY(refused({.id = u"a"_s, .name = {}, .gateway = u"http://shop.example"_s}));
        QVERIFY(refused({.id = u"a"_s, .name = {}, .gateway = u"no url"_s}));
        QVERIFY(refused({.id = u"a"_s,
                         .name = {},
                         .gateway = u"https://shop.example"_s,
                         .issuer = u"http://id.example"_s}));
        const auto shop = console::connectShop(
            {.id = u"a"_s, .name = {}, .gateway = u"http://127.0.0.1:9"_s}, {.context = this});
        QVERIFY(shop.ok());
        shop->close();
    }

    void tellsWhenNobodyAnswers()
    {
        std::vector<console::CallEnd> ends;
        console::ConnectionEvents events{
            .context = this,
            .onCallEnd = [&](const console::CallEnd& end) { ends.push_back(end); }};
        // Port 9 of this machine: nobody listens there.
        const auto shop = console::connectShop(
            {.id = u"a"_s, .name = {}, .gateway = u"http://127.0.0.1:9"_s}, events);
        QVERIFY(shop.ok());
        QVERIFY(!awaited(shop->probe(), *this).ok());
        QTRY_VERIFY(!ends.empty());
        QVERIFY(!ends.front().wasAnswered);
        QVERIFY(!ends.front().traceId.empty());
        shop->close();
    }
};

VITRINE_GUI_MAIN(KeychainTest)
#include "keychain_test.moc"
