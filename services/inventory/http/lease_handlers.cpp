#include "services/inventory/http/lease_handlers.hpp"

#include "services/inventory/http/inventory_mapping.hpp"
#include "services/inventory/http/replay_header.hpp"
#include "services/inventory/http/stock_queries.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/wire/stock_lease.hpp"

namespace vitrine::inventory {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::jsonResponse;
using platform::problemResponse;

HttpResponse answer(const Result<Lease>& lease)
{
    return lease.ok() ? jsonResponse(200, wire::encode(toWire(*lease)))
                      : problemResponse(lease.error());
}

} // namespace

HttpResponse takeLease(Leases& leases, const HttpRequest& request)
{
    const auto body = wire::decodeStockLeaseRequest(request.body);
    if (!body.ok())
        return problemResponse(body.error());
    const auto wanted = toDomain(*body, request.context.caller.accountId);
    if (!wanted.ok())
        return problemResponse(wanted.error());
    const auto taken = leases.take(request.context, *wanted);
    if (!taken.ok())
        return problemResponse(taken.error());
    HttpResponse response = jsonResponse(201, wire::encode(toWire(taken->lease)));
    response.headers.set("Location", "/api/v1/inventory/leases/" + taken->lease.id);
    return withReplayHeader(std::move(response), taken->replayed);
}

HttpResponse listLeases(Leases& leases, const HttpRequest& request)
{
    const auto query = leaseListQuery(request.query);
    if (!query.ok())
        return problemResponse(query.error());
    const auto found = leases.list(request.context, query->filter, query->place, query->window);
    if (!found.ok())
        return problemResponse(found.error());
    wire::Page<wire::StockLease> page{.total = found->total};
    for (const Lease& lease : found->items)
        page.items.push_back(toWire(lease));
    if (found->next)
        page.nextToken =
            platform::encodeCursor(leaseListName(query->filter),
                                   {std::to_string(found->next->createdMicros), found->next->id});
    return jsonResponse(200, wire::encode(page));
}

HttpResponse getLease(Leases& leases, const HttpRequest& request)
{
    return answer(leases.find(request.context, request.pathArgs.at(0)));
}

HttpResponse renewLease(Leases& leases, const HttpRequest& request)
{
    const auto renewal = wire::decodeLeaseRenewal(request.body);
    if (!renewal.ok())
        return problemResponse(renewal.error());
    return answer(leases.renew(
        request.context, request.pathArgs.at(0), std::chrono::seconds(renewal->ttlSeconds)));
}

HttpResponse returnLease(Leases& leases, const HttpRequest& request)
{
    return answer(leases.giveBack(request.context, request.pathArgs.at(0)));
}

} // namespace vitrine::inventory
