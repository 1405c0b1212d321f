// Buys something: finds a product, places an order under an idempotency key, waits until it is
// settled.

#include "examples/shop_session.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <chrono>
#include <iostream>
#include <thread>

using namespace vitrine;
using examples::report;

namespace {

constexpr std::chrono::seconds kSettleTime{30};

bool isOnItsWay(const wire::Order& order)
{
    return order.actionUrl.empty() &&
           (order.status == "PENDING" || order.status == "INVENTORY_RESERVED" ||
            order.status == "PAYMENT_PENDING" || order.status == "PAYMENT_UNKNOWN");
}

/// The product that is asked for, or the first one that is in stock.
Result<wire::Product> choose(const client::Sdk& sdk, const std::string& sku)
{
    if (!sku.empty())
        return sdk.catalog().getProductBySku(sku).get();
    const auto page = sdk.catalog().listProducts({.active = true, .limit = 50}).get();
    if (!page.ok())
        return page.error();
    for (const auto& product : page->items) {
        const auto stock = sdk.inventory().availability(product.id).get();
        if (stock.ok() && stock->available > 0)
            return product;
    }
    return failure<wire::Product>(ErrorCode::NotFound, "nothing is in stock");
}

/// Asks for the order until the shop has finished with it.
Result<wire::Order> settled(const client::OrderClient& orders, Result<wire::Order> order)
{
    const auto until = Deadline::in(kSettleTime);
    while (order.ok() && isOnItsWay(*order) && !until.expired()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        order = orders.getOrder(order->id).get();
    }
    return order;
}

} // namespace

int main(int argc, char** argv)
{
    const examples::CommandLine arguments(
        argc,
        argv,
        "Places an order and prints one line about it.",
        {{"gateway", "URL", "the shop (http://127.0.0.1:8080)"},
         {"issuer", "URL", "who signs people in (the shop itself)"},
         {"client-id", "ID", "as which registered program (vitrine-cli)"},
         {"email", "ADDRESS", "account to sign in to, with --password-file"},
         {"password-file", "FILE", "file whose first line is the password; - for standard input"},
         {"token-file", "FILE", "file whose first line is an access token, in place of signing in"},
         {"new-customer", nullptr, "register a new customer and buy as that one"},
         {"sku", "SKU", "what to buy (the first product in stock)"},
         {"quantity", "N", "how many (1)"},
         {"payment-token", "TOKEN", "the provider's token of a payment method (tok_visa)"}});
    client::limitNetworkThreads(2);
    const auto session = examples::openSession(arguments);
    if (!session.ok())
        return report("cannot sign in", session.error());
    const client::Sdk& sdk = *(*session)->sdk;

    const auto product = choose(sdk, arguments.text("sku"));
    if (!product.ok())
        return report("cannot find anything to buy", product.error());

    const wire::OrderDraft draft{
        .lines = {{product->id,
                   std::strtoll(arguments.text("quantity", "1").c_str(), nullptr, 10)}},
        .paymentToken = arguments.text("payment-token", "tok_visa")};
    const auto order =
        settled(sdk.orders(), sdk.orders().place(draft, {.idempotencyKey = randomHex(16)}).get());
    if (!order.ok())
        return report("cannot place the order", order.error());

    std::cout << "order " << order->number << " " << order->status
              << " total=" << order->total.amount() << " " << order->total.currency().code()
              << " trace=" << order->traceId;
    if (!order->reason.empty())
        std::cout << " reason=" << order->reason;
    if (!order->actionUrl.empty())
        std::cout << " action=" << order->actionUrl;
    std::cout << "\n";
    return order->status == "PAID" ? 0 : 1;
}
