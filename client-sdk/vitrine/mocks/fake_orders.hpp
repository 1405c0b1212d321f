#pragma once

#include "vitrine/api/order_connection.hpp"
#include "vitrine/domain/fulfilment.hpp"
#include "vitrine/domain/refund.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Orders in memory: one per idempotency key, newest first; refunds and fulfilments by the rules of
/// vitrine-domain, settled at once. Safe to use from any thread.
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
    /// Access token -> account of the shoppers who may sign in at a kiosk. Set it before the first
    /// call.
    std::map<std::string, std::string> shoppers;

    /// Replaces an order by its id, e.g. when a payment has ended elsewhere.
    void put(wire::Order order)
    {
        const std::lock_guard lock(m_mutex);
        touch(order.id);
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
        return placeOnce("", draft, options);
    }

    Task<wire::Order>
    placeFor(std::string shopperToken, wire::OrderDraft draft, CallOptions options) override
    {
        const auto shopper = shoppers.find(shopperToken);
        if (shopper == shoppers.end())
            return finished(failure<wire::Order>(ErrorCode::Unauthenticated,
                                                 "the shopper's token is not valid",
                                                 wire::kShopperTokenHeader));
        return placeOnce(shopper->second, draft, options);
    }

    Task<wire::Order>
    payAtTill(std::string id, wire::TillPayment payment, CallOptions options) override
    {
        return faults.run<wire::Order>([&]() -> Result<wire::Order> {
            return once(id, wire::encode(payment), options, [&](wire::Order& order) {
                return take(order, payment);
            });
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
                touch(order.id);
                return order;
            }
            return find(id);
        });
    }

    Task<wire::Page<wire::Order>> listOrders(wire::OrderQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::Order>>([&] {
            const std::lock_guard lock(m_mutex);
            if (!query.changedAfter.empty())
                return changes(query);
            std::vector<wire::Order> chosen;
            for (const auto& order : m_orders) {
                if (matches(order, query))
                    chosen.push_back(order);
            }
            if (!query.sort.empty())
                sortOrders(chosen, query.sort);
            return pageOf(chosen, query);
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
                    touch(order.id);
                }
                return order;
            }
            return find(id);
        });
    }

    Task<wire::Order>
    refund(std::string id, wire::OrderRefundDraft draft, CallOptions options) override
    {
        return faults.run<wire::Order>([&]() -> Result<wire::Order> {
            return once(id, wire::encode(draft), options, [&](wire::Order& order) {
                return give(order, draft);
            });
        });
    }

    Task<wire::Order>
    fulfil(std::string id, wire::FulfilmentDraft draft, CallOptions options) override
    {
        return faults.run<wire::Order>([&]() -> Result<wire::Order> {
            return once(id, wire::encode(draft), options, [&](wire::Order& order) {
                return send(order, draft);
            });
        });
    }

