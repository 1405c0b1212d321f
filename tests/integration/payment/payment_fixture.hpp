#pragma once

#include "services/payment/application/attempt_desk.hpp"
#include "services/payment/application/payments.hpp"
#include "services/payment/application/refund_desk.hpp"
#include "services/payment/simulator/simulated_provider.hpp"
#include "services/payment/storage/payment_schema.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/postgres.hpp"
#include "vitrine/domain/uuid.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <string>

namespace vitrine::payment {

using namespace std::chrono_literals;

/// Passes calls on to another provider, and fails before or behind it on command: what a network
/// does.
class UnreliableProvider final : public PaymentProvider
{
public:
    explicit UnreliableProvider(PaymentProvider& provider)
        : m_provider(provider)
    {
    }

    enum class Fault {
        None,
        RequestLost, ///< The provider never hears of it.
        AnswerLost   ///< It acts, and nobody learns it.
    };
    std::function<Fault()> nextFault = [] { return Fault::None; };
    /// Runs once, after the provider acted on the next call and before its caller learns of it.
    std::function<void()> beforeAnswer;
    std::atomic<int> calls = 0;

    Result<ChargeOutcome> charge(const ProviderCharge& charge, Deadline deadline) override
    {
        return pass<ChargeOutcome>([&] { return m_provider.charge(charge, deadline); });
    }
    Result<ChargeOutcome> lookUp(const std::string& key, Deadline deadline) override
    {
        return pass<ChargeOutcome>([&] { return m_provider.lookUp(key, deadline); });
    }
    Result<ChargeOutcome> cancel(const std::string& key, Deadline deadline) override
    {
        return pass<ChargeOutcome>([&] { return m_provider.cancel(key, deadline); });
    }
    Result<RefundOutcome> refund(const ProviderRefund& refund, Deadline deadline) override
    {
        return pass<RefundOutcome>([&] { return m_provider.refund(refund, deadline); });
    }
    Result<RefundOutcome> lookUpRefund(const std::string& key, Deadline deadline) override
    {
        return pass<RefundOutcome>([&] { return m_provider.lookUpRefund(key, deadline); });
    }

private:
    template <typename Answer, typename Call> Result<Answer> pass(const Call& call)
    {
        ++calls;
        const Fault fault = nextFault();
        if (fault == Fault::RequestLost)
            return failure<Answer>(ErrorCode::Unavailable, "no connection");
        auto answer = call();
        if (const auto meanwhile = std::exchange(beforeAnswer, nullptr))
            meanwhile();
        if (fault == Fault::AnswerLost)
            return failure<Answer>(ErrorCode::DeadlineExceeded, "no answer");
        return answer;
    }

    PaymentProvider& m_provider;
};

/// The desks on a database of their own, with a provider that can be made to fail.
class PaymentTest : public ::testing::Test
{
protected:
    PaymentTest()
        : database(storage::paymentMigrations())
        , simulator(database.pool(), clock)
        , provider(simulator)
        , refunds(database.pool(), provider, clock)
        , attempts({database.pool(), provider, refunds, clock})
        , payments(database.pool())
    {
    }

