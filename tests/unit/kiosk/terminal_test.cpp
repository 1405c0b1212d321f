#include "kiosk_testing.hpp"
#include "storefront-kiosk/checkout/recovery_decision.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "storefront-kiosk/terminal/attempt_log.hpp"
#include "storefront-kiosk/terminal/payment_machine.hpp"
#include "storefront-kiosk/terminal/terminal_simulator.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "vitrine/mocks/manual_scheduler.hpp"

#include <random>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace std::chrono_literals;
namespace event = vitrine::kiosk::payment_event;
namespace command = vitrine::kiosk::payment_command;
using vitrine::kiosk::testing::codeOf;
using vitrine::kiosk::testing::euros;
using vitrine::kiosk::testing::Folder;
using vitrine::kiosk::testing::must;

namespace {

const TerminalAnswer kApproved{.outcome = TerminalOutcome::Approved, .cardLastFour = "4242"};
const TerminalAnswer kDeclined{.outcome = TerminalOutcome::Declined, .declineReason = "no_money"};

template <typename Command> bool has(const PaymentStep& step)
{
    for (const auto& next : step.commands) {
        if (std::holds_alternative<Command>(next))
            return true;
    }
    return false;
}

PaymentState atTerminal()
{
    auto step = advance({}, event::Begin{"sale", euros(500)});
    EXPECT_TRUE(has<command::Store>(step));
    EXPECT_FALSE(has<command::Charge>(step)) << "the terminal is told before anything is stored";
    step = advance(step.state, event::Stored{"sale-1"});
    EXPECT_TRUE(has<command::Charge>(step));
    return step.state;
}

class AttemptLogTest : public ::testing::Test
{
protected:
    void SetUp() override { reopen(); }
    void reopen()
    {
        m_log.reset();
        m_log = must(AttemptLog::open({.path = m_folder.file("attempts.db")}, m_clock));
    }
    Folder m_folder;
    testkit::ManualClock m_clock;
    std::unique_ptr<AttemptLog> m_log;
};

std::shared_ptr<TerminalSimulator> simulator(std::string_view script)
{
    return must(TerminalSimulator::create(must(TerminalScript::parse(script))));
}

TerminalCharge charge(const std::string& reference)
{
    return {.reference = reference, .amount = euros(500), .language = "en"};
}

} // namespace

TEST(PaymentMachine, PaysWhenTheOutcomeIsWrittenDown)
{
    auto step = advance(atTerminal(), event::Answered{kApproved});
    EXPECT_EQ(step.state.phase, PaymentPhase::Recording);
    ASSERT_TRUE(has<command::Record>(step));
    step = advance(step.state, event::Recorded{});
    EXPECT_EQ(step.state.phase, PaymentPhase::Paid);
    EXPECT_EQ(step.state.answer.cardLastFour, "4242");
}

TEST(PaymentMachine, AsksTheProviderWhenTheAnswerIsLostAndUntilItKnows)
{
    auto step = advance(atTerminal(), event::AnswerLost{});
    EXPECT_EQ(step.state.phase, PaymentPhase::OutcomeUnknown);
    EXPECT_TRUE(has<command::MarkUnknown>(step));
    EXPECT_TRUE(has<command::LookUp>(step));
    EXPECT_FALSE(has<command::Charge>(step));
    std::chrono::milliseconds before{0};
    for (int i = 0; i < 30; ++i) {
        step = i % 2 == 0 ? advance(step.state, event::LookUpFailed{})
                          : advance(step.state, event::LookedUp{TerminalAnswer{}});
        ASSERT_EQ(step.state.phase, PaymentPhase::OutcomeUnknown);
        ASSERT_EQ(step.commands.size(), 1u);
        const auto delay = std::get<command::LookUp>(step.commands[0]).delay;
        EXPECT_GE(delay, before);
        EXPECT_LE(delay, 30s);
        before = delay;
    }
    EXPECT_TRUE(step.state.needsStaff);
    step = advance(step.state, event::LookedUp{kDeclined});
    step = advance(step.state, event::Recorded{});
    EXPECT_EQ(step.state.phase, PaymentPhase::Declined);
    EXPECT_FALSE(step.state.needsStaff);
}

