#include "vitrine/domain/state_machine.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace vitrine::domain {
namespace {

using Arrows = std::set<std::pair<std::string, std::string>>;

/// Where each machine may go, as the rules list it: "initial first; arrows are the only moves".
const std::map<std::string, Arrows> kExpected{
    {"payment attempt",
     {{"CREATED", "SENT"},
      {"SENT", "AUTHORIZED"},
      {"SENT", "CAPTURED"},
      {"SENT", "DECLINED"},
      {"SENT", "CANCELED"},
      {"SENT", "UNKNOWN"},
      {"UNKNOWN", "AUTHORIZED"},
      {"UNKNOWN", "CAPTURED"},
      {"UNKNOWN", "DECLINED"},
      {"UNKNOWN", "CANCELED"},
      {"AUTHORIZED", "CAPTURED"},
      {"AUTHORIZED", "VOIDED"},
      {"AUTHORIZED", "LAPSED"},
      {"CAPTURED", "DISPUTED"},
      {"DISPUTED", "WON"},
      {"DISPUTED", "LOST"}}},
    {"refund",
     {{"REQUESTED", "REJECTED"},
      {"REQUESTED", "SENT"},
      {"SENT", "SETTLED"},
      {"SENT", "FAILED"},
      {"SENT", "UNKNOWN"},
      {"UNKNOWN", "SETTLED"},
      {"UNKNOWN", "FAILED"},
      {"FAILED", "SENT"}}},
    {"reservation",
     {{"HELD", "HELD"}, {"HELD", "COMMITTED"}, {"HELD", "RELEASED"}, {"HELD", "EXPIRED"}}},
    {"device stock lease", {{"ACTIVE", "RETURNED"}, {"ACTIVE", "EXPIRED"}, {"ACTIVE", "SETTLED"}}},
    {"return",
     {{"REQUESTED", "DECLINED"},
      {"REQUESTED", "APPROVED"},
      {"REQUESTED", "CANCELED"},
      {"APPROVED", "PARTIALLY_RECEIVED"},
      {"APPROVED", "RECEIVED"},
      {"APPROVED", "CANCELED"},
      {"PARTIALLY_RECEIVED", "RECEIVED"},
      {"RECEIVED", "CLOSED"}}},
    {"transfer",
     {{"DRAFT", "IN_TRANSIT"},
      {"DRAFT", "CANCELED"},
      {"IN_TRANSIT", "PARTIALLY_RECEIVED"},
      {"IN_TRANSIT", "RECEIVED"}}},
    {"shift", {{"OPEN", "COUNTING"}, {"COUNTING", "CLOSED"}}},
    {"cart",
     {{"ACTIVE", "ORDERED"},
      {"ACTIVE", "MERGED"},
      {"ACTIVE", "ABANDONED"},
      {"ABANDONED", "ACTIVE"}}},
    {"kiosk sale",
     {{"DRAFT", "QUEUED"},
      {"QUEUED", "SENDING"},
      {"SENDING", "ACKED"},
      {"SENDING", "REJECTED"},
      {"SENDING", "QUEUED"}}},
    {"device",
     {{"PAIRING", "ACTIVE"},
      {"PAIRING", "REVOKED"},
      {"ACTIVE", "LOCKED"},
      {"ACTIVE", "REVOKED"},
      {"LOCKED", "ACTIVE"},
      {"LOCKED", "REVOKED"}}},
    {"webhook delivery",
     {{"PENDING", "DELIVERED"},
      {"PENDING", "RETRYING"},
      {"RETRYING", "DELIVERED"},
      {"RETRYING", "DEAD"},
      {"DEAD", "PENDING"}}},
    {"gift card",
     {{"INACTIVE", "ACTIVE"},
      {"ACTIVE", "BLOCKED"},
      {"ACTIVE", "EXHAUSTED"},
      {"ACTIVE", "EXPIRED"},
      {"BLOCKED", "ACTIVE"},
      {"EXHAUSTED", "ACTIVE"}}},
    {"import",
     {{"UPLOADED", "MAPPED"},
      {"MAPPED", "PREVIEWED"},
      {"PREVIEWED", "RUNNING"},
      {"RUNNING", "DONE"},
      {"RUNNING", "FAILED"},
      {"DONE", "UNDONE"}}},
};

TEST(StateMachines, HaveExactlyTheArrowsOfTheRules)
{
    std::size_t checked = 0;
    for (const Machine* machine : allMachines()) {
        const auto expected = kExpected.find(std::string(machine->name));
        if (expected == kExpected.end())
            continue;
        Arrows arrows;
        for (const Move& move : machine->moves)
            arrows.insert({std::string(move.from), std::string(move.to)});
        EXPECT_EQ(arrows, expected->second) << machine->name;
        ++checked;
    }
    EXPECT_EQ(checked, kExpected.size());
}

TEST(StateMachines, AreSoundTables)
{
    for (const Machine* machine : allMachines()) {
        EXPECT_TRUE(machine->hasState(machine->initial)) << machine->name;
        std::set<std::pair<std::string_view, std::string_view>> seen;
        std::set<std::string_view> reached{machine->initial};
        for (const Move& move : machine->moves) {
            EXPECT_TRUE(machine->hasState(move.from) && machine->hasState(move.to))
                << machine->name;
            EXPECT_TRUE(seen.insert({move.from, move.event}).second)
                << machine->name << ": " << move.from << " + " << move.event << " is there twice";
            reached.insert(move.to);
        }
        EXPECT_EQ(reached.size(), machine->states.size())
            << machine->name << " has a state nothing leads to";
    }
}

TEST(StateMachines, RefusalsNameWhatIsAllowed)
{
    EXPECT_EQ(transition(reservationMachine(), "HELD", "commit").value(), "COMMITTED");

    const auto refused = transition(paymentAttemptMachine(), "AUTHORIZED", "decline");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(refused.error().message,
              "payment attempt in state AUTHORIZED does not allow 'decline'; allowed: 'capture', "
              "'void', 'lapse'");

    const auto final = transition(reservationMachine(), "RELEASED", "commit");
    EXPECT_EQ(
        final.error().message,
        "reservation in state RELEASED does not allow 'commit'; allowed: nothing, it is final");
}

TEST(StateMachines, RefuseNamesTheyDoNotKnow)
{
    EXPECT_EQ(transition(refundMachine(), "LOST", "send").error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(transition(refundMachine(), "SENT", "fly").error().message,
              "'fly' is no event of the machine 'refund'");
}

TEST(StateMachines, OnlyAHeldReservationCanBeExtended)
{
    for (const std::string_view state : reservationMachine().states)
        EXPECT_EQ(transition(reservationMachine(), state, "extend").ok(), state == "HELD") << state;
}

} // namespace
} // namespace vitrine::domain
