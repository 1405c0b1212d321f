#include "services/order/storage/order_store.hpp"

#include "services/order/domain/after_sale/refund_effect.hpp"
#include "services/order/storage/order_audit.hpp"
#include "services/order/storage/order_events.hpp"
#include "services/order/storage/order_rows.hpp"
#include "services/order/storage/order_sql.hpp"
#include "services/platform/database/sql_array.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>
#include <map>

namespace vitrine::order::storage {
namespace {

using platform::sqlArray;
using platform::Transaction;

constexpr std::chrono::hours kDeviceKeyAge{24 * 30};

/// The members of a list of structs as one SQL array.
template <typename T, typename Member>
std::string arrayOf(const std::vector<T>& items, Member T::*member)
{
    std::vector<Member> values;
    for (const T& item : items)
        values.push_back(item.*member);
    return sqlArray(values);
}

template <typename T, typename Function>
std::string textArray(const std::vector<T>& items, const Function& text)
{
    std::vector<std::string> values;
    for (const T& item : items)
        values.emplace_back(text(item));
    return sqlArray(values);
}

void addLines(Transaction& tx, std::vector<Order>& orders)
{
    std::vector<std::string> ids;
    std::map<std::string, Order*> byId;
    for (Order& order : orders) {
        ids.push_back(order.id);
        byId[order.id] = &order;
    }
    if (ids.empty())
        return;
    for (const pqxx::row& row : tx.run(sql::kLines, sqlArray(ids)))
        byId.at(row["order_id"].c_str())->lines.push_back(readLine(row));
}

std::int64_t itemsOf(const Order& order)
{
    std::int64_t items = 0;
    for (const WantedLine& line : order.wanted)
        items += line.quantity;
    return items;
}

bool addKey(Transaction& tx, const KeyUse& use, const std::string& orderId, Timestamp now)
{
    return tx.run(sql::kAddKey,
                  use.accountId,
                  use.route,
                  use.key,
                  use.content,
                  orderId,
                  milliseconds(now))
               .affected_rows() == 1;
}

/// What a cancellation has given back, when `decision` ends one: all that was left.
std::optional<OrderRefund>
refundOfCancellation(const Order& order, const Decision& decision, Timestamp now)
{
    const bool ends =
        std::any_of(decision.moves.begin(), decision.moves.end(), [](const auto& move) {
            return move.event == OrderEvent::CancelledByRefund;
        });
    if (!ends || order.saga.refundAmount <= 0)
        return std::nullopt;
    domain::RefundableOrder left = order.refundableOrder();
    left.refundable = order.saga.refundAmount;
    const auto plan = domain::planRefund(left, {}, true);
    OrderRefund refund{.id = domain::newUuid().text(),
                       .orderId = order.id,
                       .number = order.refundCount + 1,
                       .source = refund_source::kCancel,
                       .key = order.id + ":refund:" + std::to_string(order.saga.refund),
                       .amount = order.saga.refundAmount,
                       .reason = decision.state.reason,
                       .traceparent = order.traceparent,
                       .progress = {.status = "SETTLED", .step = RefundStep::Done, .restock = true},
                       .createdAt = now,
                       .settledAt = now};
    if (plan.ok()) // it says how the amount falls on the lines; the amount itself went back already
        takePlan(*plan, refund);
    refund.amount = order.saga.refundAmount;
    return refund;
}

/// The goods of a cancelled order that nobody was refunded before: what is put back.
void rememberCancellation(Order& order, const OrderRefund& refund)
{
    applyRefund(order, refund);
    order.toRestock.emplace();
    for (const RefundLine& line : refund.lines)
        order.toRestock->push_back(
            {order.lines[static_cast<std::size_t>(line.position - 1)].productId, line.quantity});
}

/// Whether anything but the saga's own bookkeeping is to be written.
bool changesOrder(const Order& order, const Decision& decision)
{
    const SagaState& before = order.saga;
    const SagaState& after = decision.state;
    return !decision.moves.empty() || before.reason != after.reason ||
           before.actionUrl != after.actionUrl || before.attempt != after.attempt ||
           before.refunded != after.refunded || before.step == SagaStep::Price ||
           before.step == SagaStep::Hold;
}

} // namespace

Outcome OrderStore::prepareNumbers(std::int64_t start, Deadline deadline)
{
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Outcome {
        if (!knowsBusinessDay(tx, m_options.businessDay))
            return Error{.code = ErrorCode::InvalidArgument,
                         .message = "the database knows no time zone '" +
                                    m_options.businessDay.zone + "'"};
        tx.run(sql::kPrepareSeries, start);
        return Done{};
    });
}

