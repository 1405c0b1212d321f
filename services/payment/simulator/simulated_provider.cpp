#include "services/payment/simulator/simulated_provider.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <string_view>

namespace vitrine::payment {
namespace {

using platform::Statement;
using platform::Transaction;

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

#define VITRINE_CHARGE_COLUMNS                                                                     \
    "key, CASE WHEN status = 'requires_action' AND expires_at <= $2::timestamptz THEN 'declined' " \
    "ELSE status END AS "                                                                          \
    "status, amount, currency, method_token, return_url, reference, "                              \
    "CASE WHEN status = 'requires_action' THEN 'action_expired' ELSE decline_code END AS "         \
    "decline_code, "                                                                               \
    "coalesce(action_token, '') AS action_token, sure_at <= $2::timestamptz AS is_sure "

/// One charge per key: a repeat finds the first one.
constexpr Statement kCharge{"simulator_charge",
                            "INSERT INTO simulator.charge (key, status, amount, currency, "
                            "method_token, return_url, reference, decline_code, "
                            "action_token, sure_at, expires_at, created_at) "
                            "VALUES ($1, $3, $4, $5, $6, $7, $8, $9, NULLIF($10, ''), "
                            "$11::timestamptz, $12::timestamptz, $2::timestamptz) "
                            "ON CONFLICT (key) DO UPDATE SET key = excluded.key "
                            "RETURNING " VITRINE_CHARGE_COLUMNS};

constexpr Statement kLookUp{
    "simulator_look_up", "SELECT " VITRINE_CHARGE_COLUMNS "FROM simulator.charge WHERE key = $1"};

/// Closes the key whether or not it was ever seen.
constexpr Statement kCancel{
    "simulator_cancel",
    "INSERT INTO simulator.charge AS c (key, status, amount, currency, method_token, return_url, "
    "reference, sure_at, "
    "expires_at, created_at) "
    "VALUES ($1, 'canceled', 0, 'XXX', '', '', '', $2::timestamptz, $2::timestamptz, "
    "$2::timestamptz) "
    "ON CONFLICT (key) DO UPDATE SET status = CASE c.status WHEN 'captured' THEN 'reversed' "
    "WHEN 'requires_action' THEN 'canceled' ELSE c.status END, sure_at = least(c.sure_at, "
    "$2::timestamptz) "
    "RETURNING " VITRINE_CHARGE_COLUMNS};

constexpr Statement kAction{"simulator_action",
                            "SELECT " VITRINE_CHARGE_COLUMNS
                            "FROM simulator.charge WHERE action_token = $1"};

constexpr Statement kDecide{
    "simulator_decide",
    "UPDATE simulator.charge SET "
    "status = CASE WHEN status = 'requires_action' AND expires_at > $2::timestamptz "
    "THEN CASE WHEN $3::boolean THEN 'captured' ELSE 'declined' END ELSE status END, "
    "decline_code = CASE WHEN status = 'requires_action' AND expires_at > $2::timestamptz AND NOT "
    "$3::boolean "
    "THEN 'declined_by_buyer' ELSE decline_code END "
    "WHERE action_token = $1 RETURNING " VITRINE_CHARGE_COLUMNS};

#undef VITRINE_CHARGE_COLUMNS

constexpr Statement kLockCharge{"simulator_lock_charge", R"(
    SELECT status, amount, method_token
    FROM simulator.charge
    WHERE key = $1
    FOR UPDATE)"};

constexpr Statement kRefunds{"simulator_refunds", R"(
    SELECT coalesce(sum(amount) FILTER (WHERE status = 'settled'), 0) AS settled, count(*) AS number
    FROM simulator.refund
    WHERE charge_key = $1)"};

constexpr Statement kAddRefund{"simulator_add_refund", R"(
    INSERT INTO simulator.refund (key, charge_key, amount, status, reference, created_at)
    VALUES ($1, $2, $3, $4, $5, $6::timestamptz))"};

constexpr Statement kFindRefund{"simulator_find_refund", R"(
    SELECT status, reference
    FROM simulator.refund
    WHERE key = $1)"};

/// What a caller learns when the answer never comes.
Error noAnswer()
{
    return {.code = ErrorCode::DeadlineExceeded, .message = "the payment provider did not answer"};
}

RefundOutcome refundOutcomeOf(const pqxx::row& row)
{
    const bool settled = std::string_view(row["status"].c_str()) == "settled";
    return {.status = settled ? RefundOutcome::Status::Settled : RefundOutcome::Status::Failed,
            .reference = row["reference"].c_str()};
}

SimulatedProvider::Action actionOf(const pqxx::row& row)
{
    const std::string_view status = row["status"].c_str();
    const auto amount =
        domain::Money::create(row["amount"].as<std::int64_t>(), row["currency"].c_str());
    return {.chargeKey = row["key"].c_str(),
            .amount = amount.ok() ? *amount : domain::Money(),
            .returnUrl = row["return_url"].c_str(),
            .isOpen = status == "requires_action",
            .approved = status == "captured"};
}

Result<SimulatedProvider::Action> firstAction(const pqxx::result& rows)
{
    if (rows.empty())
        return failure<SimulatedProvider::Action>(ErrorCode::NotFound,
                                                  "there is no such payment to approve");
    return actionOf(rows.front());
}

} // namespace

ChargeOutcome SimulatedProvider::outcomeOf(const pqxx::row& row) const
{
    using Status = ChargeOutcome::Status;
    if (!row["is_sure"].as<bool>())
        return {.status = Status::Processing};
    const std::string_view status = row["status"].c_str();
    const std::string reference = row["reference"].c_str();
    if (status == "captured")
        return {.status = Status::Captured, .reference = reference};
    if (status == "requires_action")
        return {.status = Status::RequiresAction,
                .reference = reference,
                .actionUrl = m_settings.actionUrlBase + kActionPath + row["action_token"].c_str()};
    if (status == "canceled")
        return {.status = Status::Canceled};
    if (status == "reversed")
        return {.status = Status::Reversed, .reference = reference};
    return {.status = Status::Declined,
            .reference = reference,
            .declineCode = row["decline_code"].c_str()};
}

Result<ChargeOutcome> SimulatedProvider::charge(const ProviderCharge& charge, Deadline deadline)
{
    const Script& script = scriptOf(charge.methodToken);
    const Timestamp now = m_clock.now();
    const bool isLost = !script.answers && script.status == "declined";
    auto outcome = m_database.inStatement(deadline, [&](Transaction& tx) -> Result<ChargeOutcome> {
        const auto rows =
            tx.run(kCharge,
                   charge.key,
                   formatTimestamp(now),
                   std::string(script.status),
                   charge.amount.amount(),
                   std::string(charge.amount.currency().code()),
                   charge.methodToken,
                   charge.returnUrl,
                   "sim_" + randomHex(12),
                   std::string(script.declineCode),
                   script.status == "requires_action" ? randomToken(24) : std::string(),
                   formatTimestamp(isLost ? now + m_settings.lostAnswerTime : now),
                   formatTimestamp(now + m_settings.actionTime));
        return outcomeOf(rows.front());
    });
    if (outcome.ok() && !script.answers)
        return noAnswer();
    return outcome;
}

Result<ChargeOutcome> SimulatedProvider::lookUp(const std::string& key, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<ChargeOutcome> {
        const auto rows = tx.run(kLookUp, key, formatTimestamp(m_clock.now()));
        if (rows.empty())
            return ChargeOutcome{.status = ChargeOutcome::Status::NotFound};
        return outcomeOf(rows.front());
    });
}

