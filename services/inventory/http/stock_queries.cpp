#include "services/inventory/http/stock_queries.hpp"

#include "services/inventory/domain/reservation.hpp"
#include "services/platform/http/list_query.hpp"
#include "services/platform/paging/cursor.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::inventory {
namespace {

using platform::QueryParams;

/// Ids separated by commas, canonical, each once and sorted: the list does not depend on how it was
/// asked for.
Result<std::vector<std::string>> productIdsOf(const QueryParams& query)
{
    std::vector<std::string> ids;
    std::string_view rest = query.get("productIds").value_or("");
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        auto id = canonicalId(rest.substr(0, comma), "productIds");
        if (!id.ok())
            return id.error();
        ids.push_back(std::move(id).value());
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.size() > kListedProductsMax)
        return failure<std::vector<std::string>>(ErrorCode::InvalidArgument,
                                                 "productIds must be at most " +
                                                     std::to_string(kListedProductsMax),
                                                 "productIds");
    return ids;
}

Result<std::int64_t> numberOf(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        return failure<std::int64_t>(ErrorCode::InvalidArgument, "after is no cursor", "after");
    return number;
}

Result<StockFilter> filterOf(const QueryParams& query)
{
    StockFilter filter;
    auto ids = productIdsOf(query);
    if (!ids.ok())
        return ids.error();
    filter.productIds = std::move(ids).value();
    const auto lowOnly = platform::readFlag(query, "low");
    if (!lowOnly.ok())
        return lowOnly.error();
    filter.lowOnly = lowOnly->value_or(false);
    const auto order = parseStockOrder(query.get("sort").value_or(""));
    if (!order)
        return failure<StockFilter>(
            ErrorCode::InvalidArgument,
            "sort must be available, onHand, reserved or updatedAt, or one of them after a -",
            "sort");
    filter.order = *order;
    return filter;
}

} // namespace

Result<StockListQuery> stockListQuery(const QueryParams& query)
{
    auto filter = filterOf(query);
    if (!filter.ok())
        return filter.error();
    const auto window = platform::readListWindow(query);
    if (!window.ok())
        return window.error();
    StockListQuery result{.filter = std::move(filter).value(),
                          .place = {.skip = window->skip},
                          .window = {window->limit, window->count}};
    if (const auto after = query.get("after")) {
        const auto parts = platform::decodeCursor(listName(result.filter), *after, 2);
        if (!parts.ok())
            return parts.error();
        const auto key = numberOf(parts->at(0));
        auto product = canonicalId(parts->at(1), "after");
        if (!key.ok() || !product.ok())
            return key.ok() ? product.error() : key.error();
        result.place.key = *key;
        result.place.productId = std::move(product).value();
    }
    return result;
}

Result<LedgerListQuery> ledgerQuery(const QueryParams& query, const std::string& productId)
{
    const auto window = platform::readListWindow(query);
    if (!window.ok())
        return window.error();
    LedgerListQuery result{.place = {.skip = window->skip},
                           .window = {window->limit, window->count}};
    if (const auto after = query.get("after")) {
        const auto parts = platform::decodeCursor(ledgerName(productId), *after, 1);
        if (!parts.ok())
            return parts.error();
        const auto number = numberOf(parts->front());
        if (!number.ok())
            return number.error();
        result.place.before = *number;
    }
    return result;
}

Result<LeaseListQuery> leaseListQuery(const QueryParams& query)
{
    const auto window = platform::readListWindow(query);
    if (!window.ok())
        return window.error();
    LeaseListQuery result{.filter = {.deviceId = std::string(query.get("deviceId").value_or(""))},
                          .place = {.skip = window->skip},
                          .window = {window->limit, window->count}};
    if (const auto state = query.get("state"); state && !state->empty()) {
        const auto known = parseLeaseState(*state);
        if (!known.ok())
            return known.error();
        result.filter.state = *known;
    }
    if (const auto after = query.get("after")) {
        const auto parts = platform::decodeCursor(leaseListName(result.filter), *after, 2);
        if (!parts.ok())
            return parts.error();
        const auto created = numberOf(parts->at(0));
        auto id = canonicalId(parts->at(1), "after");
        if (!created.ok() || !id.ok())
            return created.ok() ? id.error() : created.error();
        result.place.createdMicros = *created;
        result.place.id = std::move(id).value();
    }
    return result;
}

std::string listName(const StockFilter& filter)
{
    std::string name = std::string("stock low=") + (filter.lowOnly ? "true" : "false") +
                       " sort=" + (filter.order.isDescending ? "-" : "+") +
                       std::to_string(static_cast<int>(filter.order.by));
    for (const std::string& id : filter.productIds)
        name += " " + id;
    return name;
}

std::string ledgerName(const std::string& productId)
{
    return "ledger " + productId;
}

std::string leaseListName(const LeaseFilter& filter)
{
    return "leases " + filter.deviceId + " " +
           (filter.state ? std::string(toString(*filter.state)) : std::string());
}

} // namespace vitrine::inventory