TEST(PaymentMachine, BelievesAnAnswerThatComesLate)
{
    auto step = advance(atTerminal(), event::AnswerLost{});
    step = advance(step.state, event::Answered{kApproved});
    EXPECT_EQ(step.state.phase, PaymentPhase::Recording);
    step = advance(step.state, event::LookedUp{kDeclined}); // a look-up that was on its way
    EXPECT_EQ(step.state.answer.outcome, TerminalOutcome::Approved);
}

TEST(PaymentMachine, CancelsOnlyWhatIsAtTheTerminalAndWaitsForItsWord)
{
    auto step = advance(atTerminal(), event::CancelWanted{});
    EXPECT_EQ(step.state.phase, PaymentPhase::Cancelling);
    EXPECT_TRUE(has<command::Cancel>(step));
    step = advance(step.state, event::Answered{kApproved}); // too late
    step = advance(step.state, event::Recorded{});
    EXPECT_EQ(step.state.phase, PaymentPhase::Paid);
    auto unknown = advance(atTerminal(), event::AnswerLost{});
    EXPECT_TRUE(advance(unknown.state, event::CancelWanted{}).commands.empty());
}

TEST(PaymentMachine, BeginsNothingThatIsNotStored)
{
    auto step = advance({}, event::Begin{"sale", euros(500)});
    step = advance(step.state, event::NotStored{Error{.code = ErrorCode::TooLarge}});
    EXPECT_EQ(step.state.phase, PaymentPhase::NotBegun);
    EXPECT_TRUE(step.commands.empty());
    EXPECT_TRUE(isOver(step.state.phase));
    EXPECT_TRUE(advance(step.state, event::Begin{"sale", euros(500)}).commands.empty());
}

TEST(PaymentMachine, WritesACapturedPaymentUntilItSucceeds)
{
    auto step = advance(atTerminal(), event::Answered{kApproved});
    for (int i = 0; i < 5; ++i) {
        step = advance(step.state, event::NotRecorded{});
        ASSERT_EQ(step.state.phase, PaymentPhase::Recording);
        ASSERT_TRUE(has<command::Record>(step));
    }
    EXPECT_TRUE(step.state.needsStaff);
}

TEST(PaymentMachine, ChargesAtMostOnceWhateverHappens)
{
    std::mt19937 chance(99);
    const auto roll = [&](int to) { return std::uniform_int_distribution<int>(0, to)(chance); };
    const auto answer = [&]() -> TerminalAnswer {
        return {.outcome = static_cast<TerminalOutcome>(roll(4))};
    };
    const auto happens = [&]() -> PaymentEvent {
        switch (roll(11)) {
        case 0:
            return event::Begin{"sale", domain::Money()};
        case 1:
            return event::Resume{"sale", domain::Money(), "sale-1"};
        case 2:
            return event::Stored{"sale-1"};
        case 3:
            return event::NotStored{};
        case 4:
            return event::Answered{answer()};
        case 5:
            return event::AnswerLost{};
        case 6:
            return event::CancelWanted{};
        case 7:
            return event::LookedUp{answer()};
        case 8:
            return event::NeverArrived{};
        case 9:
            return event::LookUpFailed{};
        case 10:
            return event::Recorded{};
        default:
            return event::NotRecorded{};
        }
    };
    for (int round = 0; round < 20'000; ++round) {
        PaymentState state;
        int charges = 0;
        int stores = 0;
        for (int i = 0; i < 25; ++i) {
            const auto phase = state.phase;
            auto step = advance(std::move(state), happens());
            charges += has<command::Charge>(step) ? 1 : 0;
            stores += has<command::Store>(step) ? 1 : 0;
            if (isOver(phase)) {
                ASSERT_EQ(step.state.phase, phase);
                ASSERT_TRUE(step.commands.empty());
            }
            state = std::move(step.state);
        }
        ASSERT_LE(charges, 1);
        ASSERT_LE(stores, 1);
    }
}