    [[nodiscard]] static platform::CallContext context(const std::string& accountId = "buyer")
    {
        platform::CallContext result;
        result.caller.accountId = accountId;
        result.trace = TraceContext::start();
        result.deadline = Deadline::in(20s);
        return result;
    }
    [[nodiscard]] static domain::Money eur(std::int64_t amount)
    {
        return domain::Money::create(amount, "EUR").value();
    }
    [[nodiscard]] static ChargeOrder orderOf(const std::string& orderId,
                                             int attempt,
                                             const std::string& token,
                                             std::int64_t amount = 1000)
    {
        return {.attemptKey = orderId + ":" + std::to_string(attempt),
                .orderId = orderId,
                .accountId = "buyer",
                .amount = eur(amount),
                .methodToken = token,
                .returnUrl = ""};
    }
    Attempt charge(const ChargeOrder& order)
    {
        const auto attempt = attempts.charge(context(), order);
        EXPECT_TRUE(attempt.ok()) << attempt.error().message;
        return attempt.ok() ? *attempt : Attempt();
    }
    [[nodiscard]] Attempt attempt(const std::string& key)
    {
        const auto found = attempts.find(context(), key);
        EXPECT_TRUE(found.ok());
        return found.ok() ? *found : Attempt();
    }
    [[nodiscard]] Payment paymentOf(const std::string& orderId)
    {
        const auto page = payments.list(context(), {.orderId = orderId, .limit = 1});
        EXPECT_TRUE(page.ok() && page->payments.size() == 1);
        return page.ok() && !page->payments.empty() ? page->payments[0] : Payment();
    }
    [[nodiscard]] Result<RefundReceipt>
    refund(const std::string& orderId, const std::string& key, std::int64_t amount)
    {
        return refunds.refund(context(),
                              {.scope = "service:order",
                               .refundKey = key,
                               .paymentId = {},
                               .orderId = orderId,
                               .amount = eur(amount),
                               .reason = "returned"});
    }
    /// Lets time pass and the background look up what is due, until nothing is open any more.
    void settleEverything()
    {
        provider.nextFault = [] { return UnreliableProvider::Fault::None; };
        for (int round = 0; round < 50; ++round) {
            clock.advance(2min);
            EXPECT_TRUE(attempts.resolveDue(Deadline::in(20s)).ok());
            EXPECT_TRUE(refunds.resolveDue(Deadline::in(20s)).ok());
            if (database.value(
                    "SELECT (SELECT count(*) FROM payment_attempt WHERE resolve_at IS NOT NULL) + "
                    "(SELECT count(*) FROM refund WHERE resolve_at IS NOT NULL)") == "0")
                return;
        }
        FAIL() << "something never settles";
    }
    /// What must be true of the books whatever happened. @pre everything is settled
    void checkBooks() const
    {
        EXPECT_EQ(database.value("SELECT coalesce(sum(amount), 0) FROM ledger_entry"), "0");
        EXPECT_EQ(database.value("SELECT count(*) FROM (SELECT 1 FROM ledger_entry GROUP BY "
                                 "transaction_id, currency "
                                 "HAVING sum(amount) <> 0) AS unbalanced"),
                  "0");
        EXPECT_EQ(database.value(
                      "SELECT count(*) FROM payment p WHERE p.captured <> "
                      "(SELECT coalesce(-sum(amount), 0) FROM ledger_entry l WHERE l.payment_id = "
                      "p.id AND "
                      "account = 'sales') OR p.refunded <> (SELECT coalesce(sum(amount), 0) FROM "
                      "ledger_entry l WHERE l.payment_id = p.id AND account = 'refunds') "
                      "OR p.refunds_in_flight <> 0"),
                  "0");
        // The provider's books are another company's: what it holds for each order must be what we
        // think it holds.
        EXPECT_EQ(database.value(
                      "SELECT count(*) FROM payment p WHERE p.captured - p.refunded <> "
                      "(SELECT coalesce(sum(CASE WHEN "
                      "c.status = 'captured' THEN c.amount - (SELECT coalesce(sum(r.amount), "
                      "0) FROM simulator.refund r "
                      "WHERE r.charge_key = c.key AND r.status = 'settled') ELSE 0 END), 0) "
                      "FROM simulator.charge c JOIN "
                      "payment_attempt a ON a.attempt_key = c.key WHERE a.payment_id = p.id) "
                      "AND NOT EXISTS (SELECT FROM payment_attempt a WHERE a.payment_id = p.id "
                      "AND a.tender_kind <> '')"),
                  "0");
        EXPECT_EQ(
            database.value(
                "SELECT count(*) FROM (SELECT payment_id FROM payment_attempt WHERE status = "
                "'CAPTURED' AND NOT cancelled GROUP BY payment_id HAVING count(*) > 1) AS twice"),
            "0");
    }

    testkit::TestDatabase database;
    testkit::ManualClock clock;
    SimulatedProvider simulator;
    UnreliableProvider provider;
    RefundDesk refunds;
    AttemptDesk attempts;
    Payments payments;
};

} // namespace vitrine::payment
