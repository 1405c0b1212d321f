#include "services/identity/domain/grant_rules.hpp"
#include "services/identity/domain/pkce.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "vitrine/core/encoding.hpp"

#include <gtest/gtest.h>

#include <set>

namespace vitrine::identity {
namespace {

using namespace std::chrono_literals;

// The vector of the protocol notes.
constexpr const char* kVerifier = "pos-suite-pkce-verifier-0123456789-abcdefghij";
constexpr const char* kChallenge = "swBG9K1UhfP7U7rBozXrWj7qrIIYLi19CKAZjbHpZ-M";

// --- PKCE
// --------------------------------------------------------------------------------------------

TEST(Pkce, KnowsTheVectorsOfTheRfcAndOfTheProtocolNotes)
{
    EXPECT_TRUE(verifierFits("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                             "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    EXPECT_TRUE(verifierFits(kVerifier, kChallenge));
    EXPECT_FALSE(verifierFits(std::string(kVerifier) + "x", kChallenge));
    EXPECT_FALSE(verifierFits(kChallenge, kChallenge)) << "plain";
    EXPECT_FALSE(verifierFits("", kChallenge));
}

TEST(Pkce, TakesVerifiersOf43To128UnreservedCharacters)
{
    EXPECT_FALSE(isCodeVerifier(std::string(42, 'a')));
    EXPECT_TRUE(isCodeVerifier(std::string(43, 'a')));
    EXPECT_TRUE(isCodeVerifier(std::string(128, '~')));
    EXPECT_FALSE(isCodeVerifier(std::string(129, 'a')));
    EXPECT_FALSE(isCodeVerifier(std::string(42, 'a') + "+"));
    EXPECT_FALSE(isCodeVerifier(std::string(42, 'a') + std::string(1, '\0')));
}

TEST(Pkce, TakesChallengesThatAreTheSizeOfAHash)
{
    EXPECT_TRUE(isCodeChallenge(kChallenge));
    EXPECT_FALSE(isCodeChallenge(std::string(42, 'a')));
    EXPECT_FALSE(isCodeChallenge(std::string(44, 'a')));
    EXPECT_FALSE(isCodeChallenge(std::string(42, 'a') + "="));
}

// --- Codes
// -------------------------------------------------------------------------------------------

struct CodeRules : testing::Test
{
    testkit::ManualClock clock;
    Grant grant{.id = "g", .clientId = "console", .expiresAt = clock.now() + 900s};
    AuthorizationCode code{.redirectUri = "http://127.0.0.1:5000/cb",
                           .codeChallenge = kChallenge,
                           .expiresAt = clock.now() + 60s};
    CodeExchange exchange{.clientId = "console",
                          .redirectUri = "http://127.0.0.1:5000/cb",
                          .codeVerifier = kVerifier};

    CodeVerdict verdict() { return judgeCode(code, grant, exchange, clock.now()); }
};

TEST_F(CodeRules, RedeemAFreshCodeOfItsClient)
{
    EXPECT_EQ(verdict(), CodeVerdict::Redeem);
    clock.advance(59'999ms);
    EXPECT_EQ(verdict(), CodeVerdict::Redeem);
}

TEST_F(CodeRules, EndACodeAfterAMinute)
{
    clock.advance(60s);
    EXPECT_EQ(verdict(), CodeVerdict::Expired);
}

TEST_F(CodeRules, CallASecondUseReuseEvenWhenItIsLate)
{
    code.used = true;
    EXPECT_EQ(verdict(), CodeVerdict::Reused);
    clock.advance(600s);
    EXPECT_EQ(verdict(), CodeVerdict::Reused);
}

TEST_F(CodeRules, DoNotLetAnotherClientEndTheFamily)
{
    exchange.clientId = "evil";
    code.used = true;
    EXPECT_EQ(verdict(), CodeVerdict::WrongClient);
}

TEST_F(CodeRules, CompareTheRedirectOctetForOctet)
{
    exchange.redirectUri = "http://127.0.0.1:5001/cb";
    EXPECT_EQ(verdict(), CodeVerdict::WrongRedirect);
}

TEST_F(CodeRules, DemandTheVerifierOfTheChallenge)
{
    for (const std::string& wrong :
         {std::string(), std::string(43, 'a'), std::string(kChallenge)}) {
        exchange.codeVerifier = wrong;
        EXPECT_EQ(verdict(), CodeVerdict::WrongVerifier);
    }
}

TEST_F(CodeRules, RefuseAVerifierWhereNoChallengeWas)
{
    code.codeChallenge.clear();
    EXPECT_EQ(verdict(), CodeVerdict::WrongVerifier);
    exchange.codeVerifier.clear();
    EXPECT_EQ(verdict(), CodeVerdict::Redeem);
}

TEST_F(CodeRules, RefuseTheCodeOfAGrantThatWasRevoked)
{
    grant.revoked = true;
    EXPECT_EQ(verdict(), CodeVerdict::Expired);
}

// --- Refresh tokens
// ------------------------------------------------------------------------------------

struct RefreshRules : testing::Test
{
    testkit::ManualClock clock;
    Grant grant{.id = "g", .clientId = "console", .expiresAt = clock.now() + std::chrono::days(30)};
    RefreshToken token{.expiresAt = clock.now() + std::chrono::days(7)};

    RefreshVerdict verdict(std::string_view client = "console")
    {
        return judgeRefresh(token, grant, client, 30s, clock.now());
    }
};

TEST_F(RefreshRules, RotateATokenOnItsFirstUse)
{
    EXPECT_EQ(verdict(), RefreshVerdict::Rotate);
}

TEST_F(RefreshRules, AnswerAgainWithinTheLeeway)
{
    token.rotatedAt = clock.now();
    clock.advance(30s);
    EXPECT_EQ(verdict(), RefreshVerdict::Repeat);
    clock.advance(1ms);
    EXPECT_EQ(verdict(), RefreshVerdict::Reused);
}

TEST_F(RefreshRules, EndTheLeewayWhenASuccessorWasUsed)
{
    token.rotatedAt = clock.now();
    token.successorUsed = true;
    EXPECT_EQ(verdict(), RefreshVerdict::Reused);
}

TEST_F(RefreshRules, CallReuseReuseEvenAfterTheTokensOwnEnd)
{
    token.rotatedAt = clock.now();
    clock.advance(std::chrono::days(8));
    EXPECT_EQ(verdict(), RefreshVerdict::Reused);
}

TEST_F(RefreshRules, EndAnIdleTokenAndAnyTokenOfAnEndedFamily)
{
    clock.advance(std::chrono::days(7));
    EXPECT_EQ(verdict(), RefreshVerdict::Expired);

    token.expiresAt = clock.now() + std::chrono::days(100);
    EXPECT_EQ(verdict(), RefreshVerdict::Rotate);
    clock.advance(std::chrono::days(23));
    EXPECT_EQ(verdict(), RefreshVerdict::Expired);
}

TEST_F(RefreshRules, RefuseARevokedFamilyAndAnotherClient)
{
    EXPECT_EQ(verdict("evil"), RefreshVerdict::WrongClient);
    token.rotatedAt = clock.now() - 1h;
    EXPECT_EQ(verdict("evil"), RefreshVerdict::WrongClient)
        << "it must not end the family of another client";
    grant.revoked = true;
    EXPECT_EQ(verdict(), RefreshVerdict::Revoked);
}

// --- Devices
// -----------------------------------------------------------------------------------------------

struct DeviceRules : testing::Test
{
    testkit::ManualClock clock;
    DeviceAuthorization device{
        .clientId = "kiosk", .createdAt = clock.now(), .expiresAt = clock.now() + 600s};

    /// Polls, and remembers the poll as the store would.
    PollVerdict poll(std::string_view client = "kiosk")
    {
        const Poll poll = judgePoll(device, client, clock.now());
        if (poll.verdict == PollVerdict::Pending || poll.verdict == PollVerdict::SlowDown) {
            device.lastPollAt = clock.now();
            device.interval = poll.interval;
        }
        return poll.verdict;
    }
};

TEST_F(DeviceRules, LetADeviceWaitAtItsInterval)
{
    EXPECT_EQ(poll(), PollVerdict::Pending);
    clock.advance(5s);
    EXPECT_EQ(poll(), PollVerdict::Pending);
    EXPECT_EQ(device.interval, 5s);
}

TEST_F(DeviceRules, SlowDownAddsFiveSecondsForGood)
{
    EXPECT_EQ(poll(), PollVerdict::Pending);
    clock.advance(4'999ms);
    EXPECT_EQ(poll(), PollVerdict::SlowDown);
    EXPECT_EQ(device.interval, 10s);
    clock.advance(9s);
    EXPECT_EQ(poll(), PollVerdict::SlowDown);
    EXPECT_EQ(device.interval, 15s);
    clock.advance(15s);
    EXPECT_EQ(poll(), PollVerdict::Pending);
    EXPECT_EQ(device.interval, 15s);
}

TEST_F(DeviceRules, SayWhatAPersonDecided)
{
    device.status = DeviceStatus::Approved;
    EXPECT_EQ(poll(), PollVerdict::Approved);
    device.status = DeviceStatus::Denied;
    EXPECT_EQ(poll(), PollVerdict::Denied);
    device.status = DeviceStatus::Used;
    EXPECT_EQ(poll(), PollVerdict::Unknown);
}

TEST_F(DeviceRules, EndAfterTenMinutesEvenWhenApproved)
{
    device.status = DeviceStatus::Approved;
    clock.advance(600s);
    EXPECT_EQ(poll(), PollVerdict::Expired);
}

TEST_F(DeviceRules, TellAnotherClientNothing)
{
    device.status = DeviceStatus::Approved;
    EXPECT_EQ(poll("evil"), PollVerdict::Unknown);
}

TEST(UserCode, IsReadAsPeopleTypeIt)
{
    EXPECT_EQ(canonicalUserCode("QWNF-TGBX"), "QWNFTGBX");
    EXPECT_EQ(canonicalUserCode(" qwnf tgbx "), "QWNFTGBX");
    EXPECT_EQ(canonicalUserCode("q-w-n-f-t-g-b-x"), "QWNFTGBX");
    EXPECT_EQ(canonicalUserCode("QWNFTGB"), std::nullopt);
    EXPECT_EQ(canonicalUserCode("QWNFTGBXX"), std::nullopt);
    EXPECT_EQ(canonicalUserCode("QWNFTGBA"), std::nullopt) << "there are no vowels";
    EXPECT_EQ(canonicalUserCode("QWNF'--TGBX"), std::nullopt);
    EXPECT_EQ(canonicalUserCode(""), std::nullopt);
    EXPECT_EQ(shownUserCode("QWNFTGBX"), "QWNF-TGBX");
}

TEST(UserCode, UsesEveryLetterAboutAsOften)
{
    std::map<char, int> counts;
    std::set<std::string> codes;
    for (int i = 0; i < 10'000; ++i) {
        const std::string code = makeUserCode();
        ASSERT_EQ(canonicalUserCode(code), code);
        codes.insert(code);
        for (const char c : code)
            ++counts[c];
    }
    EXPECT_EQ(counts.size(), 20U);
    EXPECT_GE(codes.size(), 9'999U);
    for (const auto& [letter, count] : counts)
        EXPECT_NEAR(count, 4000, 400) << letter; // more than six standard deviations
}

} // namespace
} // namespace vitrine::identity
