#pragma once

#include "storefront-kiosk/queue/sale.hpp"
#include "vitrine/api/order_client.hpp"
#include "vitrine/transport/task.hpp"

#include <chrono>
#include <utility>

namespace vitrine::kiosk {

/// Where sales go. One order comes of a key however often it is sent.
class OrderSink
{
public:
    virtual ~OrderSink() = default;
    /// Answers within a deadline of its own, with the order or with why there is none.
    [[nodiscard]] virtual client::Task<wire::Order> send(const Sale& sale) = 0;
};

/// The shop, through the SDK.
class ShopOrderSink final : public OrderSink
{
public:
    explicit ShopOrderSink(client::OrderClient orders,
                           std::chrono::milliseconds timeout = std::chrono::seconds(20))
        : m_orders(std::move(orders))
        , m_timeout(timeout)
    {
    }
    [[nodiscard]] client::Task<wire::Order> send(const Sale& sale) override
    {
        return m_orders.place(sale.draft, {.timeout = m_timeout, .idempotencyKey = sale.key});
    }

private:
    client::OrderClient m_orders;
    std::chrono::milliseconds m_timeout;
};

} // namespace vitrine::kiosk