std::string OrderStore::placeIn(Transaction& tx, const Order& order, const KeyUse& use)
{
    const std::optional<std::int64_t> expectedAmount =
        order.expectedTotal ? std::optional(order.expectedTotal->amount()) : std::nullopt;
    const std::optional<std::string> expectedCurrency =
        order.expectedTotal ? std::optional(std::string(order.expectedTotal->currency().code()))
                            : std::nullopt;
    const auto rows = tx.run(sql::kPlace,
                             order.id,
                             use.accountId,
                             use.route,
                             use.key,
                             use.content,
                             milliseconds(order.placedAt),
                             m_options.numberPrefix,
                             m_options.numberDigits,
                             order.email,
                             toString(order.state()),
                             order.pricesIncludeTax,
                             expectedAmount,
                             expectedCurrency,
                             arrayOf(order.wanted, &WantedLine::productId),
                             arrayOf(order.wanted, &WantedLine::quantity),
                             order.paymentToken,
                             order.traceparent,
                             toString(order.saga.step),
                             milliseconds(order.saga.payBy),
                             milliseconds(leaseEnd()),
                             m_options.driver,
                             placedEvent(order).payload,
                             order.channel,
                             order.kioskId,
                             itemsOf(order),
                             order.accountId,
                             order.paymentKind,
                             toString(order.saga.way));
    return rows.empty() ? std::string() : rows[0][0].as<std::string>();
}

Result<KeyClaim> OrderStore::place(Order& order, const KeyUse& use, Deadline deadline)
{
    std::int64_t pickupNumber = 0;
    const bool isSale = SaleStore::isNeeded(order);
    const auto body = [&](Transaction& tx) -> Result<std::string> {
        std::string number = placeIn(tx, order, use);
        if (isSale && !number.empty())
            pickupNumber = SaleStore(tx).add(order, m_options.businessDay);
        return number;
    };
    const auto placed =
        isSale ? m_database.inTransaction(deadline, body) : m_database.inStatement(deadline, body);
    if (!placed.ok())
        return placed.error();
    if (placed->empty())
        return findKey(use, deadline);
    order.number = *placed;
    order.sale.pickupNumber = pickupNumber;
    order.version = 1;
    order.timeline = {{"", std::string(toString(order.state())), "place", "", order.placedAt}};
    return KeyClaim{.fresh = true, .sameContent = true, .orderId = order.id};
}

Result<KeyClaim> OrderStore::findKey(const KeyUse& use, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<KeyClaim> {
        const auto rows = tx.run(sql::kKey, use.accountId, use.route, use.key, use.content);
        if (rows.empty())
            return failure<KeyClaim>(ErrorCode::NotFound, "the key was never used");
        return KeyClaim{.fresh = false,
                        .sameContent = rows[0]["same"].as<bool>(),
                        .orderId = rows[0]["order_id"].as<std::string>()};
    });
}

Result<OrderStore::Loaded> OrderStore::load(const std::string& orderId, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<Loaded> {
        const auto rows = tx.run(sql::kLoad, orderId, milliseconds(m_clock.now()));
        if (rows.empty())
            return failure<Loaded>(ErrorCode::NotFound, "there is no such order");
        std::vector<Order> orders{readOrder(rows[0])};
        addLines(tx, orders);
        if (orders.front().saga.step == SagaStep::Restock)
            orders.front().toRestock = AfterSaleStore(tx).goodsOfCancellation(orderId);
        return Loaded{std::move(orders.front()), rows[0]["driven"].as<bool>()};
    });
}

Result<std::vector<TimelineEntry>> OrderStore::timeline(const std::string& orderId,
                                                        Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<std::vector<TimelineEntry>> {
        std::vector<TimelineEntry> entries;
        for (const pqxx::row& row : tx.run(sql::kTimeline, orderId))
            entries.push_back(readTimelineEntry(row));
        return entries;
    });
}

Result<std::vector<Order>> OrderStore::list(const OrderFilter& filter, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<std::vector<Order>> {
        std::vector<Order> orders = selectOrders(tx, filter, m_clock.now());
        addLines(tx, orders);
        return orders;
    });
}

Result<std::int64_t> OrderStore::count(const OrderFilter& filter, Deadline deadline)
{
    return m_database.read(
        deadline, [&](Transaction& tx) -> Result<std::int64_t> { return countOrders(tx, filter); });
}

