#include "services/order/storage/order_rows.hpp"

#include "services/order/storage/sale_store.hpp"
#include "vitrine/core/trace_context.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace vitrine::order::storage {
namespace {

template <typename T> T known(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

/// What array_to_string made of an array without commas in its members.
std::vector<std::string> members(const pqxx::field& field)
{
    std::vector<std::string> list;
    std::istringstream text(field.as<std::string>());
    for (std::string member; std::getline(text, member, ',');)
        list.push_back(member);
    return list;
}

domain::Currency currencyOf(const pqxx::field& field)
{
    const auto code = field.as<std::string>();
    return code == domain::Currency().code() ? domain::Currency()
                                             : known(domain::Currency::create(code));
}

SagaState readSaga(const pqxx::row& row)
{
    SagaState saga;
    saga.orderId = row["id"].as<std::string>();
    saga.order = known(domain::parseOrderState(row["status"].c_str()));
    saga.step = known(parseSagaStep(row["step"].c_str()));
    saga.ending = known(parseEnding(row["ending"].c_str()));
    saga.way = known(parsePaymentWay(row["payment_way"].c_str()));
    saga.reason = row["reason"].as<std::string>();
    saga.total = row["total"].as<std::int64_t>();
    saga.hold = row["hold"].as<int>();
    saga.attempt = row["attempt"].as<int>();
    saga.refund = row["refund"].as<int>();
    saga.refundAmount = row["refund_amount"].as<std::int64_t>();
    saga.givenBack = row["given_back"].as<std::int64_t>();
    saga.refunded = row["refunded"].as<std::int64_t>();
    saga.tries = row["tries"].as<int>();
    saga.captured = row["captured"].as<bool>();
    saga.refundSent = row["refund_sent"].as<bool>();
    saga.noticed = row["noticed"].as<bool>();
    for (const std::int64_t stray : numbers(row["strays"]))
        saga.strays.push_back(static_cast<int>(stray));
    saga.actionUrl = row["action_url"].as<std::string>();
    saga.payBy = instant(row["pay_by"]);
    saga.holdUntil = instant(row["hold_until"]);
    saga.retryBy = instant(row["retry_by"]);
    saga.wakeAt = instant(row["wake_at"]);
    return saga;
}

void readWanted(const pqxx::row& row, Order& order)
{
    const auto products = members(row["wanted_products"]);
    const auto quantities = numbers(row["wanted_quantities"]);
    for (std::size_t i = 0; i < products.size(); ++i)
        order.wanted.push_back({products[i], quantities.at(i)});
    const auto refused = members(row["refused_products"]);
    const auto requested = numbers(row["refused_requested"]);
    const auto available = numbers(row["refused_available"]);
    for (std::size_t i = 0; i < refused.size(); ++i)
        order.refusedLines.push_back({refused[i], requested.at(i), available.at(i)});
}

} // namespace

std::vector<std::int64_t> numbers(const pqxx::field& field)
{
    std::vector<std::int64_t> list;
    for (const std::string& member : members(field))
        list.push_back(std::stoll(member));
    return list;
}

Timestamp instant(const pqxx::field& field)
{
    return Timestamp(std::chrono::milliseconds(field.as<std::int64_t>()));
}

Order readOrder(const pqxx::row& row)
{
    Order order;
    order.id = row["id"].as<std::string>();
    order.number = row["number"].as<std::string>();
    order.accountId = row["account_id"].as<std::string>();
    order.email = row["email"].as<std::string>();
    order.paymentToken = row["payment_token"].as<std::string>();
    if (!row["expected_amount"].is_null())
        order.expectedTotal = domain::Money(row["expected_amount"].as<std::int64_t>(),
                                            currencyOf(row["expected_currency"]));
    readWanted(row, order);
    order.currency = currencyOf(row["currency"]);
    order.pricesIncludeTax = row["prices_include_tax"].as<bool>();
    order.amounts = {.subtotal = row["subtotal"].as<std::int64_t>(),
                     .discount = row["discount"].as<std::int64_t>(),
                     .tax = row["tax"].as<std::int64_t>(),
                     .shipping = row["shipping"].as<std::int64_t>(),
                     .total = row["total"].as<std::int64_t>()};
    order.refunded = row["refunded"].as<std::int64_t>();
    order.shippingRefunded = row["shipping_refunded"].as<std::int64_t>();
    order.shippingTaxRefunded = row["shipping_tax_refunded"].as<std::int64_t>();
    order.refundCount = row["refund_count"].as<int>();
    order.fulfilment = row["fulfilment"].as<std::string>();
    order.channel = row["channel"].as<std::string>();
    order.kioskId = row["kiosk_id"].as<std::string>();
    readSale(row, order);
    order.traceparent = row["traceparent"].as<std::string>();
    if (const auto trace = extractTraceContext({.traceparent = order.traceparent}))
        order.traceId = trace->traceId;
    order.saga = readSaga(row);
    order.version = row["version"].as<std::int64_t>();
    order.placedAt = instant(row["placed_ms"]);
    order.updatedAt = instant(row["updated_ms"]);
    return order;
}

OrderLine readLine(const pqxx::row& row)
{
    return {.productId = row["product_id"].as<std::string>(),
            .sku = row["sku"].as<std::string>(),
            .gtin = row["gtin"].as<std::string>(),
            .name = row["name"].as<std::string>(),
            .imageHash = row["image_hash"].as<std::string>(),
            .quantity = row["quantity"].as<std::int64_t>(),
            .unitPrice = row["unit_price"].as<std::int64_t>(),
            .taxCategory = row["tax_category"].as<std::string>(),
            .taxRate = row["tax_rate"].as<std::int64_t>(),
            .discount = row["discount"].as<std::int64_t>(),
            .net = row["net"].as<std::int64_t>(),
            .tax = row["tax"].as<std::int64_t>(),
            .total = row["total"].as<std::int64_t>(),
            .refundedQuantity = row["refunded_quantity"].as<std::int64_t>(),
            .refunded = row["refunded"].as<std::int64_t>(),
            .refundedTax = row["refunded_tax"].as<std::int64_t>(),
            .fulfilledQuantity = row["fulfilled_quantity"].as<std::int64_t>()};
}

TimelineEntry readTimelineEntry(const pqxx::row& row)
{
    return {.from = row["moved_from"].as<std::string>(),
            .to = row["moved_to"].as<std::string>(),
            .event = row["event"].as<std::string>(),
            .detail = row["detail"].as<std::string>(),
            .at = instant(row["at_ms"]),
            .actor = row["actor"].as<std::string>(),
            .kind = row["kind"].as<std::string>()};
}

} // namespace vitrine::order::storage