TEST_F(AttemptLogTest, KeepsAnAttemptBeforeTheTerminalHearsOfIt)
{
    const auto attempt = must(m_log->begin("sale", euros(500)));
    EXPECT_EQ(attempt.reference, "sale-1");
    reopen();
    const auto kept = must(m_log->attempt("sale-1"));
    EXPECT_EQ(kept.state, "SENT");
    EXPECT_EQ(kept.amount, euros(500));
    EXPECT_EQ(must(m_log->unsettled()).size(), 1u);
}

TEST_F(AttemptLogTest, RefusesAnotherAttemptWhileOneIsOpenOrCaptured)
{
    std::ignore = must(m_log->begin("sale", euros(500)));
    EXPECT_EQ(codeOf(m_log->begin("sale", euros(500))), ErrorCode::Conflict);
    must(m_log->markUnknown("sale-1"));
    must(m_log->markUnknown("sale-1"));
    EXPECT_EQ(must(m_log->attempt("sale-1")).state, "UNKNOWN");
    EXPECT_EQ(codeOf(m_log->begin("sale", euros(500))), ErrorCode::Conflict);
    EXPECT_TRUE(m_log->begin("another", euros(1)).ok());
    EXPECT_EQ(must(m_log->settle("sale-1", kDeclined)).state, "DECLINED");
    EXPECT_EQ(must(m_log->begin("sale", euros(500))).reference, "sale-2");
    EXPECT_EQ(must(m_log->settle("sale-2", kApproved)).state, "CAPTURED");
    EXPECT_EQ(codeOf(m_log->begin("sale", euros(500))), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(m_log->begin("free", euros(0))), ErrorCode::InvalidArgument);
}

TEST_F(AttemptLogTest, SettlesOnceAndForAll)
{
    std::ignore = must(m_log->begin("sale", euros(500)));
    EXPECT_EQ(codeOf(m_log->settle("sale-1", TerminalAnswer{})), ErrorCode::InvalidArgument);
    must(m_log->settle("sale-1", kApproved));
    EXPECT_EQ(must(m_log->settle("sale-1", kApproved)).state, "CAPTURED");
    EXPECT_EQ(codeOf(m_log->settle("sale-1", kDeclined)), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(m_log->settle("none", kApproved)), ErrorCode::NotFound);
    must(m_log->markUnknown("sale-1")); // a late call changes nothing
    EXPECT_EQ(must(m_log->attempt("sale-1")).state, "CAPTURED");
}

TEST_F(AttemptLogTest, ForgetsSettledAttemptsAfterTheirTimeAndNeverOpenOnes)
{
    std::ignore = must(m_log->begin("old", euros(1)));
    must(m_log->settle("old-1", kDeclined));
    std::ignore = must(m_log->begin("open", euros(1)));
    m_clock.advance(24h * 91);
    reopen();
    EXPECT_EQ(codeOf(m_log->attempt("old-1")), ErrorCode::NotFound);
    EXPECT_TRUE(m_log->attempt("open-1").ok());
}

