#include "services/order/http/order_problem_codec.hpp"

#include "vitrine/wire/json_reader.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::order {
namespace {

using nlohmann::json;

constexpr int kConflict = 409;
constexpr int kPaymentRequired = 402;

json listOf(const std::vector<RefusedLine>& lines)
{
    auto list = json::array();
    for (const RefusedLine& line : lines)
        list.push_back({{"productId", line.productId},
                        {"requested", line.requested},
                        {"available", line.available}});
    return list;
}

json differencesOf(const Order& order)
{
    auto list = json::array();
    for (const WantedLine& line : order.priceDifferences())
        list.push_back({{"productId", line.productId},
                        {"quantity", line.quantity},
                        {"expected", wire::toJson(*line.expectedUnitPrice)},
                        {"current", wire::toJson(*line.currentUnitPrice)}});
    return list;
}

bool isDeclined(const Order& order)
{
    if (order.saga.way != PaymentWay::Provider)
        return false; // nobody was asked for the money
    if (order.state() == OrderState::PaymentFailed)
        return true;
    const std::string& reason = order.saga.reason;
    // Declined for good: no attempt was left, or the time to try again is over.
    return order.saga.attempt > 0 && reason != reasons::kOutOfStock &&
           reason != reasons::kCancelledByCustomer && reason != reasons::kCancelledByStaff &&
           reason != "payment_timeout" && reason != "amount_mismatch";
}

std::string detailOf(const Order& order)
{
    const std::string& reason = order.saga.reason;
    if (reason == reasons::kOutOfStock)
        return "there is not enough stock; nothing was charged";
    if (reason == reasons::kProductUnavailable)
        return "a product is not for sale";
    if (reason == reasons::kPriceChanged) {
        const domain::Money total = order.money(order.amounts.total);
        if (order.expectedTotal && *order.expectedTotal != total)
            return "the order comes to " + total.text() + ", not to " + order.expectedTotal->text();
        return "prices are not what the shopper was shown";
    }
    if (reason == reasons::kTerminalReferenceUsed)
        return "another order was paid by this payment at the terminal";
    if (isDeclined(order))
        return "the payment was declined: " + reason;
    return "the order is " + std::string(toString(order.state())) + ": " + reason;
}

} // namespace

OrderProblem problemOf(const Order& order, std::string_view instance)
{
    const bool declined = isDeclined(order);
    OrderProblem problem{.status = declined ? kPaymentRequired : kConflict, .body = {}};
    json document{{"type", "about:blank"},
                  {"title", declined ? "Payment Required" : "Conflict"},
                  {"status", problem.status},
                  {"detail", detailOf(order)},
                  {"instance", instance},
                  {"orderId", order.id},
                  {"orderNumber", order.number},
                  {"orderStatus", toString(order.state())},
                  {"reason", order.saga.reason}};
    if (order.saga.reason == reasons::kOutOfStock)
        document["shortages"] = listOf(order.refusedLines);
    if (order.saga.reason == reasons::kProductUnavailable)
        document["unavailable"] = listOf(order.refusedLines);
    if (order.saga.reason == reasons::kPriceChanged) {
        if (order.expectedTotal)
            document["expectedTotal"] = wire::toJson(*order.expectedTotal);
        document["total"] = wire::toJson(order.money(order.amounts.total));
        document["priceDifferences"] = differencesOf(order);
    }
    if (declined)
        document["declineCode"] = order.saga.reason;
    if (order.saga.step == SagaStep::AwaitRetry)
        document["retryBy"] = formatTimestamp(order.saga.retryBy);
    problem.body = document.dump(-1, ' ', false, json::error_handler_t::replace);
    return problem;
}

} // namespace vitrine::order
