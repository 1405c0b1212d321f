#include "vitrine/domain/order_state.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace vitrine::domain {
namespace {

/// The rules for orders, written down a second time and by name, so that a slip in the product's
/// table shows. state -> event -> next state; what is missing is refused.
const std::map<std::string, std::map<std::string, std::string>> kExpected{
    {"PENDING",
     {{"stock held", "INVENTORY_RESERVED"},
      {"stock refused", "CANCELLED"},
      {"cancel", "CANCELLED"},
      {"time-out", "EXPIRED"}}},
    {"INVENTORY_RESERVED",
     {{"attempt opened", "PAYMENT_PENDING"}, {"cancel", "CANCELLED"}, {"time-out", "EXPIRED"}}},
    {"PAYMENT_PENDING",
     {{"authorised", "AUTHORIZED"},
      {"captured", "PAID"},
      {"declined", "PAYMENT_FAILED"},
      {"no answer", "PAYMENT_UNKNOWN"}}},
    {"PAYMENT_UNKNOWN",
     {{"captured", "PAID"}, {"authorised", "AUTHORIZED"}, {"declined", "PAYMENT_FAILED"}}},
    {"PAYMENT_FAILED",
     {{"retry", "PAYMENT_PENDING"}, {"cancel", "CANCELLED"}, {"time-out", "EXPIRED"}}},
    {"AUTHORIZED", {{"captured", "PAID"}, {"voided", "CANCELLED"}}},
    {"PAID",
     {{"part handed over", "PARTIALLY_FULFILLED"},
      {"all handed over", "FULFILLED"},
      {"refunded in full", "REFUNDED"},
      {"cancelled by refund", "CANCELLED"}}},
    {"PARTIALLY_FULFILLED", {{"all handed over", "FULFILLED"}, {"refunded in full", "REFUNDED"}}},
    {"FULFILLED", {{"refunded in full", "REFUNDED"}}},
    {"CANCELLED", {}},
    {"EXPIRED", {}},
    {"REFUNDED", {}},
};

TEST(OrderState, EveryPairOfStateAndEventIsAsTheRulesSay)
{
    ASSERT_EQ(kExpected.size(), static_cast<std::size_t>(kOrderStateCount));
    int allowed = 0;
    for (int s = 0; s < kOrderStateCount; ++s) {
        const auto state = static_cast<OrderState>(s);
        const auto& moves = kExpected.at(std::string(toString(state)));
        for (int e = 0; e < kOrderEventCount; ++e) {
            const auto event = static_cast<OrderEvent>(e);
            const auto next = transition(state, event);
            const auto expected = moves.find(std::string(toString(event)));
            ASSERT_EQ(next.ok(), expected != moves.end())
                << toString(state) << " + " << toString(event);
            ASSERT_EQ(allows(state, event), next.ok());
            if (next.ok()) {
                EXPECT_EQ(toString(next.value()), expected->second);
                ++allowed;
            } else {
                EXPECT_EQ(next.error().code, ErrorCode::Conflict);
                for (const auto& [name, to] : moves)
                    EXPECT_NE(next.error().message.find("'" + name + "'"), std::string::npos)
                        << next.error().message;
            }
        }
    }
    EXPECT_EQ(allowed, 26);
}

TEST(OrderState, TheTableOfNamesSaysTheSame)
{
    const Machine& machine = orderMachine();
    for (const auto& [state, moves] : kExpected) {
        for (int e = 0; e < kOrderEventCount; ++e) {
            const std::string event(toString(static_cast<OrderEvent>(e)));
            const auto next = transition(machine, state, event);
            ASSERT_EQ(next.ok(), moves.contains(event)) << state << " + " << event;
            if (next.ok()) {
                EXPECT_EQ(next.value(), moves.at(event));
            }
        }
    }
    EXPECT_EQ(machine.initial, "PENDING");
}

TEST(OrderState, ExactlyThreeStatesAreFinal)
{
    std::set<std::string_view> final;
    for (int s = 0; s < kOrderStateCount; ++s) {
        if (isTerminal(static_cast<OrderState>(s)))
            final.insert(toString(static_cast<OrderState>(s)));
    }
    EXPECT_EQ(final, (std::set<std::string_view>{"CANCELLED", "EXPIRED", "REFUNDED"}));
    EXPECT_EQ(transition(OrderState::Refunded, OrderEvent::Cancel).error().message,
              "order in state REFUNDED does not allow 'cancel'; allowed: nothing, it is final");
}

TEST(OrderState, NamesCanBeReadBack)
{
    for (int s = 0; s < kOrderStateCount; ++s)
        EXPECT_EQ(parseOrderState(toString(static_cast<OrderState>(s))).value(),
                  static_cast<OrderState>(s));
    EXPECT_FALSE(parseOrderState("paid").ok());
    EXPECT_FALSE(parseOrderState("").ok());
}

TEST(PaymentStatus, FollowsFromTheRunningSums)
{
    const std::pair<PaymentFigures, const char*> cases[] = {
        {{.total = 1000}, "NONE"},
        {{.total = 1000, .attemptOpen = true}, "PENDING"},
        {{.total = 1000, .attemptOpen = true, .attemptUnknown = true}, "UNKNOWN"},
        {{.total = 1000, .authorized = 1000}, "AUTHORIZED"},
        {{.total = 1000, .captured = 400}, "PARTIALLY_PAID"},
        {{.total = 1000, .captured = 1000}, "PAID"},
        {{.total = 1000, .captured = 2000}, "OVERPAID"},
        {{.total = 1000, .captured = 2000, .refunded = 1000}, "PARTIALLY_REFUNDED"},
        {{.total = 1000, .captured = 1000, .refunded = 1}, "PARTIALLY_REFUNDED"},
        {{.total = 1000, .captured = 1000, .refunded = 1000}, "REFUNDED"},
        {{.total = 1000, .captured = 1000, .disputed = true}, "DISPUTED"},
    };
    for (const auto& [figures, expected] : cases)
        EXPECT_EQ(toString(derivePaymentStatus(figures)), expected);
}

} // namespace
} // namespace vitrine::domain
