#pragma once

#include "vitrine/api/order_connection.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace vitrine::client {

/// What a refused order says besides the Error's own members, or nothing when the error is not
/// about an order.
[[nodiscard]] inline std::optional<wire::OrderRefusal> refusalOf(const Error& error)
{
    if (!error.problem)
        return std::nullopt;
    auto refusal = wire::decodeOrderRefusal(error.problem->text);
    return refusal.ok() ? std::optional(*std::move(refusal)) : std::nullopt;
}

/// Places and reads orders. Cheap to copy; copies share the connection. Safe to call from any
/// thread. See CatalogClient for the errors that all calls have.
class OrderClient
{
public:
    explicit OrderClient(std::shared_ptr<OrderConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// Buys. The call carries an Idempotency-Key, so that it is repeated safely: however often it
    /// is sent, one order comes of it. To repeat it after a restart of the program, choose
    /// `options.idempotencyKey` and keep it with the basket.
    ///
    /// @return The order: PAID, or still on its way (ask again with getOrder), or waiting for the
    /// buyer at `actionUrl`.
    ///         Conflict: no sale came of it; refusalOf(error) says why. Unprocessable: the key was
    ///         used for another basket.
    [[nodiscard]] Task<wire::Order> place(wire::OrderDraft draft, CallOptions options = {}) const
    {
        return m_connection->place(std::move(draft), std::move(options));
    }
    /// As place, by a kiosk for the shopper who has signed in at it: the order is the shopper's.
    /// @param shopperToken their access token; sent as Vitrine-Shopper-Token, never kept.
    /// @return Besides: Unauthenticated naming the field Vitrine-Shopper-Token when the shopper's
    ///         token is not valid (any more); the same key may then be used with place.
    [[nodiscard]] Task<wire::Order>
    placeFor(std::string shopperToken, wire::OrderDraft draft, CallOptions options = {}) const
    {
        return m_connection->placeFor(
            std::move(shopperToken), std::move(draft), std::move(options));
    }
    /// Tells that the money of an order of the kind "counter" was taken at a till; for staff.
    /// @return The order: PAID, or on its way to it. Conflict: it waits for no such payment, or for
    ///         another amount. Unprocessable: the key was used for another payment.
    [[nodiscard]] Task<wire::Order>
    payAtTill(std::string id, wire::TillPayment payment, CallOptions options = {}) const
    {
        return m_connection->payAtTill(std::move(id), std::move(payment), std::move(options));
    }
    /// Pays an order whose payment was declined by another payment method, while the stock is still
    /// held for it.
    /// @return As place. Conflict: declined again, or too late.
    [[nodiscard]] Task<wire::Order>
    pay(std::string id, std::string paymentToken, CallOptions options = {}) const
    {
        return m_connection->pay(std::move(id), std::move(paymentToken), std::move(options));
    }
    /// One page of the caller's orders (of all orders for administrators), newest first unless
    /// `query.sort` says otherwise; or what changed since `query.changedAfter`.
    [[nodiscard]] Task<wire::Page<wire::Order>> listOrders(wire::OrderQuery query = {},
                                                           CallOptions options = {}) const
    {
        return m_connection->listOrders(std::move(query), std::move(options));
    }
    /// @return NotFound: there is no such order, or it is somebody else's.
    [[nodiscard]] Task<wire::Order> getOrder(std::string id, CallOptions options = {}) const
    {
        return m_connection->getOrder(std::move(id), std::move(options));
    }
    /// @return Conflict: it is too late for that.
    [[nodiscard]] Task<wire::Order> cancelOrder(std::string id, CallOptions options = {}) const
    {
        return m_connection->cancelOrder(std::move(id), std::move(options));
    }
    /// Gives back all or some lines of a paid order; for staff. domain::planRefund tells before
    /// what it comes to. The call carries an Idempotency-Key: one refund comes of it however often
    /// it is sent.
    /// @return The order with the refund in it: SETTLED, or still on its way (ask again with
    ///         getOrder). Conflict: the amount is another than expected, nothing is left, or the
    ///         provider refused. Unprocessable: the key was used for another refund.
    [[nodiscard]] Task<wire::Order>
    refund(std::string id, wire::OrderRefundDraft draft, CallOptions options = {}) const
    {
        return m_connection->refund(std::move(id), std::move(draft), std::move(options));
    }
    /// Tells what was done with the goods of a paid order; for staff. domain::planFulfilment tells
    /// before what it comes to.
    /// @return The order after it. Conflict: its state does not allow it, or more was to go out
    ///         than is open.
    [[nodiscard]] Task<wire::Order>
    fulfil(std::string id, wire::FulfilmentDraft draft, CallOptions options = {}) const
    {
        return m_connection->fulfil(std::move(id), std::move(draft), std::move(options));
    }

private:
    std::shared_ptr<OrderConnection> m_connection;
};

} // namespace vitrine::client
