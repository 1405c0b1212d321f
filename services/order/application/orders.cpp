#include "services/order/application/orders.hpp"

#include "services/order/storage/order_audit.hpp"
#include "services/platform/audit/audit.hpp"
#include "services/platform/auth/permissions.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::order {
namespace {

using platform::CallContext;
namespace permissions = platform::permissions;

Error notFound()
{
    return Error{.code = ErrorCode::NotFound, .message = "there is no such order"};
}

Error notStored()
{
    return Error{.code = ErrorCode::Unavailable,
                 .message = "the order could not be stored; send it again with the same key"};
}

storage::KeyUse keyUse(const CallContext& context, const RequestKey& key)
{
    return {context.caller.accountId, key.route, key.key, key.content};
}

/// The buyer, or the kiosk that the buyer stands at.
bool isOwner(const CallContext& context, const Order& order)
{
    const std::string& caller = context.caller.accountId;
    return context.caller.isUser() && (caller == order.accountId || caller == order.kioskId);
}

} // namespace

Result<WriteOutcome>
Orders::place(const CallContext& context, const PlaceRequest& request, const RequestKey& key)
{
    auto order = draftOrder(context, request, m_clock.now(), m_driver.policy());
    if (!order.ok())
        return order.error();
    const storage::KeyUse use = keyUse(context, key);
    auto claim = m_store.place(*order, use, context.deadline);
    if (!claim.ok() && platform::isOutcomeUnknown(claim.error()))
        claim = m_store.findKey(use, context.deadline);
    if (!claim.ok())
        return claim.error().code == ErrorCode::NotFound ? notStored() : claim.error();
    if (!claim->fresh && claim->orderId != order->id)
        return replay(context, *claim);
    if (!claim->fresh) { // stored, but the answer was lost
        auto loaded = m_store.load(order->id, context.deadline);
        if (!loaded.ok())
            return loaded.error();
        order = std::move(loaded->order);
    }
    auto driven = m_driver.drive(context, std::move(order).value());
    if (!driven.ok())
        return driven.error();
    return WriteOutcome{std::move(driven).value()};
}

Result<WriteOutcome> Orders::replay(const CallContext& context, const storage::KeyClaim& claim)
{
    if (!claim.sameContent)
        return failure<WriteOutcome>(ErrorCode::Unprocessable,
                                     "this Idempotency-Key was used for another request",
                                     "Idempotency-Key");
    auto loaded = m_store.load(claim.orderId, context.deadline);
    if (!loaded.ok())
        return loaded.error();
    const bool unfinished =
        !loaded->order.saga.quiet() && loaded->order.saga.wakeAt <= m_clock.now();
    if (!unfinished)
        return WriteOutcome{std::move(loaded->order), true};
    const auto taken = m_store.take(claim.orderId, context.deadline);
    if (!taken.ok())
        return taken.error();
    if (!*taken) {
        Error running{.code = ErrorCode::Conflict,
                      .message = "the first request with this Idempotency-Key is still running"};
        running.retryAfter = std::chrono::seconds(1);
        return running;
    }
    // Whoever ran it has died or let it lie: go on in his place, with what is stored now.
    loaded = m_store.load(claim.orderId, context.deadline);
    if (!loaded.ok())
        return loaded.error();
    auto driven = m_driver.drive(context, std::move(loaded->order));
    if (!driven.ok())
        return driven.error();
    return WriteOutcome{std::move(driven).value(), true};
}

Result<std::optional<WriteOutcome>> Orders::earlier(const CallContext& context,
                                                    const RequestKey& key)
{
    const auto known = m_store.findKey(keyUse(context, key), context.deadline);
    if (!known.ok())
        return known.error().code == ErrorCode::NotFound
                   ? Result<std::optional<WriteOutcome>>(std::nullopt)
                   : known.error();
    auto outcome = replay(context, *known);
    if (!outcome.ok())
        return outcome.error();
    return std::optional(*std::move(outcome));
}

Result<WriteOutcome> Orders::pay(const CallContext& context,
                                 const std::string& orderId,
                                 const std::string& paymentToken,
                                 const RequestKey& key)
{
    if (const auto token = checkPaymentToken(paymentToken); !token.ok())
        return token.error();
    auto order = find(context, orderId);
    if (!order.ok())
        return order.error();
    if (!isOwner(context, *order))
        return failure<WriteOutcome>(ErrorCode::PermissionDenied,
                                     "only the buyer can pay an order");
    const auto setToken = [&](Order& changed) { changed.paymentToken = paymentToken; };
    return changeOnce(context, std::move(order).value(), {RetryRequested{}, setToken, {}, {}}, key);
}

Result<WriteOutcome> Orders::changeOnce(const CallContext& context,
                                        Order order,
                                        const Change& change,
                                        const RequestKey& key)
{
    const storage::KeyUse use = keyUse(context, key);
    const auto known = m_store.findKey(use, context.deadline);
    if (known.ok())
        return replay(context, *known);
    if (known.error().code != ErrorCode::NotFound)
        return known.error();
    const auto extras = [&](const Order& as, const Decision& decision) {
        storage::OrderStore::Extras with{.use = &use, .actor = change.actor};
        if (change.also)
            with.also = [&change, as, decision](platform::Transaction& tx) -> Outcome {
                return change.also(tx, as, decision);
            };
        return with;
    };
    auto applied = m_driver.apply(context, std::move(order), change.event, change.of, extras);
    if (!applied.ok()) {
        // The same key, sent twice at once: the other one was first.
        const auto other = m_store.findKey(use, context.deadline);
        return other.ok() ? replay(context, *other) : applied.error();
    }
    auto driven = m_driver.drive(context, std::move(applied).value());
    if (!driven.ok())
        return driven.error();
    return WriteOutcome{std::move(driven).value()};
}

