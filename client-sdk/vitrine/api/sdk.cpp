#include "vitrine/api/sdk.hpp"

#include "vitrine/api/rest_connections.hpp"
#include "vitrine/auth/token_source.hpp"
#include "vitrine/transport/endpoint.hpp"
#include "vitrine/transport/pending_calls.hpp"
#include "vitrine/transport/policies.hpp"

namespace vitrine::client {

struct Sdk::State
{
    std::shared_ptr<PendingCalls> pending;
    std::shared_ptr<CatalogConnection> catalog;
    std::shared_ptr<InventoryConnection> inventory;
    std::shared_ptr<OrderConnection> orders;
    std::shared_ptr<PaymentConnection> payments;
    std::shared_ptr<ReportConnection> reports;
    std::shared_ptr<AccountConnection> accounts;
    std::shared_ptr<TraceConnection> traces;
    std::shared_ptr<AuditConnection> audit;
    std::shared_ptr<SystemConnection> system;
    std::shared_ptr<DeviceConnection> devices;
    std::shared_ptr<ShopConnection> shop;
};

namespace {

Result<std::string> checkedEndpoint(const ClientOptions& options)
{
    const auto url = splitUrl(options.endpoint);
    if (!url.ok())
        return url.error();
    if (url->target != "/")
        return failure<std::string>(ErrorCode::InvalidArgument,
                                    "the endpoint " + options.endpoint +
                                        " must have no path and no query");
    if (options.tokens && isExposed(*url) && !options.plainHttpAllowed)
        return failure<std::string>(ErrorCode::InvalidArgument,
                                    url->endpoint +
                                        " is not encrypted: tokens are only sent there by https");
    return url->endpoint;
}

} // namespace

Result<std::shared_ptr<Sdk>> Sdk::create(ClientOptions options)
{
    const auto endpoint = checkedEndpoint(options);
    if (!endpoint.ok())
        return endpoint.error();
    auto network = options.transport ? options.transport : makeNetworkTransport(options.network);
    const auto scheduler = options.scheduler ? options.scheduler : makeNetworkScheduler();

    auto state = std::make_unique<State>();
    state->pending = std::make_shared<PendingCalls>();
    const auto caller = std::make_shared<const Caller>(
        *endpoint,
        options.timeout,
        makePipeline(options, std::move(network), scheduler, state->pending),
        scheduler);
    state->catalog = makeRestCatalog(caller);
    state->inventory = makeRestInventory(caller);
    state->orders = makeRestOrders(caller);
    state->payments = makeRestPayments(caller);
    state->reports = makeRestReports(caller);
    state->accounts = makeRestAccounts(caller);
    state->traces = makeRestTraces(caller);
    state->audit = makeRestAudit(caller);
    state->system = makeRestSystem(caller);
    state->devices = makeRestDevices(caller);
    state->shop = makeRestShop(caller);
    return std::shared_ptr<Sdk>(new Sdk(std::move(state)));
}

Sdk::Sdk(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Sdk::~Sdk()
{
    close();
}

CatalogClient Sdk::catalog() const
{
    return CatalogClient(m_state->catalog);
}

InventoryClient Sdk::inventory() const
{
    return InventoryClient(m_state->inventory);
}

OrderClient Sdk::orders() const
{
    return OrderClient(m_state->orders);
}

PaymentClient Sdk::payments() const
{
    return PaymentClient(m_state->payments);
}

ReportClient Sdk::reports() const
{
    return ReportClient(m_state->reports);
}

AccountClient Sdk::accounts() const
{
    return AccountClient(m_state->accounts);
}

TraceClient Sdk::traces() const
{
    return TraceClient(m_state->traces);
}

SystemClient Sdk::system() const
{
    return SystemClient(m_state->system);
}

ShopClient Sdk::shop() const
{
    return ShopClient(m_state->shop);
}

DeviceClient Sdk::devices() const
{
    return DeviceClient(m_state->devices);
}

AuditClient Sdk::audit() const
{
    return AuditClient(m_state->audit);
}

bool Sdk::close(std::chrono::milliseconds limit)
{
    return m_state->pending->close(limit);
}

} // namespace vitrine::client
