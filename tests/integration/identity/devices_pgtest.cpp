#include "tests/integration/identity/identity_fixture.hpp"

#include <gmock/gmock.h>

#include <future>

namespace vitrine::identity {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testkit::must;
using Verdict = PairingService::ClaimVerdict;

class Kiosks : public IdentityFixture
{
protected:
    PairingService::Started start(const std::string& address = "10.0.0.9")
    {
        return must(parts.pairings.start(
            {.softwareVersion = "1.0", .platform = "Debian 12", .address = address}, soon()));
    }
    Result<PairedDevice> confirm(const std::string& userCode, const std::string& name = "Kiosk 1")
    {
        return parts.pairings.confirm(by(ada),
                                      {.userCode = userCode, .name = name, .place = "Entrance"});
    }
    PairingService::Claim claim(const PairingService::Started& started)
    {
        return must(parts.pairings.claim(started.pairingId, started.pollToken, soon()));
    }

    struct Kiosk
    {
        std::string id;
        std::string secret;
    };
    Kiosk paired(const std::string& name = "Kiosk 1")
    {
        const auto started = start();
        const auto device = must(confirm(started.userCode, name));
        return {device.id, claim(started).secret};
    }
    /// What the token endpoint says: a token, or the error.
    OAuthResult<TokenAnswer> ask(const Kiosk& kiosk)
    {
        const auto client = parts.clients.authenticate(
            {.clientId = clientIdOf(kiosk.id), .clientSecret = kiosk.secret}, soon());
        if (!client.ok())
            return client.error();
        return parts.tokens.clientCredentials(**client, {}, soon());
    }
    std::string refusalOf(const Kiosk& kiosk)
    {
        const auto answer = ask(kiosk);
        return answer.ok() ? "" : answer.error().error;
    }
    bool isKiosksTokenActive(const Kiosk& kiosk, const std::string& token)
    {
        const auto client = parts.clients.authenticate(
            {.clientId = clientIdOf(kiosk.id), .clientSecret = kiosk.secret}, soon());
        return client.ok() && must(parts.tokens.introspect(**client, token, soon())).has_value();
    }
    DeviceReport report() const
    {
        return {.softwareVersion = "1.0",
                .queueLength = 2,
                .oldestQueuedAt = clock.now() - 3min,
                .printer = "PAPER_LOW",
                .terminal = "READY",
                .freeDiskBytes = 1 << 30,
                .at = clock.now() + 1500ms};
    }
    std::string names(const FleetService::ListQuery& query)
    {
        std::string text;
        for (const auto& device : must(parts.fleet.list(query, soon())).devices)
            text += (text.empty() ? "" : " ") + device.name;
        return text;
    }
    std::string audit(const std::string& what)
    {
        return database.value("SELECT coalesce(string_agg(" + what +
                              ", ' ' ORDER BY id), '') FROM audit_entry");
    }

