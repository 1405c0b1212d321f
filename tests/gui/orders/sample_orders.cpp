#include "tests/gui/orders/sample_orders.hpp"

#include "vitrine/domain/totals.hpp"

#include <cstdio>

namespace vitrine::tests {
namespace {

domain::OrderTotals totalsOf(const std::vector<SampleLine>& lines, const SampleOptions& options)
{
    const auto currency = *domain::Currency::create(options.currency);
    domain::OrderInput input;
    for (const SampleLine& line : lines)
        input.lines.push_back({.unitPrice = {line.priceMinor, currency},
                               .quantity = domain::Quantity::whole(line.quantity),
                               .taxRates = {line.taxRate},
                               .discount = domain::Discount::amount(line.discountMinor)});
    if (options.shippingMinor > 0)
        input.shipping = domain::ShippingInput{.price = {options.shippingMinor, currency},
                                               .taxRates = {190'000}};
    return *domain::computeTotals(
        {.currency = currency, .pricesIncludeTax = options.pricesIncludeTax}, input);
}

void addHistory(wire::Order& order)
{
    const auto at = [&](int second) {
        std::string time = order.placedAt;
        time.replace(17, 2, (second < 10 ? "0" : "") + std::to_string(second));
        return time;
    };
    const auto add = [&](const char* from, const char* to, const char* event, int second) {
        order.timeline.push_back({.from = from,
                                  .to = to,
                                  .event = event,
                                  .detail = {},
                                  .at = at(second),
                                  .kind = "status"});
    };
    add("", "PENDING", "place", 0);
    if (order.status == "PENDING")
        return;
    add("PENDING", "INVENTORY_RESERVED", "stock held", 1);
    add("INVENTORY_RESERVED", "PAYMENT_PENDING", "attempt opened", 1);
    if (order.status == "PAYMENT_FAILED")
        add("PAYMENT_PENDING", "PAYMENT_FAILED", "declined", 2);
    else
        add("PAYMENT_PENDING", "PAID", "captured", 3);
}

} // namespace

wire::Order sampleOrder(int number, std::vector<SampleLine> lines, const SampleOptions& options)
{
    const auto totals = totalsOf(lines, options);
    const auto money = [&](std::int64_t minor) { return domain::Money(minor, totals.currency); };
    char text[32];
    std::snprintf(text, sizeof text, "2026-%06d", number);
    wire::Order order;
    order.id = "order-" + std::to_string(number);
    order.number = text;
    order.accountId = "account-1";
    order.email = options.email;
    order.status = options.status;
    order.paymentStatus = options.status == "PAID" ? "PAID" : "NONE";
    order.fulfilmentStatus = "UNFULFILLED";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        wire::OrderLine line;
        line.productId = "product-" + std::to_string(i + 1);
        line.sku = "FW-" + std::to_string(1001 + i);
        line.name = lines[i].name;
        line.quantity = lines[i].quantity;
        line.unitPrice = money(lines[i].priceMinor);
        line.taxRateMillionths = lines[i].taxRate;
        line.discount = money(totals.lines[i].lineDiscount);
        line.net = money(totals.lines[i].net);
        line.tax = money(totals.lines[i].tax);
        line.total = money(totals.lines[i].total);
        line.position = std::int64_t(i) + 1;
        line.refunded = money(0);
        line.refundedTax = money(0);
        order.lines.push_back(std::move(line));
    }
    order.subtotal = money(totals.subtotal);
    order.discount = money(totals.discount);
    order.tax = money(totals.tax);
    order.shipping = money(totals.shipping.total);
    order.total = money(totals.total);
    order.refunded = money(0);
    order.refundable = money(options.status == "PAID" ? totals.total : 0);
    order.pricesIncludeTax = options.pricesIncludeTax;
    order.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    order.channel = options.channel;
    order.version = 1;
    order.placedAt = options.placedAt;
    order.updatedAt = options.placedAt;
    addHistory(order);
    return order;
}

wire::Order paidOrder(int number)
{
    return sampleOrder(
        number,
        {{"Wanderer Hiking Boots", 10'999, 3}, {"Trail Mix, 500 g", 1'495, 1, 70'000}},
        {.shippingMinor = 490});
}

wire::Payment paymentOf(const wire::Order& order)
{
    wire::Payment payment;
    payment.id = "payment-" + order.id;
    payment.orderId = order.id;
    payment.accountId = order.accountId;
    payment.status = "PAID";
    payment.captured = order.total;
    payment.refunded = {0, order.total.currency()};
    const auto at = [&](const char* second) {
        std::string time = order.placedAt;
        return time.replace(17, 2, second);
    };
    payment.attempts = {{.attemptKey = order.id + ":1",
                         .status = "DECLINED",
                         .amount = order.total,
                         .declineCode = "insufficient_funds",
                         .createdAt = at("01"),
                         .updatedAt = at("02")},
                        {.attemptKey = order.id + ":2",
                         .status = "CAPTURED",
                         .amount = order.total,
                         .providerReference = "sim_48213",
                         .createdAt = at("02"),
                         .updatedAt = at("03")}};
    return payment;
}

} // namespace vitrine::tests
