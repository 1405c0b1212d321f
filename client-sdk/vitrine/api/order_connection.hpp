#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/order.hpp"

#include <string>

namespace vitrine::client {

/// What OrderClient talks to.
class OrderConnection
{
public:
    virtual ~OrderConnection() = default;

    virtual Task<wire::Order> place(wire::OrderDraft draft, CallOptions options) = 0;
    virtual Task<wire::Order>
    placeFor(std::string shopperToken, wire::OrderDraft draft, CallOptions options) = 0;
    virtual Task<wire::Order>
    payAtTill(std::string id, wire::TillPayment payment, CallOptions options) = 0;
    virtual Task<wire::Order>
    pay(std::string id, std::string paymentToken, CallOptions options) = 0;
    virtual Task<wire::Page<wire::Order>> listOrders(wire::OrderQuery query,
                                                     CallOptions options) = 0;
    virtual Task<wire::Order> getOrder(std::string id, CallOptions options) = 0;
    virtual Task<wire::Order> cancelOrder(std::string id, CallOptions options) = 0;
    virtual Task<wire::Order>
    refund(std::string id, wire::OrderRefundDraft draft, CallOptions options) = 0;
    virtual Task<wire::Order>
    fulfil(std::string id, wire::FulfilmentDraft draft, CallOptions options) = 0;
};

} // namespace vitrine::client
