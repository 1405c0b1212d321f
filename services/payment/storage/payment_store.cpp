#include "services/payment/storage/payment_store.hpp"

#include "services/payment/storage/payment_sql.hpp"
#include "services/platform/database/sql_array.hpp"
#include "vitrine/domain/uuid.hpp"

#include <unordered_map>

namespace vitrine::payment::storage {
namespace {

Timestamp timeOf(const pqxx::field& field)
{
    return Timestamp(std::chrono::milliseconds(field.as<std::int64_t>()));
}

std::string textOf(std::optional<Timestamp> time)
{
    return time ? formatTimestamp(*time) : std::string();
}

domain::Currency currencyOf(const pqxx::field& field)
{
    const auto known =
        domain::Currency::create(field.c_str()); // XXX, no currency, is no code of an amount
    return known.ok() ? *known : domain::Currency();
}

Payment paymentOf(const pqxx::row& row)
{
    return {.id = row["id"].c_str(),
            .orderId = row["order_id"].c_str(),
            .accountId = row["account_id"].c_str(),
            .currency = currencyOf(row["currency"]),
            .captured = row["captured"].as<std::int64_t>(),
            .refunded = row["refunded"].as<std::int64_t>(),
            .refundsInFlight = row["refunds_in_flight"].as<std::int64_t>(),
            .createdAt = timeOf(row["created_ms"]),
            .updatedAt = timeOf(row["updated_ms"])};
}

std::optional<Tender> tenderOf(const pqxx::row& row)
{
    const std::string kind = row["tender_kind"].c_str();
    if (kind.empty())
        return std::nullopt;
    Tender tender{.kind = kind,
                  .reference = row["tender_reference"].c_str(),
                  .providerReference = row["provider_reference"].c_str(),
                  .cardBrand = row["card_brand"].c_str(),
                  .cardLastFour = row["card_last_four"].c_str(),
                  .authorisationCode = row["authorisation_code"].c_str(),
                  .deviceId = row["device_id"].c_str(),
                  .actor = row["tender_actor"].c_str()};
    if (!row["taken_ms"].is_null())
        tender.takenAt = timeOf(row["taken_ms"]);
    if (!row["received"].is_null())
        tender.received = row["received"].as<std::int64_t>();
    return tender;
}

Attempt attemptOf(const pqxx::row& row)
{
    return {.attemptKey = row["attempt_key"].c_str(),
            .paymentId = row["payment_id"].c_str(), // "" for NULL
            .status = row["status"].c_str(),
            .amount = {row["amount"].as<std::int64_t>(), currencyOf(row["currency"])},
            .methodToken = row["method_token"].c_str(),
            .returnUrl = row["return_url"].c_str(),
            .providerReference = row["provider_reference"].c_str(),
            .declineCode = row["decline_code"].c_str(),
            .actionUrl = row["action_url"].c_str(),
            .cancelRequested = row["cancel_requested"].as<bool>(),
            .cancelled = row["cancelled"].as<bool>(),
            .traceparent = row["traceparent"].c_str(),
            .createdAt = timeOf(row["created_ms"]),
            .updatedAt = timeOf(row["updated_ms"]),
            .tender = tenderOf(row)};
}

Refund refundOf(const pqxx::row& row)
{
    return {.id = row["id"].c_str(),
            .scope = row["scope"].c_str(),
            .refundKey = row["refund_key"].c_str(),
            .paymentId = row["payment_id"].c_str(),
            .attemptKey = row["attempt_key"].c_str(),
            .status = row["status"].c_str(),
            .amount = {row["amount"].as<std::int64_t>(), currencyOf(row["currency"])},
            .reason = row["reason"].c_str(),
            .providerReference = row["provider_reference"].c_str(),
            .tries = row["tries"].as<int>(),
            .traceparent = row["traceparent"].c_str(),
            .createdAt = timeOf(row["created_ms"]),
            .updatedAt = timeOf(row["updated_ms"]),
            .givenBy = row["given_by"].c_str(),
            .manual = row["manual"].as<bool>()};
}

template <typename Read>
auto firstOf(const pqxx::result& rows, const Read& read) -> std::optional<decltype(read(rows[0]))>
{
    if (rows.empty())
        return std::nullopt;
    return read(rows[0]);
}

std::vector<std::string> firstColumn(const pqxx::result& rows)
{
    std::vector<std::string> values;
    for (const pqxx::row& row : rows)
        values.emplace_back(row[0].c_str());
    return values;
}

/// Reads attempts and refunds of all these payments in two round trips.
void addParts(platform::Transaction& tx, std::vector<Payment>& payments)
{
    if (payments.empty())
        return;
    std::vector<std::string> ids;
    std::unordered_map<std::string, Payment*> byId;
    for (Payment& payment : payments) {
        ids.push_back(payment.id);
        byId.emplace(payment.id, &payment);
    }
    const std::string list = platform::sqlArray(ids);
    for (const pqxx::row& row : tx.run(sql::kAttemptsOf, list)) {
        Attempt attempt = attemptOf(row);
        byId.at(attempt.paymentId)->attempts.push_back(std::move(attempt));
    }
    for (const pqxx::row& row : tx.run(sql::kRefundsOf, list)) {
        Refund refund = refundOf(row);
        byId.at(refund.paymentId)->refunds.push_back(std::move(refund));
    }
}

/// Payments with this status, as statusOf derives it.
std::string statusCondition(const std::string& status)
{
    if (status == "REFUNDED")
        return "p.captured > 0 AND p.refunded = p.captured";
    if (status == "PARTIALLY_REFUNDED")
        return "p.refunded > 0 AND p.refunded < p.captured";
    if (status == "PAID")
        return "p.captured > 0 AND p.refunded = 0";
    const std::string attempts = "(SELECT FROM payment_attempt a WHERE a.payment_id = p.id";
    if (status == "NONE")
        return "p.captured = 0 AND NOT EXISTS " + attempts + ")";
    const auto has = [&](const char* states) {
        return "EXISTS " + attempts + " AND a.status IN (" + states + "))";
    };
    std::string condition = "p.captured = 0 AND ";
    if (status == "AUTHORIZED")
        return condition + has("'AUTHORIZED'");
    condition += "NOT " + has("'AUTHORIZED'") + " AND ";
    if (status == "UNKNOWN")
        return condition + has("'UNKNOWN'");
    condition += "NOT " + has("'UNKNOWN'") + " AND ";
    if (status == "PENDING")
        return condition + has("'SENT', 'CREATED'");
    return condition + "NOT " + has("'SENT', 'CREATED'") + " AND EXISTS " + attempts + ")";
}

std::string conditionsOf(const PaymentStore::Filter& filter)
{
    return sql::kConditions +
           (filter.status.empty() ? "" : " AND " + statusCondition(filter.status));
}

} // namespace

Payment PaymentStore::openAndLock(const Payment& fresh)
{
    return paymentOf(m_tx.run(sql::kOpen,
                              fresh.id,
                              fresh.orderId,
                              fresh.accountId,
                              std::string(fresh.currency.code()),
                              formatTimestamp(fresh.createdAt))
                         .front());
}

std::optional<Payment> PaymentStore::complete(const pqxx::result& rows)
{
    std::vector<Payment> payments;
    for (const pqxx::row& row : rows)
        payments.push_back(paymentOf(row));
    addParts(m_tx, payments);
    return payments.empty() ? std::nullopt : std::optional(std::move(payments.front()));
}

std::optional<Payment> PaymentStore::lock(const std::string& paymentId)
{
    return complete(m_tx.run(sql::kLock, paymentId));
}

std::optional<Payment> PaymentStore::find(const std::string& paymentId)
{
    return complete(m_tx.run(sql::kFind, paymentId));
}

std::vector<Payment> PaymentStore::list(const Filter& filter,
                                        const std::string& beforeId,
                                        std::int64_t skip,
                                        std::size_t limit)
{
    std::vector<Payment> payments;
    const std::string sql = sql::kSelectPayments + conditionsOf(filter) + sql::kPage;
    for (const pqxx::row& row : m_tx.runText(sql,
                                             filter.accountId,
                                             filter.orderId,
                                             textOf(filter.from),
                                             textOf(filter.to),
                                             beforeId,
                                             skip,
                                             limit))
        payments.push_back(paymentOf(row));
    addParts(m_tx, payments);
    return payments;
}

std::int64_t PaymentStore::count(const Filter& filter)
{
    return m_tx
        .runText("SELECT count(*) FROM payment p " + conditionsOf(filter),
                 filter.accountId,
                 filter.orderId,
                 textOf(filter.from),
                 textOf(filter.to))
        .at(0)[0]
        .as<std::int64_t>();
}

std::optional<std::string> PaymentStore::idOfOrder(const std::string& orderId)
{
    return firstOf(m_tx.run(sql::kIdOfOrder, orderId),
                   [](const pqxx::row& row) { return std::string(row[0].c_str()); });
}

void PaymentStore::saveSums(const Payment& payment, Timestamp now)
{
    m_tx.run(sql::kSaveSums,
             payment.id,
             payment.captured,
             payment.refunded,
             payment.refundsInFlight,
             formatTimestamp(now));
}

std::optional<Attempt> PaymentStore::findAttempt(const std::string& attemptKey)
{
    return firstOf(m_tx.run(sql::kFindAttempt, attemptKey), attemptOf);
}

std::vector<Attempt> PaymentStore::attemptsOf(const std::string& paymentId)
{
    std::vector<Attempt> attempts;
    const std::vector<std::string> ids = {paymentId};
    for (const pqxx::row& row : m_tx.run(sql::kAttemptsOf, platform::sqlArray(ids)))
        attempts.push_back(attemptOf(row));
    return attempts;
}

bool PaymentStore::addAttempt(const Attempt& attempt, std::optional<Timestamp> resolveAt)
{
    const Tender tender = attempt.tender.value_or(Tender());
    const auto added = m_tx.run(sql::kAddAttempt,
                                attempt.attemptKey,
                                attempt.paymentId,
                                attempt.status,
                                attempt.amount.amount(),
                                std::string(attempt.amount.currency().code()),
                                attempt.methodToken,
                                attempt.returnUrl,
                                attempt.cancelRequested,
                                attempt.cancelled,
                                textOf(resolveAt),
                                attempt.traceparent,
                                formatTimestamp(attempt.createdAt),
                                attempt.declineCode,
                                attempt.providerReference,
                                tender.kind,
                                tender.reference,
                                tender.cardBrand,
                                tender.cardLastFour,
                                tender.authorisationCode,
                                textOf(tender.takenAt),
                                tender.deviceId,
                                tender.actor,
                                tender.received);
    return added.affected_rows() == 1;
}

void PaymentStore::saveAttempt(const Attempt& attempt, std::optional<Timestamp> resolveAt)
{
    m_tx.run(sql::kSaveAttempt,
             attempt.attemptKey,
             attempt.status,
             attempt.providerReference,
             attempt.declineCode,
             attempt.actionUrl,
             attempt.cancelRequested,
             attempt.cancelled,
             textOf(resolveAt),
             formatTimestamp(attempt.updatedAt));
}

std::vector<std::string> PaymentStore::claimAttempts(Timestamp now, std::size_t limit)
{
    return firstColumn(m_tx.run(sql::kClaimAttempts, formatTimestamp(now), limit));
}

std::optional<Refund> PaymentStore::findRefund(const std::string& scope,
                                               const std::string& refundKey)
{
    return firstOf(m_tx.run(sql::kFindRefundByKey, scope, refundKey), refundOf);
}

std::optional<Refund> PaymentStore::findRefund(const std::string& id)
{
    return firstOf(m_tx.run(sql::kFindRefund, id), refundOf);
}

void PaymentStore::addRefund(const Refund& refund, std::optional<Timestamp> resolveAt)
{
    m_tx.run(sql::kAddRefund,
             refund.id,
             refund.scope,
             refund.refundKey,
             refund.paymentId,
             refund.attemptKey,
             refund.status,
             refund.amount.amount(),
             refund.reason,
             refund.providerReference,
             textOf(resolveAt),
             refund.traceparent,
             formatTimestamp(refund.createdAt),
             refund.givenBy);
}

void PaymentStore::saveRefund(const Refund& refund, std::optional<Timestamp> resolveAt)
{
    m_tx.run(sql::kSaveRefund,
             refund.id,
             refund.status,
             refund.providerReference,
             refund.tries,
             textOf(resolveAt),
             formatTimestamp(refund.updatedAt));
}

std::vector<std::string> PaymentStore::claimRefunds(Timestamp now, std::size_t limit)
{
    return firstColumn(m_tx.run(sql::kClaimRefunds, formatTimestamp(now), limit));
}

void PaymentStore::tellLater(const std::string& refundId, Timestamp at)
{
    m_tx.run(sql::kTellLater, refundId, formatTimestamp(at));
}

std::vector<std::string> PaymentStore::claimUntold(Timestamp now, std::size_t limit)
{
    return firstColumn(m_tx.run(sql::kClaimUntold, formatTimestamp(now), limit));
}

void PaymentStore::markTold(const std::string& refundId)
{
    m_tx.run(sql::kMarkTold, refundId);
}

void PaymentStore::record(const Move& move, Timestamp now)
{
    m_tx.run(sql::kRecord,
             move.paymentId,
             std::string(move.subject),
             move.key,
             move.from,
             std::string(move.event),
             move.to,
             move.detail,
             formatTimestamp(now));
}

void PaymentStore::book(const Booking& booking, Timestamp now)
{
    m_tx.run(sql::kBook,
             domain::newUuid().text(),
             booking.paymentId,
             std::string(booking.account),
             std::string(booking.contraAccount),
             booking.amount.amount(),
             std::string(booking.amount.currency().code()),
             booking.cause,
             formatTimestamp(now));
}

} // namespace vitrine::payment::storage
