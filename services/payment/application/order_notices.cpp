#include "services/payment/application/order_notices.hpp"

#include "services/payment/storage/payment_store.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::payment {
namespace {

using platform::Transaction;
using storage::PaymentStore;

constexpr std::size_t kBatch = 20;
constexpr std::chrono::seconds kCallTime{3};

/// Nobody waits for it; it stays in the trace of the request that made the refund.
platform::CallContext contextOf(const Refund& refund, Deadline deadline)
{
    platform::CallContext context;
    const auto made = extractTraceContext({.traceparent = refund.traceparent});
    context.trace = made ? made->child() : TraceContext::start();
    context.requestId = randomHex(16);
    context.deadline = deadline.orEarlier(kCallTime);
    return context;
}

} // namespace

Outcome OrderNotices::tell(const std::string& refundId, Deadline deadline)
{
    struct Found
    {
        Refund refund;
        std::string orderId;
    };
    const auto found = m_database.read(deadline, [&](Transaction& tx) -> Result<Found> {
        PaymentStore store(tx);
        auto refund = store.findRefund(refundId);
        const auto payment = refund ? store.find(refund->paymentId) : std::nullopt;
        if (!payment)
            return failure<Found>(ErrorCode::NotFound, "there is no such refund");
        return Found{std::move(*refund), payment->orderId};
    });
    if (!found.ok())
        return found.error();
    const auto context = contextOf(found->refund, deadline);
    const auto told = m_order.refundMade(context, found->orderId, found->refund);
    // An order that does not exist never will: the payment was not made by this shop's orders.
    const bool unknown = !told.ok() && told.error().code == ErrorCode::NotFound;
    if (!told.ok() && !unknown) {
        platform::log(
            platform::LogLevel::Warn,
            "the order service was not told of a refund; it will be",
            {{"order", found->orderId}, {"refund", refundId}, {"cause", told.error().message}},
            &context.trace);
        return told;
    }
    return m_database.inStatement(deadline, [&](Transaction& tx) -> Outcome {
        PaymentStore(tx).markTold(refundId);
        return Done{};
    });
}

Outcome OrderNotices::tellDue(Deadline deadline)
{
    const auto due = m_database.inStatement(deadline, [&](Transaction& tx) {
        return Result(PaymentStore(tx).claimUntold(m_clock.now(), kBatch));
    });
    if (!due.ok())
        return due.error();
    Outcome first = Done{};
    for (const std::string& id : *due) {
        const auto outcome = tell(id, deadline);
        if (first.ok() && !outcome.ok())
            first = outcome;
    }
    return first;
}

} // namespace vitrine::payment
