#include "vitrine/api/rest_connections.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::client {
namespace {

constexpr auto kInventory = "/api/v1/inventory";
constexpr auto kLeases = "/api/v1/inventory/leases";

std::string queryOf(const StockQuery& query)
{
    wire::codec::QueryWriter out;
    std::string ids;
    for (const auto& id : query.productIds)
        ids += (ids.empty() ? "" : ",") + id;
    out.add("productIds", ids).add("low", query.lowOnly ? "true" : "").add("sort", query.sort);
    return out.addPage(query).take();
}

std::string queryOf(const LedgerQuery& query)
{
    wire::codec::QueryWriter out;
    return out.addPage(query).take();
}

Result<Availability> readAvailability(const Result<HttpReply>& reply, const std::string& productId)
{
    if (!reply.ok())
        return reply.error();
    Availability answer{.productId = productId, .etag = std::string(reply->headers.get("ETag"))};
    if (reply->status == 304) {
        answer.unchanged = true;
        return answer;
    }
    const auto stock = wire::decodeStock(reply->body);
    if (!stock.ok())
        return Caller::unreadable<Availability>("inventory.availability", *reply, stock.error());
    answer.available = stock->available;
    return answer;
}

class RestInventoryConnection final : public InventoryConnection
{
public:
    explicit RestInventoryConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<Availability>
    availability(std::string productId, std::string knownEtag, CallOptions options) override
    {
        return settle<Availability>(m_caller
                                        ->call({.operation = "inventory.availability",
                                                .method = "GET",
                                                .path = Path(kInventory) / productId,
                                                .query = "view=quick",
                                                .ifNoneMatch = std::move(knownEtag)},
                                               std::move(options))
                                        .then([productId](const Result<HttpReply>& reply) {
                                            return readAvailability(reply, productId);
                                        }));
    }

    Task<wire::Stock> getStock(std::string productId, CallOptions options) override
    {
        return m_caller->fetch<wire::Stock>({.operation = "inventory.get-stock",
                                             .method = "GET",
                                             .path = Path(kInventory) / productId,
                                             .query = "view=full"},
                                            std::move(options),
                                            wire::decodeStock);
    }

    Task<wire::Page<wire::Stock>> listStock(StockQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::Stock>>({.operation = "inventory.list-stock",
                                                         .method = "GET",
                                                         .path = Path(kInventory),
                                                         .query = queryOf(query)},
                                                        std::move(options),
                                                        wire::decodeStockPage);
    }

    Task<wire::Page<wire::StockMovement>>
    ledger(std::string productId, LedgerQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::StockMovement>>(
            {.operation = "inventory.ledger",
             .method = "GET",
             .path = (Path(kInventory) / productId).then("/ledger"),
             .query = queryOf(query)},
            std::move(options),
            wire::decodeMovementPage);
    }

    Task<wire::Stock>
    adjust(std::string productId, wire::StockAdjustment adjustment, CallOptions options) override
    {
        if (adjustment.operationId.empty())
            adjustment.operationId = domain::newUuid().text();
        return m_caller->fetch<wire::Stock>({.operation = "inventory.adjust",
                                             .method = "POST",
                                             .path = (Path(kInventory) / productId).then("/adjust"),
                                             .body = wire::encode(adjustment),
                                             .repeatable = true}, // by its operation id
                                            std::move(options),
                                            wire::decodeStock);
    }

    Task<wire::Stock> setCount(std::string productId,
                               std::int64_t version,
                               wire::StockCount count,
                               CallOptions options) override
    {
        if (count.operationId.empty())
            count.operationId = domain::newUuid().text();
        return m_caller->fetch<wire::Stock>({.operation = "inventory.set-count",
                                             .method = "PUT",
                                             .path = Path(kInventory) / productId,
                                             .body = wire::encode(count),
                                             .version = version},
                                            std::move(options),
                                            wire::decodeStock);
    }

    Task<wire::StockChanges> stockChanges(wire::ChangesQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::StockChanges>({.operation = "inventory.stock-changes",
                                                    .method = "GET",
                                                    .path = Path(kInventory).then("/changes"),
                                                    .query = wire::encodeQuery(query)},
                                                   std::move(options),
                                                   wire::decodeStockChanges);
    }

    Task<wire::StockLease> takeLease(wire::StockLeaseRequest request, CallOptions options) override
    {
        if (request.operationId.empty())
            request.operationId = domain::newUuid().text();
        return m_caller->fetch<wire::StockLease>({.operation = "inventory.take-lease",
                                                  .method = "POST",
                                                  .path = Path(kLeases),
                                                  .body = wire::encode(request),
                                                  .repeatable = true}, // by its operation id
                                                 std::move(options),
                                                 wire::decodeStockLease);
    }

    Task<wire::StockLease>
    renewLease(std::string id, wire::LeaseRenewal renewal, CallOptions options) override
    {
        return m_caller->fetch<wire::StockLease>({.operation = "inventory.renew-lease",
                                                  .method = "POST",
                                                  .path = (Path(kLeases) / id).then("/renew"),
                                                  .body = wire::encode(renewal),
                                                  .repeatable = true}, // from now on, each time
                                                 std::move(options),
                                                 wire::decodeStockLease);
    }

    Task<wire::StockLease> returnLease(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::StockLease>({.operation = "inventory.return-lease",
                                                  .method = "POST",
                                                  .path = (Path(kLeases) / id).then("/return"),
                                                  .repeatable = true}, // it has ended, or still has
                                                 std::move(options),
                                                 wire::decodeStockLease);
    }

    Task<wire::StockLease> getLease(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::StockLease>(
            {.operation = "inventory.get-lease", .method = "GET", .path = Path(kLeases) / id},
            std::move(options),
            wire::decodeStockLease);
    }

    Task<wire::Page<wire::StockLease>> listLeases(wire::LeaseQuery query,
                                                  CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::StockLease>>({.operation = "inventory.list-leases",
                                                              .method = "GET",
                                                              .path = Path(kLeases),
                                                              .query = wire::encodeQuery(query)},
                                                             std::move(options),
                                                             wire::decodeLeasePage);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<InventoryConnection> makeRestInventory(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestInventoryConnection>(std::move(caller));
}

} // namespace vitrine::client