Result<OrderChanges> OrderStore::changes(const std::string& accountId,
                                         const FeedPosition& after,
                                         int limit,
                                         Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<OrderChanges> {
        OrderChanges changes = selectChanges(tx, accountId, after, limit, m_clock.now());
        addLines(tx, changes.orders);
        return changes;
    });
}

std::int64_t OrderStore::saveIn(Transaction& tx,
                                const Order& order,
                                const Decision& decision,
                                bool changed,
                                Timestamp now,
                                const std::string& actor)
{
    const SagaState& saga = decision.state;
    const bool goesOn = !saga.quiet() && saga.wakeAt <= now;
    const std::optional<std::int64_t> dueAt =
        saga.quiet() ? std::nullopt
                     : std::optional(goesOn ? milliseconds(leaseEnd()) : milliseconds(saga.wakeAt));
    const std::vector<std::int64_t> strays(saga.strays.begin(), saga.strays.end());
    const bool pricesNow = order.saga.step == SagaStep::Price && saga.step != SagaStep::Price;
    const auto& lines = pricesNow ? order.lines : std::vector<OrderLine>();
    const auto told = eventsOf(order, decision.moves, now);
    const auto rows =
        tx.run(sql::kSave,
               order.id,
               order.version,
               toString(saga.step),
               toString(saga.ending),
               saga.hold,
               saga.attempt,
               saga.refund,
               saga.tries,
               saga.captured,
               saga.refundSent,
               saga.noticed,
               sqlArray(strays),
               milliseconds(saga.payBy),
               milliseconds(saga.holdUntil),
               milliseconds(saga.retryBy),
               milliseconds(saga.wakeAt),
               dueAt,
               changed,
               goesOn ? m_options.driver : std::string(),
               toString(saga.order),
               saga.reason,
               saga.actionUrl,
               order.currency.code(),
               order.pricesIncludeTax,
               order.amounts.subtotal,
               order.amounts.discount,
               order.amounts.tax,
               order.amounts.shipping,
               order.amounts.total,
               order.refunded,
               arrayOf(order.refusedLines, &RefusedLine::productId),
               arrayOf(order.refusedLines, &RefusedLine::requested),
               arrayOf(order.refusedLines, &RefusedLine::available),
               order.paymentToken,
               milliseconds(now),
               textArray(decision.moves, [](const OrderMoved& m) { return toString(m.from); }),
               textArray(decision.moves, [](const OrderMoved& m) { return toString(m.to); }),
               textArray(decision.moves, [](const OrderMoved& m) { return toString(m.event); }),
               arrayOf(decision.moves, &OrderMoved::detail),
               arrayOf(told, &ToldEvent::type),
               arrayOf(told, &ToldEvent::payload),
               order.traceparent,
               arrayOf(lines, &OrderLine::productId),
               arrayOf(lines, &OrderLine::sku),
               arrayOf(lines, &OrderLine::gtin),
               arrayOf(lines, &OrderLine::name),
               arrayOf(lines, &OrderLine::imageHash),
               arrayOf(lines, &OrderLine::quantity),
               arrayOf(lines, &OrderLine::unitPrice),
               arrayOf(lines, &OrderLine::taxCategory),
               arrayOf(lines, &OrderLine::taxRate),
               arrayOf(lines, &OrderLine::discount),
               arrayOf(lines, &OrderLine::net),
               arrayOf(lines, &OrderLine::tax),
               saga.refundAmount,
               saga.givenBack,
               actor,
               toString(saga.way));
    return rows[0][0].as<std::int64_t>();
}

