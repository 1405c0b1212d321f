#include "services/order/storage/order_store.hpp"

#include "services/order/storage/member_arrays.hpp"
#include "services/order/storage/order_events.hpp"
#include "services/order/storage/order_rows.hpp"
#include "services/order/storage/order_sql.hpp"

#include <algorithm>
#include <map>

namespace vitrine::order::storage {
namespace {

using platform::sqlArray;
using platform::Transaction;

constexpr std::chrono::hours kDeviceKeyAge{24 * 30};

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
