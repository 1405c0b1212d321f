#include "services/inventory/storage/reservation_store.hpp"

#include "services/platform/database/sql_array.hpp"

#include <array>
#include <stdexcept>

namespace vitrine::inventory::storage {
namespace {

using platform::Statement;
using Verdict = ReservationAnswer::Verdict;

constexpr Statement kReserve{"inventory_reserve", R"(
    SELECT verdict, replayed, state, expires_ms, product_id, quantity, available
    FROM hold_stock($1::uuid, $2::uuid, $3::uuid[], $4::bigint[], $5::int, $6::int, $7, $8, $9::boolean,
                    NULLIF($10, '')::uuid, $11, $12::boolean))"};

constexpr Statement kCommit{"inventory_commit", R"(
    SELECT verdict, replayed, state, expires_ms, product_id, quantity, available
    FROM commit_reservation($1::uuid, $2::uuid, $3, $4, $5::boolean))"};

constexpr Statement kRelease{"inventory_release", R"(
    SELECT verdict, replayed, state, expires_ms, product_id, quantity, available
    FROM release_reservation($1::uuid, $2::uuid, $3, $4))"};

constexpr Statement kRestock{"inventory_restock", R"(
    SELECT verdict, replayed, state, expires_ms, product_id, quantity, available
    FROM return_goods($1::uuid, $2::uuid, $3::uuid[], $4::bigint[], $5, $6))"};

constexpr Statement kFind{"inventory_reservation", R"(
    SELECT r.state, floor(extract(epoch FROM r.expires_at) * 1000)::bigint AS expires_ms,
           r.state = 'HELD' AND r.expires_at <= now() AS past, l.product_id, l.quantity, l.covered AS available
    FROM reservation r
    LEFT JOIN LATERAL unnest(r.product_ids, r.quantities, r.covered) AS l(product_id, quantity, covered) ON true
    WHERE r.order_id = $1::uuid
    ORDER BY l.product_id)"};

constexpr Statement kExpire{"inventory_expire", R"(
    SELECT expire_reservations($1::int, NULLIF($2, '')::uuid, 'inventory'))"};

constexpr std::array<std::pair<std::string_view, Verdict>, 7> kVerdicts = {{
    {"DONE", Verdict::Done},
    {"SHORT", Verdict::Short},
    {"REFUSED", Verdict::Refused},
    {"MISSING", Verdict::Missing},
    {"OTHER", Verdict::OtherContent},
    {"DUE", Verdict::Due},
    {"LACKS", Verdict::Lacks},
}};

Verdict verdictOf(std::string_view text)
{
    for (const auto& [name, verdict] : kVerdicts) {
        if (name == text)
            return verdict;
    }
    throw std::runtime_error("unknown verdict " + std::string(text));
}

/// @pre the row has a state, which the table's constraint keeps to the known ones
void readHead(const pqxx::row& row, Reservation& reservation)
{
    const auto state = parseReservationState(row["state"].c_str());
    if (!state.ok())
        throw std::runtime_error(state.error().message);
    reservation.state = *state;
    reservation.expiresAt =
        Timestamp(std::chrono::milliseconds(row["expires_ms"].as<std::int64_t>()));
}

/// @param row a line; what is there of it is told only of sales without a network
void readLine(const pqxx::row& row, Reservation& reservation)
{
    const HoldLine& line = reservation.lines.emplace_back(
        HoldLine{row["product_id"].c_str(), row["quantity"].as<std::int64_t>()});
    const auto lacking = line.quantity - row["available"].as<std::int64_t>(line.quantity);
    if (lacking > 0)
        reservation.shortfalls.push_back({line.productId, lacking});
}

std::pair<std::vector<std::string>, std::vector<std::int64_t>>
columnsOf(const std::vector<HoldLine>& lines)
{
    std::pair<std::vector<std::string>, std::vector<std::int64_t>> columns;
    for (const HoldLine& line : lines) {
        columns.first.push_back(line.productId);
        columns.second.push_back(line.quantity);
    }
    return columns;
}

ReservationAnswer answerOf(const pqxx::result& rows, const std::string& orderId)
{
    ReservationAnswer answer;
    answer.verdict = verdictOf(rows.at(0)["verdict"].c_str());
    answer.replayed = rows.at(0)["replayed"].as<bool>();
    answer.reservation.orderId = orderId;
    if (answer.verdict == Verdict::OtherContent)
        return answer;
    if (!rows.at(0)["state"].is_null())
        readHead(rows.at(0), answer.reservation);
    for (const pqxx::row& row : rows) {
        if (row["product_id"].is_null())
            continue;
        if (answer.verdict == Verdict::Short)
            answer.shortages.push_back({row["product_id"].c_str(),
                                        row["quantity"].as<std::int64_t>(),
                                        row["available"].as<std::int64_t>()});
        else
            readLine(row, answer.reservation);
    }
    return answer;
}

} // namespace

ReservationAnswer
ReservationStore::reserve(const HoldRequest& request, const std::string& actor, bool lastTry)
{
    const auto [products, quantities] = columnsOf(request.lines());
    return answerOf(m_tx.run(kReserve,
                             request.operationId(),
                             request.orderId(),
                             platform::sqlArray(products),
                             platform::sqlArray(quantities),
                             request.holdTime().count(),
                             kHoldTimeMax.count(),
                             request.content(),
                             actor,
                             lastTry,
                             request.source().leaseId,
                             request.source().deviceId,
                             request.source().isSoldOffline),
                    request.orderId());
}

ReservationAnswer ReservationStore::commit(const std::string& operationId,
                                           const std::string& orderId,
                                           const std::string& actor)
{
    return answerOf(m_tx.run(kCommit, operationId, orderId, "COMMIT " + orderId, actor, false),
                    orderId);
}

ReservationAnswer ReservationStore::settle(const std::string& operationId,
                                           const std::string& orderId,
                                           const std::string& actor)
{
    return answerOf(m_tx.run(kCommit, operationId, orderId, "COMMIT " + orderId, actor, true),
                    orderId);
}

ReservationAnswer ReservationStore::release(const std::string& operationId,
                                            const std::string& orderId,
                                            const std::string& actor)
{
    return answerOf(m_tx.run(kRelease, operationId, orderId, "RELEASE " + orderId, actor), orderId);
}

ReservationAnswer ReservationStore::restock(const ReturnRequest& request, const std::string& actor)
{
    const auto [products, quantities] = columnsOf(request.lines());
    return answerOf(m_tx.run(kRestock,
                             request.operationId(),
                             request.orderId(),
                             platform::sqlArray(products),
                             platform::sqlArray(quantities),
                             request.content(),
                             actor),
                    request.orderId());
}

std::optional<ReservationStore::Found> ReservationStore::find(const std::string& orderId)
{
    const pqxx::result rows = m_tx.run(kFind, orderId);
    if (rows.empty())
        return std::nullopt;
    Found found;
    found.reservation.orderId = orderId;
    readHead(rows[0], found.reservation);
    found.isPastItsTime = rows[0]["past"].as<bool>();
    for (const pqxx::row& row : rows) {
        if (!row["product_id"].is_null())
            readLine(row, found.reservation);
    }
    return found;
}

int ReservationStore::expireDue(int limit)
{
    return m_tx.run(kExpire, limit, "").at(0)[0].as<int>();
}

int ReservationStore::expireDue(const std::string& orderId)
{
    return m_tx.run(kExpire, 1, orderId).at(0)[0].as<int>();
}

} // namespace vitrine::inventory::storage
