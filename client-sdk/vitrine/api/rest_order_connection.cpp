#include "vitrine/api/rest_connections.hpp"

namespace vitrine::client {
namespace {

constexpr auto kOrders = "/api/v1/orders";

class RestOrderConnection final : public OrderConnection
{
public:
    explicit RestOrderConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::Order> place(wire::OrderDraft draft, CallOptions options) override
    {
        return placeWith({}, draft, std::move(options));
    }

    Task<wire::Order>
    placeFor(std::string shopperToken, wire::OrderDraft draft, CallOptions options) override
    {
        Headers headers;
        if (shopperToken.empty() || !headers.add(wire::kShopperTokenHeader, shopperToken))
            return finished(failure<wire::Order>(
                ErrorCode::InvalidArgument, "this is no access token", wire::kShopperTokenHeader));
        return placeWith(std::move(headers), draft, std::move(options));
    }

    Task<wire::Order>
    payAtTill(std::string id, wire::TillPayment payment, CallOptions options) override
    {
        return m_caller->fetch<wire::Order>({.operation = "orders.pay-at-till",
                                             .method = "POST",
                                             .path = (Path(kOrders) / id).then("/till-payments"),
                                             .body = wire::encode(payment),
                                             .repeatable = true}, // by its Idempotency-Key
                                            std::move(options),
                                            wire::decodeOrder);
    }

    Task<wire::Order> pay(std::string id, std::string paymentToken, CallOptions options) override
    {
        return m_caller->fetch<wire::Order>({.operation = "orders.pay",
                                             .method = "POST",
                                             .path = (Path(kOrders) / id).then("/payments"),
                                             .body = wire::encodePaymentToken(paymentToken),
                                             .repeatable = true}, // by its Idempotency-Key
                                            std::move(options),
                                            wire::decodeOrder);
    }

    Task<wire::Page<wire::Order>> listOrders(wire::OrderQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::Order>>({.operation = "orders.list",
                                                         .method = "GET",
                                                         .path = Path(kOrders),
                                                         .query = wire::encodeQuery(query)},
                                                        std::move(options),
                                                        wire::decodeOrderPage);
    }

    Task<wire::Order> getOrder(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::Order>(
            {.operation = "orders.get", .method = "GET", .path = Path(kOrders) / id},
            std::move(options),
            wire::decodeOrder);
    }

    Task<wire::Order> cancelOrder(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::Order>(
            {.operation = "orders.cancel",
             .method = "POST",
             .path = (Path(kOrders) / id).then("/cancel"),
             .repeatable = true}, // cancelling twice is cancelling once
            std::move(options),
            wire::decodeOrder);
    }

    Task<wire::Order>
    refund(std::string id, wire::OrderRefundDraft draft, CallOptions options) override
    {
        return m_caller->fetch<wire::Order>({.operation = "orders.refund",
                                             .method = "POST",
                                             .path = (Path(kOrders) / id).then("/refunds"),
                                             .body = wire::encode(draft),
                                             .repeatable = true}, // by its Idempotency-Key
                                            std::move(options),
                                            wire::decodeOrder);
    }

    Task<wire::Order>
    fulfil(std::string id, wire::FulfilmentDraft draft, CallOptions options) override
    {
        return m_caller->fetch<wire::Order>({.operation = "orders.fulfil",
                                             .method = "POST",
                                             .path = (Path(kOrders) / id).then("/fulfilments"),
                                             .body = wire::encode(draft),
                                             .repeatable = true}, // by its Idempotency-Key
                                            std::move(options),
                                            wire::decodeOrder);
    }

private:
    Task<wire::Order> placeWith(Headers headers, const wire::OrderDraft& draft, CallOptions options)
    {
        return m_caller->fetch<wire::Order>({.operation = "orders.place",
                                             .method = "POST",
                                             .path = Path(kOrders),
                                             .body = wire::encode(draft),
                                             .headers = std::move(headers),
                                             .repeatable = true}, // by its Idempotency-Key
                                            std::move(options),
                                            wire::decodeOrder);
    }

    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<OrderConnection> makeRestOrders(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestOrderConnection>(std::move(caller));
}

} // namespace vitrine::client
