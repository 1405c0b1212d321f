#include "services/identity/storage/paired_device_list.hpp"

#include "services/identity/storage/paired_device_rows.hpp"

namespace vitrine::identity::store {

namespace {

using platform::Transaction;

constexpr const char* kFilter = R"(
    ($1 = '' OR strpos(lower(name), lower($1)) > 0 OR strpos(lower(place), lower($1)) > 0)
    AND (state = $2 OR ($2 = '' AND state <> 'REVOKED')))";

/// What is compared, and how its text, parameter $4, is read back.
struct SortKey
{
    const char* expression;
    const char* readBack;
};

constexpr const char* kText = "$4";
constexpr const char* kTime = "NULLIF($4, '')::timestamptz";

SortKey keyOf(PairedDeviceOrder order)
{
    switch (order.by) {
    case PairedDeviceOrder::By::Place:
        return {"lower(place)", kText};
    case PairedDeviceOrder::By::LastSeenAt:
        return {order.isDescending ? "coalesce(last_seen_at, '-infinity')"
                                   : "coalesce(last_seen_at, 'infinity')",
                kTime};
    case PairedDeviceOrder::By::PairedAt:
        return {"paired_at", kTime};
    case PairedDeviceOrder::By::Name:
        break;
    }
    return {"lower(name)", kText};
}

std::string listText(PairedDeviceOrder order)
{
    const SortKey key = keyOf(order);
    const std::string expression = key.expression;
    const std::string direction = order.isDescending ? " DESC" : " ASC";
    return "SELECT " VITRINE_PAIRED_DEVICE_COLUMNS ", " + expression + "::text FROM device WHERE " +
           kFilter + " AND ($3 = '' OR (" + expression + ", id) " +
           (order.isDescending ? "<" : ">") + " (" + key.readBack +
           ", NULLIF($3, '')::uuid)) ORDER BY " + expression + direction + ", id" + direction +
           " LIMIT $5 OFFSET $6";
}

} // namespace

std::optional<PairedDeviceOrder> parsePairedDeviceOrder(std::string_view text)
{
    if (text.empty())
        return PairedDeviceOrder();
    PairedDeviceOrder order{.isDescending = text.front() == '-'};
    text.remove_prefix(order.isDescending ? 1 : 0);
    if (text == "place")
        order.by = PairedDeviceOrder::By::Place;
    else if (text == "lastSeenAt")
        order.by = PairedDeviceOrder::By::LastSeenAt;
    else if (text == "pairedAt")
        order.by = PairedDeviceOrder::By::PairedAt;
    else if (text != "name")
        return std::nullopt;
    return order;
}

std::vector<PairedDeviceRow> listPairedDevices(Transaction& tx,
                                               const PairedDeviceFilter& filter,
                                               PairedDeviceOrder order,
                                               const ListPlace& place,
                                               int limit)
{
    std::vector<PairedDeviceRow> rows;
    for (const auto& row : tx.runText(
             listText(order), filter.text, filter.state, place.id, place.key, limit, place.skip))
        rows.push_back({pairedDeviceFrom(row), row.back().as<std::string>()});
    return rows;
}

std::int64_t countPairedDevices(Transaction& tx, const PairedDeviceFilter& filter)
{
    return tx
        .runText(
            "SELECT count(*) FROM device WHERE " + std::string(kFilter), filter.text, filter.state)
        .front()[0]
        .as<std::int64_t>();
}

} // namespace vitrine::identity::store