Result<Order> Orders::find(const CallContext& context, const std::string& orderId)
{
    const auto id = domain::Uuid::parse(orderId);
    if (!id.ok())
        return notFound();
    auto loaded = m_store.load(id->text(), context.deadline);
    if (!loaded.ok())
        return loaded.error();
    if (!isOwner(context, loaded->order) && !context.caller.may(permissions::kOrdersReadAll))
        return notFound();
    return std::move(loaded->order);
}

Result<std::vector<TimelineEntry>> Orders::timeline(const CallContext& context, const Order& order)
{
    if (order.timeline)
        return *order.timeline;
    return m_store.timeline(order.id, context.deadline);
}

Result<storage::OrderStore::AfterSale> Orders::afterSale(const CallContext& context,
                                                         const Order& order)
{
    return m_store.afterSale(order, context.deadline);
}

Result<std::string> Orders::visibleAccount(const CallContext& context, const std::string& wanted)
{
    const bool mayAll = context.caller.may(permissions::kOrdersReadAll);
    if (!mayAll && !wanted.empty() && wanted != context.caller.accountId)
        return failure<std::string>(
            ErrorCode::PermissionDenied, "these are another account's orders", "accountId");
    return mayAll ? wanted : context.caller.accountId;
}

Result<Orders::Listed> Orders::list(const CallContext& context, Query query)
{
    auto account = visibleAccount(context, query.filter.accountId);
    if (!account.ok())
        return account.error();
    query.filter.accountId = std::move(account).value();
    if (context.caller.hasRole(platform::roles::kKiosk) &&
        !context.caller.may(permissions::kOrdersReadAll)) {
        // Those of shoppers who had signed in at it are its own, too.
        query.filter.accountId.clear();
        query.filter.kioskId = context.caller.accountId;
    }
    auto found = m_store.list(query.filter, context.deadline);
    if (!found.ok())
        return found.error();
    Listed listed{std::move(found).value(), std::nullopt};
    if (query.count) {
        const auto total = m_store.count(query.filter, context.deadline);
        if (!total.ok())
            return total.error();
        listed.total = *total;
    }
    return listed;
}

Result<storage::OrderChanges>
Orders::changes(const CallContext& context, const storage::FeedPosition& after, int limit)
{
    const auto account = visibleAccount(context, "");
    if (!account.ok())
        return account.error();
    return m_store.changes(*account, after, limit, context.deadline);
}

Result<Order> Orders::cancel(const CallContext& context, const std::string& orderId)
{
    auto order = find(context, orderId);
    if (!order.ok())
        return order.error();
    const bool owner = isOwner(context, *order);
    const bool staff = context.caller.may(permissions::kOrdersManage);
    if (!owner && !staff)
        return failure<Order>(ErrorCode::PermissionDenied,
                              "only the buyer or staff can cancel an order");
    // The provider gives a buyer's money back by itself; what lies in a till a person has to hand
    // over.
    if (!staff && order->saga.way == PaymentWay::Taken && !domain::isTerminal(order->state()))
        return failure<Order>(ErrorCode::PermissionDenied,
                              "the order was paid at a till or a terminal: only staff can cancel "
                              "it and give the money back");
    const CancelRequested cancelled{owner ? reasons::kCancelledByCustomer
                                          : reasons::kCancelledByStaff};
    const std::int64_t before = order->version;
    const auto audited = [&](const Order& as, const Decision& decision) {
        storage::OrderStore::Extras extras{.actor = context.caller.accountId};
        if (!owner)
            extras.also =
                [&context,
                 record = storage::auditOfCancellation(as, decision.state.order, cancelled.reason)](
                    platform::Transaction& tx) -> Outcome {
                platform::writeAudit(tx, context, record);
                return Done{};
            };
        return extras;
    };
    auto applied = m_driver.apply(context, std::move(order).value(), cancelled, {}, audited);
    if (!applied.ok() || applied->version == before)
        return applied; // refused, or cancelled already: somebody else is on it
    return m_driver.drive(context, std::move(applied).value());
}

Outcome Orders::paymentChanged(const CallContext& context,
                               const std::string& orderId,
                               const std::string& attemptKey)
{
    const auto id = domain::Uuid::parse(orderId);
    if (!id.ok())
        return notFound();
    const auto attempt = attemptOfKey(id->text(), attemptKey);
    if (!attempt.ok())
        return attempt.error();
    auto loaded = m_store.load(id->text(), context.deadline);
    if (!loaded.ok())
        return loaded.error();
    const std::int64_t before = loaded->order.version;
    auto applied = m_driver.apply(context, std::move(loaded->order), PaymentNotice{*attempt});
    if (!applied.ok())
        return applied.error();
    if (applied->version == before)
        return Done{}; // no news to this order
    const auto driven = m_driver.drive(context, std::move(applied).value());
    if (!driven.ok())
        return driven.error();
    return Done{};
}

Outcome Orders::forgetKeys(Deadline deadline)
{
    const auto forgotten = m_store.forgetKeys(m_options.keyAge, 500, deadline);
    if (!forgotten.ok())
        return forgotten.error();
    return Done{};
}

} // namespace vitrine::order
