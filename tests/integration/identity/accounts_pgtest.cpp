#include "tests/integration/identity/identity_fixture.hpp"

#include <gmock/gmock.h>

#include <future>

namespace vitrine::identity {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testkit::must;
using Verdict = SignInService::Verdict;

class Accounts : public IdentityFixture
{
};

TEST_F(Accounts, HaveOneAddressWhateverItsCase)
{
    addAccount("Kim@Shop.example");
    const auto again = parts.accounts.add(
        {.email = " kIM@sHOP.example", .password = kPassword, .name = "Kim"}, soon());
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    EXPECT_EQ(again.error().field, "/email");
    EXPECT_EQ(signIn("KIM@SHOP.EXAMPLE").verdict, Verdict::SignedIn);
}

TEST_F(Accounts, OfTwoThatRegisterAtOnceOneWins)
{
    std::vector<std::future<bool>> people;
    for (int i = 0; i < 4; ++i)
        people.push_back(std::async(std::launch::async, [&] {
            return parts.accounts
                .add({.email = "kim@shop.example", .password = kPassword, .name = "Kim"}, soon())
                .ok();
        }));
    int winners = 0;
    for (auto& person : people)
        winners += person.get() ? 1 : 0;
    EXPECT_EQ(winners, 1);
}

TEST_F(Accounts, AreKeptByTheSupervisorsCall)
{
    platform::CallContext supervisor = by("");
    supervisor.caller.service = "supervisor";
    const auto added = must(parts.accounts.addOrKeep(
        supervisor, {.email = kEmail, .password = kPassword, .name = "Kim", .roles = {"ADMIN"}}));
    EXPECT_TRUE(added.isNew);
    const auto kept = must(parts.accounts.addOrKeep(supervisor,
                                                    {.email = "kim@shop.EXAMPLE",
                                                     .password = "another long password",
                                                     .name = "X",
                                                     .roles = {"CUSTOMER"}}));
    EXPECT_FALSE(kept.isNew);
    EXPECT_EQ(kept.account.id, added.account.id);
    EXPECT_THAT(kept.account.roles, ElementsAre("ADMIN"));
    EXPECT_EQ(signIn().verdict, Verdict::SignedIn) << "its password is not changed";
    EXPECT_EQ(
        database.value("SELECT string_agg(action || ' by ' || actor_name, ',') FROM audit_entry"),
        "account.create by supervisor");
}

TEST_F(Accounts, StorePasswordsAsArgon2idOnly)
{
    const auto account = addAccount();
    EXPECT_THAT(account.passwordHash, testing::StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    const auto other = addAccount("other@shop.example");
    EXPECT_NE(account.passwordHash, other.passwordHash) << "each has its own salt";
}

TEST_F(Accounts, ChangeOnlyAtTheVersionThatWasRead)
{
    const auto account = addAccount();
    const auto changed = must(parts.accounts.setProfile(
        account.id, "new@shop.example", "Kim D.", account.version, soon()));
    EXPECT_EQ(changed.version, account.version + 1);
    const auto stale =
        parts.accounts.setProfile(account.id, "newer@shop.example", "Kim", account.version, soon());
    ASSERT_FALSE(stale.ok());
    EXPECT_EQ(stale.error().code, ErrorCode::PreconditionFailed);
    addAccount("taken@shop.example");
    const auto taken =
        parts.accounts.setProfile(account.id, "TAKEN@shop.example", "Kim", changed.version, soon());
    ASSERT_FALSE(taken.ok());
    EXPECT_EQ(taken.error().code, ErrorCode::Conflict);
    EXPECT_EQ(must(parts.accounts.find(account.id, soon())).email, "new@shop.example");
}

class AccountList : public IdentityFixture
{
protected:
    using Query = AccountService::ListQuery;

    AccountList()
    {
        for (const char* email : {"ada@shop.example", "bob@shop.example", "eve_100%@shop.example"})
            ids.push_back(addAccount(email, {email[0] == 'a' ? "ADMIN" : "CUSTOMER"}).id);
    }
    AccountService::Listed listed(const Query& query)
    {
        return must(parts.accounts.list(query, soon()));
    }
    std::string names(const Query& query)
    {
        std::string initials;
        for (const auto& account : listed(query).accounts)
            initials += account.email.front();
        return initials;
    }
    std::string sorted(std::string_view order)
    {
        return names({.order = store::parseAccountOrder(order).value()});
    }

    std::vector<std::string> ids;
};

TEST_F(AccountList, IsFilteredAndBeginsWithTheNewest)
{
    EXPECT_EQ(names({}), "eba");
    EXPECT_EQ(names({.filter = {.role = "ADMIN"}}), "a");
    EXPECT_EQ(names({.filter = {.search = "BOB@"}}), "b");
    EXPECT_EQ(names({.filter = {.search = "kim d"}}), "eba");
    EXPECT_EQ(names({.filter = {.search = "_100%"}}), "e") << "no wildcards";
    EXPECT_EQ(names({.filter = {.search = "%"}}), "e");
    ASSERT_TRUE(parts.accounts.setDisabled(by("operator"), ids[1], true, {}).ok());
    EXPECT_EQ(names({.filter = {.disabled = true}}), "b");
    EXPECT_EQ(names({.filter = {.disabled = false}}), "ea");
}

TEST_F(AccountList, GoesOnWhereAPageEndedInEveryOrder)
{
    ASSERT_EQ(signIn("bob@shop.example").verdict, Verdict::SignedIn);
    for (const char* order :
         {"", "name", "-name", "email", "-email", "createdAt", "lastSignInAt", "-lastSignInAt"}) {
        Query query{.order = store::parseAccountOrder(order).value(), .limit = 1};
        std::string paged;
        for (auto page = listed(query);; page = listed(query)) {
            paged += page.accounts.at(0).email.front();
            if (!page.next)
                break;
            query.place = *page.next;
        }
        EXPECT_EQ(paged, sorted(order)) << order;
        std::string skipped;
        for (std::int64_t skip = 0; skip < 3; ++skip)
            skipped += names({.order = query.order, .place = {.skip = skip}, .limit = 1});
        EXPECT_EQ(skipped, paged) << order;
    }
    EXPECT_EQ(sorted("email"), "abe");
    EXPECT_EQ(sorted("-email"), "eba");
    EXPECT_FALSE(store::parseAccountOrder("password").has_value());
    EXPECT_FALSE(store::parseAccountOrder("-").has_value());
}

TEST_F(AccountList, PutsThoseWhoNeverSignedInLast)
{
    ASSERT_EQ(signIn("bob@shop.example").verdict, Verdict::SignedIn);
    clock.advance(1min);
    ASSERT_EQ(signIn("ada@shop.example").verdict, Verdict::SignedIn);
    EXPECT_EQ(sorted("lastSignInAt"), "bae");
    EXPECT_EQ(sorted("-lastSignInAt"), "abe");
    const auto account = must(parts.accounts.find(ids[0], soon()));
    EXPECT_EQ(account.lastSignInAt, clock.now());
    EXPECT_EQ(account.version, 1) << "a sign-in is no change of the account";
}

TEST_F(AccountList, CountsOnRequest)
{
    EXPECT_EQ(listed({}).total, std::nullopt);
    EXPECT_EQ(listed({.place = {.skip = 2}, .limit = 1, .count = true}).total, 3);
    EXPECT_EQ(listed({.filter = {.role = "CUSTOMER"}, .count = true}).total, 2);
}

TEST_F(Accounts, KeepTheirAdministratorsFromShuttingThemselvesOut)
{
    const auto ada = addAccount("ada@shop.example", {"ADMIN"});
    const auto bob = addAccount("bob@shop.example", {"ADMIN"});
    const auto own = parts.accounts.setDisabled(by(ada.id), ada.id, true, {});
    ASSERT_FALSE(own.ok());
    EXPECT_EQ(own.error().code, ErrorCode::Conflict);
    EXPECT_THAT(own.error().message, testing::HasSubstr("your own"));
    EXPECT_FALSE(parts.accounts.setRoles(by(ada.id), ada.id, {"CUSTOMER"}, {}).ok());
    EXPECT_TRUE(parts.accounts.setRoles(by(ada.id), ada.id, {"ADMIN", "KIOSK"}, {}).ok());
    EXPECT_TRUE(parts.accounts.setRoles(by(bob.id), ada.id, {"CUSTOMER"}, {}).ok());
}

TEST_F(Accounts, TellTheAuditWhatWasDoneToThem)
{
    const auto ada = addAccount("ada@shop.example", {"ADMIN"});
    const auto kim = addAccount();
    const auto context = by(ada.id);
    ASSERT_TRUE(parts.accounts.setRoles(context, kim.id, {"CUSTOMER", "KIOSK"}, {}).ok());
    ASSERT_TRUE(parts.accounts.setDisabled(context, kim.id, true, {}).ok());
    ASSERT_TRUE(parts.accounts.setDisabled(context, kim.id, true, {}).ok()) << "nothing is done";
    ASSERT_TRUE(parts.accounts.setDisabled(context, kim.id, false, {}).ok());
    const auto password = must(parts.accounts.resetPassword(context, kim.id));
    ASSERT_FALSE(parts.accounts.setDisabled(context, ada.id, true, {}).ok());

    EXPECT_EQ(database.value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_entry"),
              "account.roles account.disable account.enable account.reset-password");
    EXPECT_EQ(database.value("SELECT before::text || after::text FROM audit_entry WHERE action = "
                             "'account.roles'"),
              R"({"roles": ["CUSTOMER"]}{"roles": ["CUSTOMER", "KIOSK"]})");
    EXPECT_EQ(database.value("SELECT DISTINCT actor_id || entity_id || entity_label || trace_id "
                             "FROM audit_entry"),
              ada.id + kim.id + kim.email + context.trace.traceId);
    EXPECT_EQ(database.value("SELECT count(*) FROM audit_entry e WHERE e::text LIKE '%" + password +
                             "%' OR e::text LIKE '%argon2%'"),
              "0");
}

TEST_F(Accounts, WhoseTokensWereVoidedAreListedForATokensLife)
{
    const auto voided = [&] {
        std::vector<std::string> ids;
        for (const auto& each : must(parts.accounts.voidedTokens(soon())))
            ids.push_back(each.accountId);
        return ids;
    };
    addAccount("root@shop.example", {"ADMIN"});
    const auto ada = addAccount("ada@shop.example", {"ADMIN"});
    const auto bob = addAccount("bob@shop.example");
    ASSERT_TRUE(parts.accounts.setRoles(by("operator"), bob.id, {"CUSTOMER", "KIOSK"}, {}).ok());
    EXPECT_THAT(voided(), ElementsAre()) << "a role more takes nothing away";
    ASSERT_TRUE(parts.accounts.setRoles(by("operator"), ada.id, {"CUSTOMER"}, {}).ok());
    clock.advance(10min);
    ASSERT_TRUE(parts.accounts.setDisabled(by("operator"), bob.id, true, {}).ok());
    EXPECT_EQ(must(parts.accounts.voidedTokens(soon())).at(0).until, clock.now());
    EXPECT_THAT(voided(), ElementsAre(bob.id, ada.id));
    ASSERT_TRUE(parts.accounts.setDisabled(by("operator"), bob.id, false, {}).ok());
    EXPECT_THAT(voided(), ElementsAre(bob.id, ada.id)) << "the old tokens stay void";
    clock.advance(settings.lives.accessToken - 5min);
    EXPECT_THAT(voided(), ElementsAre(bob.id)) << "tokens older than that have ended by themselves";
    clock.advance(6min);
    EXPECT_THAT(voided(), ElementsAre());
}

TEST_F(Accounts, AlwaysHaveAnAdministrator)
{
    const auto ada = addAccount("ada@shop.example", {"ADMIN"});
    for (const auto& refused : {parts.accounts.setRoles(by("operator"), ada.id, {"CUSTOMER"}, {}),
                                parts.accounts.setDisabled(by("operator"), ada.id, true, {})}) {
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    }
    const auto bob = addAccount("bob@shop.example", {"ADMIN", "CUSTOMER"});
    EXPECT_TRUE(parts.accounts.setDisabled(by("operator"), ada.id, true, {}).ok());
    EXPECT_FALSE(parts.accounts.setRoles(by("operator"), bob.id, {"CUSTOMER"}, {}).ok())
        << "a disabled one does not count";
}

TEST_F(Accounts, KeepAnAdministratorWhenTwoUnmakeEachOther)
{
    for (int round = 0; round < 5; ++round) {
        const auto ada = addAccount("ada" + std::to_string(round) + "@shop.example", {"ADMIN"});
        const auto bob = addAccount("bob" + std::to_string(round) + "@shop.example", {"ADMIN"});
        database.execute("UPDATE account SET disabled = true WHERE id NOT IN ('" + ada.id + "', '" +
                         bob.id + "')");
        auto first = std::async(std::launch::async, [&] {
            return parts.accounts.setRoles(by("operator"), ada.id, {"CUSTOMER"}, {}).ok();
        });
        auto second = std::async(std::launch::async, [&] {
            return parts.accounts.setDisabled(by("operator"), bob.id, true, {}).ok();
        });
        EXPECT_NE(first.get(), second.get()) << "exactly one of the two";
    }
}

TEST_F(Accounts, ChangeTheirPasswordKnowingTheOldOne)
{
    const auto account = addAccount();
    const auto session = signIn().sessionToken;
    const auto wrong =
        parts.accounts.changePassword(account.id, "not the old one", "brown fox 12 jumps", soon());
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().field, "/currentPassword");
    const auto weak = parts.accounts.changePassword(account.id, kPassword, "password1", soon());
    ASSERT_FALSE(weak.ok());
    EXPECT_EQ(weak.error().field, "/newPassword");
    ASSERT_TRUE(
        parts.accounts.changePassword(account.id, kPassword, "brown fox 12 jumps", soon()).ok());
    EXPECT_EQ(signIn().verdict, Verdict::Wrong);
    EXPECT_EQ(signIn(kEmail, "brown fox 12 jumps").verdict, Verdict::SignedIn);
    EXPECT_FALSE(must(parts.signIns.find(session, soon())).has_value())
        << "whoever was signed in is not any more";
}

TEST_F(Accounts, MustChangeAPasswordThatSomebodyElseChose)
{
    const auto account = addAccount();
    const auto temporary = must(parts.accounts.resetPassword(by("operator"), account.id));
    EXPECT_EQ(signIn().verdict, Verdict::Wrong);
    EXPECT_EQ(signIn(kEmail, temporary).verdict, Verdict::MustChange);
    const auto with = [&](const std::string& next) {
        return must(parts.signIns.signIn(
            {.email = kEmail, .password = temporary, .newPassword = next}, soon()));
    };
    EXPECT_EQ(with("password1").verdict, Verdict::NewIsRefused);
    EXPECT_EQ(with(temporary).verdict, Verdict::NewIsRefused);
    EXPECT_EQ(with("brown fox 12 jumps").verdict, Verdict::SignedIn);
    EXPECT_EQ(signIn(kEmail, "brown fox 12 jumps").verdict, Verdict::SignedIn);
}

// --- Signing in
// ---------------------------------------------------------------------------------------------

class SignIns : public IdentityFixture
{
protected:
    /// Tries until told to wait. @return How many were answered before.
    int triesUntilBlocked(const std::string& email, const std::string& address)
    {
        for (int tries = 0;; ++tries) {
            const auto answer =
                must(parts.signIns.signIn({email, "not this one", "", address}, soon()));
            if (answer.verdict == Verdict::MustWait || tries == 100)
                return tries;
            EXPECT_EQ(answer.verdict, Verdict::Wrong);
        }
    }
};

TEST_F(SignIns, ASessionEndsByItselfAndBySigningOut)
{
    addAccount();
    const auto session = signIn().sessionToken;
    ASSERT_TRUE(must(parts.signIns.find(session, soon())).has_value());
    EXPECT_EQ(must(parts.signIns.find(session, soon()))->account.email, kEmail);
    EXPECT_FALSE(must(parts.signIns.find(session + "x", soon())).has_value());
    clock.advance(settings.lives.session);
    EXPECT_FALSE(must(parts.signIns.find(session, soon())).has_value());

    const auto second = signIn().sessionToken;
    ASSERT_TRUE(parts.signIns.signOut(second, soon()).ok());
    EXPECT_FALSE(must(parts.signIns.find(second, soon())).has_value());
}

TEST_F(SignIns, AreSlowedDownPerAccountAndAddress)
{
    addAccount();
    EXPECT_EQ(triesUntilBlocked(kEmail, "10.0.0.1"), 6);
    const auto blocked = must(parts.signIns.signIn({kEmail, kPassword, "", "10.0.0.1"}, soon()));
    EXPECT_EQ(blocked.verdict, Verdict::MustWait)
        << "the right password must wait as well, or it could be found";
    EXPECT_EQ(signIn().verdict, Verdict::SignedIn) << "its owner comes from elsewhere";
    clock.advance(1s);
    EXPECT_EQ(must(parts.signIns.signIn({kEmail, kPassword, "", "10.0.0.1"}, soon())).verdict,
              Verdict::SignedIn);
}

TEST_F(SignIns, OfOneAccountFromManyAddressesWaitButNeverForLong)
{
    addAccount();
    int tries = 0;
    for (; tries < 100; ++tries) {
        const auto address = "10.1.0." + std::to_string(tries);
        if (must(parts.signIns.signIn({kEmail, "not this one", "", address}, soon())).verdict ==
            Verdict::MustWait)
            break;
    }
    EXPECT_EQ(tries, 21);
    for (int i = 0; i < 30; ++i) { // an attacker keeps at it
        std::ignore = parts.signIns.signIn(
            {kEmail, "not this one", "", "10.2.0." + std::to_string(i)}, soon());
        clock.advance(1s);
    }
    clock.advance(30s);
    EXPECT_EQ(signIn().verdict, Verdict::SignedIn) << "nobody is shut out for good";
}

TEST_F(SignIns, AHundredAtOnceAreCountedAsAHundred)
{
    addAccount();
    std::vector<std::future<Verdict>> tries;
    for (int i = 0; i < 24; ++i)
        tries.push_back(std::async(std::launch::async, [&] {
            return must(parts.signIns.signIn({kEmail, "not this one", "", "10.0.0.1"}, soon()))
                .verdict;
        }));
    int answered = 0;
    for (auto& one : tries)
        answered += one.get() == Verdict::Wrong ? 1 : 0;
    EXPECT_EQ(answered, 6);
}

TEST_F(SignIns, ThrottlesAreForgottenAndTheirTableIsSwept)
{
    triesUntilBlocked("nobody@shop.example", "10.0.0.1");
    EXPECT_EQ(database.value("SELECT count(*) FROM sign_in_throttle"), "3");
    EXPECT_EQ(database.value("SELECT count(*) FROM sign_in_throttle WHERE key LIKE '%nobody%'"),
              "0");
    clock.advance(2h);
    ASSERT_TRUE(parts.sweep(soon()).ok());
    EXPECT_EQ(database.value("SELECT count(*) FROM sign_in_throttle"), "0");
}

TEST_F(SignIns, WhatEndedIsSweptAndWhatLivesIsKept)
{
    const auto account = addAccount();
    const auto session = signIn().sessionToken;
    const auto kept = exchange(code(account));
    std::ignore = code(account); // never redeemed
    std::ignore = parts.devices.start(client(), "openid", "", "", soon());
    clock.advance(1h);
    ASSERT_TRUE(parts.sweep(soon()).ok());
    EXPECT_EQ(database.value("SELECT count(*) FROM device_authorization"), "0");
    EXPECT_EQ(database.value("SELECT count(*) FROM token_grant"), "1");
    EXPECT_TRUE(refresh(kept->refreshToken).ok());
    EXPECT_TRUE(must(parts.signIns.find(session, soon())).has_value());
    clock.advance(std::chrono::days(31));
    ASSERT_TRUE(parts.sweep(soon()).ok());
    for (const char* table :
         {"token_grant", "authorization_code", "refresh_token", "sign_in_session"})
        EXPECT_EQ(database.value(std::string("SELECT count(*) FROM ") + table), "0") << table;
    EXPECT_EQ(database.value("SELECT count(*) FROM account"), "1");
}

} // namespace
} // namespace vitrine::identity