private:
    struct Placed
    {
        std::string body;
        std::string orderId;
    };

    /// Carries out a write once per idempotency key, on a copy that is kept when it succeeds.
    template <typename Write>
    Result<wire::Order> once(const std::string& id,
                             const std::string& body,
                             const CallOptions& options,
                             const Write& write)
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_keys.find(options.idempotencyKey);
        if (!options.idempotencyKey.empty() && known != m_keys.end()) {
            if (known->second.body != body)
                return failure<wire::Order>(ErrorCode::Unprocessable,
                                            "the key was used for something else");
            return find(id);
        }
        auto order = find(id);
        if (!order.ok())
            return order;
        if (const auto done = write(*order); !done.ok())
            return done.error();
        ++order->version;
        touch(id);
        for (auto& stored : m_orders) {
            if (stored.id == id)
                stored = *order;
        }
        if (!options.idempotencyKey.empty())
            m_keys[options.idempotencyKey] = {body, id};
        return order;
    }

    Task<wire::Order>
    placeOnce(const std::string& shopper, const wire::OrderDraft& draft, const CallOptions& options)
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
            if (!shopper.empty())
                order->accountId = shopper;
            order->id = "order-" + std::to_string(m_orders.size() + 1);
            order->number = "N-" + std::to_string(m_orders.size() + 1);
            order->version = 1;
            touch(order->id);
            m_orders.insert(m_orders.begin(), *order);
            if (!options.idempotencyKey.empty())
                m_keys[options.idempotencyKey] = {wire::encode(draft), order->id};
            return order;
        });
    }

    static Outcome take(wire::Order& order, const wire::TillPayment& payment)
    {
        if (order.status != "PAYMENT_PENDING" || order.paymentKind != "counter")
            return Error{.code = ErrorCode::Conflict,
                         .message = "the order waits for no payment at a till"};
        if (payment.amount != order.total)
            return Error{.code = ErrorCode::Conflict,
                         .message = "the order comes to " + order.total.text(),
                         .field = "/amount"};
        order.status = "PAID";
        order.paymentStatus = "PAID";
        order.payBy.clear();
        order.refundable = order.total;
        order.tender = wire::Tender{.kind = payment.tender,
                                    .reference = payment.reference,
                                    .takenAt = order.updatedAt,
                                    .received = payment.received};
        return Done{};
    }

    static Outcome give(wire::Order& order, const wire::OrderRefundDraft& draft)
    {
        std::vector<domain::RefundWish> wishes;
        for (const auto& line : draft.lines)
            wishes.push_back({line.position, domain::Quantity::whole(line.quantity)});
        const auto plan =
            domain::planRefund(wire::refundableOrder(order), wishes, draft.includeShipping);
        if (!plan.ok())
            return plan.error();
        const auto currency = order.total.currency();
        const domain::Money amount(plan->amount, currency);
        if (draft.expectedAmount && *draft.expectedAmount != amount)
            return Error{.code = ErrorCode::Conflict,
                         .message = "the refund comes to " + amount.text() + ", not to " +
                                    draft.expectedAmount->text()};
        wire::OrderRefund refund{.id = "refund-" + std::to_string(order.refunds.size() + 1),
                                 .refundKey =
                                     order.id + ":part:" + std::to_string(order.refunds.size() + 1),
                                 .status = "SETTLED",
                                 .amount = amount,
                                 .tax = {plan->tax, currency},
                                 .shipping = {plan->shipping.amount, currency},
                                 .lines = {},
                                 .restock = draft.restock,
                                 .restocked = draft.restock,
                                 .reason = draft.reason,
                                 .actor = {},
                                 .createdAt = order.updatedAt,
                                 .settledAt = order.updatedAt};
        for (const auto& line : plan->lines) {
            auto& sold = order.lines[static_cast<std::size_t>(line.position - 1)];
            const std::int64_t quantity = line.quantity.thousandths / 1000;
            sold.refundedQuantity += quantity;
            sold.refunded = {sold.refunded.amount() + line.step.amount, currency};
            sold.refundedTax = {sold.refundedTax.amount() + line.step.tax, currency};
            refund.lines.push_back({line.position, quantity, {line.step.amount, currency}});
        }
        order.refunds.push_back(std::move(refund));
        order.refunded = {order.refunded.amount() + plan->amount, currency};
        order.refundable = {order.refundable.amount() - plan->amount, currency};
        const bool all = order.refundable.amount() == 0;
        order.paymentStatus = all ? "REFUNDED" : "PARTIALLY_REFUNDED";
        if (all)
            order.status = "REFUNDED";
        return Done{};
    }

    static Outcome send(wire::Order& order, const wire::FulfilmentDraft& draft)
    {
        const auto action = domain::parseFulfilmentAction(draft.action);
        if (!action.ok())
            return action.error();
        std::vector<domain::LineQuantity> wanted;
        for (const auto& line : draft.lines)
            wanted.push_back({line.position, line.quantity});
        const auto plan = domain::planFulfilment(wire::fulfillableOrder(order), *action, wanted);
        if (!plan.ok())
            return plan.error();
        wire::Fulfilment done{.id = "fulfilment-" + std::to_string(order.fulfilments.size() + 1),
                              .kind = draft.action,
                              .lines = {},
                              .carrier = draft.carrier,
                              .trackingCode = draft.trackingCode,
                              .note = draft.note,
                              .actor = {},
                              .at = order.updatedAt};
        for (const auto& line : plan->lines) {
            order.lines[static_cast<std::size_t>(line.position - 1)].fulfilledQuantity +=
                line.quantity;
            done.lines.push_back({line.position, line.quantity});
        }
        order.fulfilments.push_back(std::move(done));
        order.fulfilmentStatus = plan->fulfilment;
        if (plan->orderEvent) {
            const auto state = domain::parseOrderState(order.status);
            const auto next = domain::transition(*state, *plan->orderEvent);
            if (!next.ok())
                return next.error();
            order.status = domain::toString(*next);
        }
        return Done{};
    }

    static bool matches(const wire::Order& order, const wire::OrderQuery& query)
    {
        const auto wanted = [](const std::string& value, const std::string& asked) {
            return asked.empty() || value == asked;
        };
        const bool anyStatus = query.status.empty() && query.statuses.empty();
        const bool status = anyStatus || order.status == query.status ||
                            std::find(query.statuses.begin(), query.statuses.end(), order.status) !=
                                query.statuses.end();
        const bool product =
            query.productId.empty() ||
            std::any_of(order.lines.begin(), order.lines.end(), [&](const auto& l) {
                return l.productId == query.productId;
            });
        return status && product && wanted(order.accountId, query.accountId) &&
               wanted(order.channel, query.channel) && wanted(order.kioskId, query.kioskId) &&
               wanted(order.fulfilmentStatus, query.fulfilment) &&
               wanted(order.paymentKind, query.paymentKind) &&
               (query.pickupNumber == 0 || order.pickupNumber == query.pickupNumber) &&
               (query.from.empty() || order.placedAt >= query.from) &&
               (query.to.empty() || order.placedAt < query.to) &&
               (query.text.empty() || order.number.find(query.text) != std::string::npos ||
                order.receiptNumber.find(query.text) != std::string::npos ||
                order.email.find(query.text) != std::string::npos);
    }

    static void sortOrders(std::vector<wire::Order>& orders, const std::string& sort)
    {
        const bool descending = sort.front() == '-';
        const std::string key = descending ? sort.substr(1) : sort;
        if (key == "total")
            sortBy(orders, descending, [](const auto& order) { return order.total.amount(); });
        else if (key == "updated")
            sortBy(orders, descending, [](const auto& order) { return order.updatedAt; });
        else
            sortBy(orders, descending, [](const auto& order) { return order.placedAt; });
    }

    /// Positions of the feed are counts of changes.
    [[nodiscard]] Result<wire::Page<wire::Order>> changes(const wire::OrderQuery& query) const
    {
        wire::Page<wire::Order> page;
        page.nextToken = std::to_string(m_changes);
        if (query.changedAfter == "now")
            return page;
        const std::int64_t after = std::atoll(query.changedAfter.c_str());
        std::map<std::int64_t, std::string> changed;
        for (const auto& [id, change] : m_changed) {
            if (change > after)
                changed[change] = id;
        }
        for (const auto& [change, id] : changed) {
            if (page.items.size() == static_cast<std::size_t>(query.limit))
                break;
            const auto order = find(id);
            if (!order.ok())
                continue;
            page.items.push_back(*order);
            page.nextToken = std::to_string(change);
        }
        return page;
    }

    void touch(const std::string& id) { m_changed[id] = ++m_changes; }

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
    std::map<std::string, std::int64_t>
        m_changed;              // order id -> its last change; guarded by m_mutex
    std::int64_t m_changes = 0; // guarded by m_mutex
};

} // namespace vitrine::client::mocks
