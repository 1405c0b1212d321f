#pragma once

#include "vitrine/api/order_connection.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Orders in memory: one per idempotency key, newest first. Safe to use from any thread.
class FakeOrders final : public OrderConnection
{
public:
    using Fulfil = std::function<Result<wire::Order>(const wire::OrderDraft&)>;

    /// @param fulfil makes an order (prices, status, reason) of a draft, or refuses it; id, number
    /// and version are filled in.
    explicit FakeOrders(Fulfil fulfil)
        : m_fulfil(std::move(fulfil))
    {
    }

    Faults faults;

    /// Replaces an order by its id, e.g. when a payment has ended elsewhere.
    void put(wire::Order order)
    {
        const std::lock_guard lock(m_mutex);
        for (auto& known : m_orders) {
            if (known.id == order.id) {
                known = std::move(order);
                return;
            }
        }
        m_orders.insert(m_orders.begin(), std::move(order));
    }

    Task<wire::Order> place(wire::OrderDraft draft, CallOptions options) override
    {
        return faults.run<wire::Order>([&]() -> Result<wire::Order> {
            const std::lock_guard lock(m_mutex);
            const auto known = m_keys.find(options.idempotencyKey);
            if (!options.idempotencyKey.empty() && known != m_keys.end()) {
                if (known->second.body != wire::encode(draft))
                    return failure<wire::Order>(ErrorCode::Unprocessable,
                                                "the key was used for another basket");
                return find(known->second.orderId);
            }
            auto order = m_fulfil(draft);
            if (!order.ok())
                return order;
            order->id = "order-" + std::to_string(m_orders.size() + 1);
            order->number = "N-" + std::to_string(m_orders.size() + 1);
            order->version = 1;
            m_orders.insert(m_orders.begin(), *order);
            if (!options.idempotencyKey.empty())
                m_keys[options.idempotencyKey] = {wire::encode(draft), order->id};
            return order;
        });
    }

    Task<wire::Order> pay(std::string id, std::string paymentToken, CallOptions) override
    {
        return faults.run<wire::Order>([&]() -> Result<wire::Order> {
            const std::lock_guard lock(m_mutex);
            for (auto& order : m_orders) {
                if (order.id != id)
                    continue;
                if (order.status != "PAYMENT_FAILED" || paymentToken == "tok_declined")
                    return failure<wire::Order>(ErrorCode::Conflict,
                                                "the payment was declined, or it is too late");
                order.status = "PAID";
                ++order.version;
                return order;
            }
            return find(id);
        });
    }

    Task<wire::Page<wire::Order>> listOrders(wire::OrderQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::Order>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::Order> chosen;
            for (const auto& order : m_orders) {
                if ((query.status.empty() || query.status == order.status) &&
                    (query.accountId.empty() || query.accountId == order.accountId))
                    chosen.push_back(order);
            }
            return pageOf(chosen, query.limit, query.after);
        });
    }

    Task<wire::Order> getOrder(std::string id, CallOptions) override
    {
        return faults.run<wire::Order>([&] {
            const std::lock_guard lock(m_mutex);
            return find(id);
        });
    }

    Task<wire::Order> cancelOrder(std::string id, CallOptions) override
    {
        return faults.run<wire::Order>([&]() -> Result<wire::Order> {
            const std::lock_guard lock(m_mutex);
            for (auto& order : m_orders) {
                if (order.id != id)
                    continue;
                if (order.status != "CANCELLED") {
                    order.status = "CANCELLED";
                    ++order.version;
                }
                return order;
            }
            return find(id);
        });
    }

private:
    struct Placed
    {
        std::string body;
        std::string orderId;
    };

    [[nodiscard]] Result<wire::Order> find(const std::string& id) const
    {
        for (const auto& order : m_orders) {
            if (order.id == id)
                return order;
        }
        return failure<wire::Order>(ErrorCode::NotFound, "no such order");
    }

    Fulfil m_fulfil;
    mutable std::mutex m_mutex;
    std::vector<wire::Order> m_orders;    // guarded by m_mutex
    std::map<std::string, Placed> m_keys; // guarded by m_mutex
};

} // namespace vitrine::client::mocks