Result<bool>
OrderStore::save(Order& order, const Decision& decision, Deadline deadline, const Extras& extras)
{
    order.refunded = decision.state.refunded;
    const Timestamp now = m_clock.now();
    const bool changed = extras.use != nullptr || extras.touches || changesOrder(order, decision);
    const std::optional<OrderRefund> cancelled = refundOfCancellation(order, decision, now);
    const bool restocked =
        order.saga.step == SagaStep::Restock && decision.state.step != SagaStep::Restock;
    const bool pricesNow =
        order.saga.step == SagaStep::Price && decision.state.step != SagaStep::Price;
    const bool differs =
        pricesNow && (!order.priceDifferences().empty() || order.sale.catalogTotal);
    const bool isAlone =
        extras.use == nullptr && extras.also == nullptr && !cancelled && !restocked && !differs;
    bool overtaken = false;
    const auto body = [&](Transaction& tx) -> Result<bool> {
        overtaken = (extras.use != nullptr && !addKey(tx, *extras.use, order.id, now)) ||
                    saveIn(tx, order, decision, changed, now, extras.actor) == 0;
        if (overtaken) // an error takes back the key
            return isAlone ? Result<bool>(false)
                           : failure<bool>(ErrorCode::Conflict, "somebody else was first");
        AfterSaleStore afterSale(tx);
        if (cancelled)
            afterSale.addRefund(order, *cancelled, {});
        if (restocked)
            afterSale.markRestocked(order.id);
        if (differs)
            savePricing(tx, order);
        if (extras.also) {
            if (const auto done = extras.also(tx); !done.ok())
                return done.error();
        }
        return true;
    };
    const Result<bool> saved =
        isAlone ? m_database.inStatement(deadline, body) : m_database.inTransaction(deadline, body);
    if (overtaken)
        return false;
    if (!saved.ok())
        return saved;
    if (cancelled)
        rememberCancellation(order, *cancelled);
    order.saga = decision.state;
    ++order.version;
    order.updatedAt = now;
    if (order.timeline) {
        for (const OrderMoved& move : decision.moves)
            order.timeline->push_back({std::string(toString(move.from)),
                                       std::string(toString(move.to)),
                                       std::string(toString(move.event)),
                                       move.detail,
                                       now,
                                       extras.actor});
    }
    return true;
}

/// What the catalogue says otherwise than the shopper was shown. Where it is sold all the same,
/// the audit tells of it.
void OrderStore::savePricing(Transaction& tx, const Order& order)
{
    SaleStore(tx).saveDifferences(order);
    if (!order.isDoneDeal())
        return;
    platform::CallContext context;
    context.caller.accountId = order.kioskId;
    context.trace.traceId = order.traceId;
    platform::writeAudit(tx, context, auditOfDifference(order));
}

Result<OrderStore::AfterSale> OrderStore::afterSale(const Order& order, Deadline deadline)
{
    if (order.refundCount == 0 && order.fulfilment == Order().fulfilment)
        return AfterSale{};
    return m_database.read(deadline, [&](Transaction& tx) -> Result<AfterSale> {
        AfterSaleStore store(tx);
        return AfterSale{store.refundsOf(order.id), store.fulfilmentsOf(order.id)};
    });
}

Result<OrderRefund> OrderStore::refund(const std::string& refundId, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<OrderRefund> {
        auto found = AfterSaleStore(tx).refund(refundId);
        if (!found)
            return failure<OrderRefund>(ErrorCode::NotFound, "there is no such refund");
        return std::move(*found);
    });
}

Result<bool> OrderStore::take(const std::string& orderId, Deadline deadline)
{
    return m_database.inStatement(deadline, [&](Transaction& tx) -> Result<bool> {
        return !tx.run(sql::kTake,
                       orderId,
                       milliseconds(m_clock.now()),
                       milliseconds(leaseEnd()),
                       m_options.driver)
                    .empty();
    });
}

Outcome OrderStore::letGo(const Order& order, Deadline deadline)
{
    return m_database.inStatement(deadline, [&](Transaction& tx) -> Outcome {
        tx.run(sql::kLetGo, order.id, order.version, m_options.driver);
        return Done{};
    });
}

Result<std::vector<std::string>> OrderStore::claimDue(int limit, Deadline deadline)
{
    return m_database.inStatement(
        deadline, [&](Transaction& tx) -> Result<std::vector<std::string>> {
            std::vector<std::string> ids;
            for (const pqxx::row& row : tx.run(sql::kClaimDue,
                                               milliseconds(m_clock.now()),
                                               milliseconds(leaseEnd()),
                                               m_options.driver,
                                               limit))
                ids.push_back(row[0].as<std::string>());
            return ids;
        });
}

Result<std::int64_t> OrderStore::forgetKeys(std::chrono::hours age, int batch, Deadline deadline)
{
    std::int64_t forgotten = 0;
    while (!deadline.expired()) {
        const auto gone =
            m_database.inStatement(deadline, [&](Transaction& tx) -> Result<std::int64_t> {
                const auto rows =
                    tx.run(sql::kForgetKeys,
                           milliseconds(m_clock.now() - age),
                           batch,
                           milliseconds(m_clock.now() - std::max(age, kDeviceKeyAge)));
                return static_cast<std::int64_t>(rows.affected_rows());
            });
        if (!gone.ok())
            return gone;
        forgotten += *gone;
        if (*gone < batch)
            break;
    }
    return forgotten;
}

} // namespace vitrine::order::storage
