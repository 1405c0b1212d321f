#include "services/order/application/fulfilments.hpp"

#include "services/order/storage/after_sale_store.hpp"
#include "services/order/storage/order_audit.hpp"
#include "services/platform/audit/audit.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::order {
namespace {

using platform::CallContext;
using platform::Transaction;

constexpr int kOvertakenMax = 8;

std::string detailOf(const FulfilmentRequest& request, const std::vector<domain::LineQuantity>& out)
{
    std::string text;
    for (const domain::LineQuantity& line : out)
        text += (text.empty() ? "" : ", ") + std::to_string(line.quantity) + " of line " +
                std::to_string(line.position);
    for (const std::string* part : {&request.carrier, &request.trackingCode, &request.note}) {
        if (!part->empty())
            text += (text.empty() ? "" : "; ") + *part;
    }
    return text;
}

} // namespace

Result<bool> Fulfilments::store(const CallContext& context,
                                Order& order,
                                const FulfilmentRequest& request,
                                const storage::KeyUse& use)
{
    const auto plan =
        domain::planFulfilment(order.fulfillableOrder(), request.action, request.lines);
    if (!plan.ok())
        return plan.error();
    const Timestamp now = m_clock.now();
    const auto decision = decide(order.saga, GoodsMoved{plan->orderEvent}, now, m_saga.policy());
    if (!decision.ok())
        return decision.error();
    const Fulfilment done{.id = domain::newUuid().text(),
                          .action = std::string(domain::toString(request.action)),
                          .lines = plan->lines,
                          .carrier = request.carrier,
                          .trackingCode = request.trackingCode,
                          .note = request.note,
                          .actor = context.caller.accountId,
                          .at = now};
    storage::OrderStore::Extras extras{.use = &use, .actor = done.actor, .touches = true};
    extras.also = [&](Transaction& tx) -> Outcome {
        storage::AfterSaleStore afterSale(tx);
        afterSale.addFulfilment(order, done, plan->fulfilment);
        afterSale.addEvent(order.id,
                           {.from = order.fulfilment,
                            .to = plan->fulfilment,
                            .event = done.action,
                            .detail = detailOf(request, plan->lines),
                            .at = now,
                            .actor = done.actor,
                            .kind = "fulfilment"});
        platform::writeAudit(tx, context, storage::auditOf(order, done, plan->fulfilment));
        return Done{};
    };
    const auto saved = m_store.save(order, *decision, context.deadline, extras);
    if (saved.ok() && *saved)
        m_saga.report(context, order, *decision);
    return saved;
}

Result<WriteOutcome> Fulfilments::fulfil(const CallContext& context,
                                         const std::string& orderId,
                                         const FulfilmentRequest& request,
                                         const RequestKey& key)
{
    const auto id = domain::Uuid::parse(orderId);
    if (!id.ok())
        return failure<WriteOutcome>(ErrorCode::NotFound, "there is no such order");
    const storage::KeyUse use{context.caller.accountId, key.route, key.key, key.content};
    for (int round = 0; round < kOvertakenMax; ++round) {
        auto loaded = m_store.load(id->text(), context.deadline);
        if (!loaded.ok())
            return loaded.error();
        const auto known = m_store.findKey(use, context.deadline);
        if (known.ok() && !known->sameContent)
            return failure<WriteOutcome>(ErrorCode::Unprocessable,
                                         "this Idempotency-Key was used for another request",
                                         "Idempotency-Key");
        // In the first round it is a repeat; later this very call was found to be stored after all.
        if (known.ok())
            return WriteOutcome{std::move(loaded->order), true};
        if (known.error().code != ErrorCode::NotFound)
            return known.error();
        const auto stored = store(context, loaded->order, request, use);
        if (!stored.ok() && platform::isOutcomeUnknown(stored.error()))
            continue;
        if (!stored.ok())
            return stored.error();
        if (!*stored)
            continue;
        loaded = m_store.load(id->text(), context.deadline);
        if (!loaded.ok())
            return loaded.error();
        return WriteOutcome{std::move(loaded->order)};
    }
    Error busy{.code = ErrorCode::Conflict, .message = "the order is changing; try again"};
    busy.retryAfter = std::chrono::seconds(1);
    return busy;
}

} // namespace vitrine::order
