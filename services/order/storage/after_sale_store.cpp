#include "services/order/storage/after_sale_store.hpp"

#include "services/order/storage/after_sale_sql.hpp"
#include "services/order/storage/order_rows.hpp"
#include "services/platform/database/sql_array.hpp"

#include <map>
#include <stdexcept>

namespace vitrine::order::storage {
namespace {

using platform::sqlArray;

std::optional<std::int64_t> millisecondsOf(const std::optional<Timestamp>& time)
{
    return time ? std::optional(milliseconds(*time)) : std::nullopt;
}

/// The members of a list of structs as one SQL array.
template <typename T> std::string arrayOf(const std::vector<T>& items, std::int64_t T::*member)
{
    std::vector<std::int64_t> values;
    for (const T& item : items)
        values.push_back(item.*member);
    return sqlArray(values);
}

RefundProgress readProgress(const pqxx::row& row)
{
    const auto step = parseRefundStep(row["step"].c_str());
    if (!step.ok())
        throw std::runtime_error(step.error().message);
    return {.status = row["status"].as<std::string>(),
            .step = *step,
            .restock = row["restock"].as<bool>(),
            .restocked = row["restocked"].as<bool>(),
            .send = row["send"].as<int>(),
            .tries = row["tries"].as<int>(),
            .wakeAt = instant(row["wake_ms"])};
}

OrderRefund readRefund(const pqxx::row& row)
{
    OrderRefund refund{.id = row["id"].as<std::string>(),
                       .orderId = row["order_id"].as<std::string>(),
                       .number = row["number"].as<int>(),
                       .source = row["source"].as<std::string>(),
                       .key = row["refund_key"].as<std::string>(),
                       .amount = row["amount"].as<std::int64_t>(),
                       .tax = row["tax"].as<std::int64_t>(),
                       .shipping = row["shipping"].as<std::int64_t>(),
                       .shippingTax = row["shipping_tax"].as<std::int64_t>(),
                       .reason = row["reason"].as<std::string>(),
                       .actor = row["actor"].as<std::string>(),
                       .traceparent = row["traceparent"].as<std::string>(),
                       .progress = readProgress(row),
                       .version = row["version"].as<std::int64_t>(),
                       .createdAt = instant(row["created_ms"])};
    if (!row["settled_ms"].is_null())
        refund.settledAt = instant(row["settled_ms"]);
    return refund;
}

Fulfilment readFulfilment(const pqxx::row& row)
{
    Fulfilment done{.id = row["id"].as<std::string>(),
                    .action = row["action"].as<std::string>(),
                    .carrier = row["carrier"].as<std::string>(),
                    .trackingCode = row["tracking_code"].as<std::string>(),
                    .note = row["note"].as<std::string>(),
                    .actor = row["actor"].as<std::string>(),
                    .at = instant(row["at_ms"])};
    const auto positions = numbers(row["positions"]);
    const auto quantities = numbers(row["quantities"]);
    for (std::size_t i = 0; i < positions.size(); ++i)
        done.lines.push_back({positions[i], quantities.at(i)});
    return done;
}

} // namespace

bool AfterSaleStore::addRefund(const Order& order, const OrderRefund& refund, const Lease& lease)
{
    const auto added = m_tx.run(sql::kAddRefund,
                                refund.id,
                                order.id,
                                refund.number,
                                refund.source,
                                refund.key,
                                refund.amount,
                                refund.tax,
                                refund.shipping,
                                refund.shippingTax,
                                refund.reason,
                                refund.actor,
                                refund.traceparent,
                                refund.progress.status,
                                toString(refund.progress.step),
                                refund.progress.restock,
                                refund.progress.restocked,
                                refund.progress.send,
                                refund.progress.tries,
                                milliseconds(refund.progress.wakeAt),
                                millisecondsOf(lease.until),
                                lease.driver,
                                milliseconds(refund.createdAt),
                                millisecondsOf(refund.settledAt));
    if (added.affected_rows() == 0)
        return false;
    if (!refund.lines.empty()) {
        m_tx.run(sql::kAddRefundLines,
                 refund.id,
                 arrayOf(refund.lines, &RefundLine::position),
                 arrayOf(refund.lines, &RefundLine::quantity),
                 arrayOf(refund.lines, &RefundLine::amount),
                 arrayOf(refund.lines, &RefundLine::tax));
        m_tx.run(sql::kMoveLines, refund.id, 1);
    }
    m_tx.run(sql::kMoveShipping, refund.id, 1);
    return true;
}

bool AfterSaleStore::saveRefund(const OrderRefund& refund, const Lease& lease)
{
    return m_tx.run(sql::kSaveRefund,
                    refund.id,
                    refund.version,
                    refund.progress.status,
                    toString(refund.progress.step),
                    refund.progress.restocked,
                    refund.progress.send,
                    refund.progress.tries,
                    milliseconds(refund.progress.wakeAt),
                    millisecondsOf(lease.until),
                    lease.driver,
                    refund.key,
                    millisecondsOf(refund.settledAt))
               .affected_rows() == 1;
}

void AfterSaleStore::takeRefundBack(const OrderRefund& refund)
{
    m_tx.run(sql::kMoveLines, refund.id, -1);
    m_tx.run(sql::kMoveShipping, refund.id, -1);
}

std::vector<OrderRefund> AfterSaleStore::complete(const pqxx::result& rows)
{
    std::vector<OrderRefund> refunds;
    std::vector<std::string> ids;
    std::map<std::string, std::size_t> places;
    for (const pqxx::row& row : rows) {
        refunds.push_back(readRefund(row));
        ids.push_back(refunds.back().id);
        places[ids.back()] = refunds.size() - 1;
    }
    if (ids.empty())
        return refunds;
    for (const pqxx::row& row : m_tx.run(sql::kRefundLines, sqlArray(ids)))
        refunds[places.at(row["refund_id"].c_str())].lines.push_back(
            {.position = row["position"].as<std::int64_t>(),
             .quantity = row["quantity"].as<std::int64_t>(),
             .amount = row["amount"].as<std::int64_t>(),
             .tax = row["tax"].as<std::int64_t>()});
    return refunds;
}

std::optional<OrderRefund> AfterSaleStore::refund(const std::string& id)
{
    auto refunds = complete(m_tx.run(sql::kRefund, id));
    return refunds.empty() ? std::nullopt : std::optional(std::move(refunds.front()));
}

std::vector<OrderRefund> AfterSaleStore::refundsOf(const std::string& orderId)
{
    return complete(m_tx.run(sql::kRefundsOf, orderId));
}

std::vector<std::string>
AfterSaleStore::claimDueRefunds(Timestamp now, const Lease& lease, int limit)
{
    std::vector<std::string> ids;
    for (const pqxx::row& row : m_tx.run(sql::kClaimRefunds,
                                         milliseconds(now),
                                         millisecondsOf(lease.until),
                                         lease.driver,
                                         limit))
        ids.push_back(row[0].as<std::string>());
    return ids;
}

void AfterSaleStore::letGoOfRefund(const OrderRefund& refund, const std::string& driver)
{
    m_tx.run(sql::kLetGoOfRefund, refund.id, refund.version, driver);
}

std::optional<std::vector<WantedLine>>
AfterSaleStore::goodsOfCancellation(const std::string& orderId)
{
    const auto rows = m_tx.run(sql::kGoodsOfCancellation, orderId);
    if (rows.empty())
        return std::nullopt;
    std::vector<WantedLine> goods;
    for (const pqxx::row& row : rows) {
        if (!row["product_id"].is_null())
            goods.push_back(
                {row["product_id"].as<std::string>(), row["quantity"].as<std::int64_t>()});
    }
    return goods;
}

void AfterSaleStore::markRestocked(const std::string& orderId)
{
    m_tx.run(sql::kMarkRestocked, orderId);
}

void AfterSaleStore::addFulfilment(const Order& order,
                                   const Fulfilment& done,
                                   const std::string& state)
{
    m_tx.run(sql::kAddFulfilment,
             done.id,
             order.id,
             done.action,
             arrayOf(done.lines, &domain::LineQuantity::position),
             arrayOf(done.lines, &domain::LineQuantity::quantity),
             done.carrier,
             done.trackingCode,
             done.note,
             done.actor,
             milliseconds(done.at),
             state);
}

void AfterSaleStore::saveFulfilmentState(const std::string& orderId, const std::string& state)
{
    m_tx.run(sql::kSaveFulfilment, orderId, state);
}

std::vector<Fulfilment> AfterSaleStore::fulfilmentsOf(const std::string& orderId)
{
    std::vector<Fulfilment> all;
    for (const pqxx::row& row : m_tx.run(sql::kFulfilmentsOf, orderId))
        all.push_back(readFulfilment(row));
    return all;
}

void AfterSaleStore::addEvent(const std::string& orderId, const TimelineEntry& entry)
{
    m_tx.run(sql::kAddEvent,
             orderId,
             entry.from,
             entry.to,
             entry.event,
             entry.detail,
             milliseconds(entry.at),
             entry.actor,
             entry.kind);
}

} // namespace vitrine::order::storage
