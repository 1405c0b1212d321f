#include "services/payment/storage/simulator_store.hpp"

#include <string_view>

namespace vitrine::payment::storage {
namespace {

using platform::Statement;

/// $2 is the time in each statement. A buyer who did not act in time is declined.
#define VITRINE_CHARGE_COLUMNS                                                                     \
    " key, amount, currency, method_token, return_url, reference, coalesce(action_token, '') AS "  \
    "action_token, "                                                                               \
    "sure_at <= $2::timestamptz AS is_sure, "                                                      \
    "CASE WHEN status = 'requires_action' AND expires_at <= $2::timestamptz THEN 'declined' ELSE " \
    "status END "                                                                                  \
    "AS status, "                                                                                  \
    "CASE WHEN status = 'requires_action' THEN 'action_expired' ELSE decline_code END AS "         \
    "decline_code "

constexpr Statement kCharge{"simulator_charge", R"(
    INSERT INTO simulator.charge (key, status, amount, currency, method_token, return_url, reference, decline_code,
                                  action_token, sure_at, expires_at, created_at)
    VALUES ($1, $3, $4, $5, $6, $7, $8, $9, NULLIF($10, ''), $11::timestamptz, $12::timestamptz, $2::timestamptz)
    ON CONFLICT (key) DO UPDATE SET key = excluded.key
    RETURNING)" VITRINE_CHARGE_COLUMNS};

constexpr Statement kFind{"simulator_find",
                          "SELECT" VITRINE_CHARGE_COLUMNS "FROM simulator.charge WHERE key = $1"};

constexpr Statement kLock{"simulator_lock",
                          "SELECT" VITRINE_CHARGE_COLUMNS
                          "FROM simulator.charge WHERE key = $1 FOR UPDATE"};

constexpr Statement kCancel{"simulator_cancel", R"(
    INSERT INTO simulator.charge AS c (key, status, amount, currency, method_token, return_url, reference, sure_at,
                                       expires_at, created_at)
    VALUES ($1, 'canceled', 0, 'XXX', '', '', '', $2::timestamptz, $2::timestamptz, $2::timestamptz)
    ON CONFLICT (key) DO UPDATE
    SET status = CASE c.status
                     WHEN 'captured' THEN 'reversed'
                     WHEN 'requires_action' THEN 'canceled'
                     ELSE c.status
                 END,
        sure_at = least(c.sure_at, $2::timestamptz)
    RETURNING)" VITRINE_CHARGE_COLUMNS};

constexpr Statement kFindAction{"simulator_find_action",
                                "SELECT" VITRINE_CHARGE_COLUMNS
                                "FROM simulator.charge WHERE action_token = $1"};

constexpr Statement kDecide{"simulator_decide", R"(
    UPDATE simulator.charge
    SET status = CASE WHEN $3::boolean THEN 'captured' ELSE 'declined' END,
        decline_code = CASE WHEN $3::boolean THEN '' ELSE 'declined_by_buyer' END
    WHERE action_token = $1 AND status = 'requires_action' AND expires_at > $2::timestamptz)"};

#undef VITRINE_CHARGE_COLUMNS

constexpr Statement kRefundsOf{"simulator_refunds_of", R"(
    SELECT coalesce(sum(amount) FILTER (WHERE status = 'settled'), 0) AS settled, count(*) AS number
    FROM simulator.refund
    WHERE charge_key = $1)"};

constexpr Statement kFindRefund{"simulator_find_refund", R"(
    SELECT key, charge_key, amount, status = 'settled' AS settled, reference
    FROM simulator.refund
    WHERE key = $1)"};

constexpr Statement kAddRefund{"simulator_add_refund", R"(
    INSERT INTO simulator.refund (key, charge_key, amount, status, reference, created_at)
    VALUES ($1, $2, $3, CASE WHEN $4::boolean THEN 'settled' ELSE 'failed' END, $5, $6::timestamptz))"};

SimulatedCharge chargeOf(const pqxx::row& row)
{
    const auto currency = domain::Currency::create(row["currency"].c_str());
    return {.key = row["key"].c_str(),
            .status = row["status"].c_str(),
            .amount = {row["amount"].as<std::int64_t>(),
                       currency.ok() ? *currency : domain::Currency()},
            .methodToken = row["method_token"].c_str(),
            .returnUrl = row["return_url"].c_str(),
            .reference = row["reference"].c_str(),
            .declineCode = row["decline_code"].c_str(),
            .actionToken = row["action_token"].c_str(),
            .isSure = row["is_sure"].as<bool>()};
}

std::optional<SimulatedCharge> firstOf(const pqxx::result& rows)
{
    return rows.empty() ? std::nullopt : std::optional(chargeOf(rows.front()));
}

} // namespace

SimulatedCharge
SimulatorStore::charge(const SimulatedCharge& fresh, Timestamp sureAt, Timestamp expiresAt)
{
    return chargeOf(m_tx.run(kCharge,
                             fresh.key,
                             formatTimestamp(m_now),
                             fresh.status,
                             fresh.amount.amount(),
                             std::string(fresh.amount.currency().code()),
                             fresh.methodToken,
                             fresh.returnUrl,
                             fresh.reference,
                             fresh.declineCode,
                             fresh.actionToken,
                             formatTimestamp(sureAt),
                             formatTimestamp(expiresAt))
                        .front());
}

std::optional<SimulatedCharge> SimulatorStore::find(const std::string& key)
{
    return firstOf(m_tx.run(kFind, key, formatTimestamp(m_now)));
}

std::optional<SimulatedCharge> SimulatorStore::lock(const std::string& key)
{
    return firstOf(m_tx.run(kLock, key, formatTimestamp(m_now)));
}

SimulatedCharge SimulatorStore::cancel(const std::string& key)
{
    return chargeOf(m_tx.run(kCancel, key, formatTimestamp(m_now)).front());
}

std::optional<SimulatedCharge> SimulatorStore::findAction(const std::string& actionToken)
{
    return firstOf(m_tx.run(kFindAction, actionToken, formatTimestamp(m_now)));
}

std::optional<SimulatedCharge> SimulatorStore::decide(const std::string& actionToken, bool approve)
{
    m_tx.run(kDecide, actionToken, formatTimestamp(m_now), approve);
    return findAction(actionToken);
}

SimulatorStore::RefundSum SimulatorStore::refundsOf(const std::string& chargeKey)
{
    const auto rows = m_tx.run(kRefundsOf, chargeKey);
    return {rows.front()["settled"].as<std::int64_t>(), rows.front()["number"].as<int>()};
}

std::optional<SimulatedRefund> SimulatorStore::findRefund(const std::string& key)
{
    const auto rows = m_tx.run(kFindRefund, key);
    if (rows.empty())
        return std::nullopt;
    const pqxx::row row = rows.front();
    return SimulatedRefund{.key = row["key"].c_str(),
                           .chargeKey = row["charge_key"].c_str(),
                           .amount = row["amount"].as<std::int64_t>(),
                           .settled = row["settled"].as<bool>(),
                           .reference = row["reference"].c_str()};
}

void SimulatorStore::addRefund(const SimulatedRefund& refund)
{
    m_tx.run(kAddRefund,
             refund.key,
             refund.chargeKey,
             refund.amount,
             refund.settled,
             refund.reference,
             formatTimestamp(m_now));
}

} // namespace vitrine::payment::storage