TEST(RecoveryDecision, DiscardsOnlyWhatIsCertainlyNotPaid)
{
    using Kind = RecoveryDecision::Kind;
    const TerminalAttempt sent{.reference = "a-1", .state = "SENT"};
    const TerminalAttempt captured{.reference = "a-1", .state = "CAPTURED"};
    const TerminalAttempt declined{.reference = "a-1", .state = "DECLINED"};
    const TerminalAttempt never{
        .reference = "a-2",
        .state = "CANCELED",
        .answer = {.outcome = TerminalOutcome::Cancelled, .declineReason = "never_arrived"}};
    EXPECT_EQ(decideRecovery({}, false).kind, Kind::Discard);
    EXPECT_EQ(decideRecovery({declined}, false).kind, Kind::Discard);
    EXPECT_EQ(decideRecovery({declined, sent}, false).kind, Kind::Ask);
    EXPECT_EQ(decideRecovery({declined, captured}, false).kind, Kind::Take);
    EXPECT_EQ(decideRecovery({}, true).kind, Kind::Presume);
    EXPECT_EQ(decideRecovery({declined}, true).kind, Kind::Presume);
    EXPECT_EQ(decideRecovery({declined, never}, true).kind, Kind::Discard);
}

TEST(TerminalScript, ReadsWhatItSaysAndNamesWhatIsWrong)
{
    const auto script = must(TerminalScript::parse(R"({"ready": false, "charges": [
        {"outcome": "declined", "declineReason": "stolen_card", "afterMs": 1500},
        {"outcome": "never_arrives", "unreachable": 2, "pending": 1},
        {"answer": "lost", "paper": false, "cardBrand": "Girocard", "cardLastFour": "0001"}],
        "otherwise": {"outcome": "timed_out"}})"));
    EXPECT_FALSE(script.isReady);
    ASSERT_EQ(script.charges.size(), 3u);
    EXPECT_EQ(script.charges[0].declineReason, "stolen_card");
    EXPECT_EQ(script.charges[0].after, 1500ms);
    EXPECT_EQ(script.charges[1].outcome, TerminalOutcome::Pending);
    EXPECT_EQ(script.charges[1].unreachable, 2);
    EXPECT_TRUE(script.charges[2].answerLost);
    EXPECT_FALSE(script.charges[2].hasPaper);
    EXPECT_EQ(script.otherwise.outcome, TerminalOutcome::TimedOut);
    EXPECT_EQ(TerminalScript::parse(R"({"charges": [{}, {"outcome": "perhaps"}]})").error().field,
              "/charges/1/outcome");
    EXPECT_EQ(TerminalScript::parse(R"({"charge": []})").error().field, "/charge");
    EXPECT_FALSE(TerminalScript::parse("[").ok());
    EXPECT_EQ(codeOf(TerminalScript::load("/no/such/script.json")), ErrorCode::NotFound);
}

TEST(TerminalSimulator, AnswersAsItsScriptSays)
{
    const auto terminal = simulator(R"({"charges": [
        {"cardBrand": "Visa"}, {"outcome": "declined"}, {"answer": "lost", "unreachable": 1, "pending": 1},
        {"outcome": "never_arrives"}], "otherwise": {"outcome": "timed_out"}})");
    const auto first = must(terminal->charge(charge("a-1"), nullptr).get());
    EXPECT_EQ(first.outcome, TerminalOutcome::Approved);
    EXPECT_EQ(first.cardBrand, "Visa");
    EXPECT_EQ(must(terminal->charge(charge("b-1"), nullptr).get()).declineReason, "card_declined");
    EXPECT_FALSE(terminal->charge(charge("c-1"), nullptr).get().ok());
    EXPECT_EQ(codeOf(terminal->lookUp("c-1").get()), ErrorCode::Unavailable);
    EXPECT_EQ(must(terminal->lookUp("c-1").get()).outcome, TerminalOutcome::Pending);
    EXPECT_EQ(must(terminal->lookUp("c-1").get()).outcome, TerminalOutcome::Approved);
    EXPECT_FALSE(terminal->charge(charge("d-1"), nullptr).get().ok());
    EXPECT_EQ(codeOf(terminal->lookUp("d-1").get()), ErrorCode::NotFound);
    EXPECT_EQ(must(terminal->charge(charge("e-1"), nullptr).get()).outcome,
              TerminalOutcome::TimedOut);
    EXPECT_EQ(terminal->allCaptures(), (std::map<std::string, int>{{"a-1", 1}, {"c-1", 1}}));
    EXPECT_EQ(terminal->captures("b-1"), 0);
}