Result<ChargeOutcome> SimulatedProvider::cancel(const std::string& key, Deadline deadline)
{
    return m_database.inStatement(deadline, [&](Transaction& tx) -> Result<ChargeOutcome> {
        return outcomeOf(tx.run(kCancel, key, formatTimestamp(m_clock.now())).front());
    });
}

Result<RefundOutcome> SimulatedProvider::refund(const ProviderRefund& refund, Deadline deadline)
{
    bool answers = true;
    auto outcome =
        m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<RefundOutcome> {
            const auto charges = tx.run(kLockCharge, refund.chargeKey);
            if (charges.empty())
                return RefundOutcome{.status = RefundOutcome::Status::Failed};
            const pqxx::row charge = charges.front();
            const std::string_view token = charge["method_token"].c_str();
            answers = token != "tok_refund_timeout";
            if (const auto known = tx.run(kFindRefund, refund.key); !known.empty())
                return refundOutcomeOf(known.front());

            const auto earlier = tx.run(kRefunds, refund.chargeKey).front();
            const auto left =
                charge["amount"].as<std::int64_t>() - earlier["settled"].as<std::int64_t>();
            const bool isCaptured = std::string_view(charge["status"].c_str()) == "captured";
            const bool failsOnce = token == "tok_refund_fails" && earlier["number"].as<int>() == 0;
            const bool settles = isCaptured && refund.amount.amount() <= left && !failsOnce;
            const std::string reference = "simr_" + randomHex(12);
            tx.run(kAddRefund,
                   refund.key,
                   refund.chargeKey,
                   refund.amount.amount(),
                   std::string(settles ? "settled" : "failed"),
                   reference,
                   formatTimestamp(m_clock.now()));
            return RefundOutcome{.status = settles ? RefundOutcome::Status::Settled
                                                   : RefundOutcome::Status::Failed,
                                 .reference = reference};
        });
    if (outcome.ok() && !answers)
        return noAnswer();
    return outcome;
}

Result<RefundOutcome> SimulatedProvider::lookUpRefund(const std::string& key, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<RefundOutcome> {
        const auto rows = tx.run(kFindRefund, key);
        return rows.empty() ? RefundOutcome{.status = RefundOutcome::Status::NotFound}
                            : refundOutcomeOf(rows.front());
    });
}

Result<SimulatedProvider::Action> SimulatedProvider::action(const std::string& token,
                                                            Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) {
        return firstAction(tx.run(kAction, token, formatTimestamp(m_clock.now())));
    });
}

Result<SimulatedProvider::Action>
SimulatedProvider::decide(const std::string& token, bool approve, Deadline deadline)
{
    return m_database.inStatement(deadline, [&](Transaction& tx) {
        return firstAction(tx.run(kDecide, token, formatTimestamp(m_clock.now()), approve));
    });
}

} // namespace vitrine::payment
