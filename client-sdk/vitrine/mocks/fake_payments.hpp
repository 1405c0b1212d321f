#pragma once

#include "vitrine/api/payment_connection.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Payments in memory; never refunds more than was captured, and once per idempotency key. Safe to
/// use from any thread.
class FakePayments final : public PaymentConnection
{
public:
    Faults faults;

    void put(wire::Payment payment)
    {
        const std::lock_guard lock(m_mutex);
        m_payments[payment.id] = std::move(payment);
    }

    Task<wire::Page<wire::Payment>> paymentsOfOrder(std::string orderId, CallOptions) override
    {
        return faults.run<wire::Page<wire::Payment>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::Payment> chosen;
            for (const auto& [id, payment] : m_payments) {
                if (payment.orderId == orderId)
                    chosen.push_back(payment);
            }
            return pageOf(chosen, 200, "");
        });
    }

    /// Newest first by createdAt, as the service lists them.
    Task<wire::Page<wire::Payment>> list(wire::PaymentQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::Payment>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::Payment> chosen;
            for (const auto& [id, payment] : m_payments) {
                if ((query.orderId.empty() || payment.orderId == query.orderId) &&
                    (query.status.empty() || payment.status == query.status) &&
                    (query.from.empty() || payment.createdAt >= query.from) &&
                    (query.to.empty() || payment.createdAt < query.to))
                    chosen.push_back(payment);
            }
            sortBy(chosen, true, [](const wire::Payment& payment) { return payment.createdAt; });
            return pageOf(chosen, query);
        });
    }

    Task<wire::Payment> getPayment(std::string id, CallOptions) override
    {
        return faults.run<wire::Payment>([&]() -> Result<wire::Payment> {
            const std::lock_guard lock(m_mutex);
            const auto found = m_payments.find(id);
            if (found == m_payments.end())
                return failure<wire::Payment>(ErrorCode::NotFound, "no such payment");
            return found->second;
        });
    }

    Task<wire::Refund> refund(std::string paymentId,
                              domain::Money amount,
                              std::string reason,
                              CallOptions options) override
    {
        return faults.run<wire::Refund>([&]() -> Result<wire::Refund> {
            const std::lock_guard lock(m_mutex);
            const auto found = m_payments.find(paymentId);
            if (found == m_payments.end())
                return failure<wire::Refund>(ErrorCode::NotFound, "no such payment");
            return give(found->second, amount, reason, options.idempotencyKey);
        });
    }

private:
    static Result<wire::Refund> give(wire::Payment& payment,
                                     domain::Money amount,
                                     const std::string& reason,
                                     const std::string& key)
    {
        for (const auto& refund : payment.refunds) {
            if (!key.empty() && refund.refundKey == key)
                return refund;
        }
        const auto before = payment.refunds.empty() ? domain::Money(0, payment.captured.currency())
                                                    : payment.refunded;
        const auto after = before.plus(amount);
        if (!after.ok() || amount.amount() <= 0 || after->amount() > payment.captured.amount())
            return failure<wire::Refund>(
                ErrorCode::Conflict, "more than is left of what was captured", "/amount");
        wire::Refund refund{"refund-" + std::to_string(payment.refunds.size() + 1),
                            key,
                            "SETTLED",
                            amount,
                            reason,
                            {}};
        payment.refunds.push_back(refund);
        payment.refunded = *after;
        payment.status = *after == payment.captured ? "REFUNDED" : "PARTIALLY_REFUNDED";
        return refund;
    }

    mutable std::mutex m_mutex;
    std::map<std::string, wire::Payment> m_payments; // guarded by m_mutex
};

} // namespace vitrine::client::mocks