    const std::string ada = addAccount("ada@shop.example", {"ADMIN"}).id;
};

TEST_F(Kiosks, GetCredentialsOfTheirOwnOnceSomebodyConfirmed)
{
    const auto started = start();
    EXPECT_EQ(started.userCode.size(), 9U);
    EXPECT_EQ(started.expiresAt, clock.now() + 10min);
    EXPECT_EQ(claim(started).verdict, Verdict::Waiting);

    const auto device = must(confirm(" " + asciiLower(started.userCode) + " "));
    EXPECT_EQ(device.state, "PAIRING");
    EXPECT_EQ(device.platform, "Debian 12");
    const auto claimed = claim(started);
    ASSERT_EQ(claimed.verdict, Verdict::Paired);
    EXPECT_EQ(claimed.deviceId, device.id);
    EXPECT_EQ(must(parts.fleet.find(device.id, soon())).state, "ACTIVE");

    const auto answer = ask({device.id, claimed.secret});
    ASSERT_TRUE(answer.ok()) << answer.error().description;
    EXPECT_TRUE(answer->refreshToken.empty());
    EXPECT_EQ(answer->expiresIn, 900s);
    const auto token = must(parts.userTokens.verify(answer->accessToken, soon()));
    EXPECT_EQ(token->text("sub"), device.id);
    EXPECT_EQ(token->text("cid"), "kiosk-" + device.id);
    EXPECT_THAT(token->words("groups"), ElementsAre("KIOSK"));
    EXPECT_EQ(database.value(
                  "SELECT count(*) FROM device d, device_pairing p WHERE (d, p)::text LIKE '%" +
                  claimed.secret + "%'"),
              "0");
}

TEST_F(Kiosks, HearTheSameAnswerAgainUntilTheyUsedIt)
{
    const auto started = start();
    const auto device = must(confirm(started.userCode));
    const auto first = claim(started);
    clock.advance(59s);
    EXPECT_EQ(claim(started).secret, first.secret) << "the answer may have been lost";
    ASSERT_TRUE(ask({device.id, first.secret}).ok());
    EXPECT_EQ(claim(started).verdict, Verdict::Over) << "it was not";
    EXPECT_EQ(database.value("SELECT count(*) FROM device_pairing"), "0")
        << "nothing is left to make the secret of";
    EXPECT_TRUE(ask({device.id, first.secret}).ok());
}

TEST_F(Kiosks, HearTheirAnswerForAMinuteOnly)
{
    const auto started = start();
    const auto device = must(confirm(started.userCode));
    const auto first = claim(started);
    clock.advance(60s);
    EXPECT_EQ(claim(started).verdict, Verdict::Over);
    EXPECT_TRUE(ask({device.id, first.secret}).ok()) << "what it heard is good";
}

TEST_F(Kiosks, ThatAskAtOnceAllGetTheOneSecret)
{
    const auto started = start();
    must(confirm(started.userCode));
    std::vector<std::future<std::string>> claims;
    for (int i = 0; i < 8; ++i)
        claims.push_back(std::async(std::launch::async, [&] { return claim(started).secret; }));
    const auto secret = claim(started).secret;
    EXPECT_FALSE(secret.empty());
    for (auto& each : claims)
        EXPECT_EQ(each.get(), secret);
}

TEST_F(Kiosks, OfTwoWhoConfirmOneCodeOneWins)
{
    const auto started = start();
    std::vector<std::future<bool>> people;
    for (int i = 0; i < 4; ++i)
        people.push_back(std::async(std::launch::async, [&, i] {
            return confirm(started.userCode, "Kiosk " + std::to_string(i)).ok();
        }));
    int winners = 0;
    for (auto& each : people)
        winners += each.get() ? 1 : 0;
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(database.value("SELECT count(*) FROM device"), "1");
}

TEST_F(Kiosks, AreNotPairedByAnExpiredCode)
{
    const auto started = start();
    clock.advance(10min);
    const auto refused = confirm(started.userCode);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    EXPECT_EQ(refused.error().field, "/userCode");
    EXPECT_EQ(claim(started).verdict, Verdict::Over);
    ASSERT_TRUE(parts.sweep(soon()).ok());
    EXPECT_EQ(database.value("SELECT count(*) FROM device_pairing"), "0");
}

TEST_F(Kiosks, ConfirmedInTheLastMomentStillGetTheirCredentials)
{
    const auto started = start();
    clock.advance(10min - 1s);
    must(confirm(started.userCode));
    clock.advance(1min);
    EXPECT_EQ(claim(started).verdict, Verdict::Paired);
}

TEST_F(Kiosks, ThatNeverFetchedTheirCredentialsAreForgotten)
{
    const auto started = start();
    const auto device = must(confirm(started.userCode));
    ASSERT_TRUE(parts.sweep(soon()).ok());
    EXPECT_TRUE(parts.fleet.find(device.id, soon()).ok());
    clock.advance(11min);
    ASSERT_TRUE(parts.sweep(soon()).ok());
    EXPECT_EQ(parts.fleet.find(device.id, soon()).error().code, ErrorCode::NotFound);
}

TEST_F(Kiosks, ClaimNothingWithAnothersPollToken)
{
    const auto mine = start();
    const auto others = start();
    must(confirm(mine.userCode));
    EXPECT_EQ(must(parts.pairings.claim(mine.pairingId, others.pollToken, soon())).verdict,
              Verdict::Over);
    EXPECT_EQ(must(parts.pairings.claim("nonsense", mine.pollToken, soon())).verdict,
              Verdict::Over);
    EXPECT_EQ(must(parts.pairings.claim(ada, mine.pollToken, soon())).verdict, Verdict::Over);
    EXPECT_EQ(claim(mine).verdict, Verdict::Paired);
}

TEST_F(Kiosks, WrongCodesAreSlowedDown)
{
    const auto started = start();
    int tries = 0;
    Result<PairedDevice> answer = confirm(makeUserCode());
    for (; tries < 100 && answer.error().code == ErrorCode::NotFound; ++tries)
        answer = confirm(makeUserCode());
    EXPECT_EQ(tries, 6);
    EXPECT_EQ(answer.error().code, ErrorCode::RateLimited);
    EXPECT_TRUE(answer.error().retryAfter.has_value());
    EXPECT_EQ(confirm(started.userCode).error().code, ErrorCode::RateLimited)
        << "not even the right one";
    clock.advance(2s);
    EXPECT_TRUE(confirm(started.userCode).ok());
    EXPECT_EQ(confirm("no code at all").error().code, ErrorCode::NotFound)
        << "and all is forgotten";
}

TEST_F(Kiosks, CannotFillTheTableWithPairings)
{
    const PairingService::Request request{
        .softwareVersion = "1.0", .platform = "Debian 12", .address = "10.0.0.9"};
    int begun = 0;
    while (begun < 100 && parts.pairings.start(request, soon()).ok())
        ++begun;
    EXPECT_EQ(begun, 31);
    EXPECT_EQ(parts.pairings.start(request, soon()).error().code, ErrorCode::RateLimited);
    start("10.9.9.9");
    database.execute(
        "INSERT INTO device_pairing SELECT gen_random_uuid(), 'C' || n, 'h', 's', 'p', "
        "p.created_at, p.expires_at "
        "FROM generate_series(1, 1000) AS n, (SELECT * FROM device_pairing LIMIT 1) AS p");
    EXPECT_EQ(parts.pairings
                  .start({.softwareVersion = "1.0", .platform = "", .address = "10.1.1.1"}, soon())
                  .error()
                  .code,
              ErrorCode::RateLimited);
}

TEST_F(Kiosks, ThatAreLockedGetNoTokenAndThoseTheyHaveAreVoid)
{
    const auto kiosk = paired();
    const auto token = ask(kiosk)->accessToken;
    EXPECT_TRUE(isKiosksTokenActive(kiosk, token));
    EXPECT_TRUE(must(parts.accounts.voidedTokens(soon())).empty());

    const auto locked = must(parts.fleet.setLocked(by(ada), kiosk.id, true, std::nullopt));
    EXPECT_EQ(locked.state, "LOCKED");
    EXPECT_FALSE(isKiosksTokenActive(kiosk, token));
    EXPECT_EQ(refusalOf(kiosk), "access_denied");
    const auto voided = must(parts.accounts.voidedTokens(soon()));
    ASSERT_EQ(voided.size(), 1U);
    EXPECT_EQ(voided[0].accountId, kiosk.id);
    EXPECT_EQ(voided[0].until, clock.now());

    const auto again = must(parts.fleet.setLocked(by(ada), kiosk.id, true, std::nullopt));
    EXPECT_EQ(again.version, locked.version) << "nothing was to be done";
    clock.advance(1s);
    must(parts.fleet.setLocked(by(ada), kiosk.id, false, locked.version));
    EXPECT_FALSE(isKiosksTokenActive(kiosk, token)) << "void stays void";
    EXPECT_TRUE(isKiosksTokenActive(kiosk, ask(kiosk)->accessToken));
    EXPECT_EQ(audit("action"), "device.pair device.lock device.unlock");
}

TEST_F(Kiosks, ThatAreUnpairedAreNobodyAnyMore)
{
    const auto kiosk = paired();
    const auto token = ask(kiosk)->accessToken;
    must(parts.fleet.setLocked(by(ada), kiosk.id, true, std::nullopt));
    const auto gone = must(parts.fleet.unpair(by(ada), kiosk.id, std::nullopt));
    EXPECT_EQ(gone.state, "REVOKED");
    EXPECT_EQ(refusalOf(kiosk), "invalid_client");
    EXPECT_EQ(refusalOf({kiosk.id, ""}), "invalid_client") << "nor is it a public client now";
    EXPECT_FALSE(must(parts.tokens.introspect(client(), token, soon())).has_value());
    EXPECT_EQ(must(parts.fleet.unpair(by(ada), kiosk.id, std::nullopt)).version, gone.version);
    EXPECT_EQ(parts.fleet.setLocked(by(ada), kiosk.id, false, std::nullopt).error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(parts.fleet.rename(by(ada), kiosk.id, "X", "", gone.version).error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(audit("action"), "device.pair device.lock device.unpair");

    const auto next = paired("Kiosk 1");
    EXPECT_NE(next.id, kiosk.id) << "its name is free again";
}

TEST_F(Kiosks, ThatAreUnpairedBeforeTheyFetchedTheirCredentialsGetNone)
{
    const auto started = start();
    const auto device = must(confirm(started.userCode));
    EXPECT_EQ(parts.fleet.setLocked(by(ada), device.id, true, std::nullopt).error().code,
              ErrorCode::Conflict);
    must(parts.fleet.unpair(by(ada), device.id, std::nullopt));
    EXPECT_EQ(claim(started).verdict, Verdict::Over);
}

TEST_F(Kiosks, TellHowTheyAre)
{
    const auto kiosk = paired();
    const auto before = must(parts.fleet.find(kiosk.id, soon()));
    EXPECT_FALSE(before.sighting.has_value());
    EXPECT_EQ(must(parts.fleet.report(kiosk.id, report(), soon())).name, "Kiosk 1");

    const auto seen = must(parts.fleet.find(kiosk.id, soon()));
    ASSERT_TRUE(seen.sighting.has_value());
    EXPECT_EQ(seen.version, before.version) << "a report is no change of the kiosk";
    EXPECT_EQ(seen.sighting->seenAt, clock.now());
    EXPECT_EQ(seen.sighting->clockSkew, 1500ms);
    EXPECT_EQ(seen.sighting->report.queueLength, 2);
    EXPECT_EQ(seen.sighting->report.oldestQueuedAt, clock.now() - 3min);
    EXPECT_EQ(seen.sighting->report.printer, "PAPER_LOW");
    EXPECT_EQ(seen.sighting->report.freeDiskBytes, 1 << 30);
    EXPECT_EQ(healthOf(seen, clock.now()), DeviceHealth::Ok);
    clock.advance(5min);
    EXPECT_EQ(healthOf(seen, clock.now()), DeviceHealth::Late);

    DeviceReport empty = report();
    empty.queueLength = 0;
    empty.oldestQueuedAt.reset();
    must(parts.fleet.report(kiosk.id, empty, soon()));
    EXPECT_FALSE(
        must(parts.fleet.find(kiosk.id, soon())).sighting->report.oldestQueuedAt.has_value());

    EXPECT_EQ(parts.fleet.report(ada, report(), soon()).error().code, ErrorCode::NotFound);
    must(parts.fleet.setLocked(by(ada), kiosk.id, true, std::nullopt));
    EXPECT_EQ(parts.fleet.report(kiosk.id, report(), soon()).error().code,
              ErrorCode::Unauthenticated);
}

TEST_F(Kiosks, AreRenamedByWhoSawThem)
{
    const auto one = paired("Kiosk 1");
    const auto two = paired("Kiosk 2");
    const auto version = must(parts.fleet.find(two.id, soon())).version;
    const auto taken = parts.fleet.rename(by(ada), two.id, "KIOSK 1", "", version);
    ASSERT_FALSE(taken.ok());
    EXPECT_EQ(taken.error().code, ErrorCode::Conflict);
    EXPECT_EQ(taken.error().field, "/name");
    EXPECT_EQ(parts.fleet.rename(by(ada), two.id, "Two", "", version + 1).error().code,
              ErrorCode::PreconditionFailed);
    const auto renamed = must(parts.fleet.rename(by(ada), two.id, "kiosk 2", "Hall", version));
    EXPECT_EQ(renamed.version, version + 1);
    EXPECT_EQ(renamed.place, "Hall");
    EXPECT_EQ(database.value("SELECT actor_id FROM audit_entry WHERE action = 'device.rename'"),
              ada);
    EXPECT_EQ(confirm(start().userCode, "kiosk 1").error().code, ErrorCode::Conflict);
}

TEST_F(Kiosks, AreListedBySortPageByPage)
{
    for (const char* name : {"b", "C", "a"})
        paired(name);
    const auto revoked = paired("d");
    must(parts.fleet.unpair(by(ada), revoked.id, std::nullopt));
    const auto all = must(parts.fleet.list({.count = true}, soon()));
    EXPECT_EQ(all.total, 3);
    must(parts.fleet.report(all.devices[1].id, report(), soon()));
    must(parts.fleet.rename(by(ada), all.devices[0].id, "a", "", all.devices[0].version));

    using By = store::PairedDeviceOrder::By;
    EXPECT_EQ(names({}), "a b C");
    EXPECT_EQ(names({.order = {By::Name, true}}), "C b a");
    EXPECT_EQ(names({.filter = {.text = "B"}}), "b");
    EXPECT_EQ(names({.filter = {.text = "entr"}}), "b C");
    EXPECT_EQ(names({.filter = {.state = "REVOKED"}}), "d");
    EXPECT_EQ(names({.place = {.skip = 1}, .limit = 1}), "b");
    for (const bool isDescending : {false, true}) {
        EXPECT_EQ(names({.order = {By::LastSeenAt, isDescending}, .limit = 1}), "b");
        for (const By by : {By::Name, By::Place, By::LastSeenAt, By::PairedAt}) {
            FleetService::ListQuery query{.order = {by, isDescending}, .limit = 1};
            std::string walked;
            for (int pages = 0; pages < 5; ++pages) {
                const auto page = must(parts.fleet.list(query, soon()));
                walked += (walked.empty() ? "" : " ") + page.devices.at(0).name;
                if (!page.next)
                    break;
                query.place = *page.next;
            }
            EXPECT_EQ(walked, names({.order = {by, isDescending}})) << static_cast<int>(by);
        }
    }
}

} // namespace
} // namespace vitrine::identity
