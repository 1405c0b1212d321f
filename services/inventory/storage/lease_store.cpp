#include "services/inventory/storage/lease_store.hpp"

#include "services/platform/database/sql_array.hpp"

#include <map>
#include <stdexcept>

namespace vitrine::inventory::storage {
namespace {

using platform::Statement;

constexpr Statement kTake{"inventory_take_lease", R"(
    SELECT take_lease($1::uuid, $2, $3::uuid[], $4::bigint[], $5::int, $6, $7::int, $8::boolean))"};

#define VITRINE_LEASE_COLUMNS                                                                      \
    "l.id, l.device_id, l.state, "                                                                 \
    "floor(extract(epoch FROM l.expires_at) * 1000)::bigint AS expires_ms, "                       \
    "floor(extract(epoch FROM l.created_at) * 1000000)::bigint AS created_us, "                    \
    "floor(extract(epoch FROM l.updated_at) * 1000)::bigint AS updated_ms, "                       \
    "o.product_id, o.requested, o.granted, o.sold "
#define VITRINE_LEASE_LINES                                                                        \
    "JOIN LATERAL unnest(l.product_ids, l.requested, l.granted, l.sold) "                          \
    "     AS o(product_id, requested, granted, sold) ON true "

constexpr Statement kFind{"inventory_lease",
                          "SELECT " VITRINE_LEASE_COLUMNS "FROM stock_lease l " VITRINE_LEASE_LINES
                          "WHERE l.id = $1::uuid AND ($2 = '' OR l.device_id = $2) "
                          "ORDER BY o.product_id"};

constexpr Statement kRenew{"inventory_renew_lease", R"(
    UPDATE stock_lease
    SET expires_at = now() + make_interval(secs => $3::bigint), updated_at = now()
    WHERE id = $1::uuid AND ($2 = '' OR device_id = $2) AND state = 'ACTIVE')"};

constexpr Statement kReturn{"inventory_return_lease", "SELECT return_lease($1::uuid, $2, $3)"};

constexpr Statement kExpire{"inventory_expire_leases",
                            "SELECT expire_leases($1::int, 'inventory')"};

constexpr Statement kList{"inventory_leases",
                          "SELECT " VITRINE_LEASE_COLUMNS "FROM (SELECT * FROM stock_lease "
                          "      WHERE ($1 = '' OR device_id = $1) AND ($2 = '' OR state = $2) "
                          "        AND ($4 = '' OR (created_at, id) < (timestamptz 'epoch' + "
                          "$3::bigint * interval '1 us', "
                          "                                            NULLIF($4, '')::uuid)) "
                          "      ORDER BY created_at DESC, id DESC "
                          "      LIMIT $5::bigint OFFSET $6::bigint) l " VITRINE_LEASE_LINES
                          "ORDER BY l.created_at DESC, l.id DESC, o.product_id"};

constexpr Statement kCount{"inventory_count_leases", R"(
    SELECT count(*) FROM stock_lease WHERE ($1 = '' OR device_id = $1) AND ($2 = '' OR state = $2))"};

Timestamp timeOf(const pqxx::field& field)
{
    return Timestamp(std::chrono::milliseconds(field.as<std::int64_t>()));
}

Lease headOf(const pqxx::row& row)
{
    const auto state = parseLeaseState(row["state"].c_str());
    if (!state.ok())
        throw std::runtime_error(state.error().message);
    return {.id = row["id"].c_str(),
            .deviceId = row["device_id"].c_str(),
            .state = *state,
            .expiresAt = timeOf(row["expires_ms"]),
            .createdAt =
                Timestamp(std::chrono::milliseconds(row["created_us"].as<std::int64_t>() / 1000)),
            .updatedAt = timeOf(row["updated_ms"]),
            .lines = {}};
}

/// One row per line, those of a lease beside each other.
std::vector<LeaseRow> leasesOf(const pqxx::result& rows)
{
    std::vector<LeaseRow> leases;
    for (const pqxx::row& row : rows) {
        if (leases.empty() || leases.back().lease.id != row["id"].c_str())
            leases.push_back({headOf(row), row["created_us"].as<std::int64_t>()});
        leases.back().lease.lines.push_back({row["product_id"].c_str(),
                                             row["requested"].as<std::int64_t>(),
                                             row["granted"].as<std::int64_t>(),
                                             row["sold"].as<std::int64_t>()});
    }
    return leases;
}

std::string stateOf(const LeaseFilter& filter)
{
    return filter.state ? std::string(toString(*filter.state)) : std::string();
}

} // namespace

LeaseStore::Taken LeaseStore::take(const LeaseRequest& request, bool lastTry)
{
    static const std::map<std::string_view, Taken> kAnswers = {{"DONE", Taken::Done},
                                                               {"SAME", Taken::Same},
                                                               {"OTHER", Taken::Other},
                                                               {"FULL", Taken::TooMany},
                                                               {"DUE", Taken::Due}};
    std::vector<std::string> products;
    std::vector<std::int64_t> quantities;
    for (const HoldLine& line : request.lines()) {
        products.push_back(line.productId);
        quantities.push_back(line.quantity);
    }
    const pqxx::result rows = m_tx.run(kTake,
                                       request.id(),
                                       request.deviceId(),
                                       platform::sqlArray(products),
                                       platform::sqlArray(quantities),
                                       request.time().count(),
                                       "LEASE " + request.deviceId(),
                                       kActiveLeasesMax,
                                       lastTry);
    return kAnswers.at(rows.at(0)[0].c_str());
}

std::optional<Lease> LeaseStore::find(const std::string& id, const std::string& deviceId)
{
    auto leases = leasesOf(m_tx.run(kFind, id, deviceId));
    return leases.empty() ? std::nullopt : std::optional(std::move(leases.front().lease));
}

bool LeaseStore::renew(const std::string& id,
                       const std::string& deviceId,
                       std::chrono::seconds time)
{
    return m_tx.run(kRenew, id, deviceId, time.count()).affected_rows() == 1;
}

bool LeaseStore::giveBack(const std::string& id,
                          const std::string& deviceId,
                          const std::string& actor)
{
    return m_tx.run(kReturn, id, deviceId, actor).at(0)[0].as<bool>();
}

int LeaseStore::expireDue(int limit)
{
    return m_tx.run(kExpire, limit).at(0)[0].as<int>();
}

std::vector<LeaseRow>
LeaseStore::list(const LeaseFilter& filter, const LeasePlace& place, int limit)
{
    return leasesOf(m_tx.run(
        kList, filter.deviceId, stateOf(filter), place.createdMicros, place.id, limit, place.skip));
}

std::int64_t LeaseStore::count(const LeaseFilter& filter)
{
    return m_tx.run(kCount, filter.deviceId, stateOf(filter)).at(0)[0].as<std::int64_t>();
}

} // namespace vitrine::inventory::storage