TEST(TerminalSimulator, ShowsACallersMistakeByChargingTwice)
{
    const auto terminal = simulator("{}");
    std::ignore = terminal->charge(charge("a-1"), nullptr).get();
    std::ignore = terminal->charge(charge("a-1"), nullptr).get();
    EXPECT_EQ(terminal->captures("a-1"), 2);
}

TEST(TerminalSimulator, NeverChargesWhatItSaidItDoesNotKnow)
{
    const auto terminal = simulator("{}");
    EXPECT_EQ(codeOf(terminal->lookUp("a-1").get()), ErrorCode::NotFound);
    EXPECT_FALSE(terminal->charge(charge("a-1"), nullptr).get().ok());
    EXPECT_EQ(terminal->captures("a-1"), 0);
}

TEST(TerminalSimulator, TakesItsTimeAndGivesUpWhenAsked)
{
    const auto scheduler = std::make_shared<client::mocks::ManualScheduler>();
    const auto terminal = must(TerminalSimulator::create(
        must(TerminalScript::parse(R"({"otherwise": {"afterMs": 2000}})")), scheduler));
    std::vector<TerminalStep> steps;
    const auto paying =
        terminal->charge(charge("a-1"), [&](TerminalStep s) { steps.push_back(s); });
    EXPECT_FALSE(paying.is_done());
    EXPECT_EQ(must(terminal->lookUp("a-1").get()).outcome, TerminalOutcome::Pending);
    scheduler->advance(2000ms);
    EXPECT_EQ(must(paying.get()).outcome, TerminalOutcome::Approved);
    EXPECT_EQ(steps, (std::vector{TerminalStep::PresentCard, TerminalStep::Processing}));

    const auto given = terminal->charge(charge("b-1"), nullptr);
    std::ignore = terminal->cancel("b-1").get();
    EXPECT_EQ(must(given.get()).outcome, TerminalOutcome::Cancelled);
    EXPECT_EQ(terminal->captures("b-1"), 0);
    std::ignore = terminal->cancel("a-1").get(); // too late
    EXPECT_EQ(must(terminal->lookUp("a-1").get()).outcome, TerminalOutcome::Approved);
}

TEST(TerminalSimulator, RemembersInItsLedgerOverARestart)
{
    const Folder folder;
    const auto create = [&] {
        return must(TerminalSimulator::create({}, nullptr, folder.file("ledger.json")));
    };
    {
        const auto terminal = create();
        terminal->expect({.answerLost = true, .pending = 1});
        std::ignore = terminal->charge(charge("a-1"), nullptr).get();
        EXPECT_EQ(codeOf(terminal->lookUp("never").get()), ErrorCode::NotFound);
    }
    const auto terminal = create();
    EXPECT_EQ(terminal->captures("a-1"), 1);
    EXPECT_EQ(must(terminal->lookUp("a-1").get()).outcome, TerminalOutcome::Pending);
    EXPECT_EQ(must(terminal->lookUp("a-1").get()).cardLastFour, "4242");
    EXPECT_FALSE(terminal->charge(charge("never"), nullptr).get().ok());
}

TEST(TerminalSimulator, SaysWhetherItIsReadyAndHasPaper)
{
    const auto terminal = simulator(R"({"otherwise": {"paper": false}})");
    EXPECT_TRUE(must(terminal->health().get()).isReady);
    EXPECT_FALSE(must(terminal->charge(charge("a-1"), nullptr).get()).slipPrinted);
    EXPECT_FALSE(must(terminal->health().get()).hasPaper);
    terminal->setReady(false);
    EXPECT_FALSE(must(terminal->health().get()).isReady);
}
