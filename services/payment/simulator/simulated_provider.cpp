#include "services/payment/simulator/simulated_provider.hpp"

#include "services/payment/storage/simulator_store.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <string_view>

namespace vitrine::payment {
namespace {

using platform::Transaction;
using storage::SimulatedCharge;
using storage::SimulatedRefund;
using storage::SimulatorStore;

constexpr char kActionPath[] = "/api/v1/payments/simulator/";

/// What a token does.
struct Script
{
    std::string_view token;
    std::string_view status;
    std::string_view declineCode;
    bool answers;
};
constexpr Script kScripts[] = {
    {"tok_visa", "captured", "", true},
    {"tok_mastercard", "captured", "", true},
    {"tok_declined", "declined", "card_declined", true},
    {"tok_insufficient_funds", "declined", "insufficient_funds", true},
    {"tok_timeout_charged", "captured", "", false},
    {"tok_timeout_lost", "declined", "not_received", false},
    {"tok_redirect", "requires_action", "", true},
    {"tok_refund_fails", "captured", "", true},
    {"tok_refund_timeout", "captured", "", true},
};
constexpr Script kUnknownToken{"", "declined", "invalid_payment_method", true};

const Script& scriptOf(std::string_view token)
{
    const auto* const found =
        std::find_if(std::begin(kScripts), std::end(kScripts), [&](const Script& script) {
            return script.token == token;
        });
    return found == std::end(kScripts) ? kUnknownToken : *found;
}

/// What a caller learns when the answer never comes.
Error noAnswer()
{
    return {.code = ErrorCode::DeadlineExceeded, .message = "the payment provider did not answer"};
}

ChargeOutcome outcomeOf(const SimulatedCharge& charge, const std::string& actionUrlBase)
{
    using Status = ChargeOutcome::Status;
    if (!charge.isSure)
        return {.status = Status::Processing};
    if (charge.status == "captured")
        return {.status = Status::Captured, .reference = charge.reference};
    if (charge.status == "requires_action")
        return {.status = Status::RequiresAction,
                .reference = charge.reference,
                .actionUrl = actionUrlBase + kActionPath + charge.actionToken};
    if (charge.status == "canceled")
        return {.status = Status::Canceled};
    if (charge.status == "reversed")
        return {.status = Status::Reversed, .reference = charge.reference};
    return {.status = Status::Declined,
            .reference = charge.reference,
            .declineCode = charge.declineCode};
}

RefundOutcome outcomeOf(const SimulatedRefund& refund)
{
    return {.status =
                refund.settled ? RefundOutcome::Status::Settled : RefundOutcome::Status::Failed,
            .reference = refund.reference};
}

Result<SimulatedProvider::Action> actionOf(const std::optional<SimulatedCharge>& charge)
{
    if (!charge)
        return failure<SimulatedProvider::Action>(ErrorCode::NotFound,
                                                  "there is no such payment to approve");
    return SimulatedProvider::Action{.chargeKey = charge->key,
                                     .amount = charge->amount,
                                     .returnUrl = charge->returnUrl,
                                     .isOpen = charge->status == "requires_action",
                                     .approved = charge->status == "captured"};
}

/// Whether a refund goes through. @param earlier refunds of the same charge
bool settles(const SimulatedCharge& charge,
             const SimulatorStore::RefundSum& earlier,
             std::int64_t amount)
{
    const bool failsAtFirst = charge.methodToken == "tok_refund_fails" && earlier.number == 0;
    return charge.status == "captured" && amount <= charge.amount.amount() - earlier.settled &&
           !failsAtFirst;
}

} // namespace

Result<ChargeOutcome> SimulatedProvider::charge(const ProviderCharge& charge, Deadline deadline)
{
    const Script& script = scriptOf(charge.methodToken);
    const Timestamp now = m_clock.now();
    const bool isLost = !script.answers && script.status == "declined";
    const SimulatedCharge fresh{.key = charge.key,
                                .status = std::string(script.status),
                                .amount = charge.amount,
                                .methodToken = charge.methodToken,
                                .returnUrl = charge.returnUrl,
                                .reference = "sim_" + randomHex(12),
                                .declineCode = std::string(script.declineCode),
                                .actionToken =
                                    script.status == "requires_action" ? randomToken(24) : ""};
    auto outcome = m_database.inStatement(deadline, [&](Transaction& tx) -> Result<ChargeOutcome> {
        const Timestamp sureAt = isLost ? now + m_settings.lostAnswerTime : now;
        const auto booked =
            SimulatorStore(tx, now).charge(fresh, sureAt, now + m_settings.actionTime);
        return outcomeOf(booked, m_settings.actionUrlBase);
    });
    if (outcome.ok() && !script.answers)
        return noAnswer();
    return outcome;
}

Result<ChargeOutcome> SimulatedProvider::lookUp(const std::string& key, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<ChargeOutcome> {
        const auto charge = SimulatorStore(tx, m_clock.now()).find(key);
        if (!charge)
            return ChargeOutcome{.status = ChargeOutcome::Status::NotFound};
        return outcomeOf(*charge, m_settings.actionUrlBase);
    });
}

Result<ChargeOutcome> SimulatedProvider::cancel(const std::string& key, Deadline deadline)
{
    return m_database.inStatement(deadline, [&](Transaction& tx) -> Result<ChargeOutcome> {
        return outcomeOf(SimulatorStore(tx, m_clock.now()).cancel(key), m_settings.actionUrlBase);
    });
}

Result<RefundOutcome> SimulatedProvider::refund(const ProviderRefund& refund, Deadline deadline)
{
    bool answers = true;
    auto outcome =
        m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<RefundOutcome> {
            SimulatorStore books(tx, m_clock.now());
            const auto charge = books.lock(refund.chargeKey);
            if (!charge)
                return RefundOutcome{.status = RefundOutcome::Status::Failed};
            answers = charge->methodToken != "tok_refund_timeout";
            if (const auto known = books.findRefund(refund.key))
                return outcomeOf(*known);
            const std::int64_t amount = refund.amount.amount();
            const SimulatedRefund booked{
                .key = refund.key,
                .chargeKey = refund.chargeKey,
                .amount = amount,
                .settled = settles(*charge, books.refundsOf(refund.chargeKey), amount),
                .reference = "simr_" + randomHex(12)};
            books.addRefund(booked);
            return outcomeOf(booked);
        });
    if (outcome.ok() && !answers)
        return noAnswer();
    return outcome;
}

Result<RefundOutcome> SimulatedProvider::lookUpRefund(const std::string& key, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<RefundOutcome> {
        const auto refund = SimulatorStore(tx, m_clock.now()).findRefund(key);
        return refund ? outcomeOf(*refund)
                      : RefundOutcome{.status = RefundOutcome::Status::NotFound};
    });
}

Result<SimulatedProvider::Action> SimulatedProvider::action(const std::string& token,
                                                            Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) {
        return actionOf(SimulatorStore(tx, m_clock.now()).findAction(token));
    });
}

Result<SimulatedProvider::Action>
SimulatedProvider::decide(const std::string& token, bool approve, Deadline deadline)
{
    return m_database.inTransaction(deadline, [&](Transaction& tx) {
        return actionOf(SimulatorStore(tx, m_clock.now()).decide(token, approve));
    });
}

} // namespace vitrine::payment
