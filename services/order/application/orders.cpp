#include "services/order/application/orders.hpp"

#include "services/order/storage/order_audit.hpp"
#include "services/platform/audit/audit.hpp"
#include "services/platform/auth/permissions.hpp"
#include "vitrine/domain/card_number.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::order {
namespace {

using platform::CallContext;
namespace permissions = platform::permissions;

constexpr std::size_t kLinesMax = 100;
constexpr std::int64_t kQuantityMax = 9999;
constexpr const char* kWeb = "web";
constexpr const char* kKiosk = "kiosk";
constexpr const char* kCounter = "counter";

Error notFound()
{
    return Error{.code = ErrorCode::NotFound, .message = "there is no such order"};
}

Error notStored()
{
    return Error{.code = ErrorCode::Unavailable,
                 .message = "the order could not be stored; send it again with the same key"};
}

/// One line per product, in order of first appearance, with canonical ids.
Result<std::vector<WantedLine>> mergeLines(const std::vector<WantedLine>& lines)
{
    std::vector<WantedLine> merged;
    if (lines.empty() || lines.size() > kLinesMax)
        return failure<std::vector<WantedLine>>(
            ErrorCode::InvalidArgument, "an order has 1 to 100 lines", "/lines");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string pointer = "/lines/" + std::to_string(i);
        const auto id = domain::Uuid::parse(lines[i].productId);
        if (!id.ok())
            return failure<std::vector<WantedLine>>(
                ErrorCode::InvalidArgument, id.error().message, pointer + "/productId");
        const std::string productId = id->text();
        auto line = std::find_if(merged.begin(), merged.end(), [&](const WantedLine& known) {
            return known.productId == productId;
        });
        if (line == merged.end())
            line = merged.insert(merged.end(), {productId, 0});
        line->quantity += lines[i].quantity;
        if (lines[i].quantity < 1 || line->quantity > kQuantityMax)
            return failure<std::vector<WantedLine>>(ErrorCode::InvalidArgument,
                                                    "a product is ordered 1 to 9999 times",
                                                    pointer + "/quantity");
    }
    return merged;
}

bool isEmail(const std::string& text)
{
    const auto at = text.find('@');
    return at != std::string::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
           text.find('@', at + 1) == std::string::npos &&
           std::all_of(
               text.begin(), text.end(), [](unsigned char c) { return c > ' ' && c != 0x7f; });
}

/// What never enters cannot be stored, logged or passed on.
Outcome checkToken(const std::string& token)
{
    const auto refuse = [](const char* message) {
        return Error{
            .code = ErrorCode::InvalidArgument, .message = message, .field = "/paymentToken"};
    };
    if (token.empty())
        return refuse("a payment token is needed");
    if (domain::containsCardNumber(token))
        return refuse("a payment token is the provider's word for a card, never its number");
    return Done{};
}

/// Where the buyer stands: at a kiosk, before a member of staff, or somewhere else.
std::string channelOf(const platform::Principal& caller)
{
    if (caller.hasRole(platform::roles::kKiosk))
        return kKiosk;
    return caller.may(permissions::kOrdersManage) ? kCounter : kWeb;
}

Result<Order> draftOrder(const CallContext& context,
                         const PlaceRequest& request,
                         Timestamp now,
                         const SagaPolicy& policy)
{
    auto wanted = mergeLines(request.lines);
    if (!wanted.ok())
        return wanted.error();
    if (!request.email.empty() && !isEmail(request.email))
        return failure<Order>(ErrorCode::InvalidArgument, "this is no e-mail address", "/email");
    if (const auto token = checkToken(request.paymentToken); !token.ok())
        return token.error();
    Order order;
    order.id = domain::newUuid().text();
    order.accountId = context.caller.accountId;
    order.email = request.email;
    order.channel = channelOf(context.caller);
    if (order.channel == kKiosk)
        order.kioskId = context.caller.accountId;
    order.paymentToken = request.paymentToken;
    order.expectedTotal = request.expectedTotal;
    order.wanted = std::move(wanted).value();
    order.traceparent = context.trace.traceparent();
    order.traceId = context.trace.traceId;
    order.saga = beginSaga(order.id, now, policy);
    order.placedAt = now;
    order.updatedAt = now;
    return order;
}

storage::KeyUse keyUse(const CallContext& context, const RequestKey& key)
{
    return {context.caller.accountId, key.route, key.key, key.content};
}

bool isOwner(const CallContext& context, const Order& order)
{
    return context.caller.isUser() && context.caller.accountId == order.accountId;
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

Result<WriteOutcome> Orders::pay(const CallContext& context,
                                 const std::string& orderId,
                                 const std::string& paymentToken,
                                 const RequestKey& key)
{
    if (const auto token = checkToken(paymentToken); !token.ok())
        return token.error();
    auto order = find(context, orderId);
    if (!order.ok())
        return order.error();
    if (!isOwner(context, *order))
        return failure<WriteOutcome>(ErrorCode::PermissionDenied,
                                     "only the buyer can pay an order");
    const storage::KeyUse use = keyUse(context, key);
    const auto known = m_store.findKey(use, context.deadline);
    if (known.ok())
        return replay(context, *known);
    if (known.error().code != ErrorCode::NotFound)
        return known.error();
    const auto setToken = [&](Order& changed) { changed.paymentToken = paymentToken; };
    const auto useKey = [&](const Order&, const Decision&) {
        return storage::OrderStore::Extras{.use = &use};
    };
    auto applied =
        m_driver.apply(context, std::move(order).value(), RetryRequested{}, setToken, useKey);
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
    if (!owner && !context.caller.may(permissions::kOrdersManage))
        return failure<Order>(ErrorCode::PermissionDenied,
                              "only the buyer or staff can cancel an order");
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
