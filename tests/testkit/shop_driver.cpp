#include "tests/testkit/shop_driver.hpp"

#include "tests/testkit/customers.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/catalog.hpp"

#include <stdexcept>
#include <thread>

namespace vitrine::testkit {

namespace {

using namespace std::chrono_literals;

[[noreturn]] void fail(const std::string& what, const std::string& why)
{
    throw std::runtime_error(what + ": " + why);
}

supervisor::ShopApi connect(const Shop& shop)
{
    auto api = supervisor::ShopApi::connect(supervisor::DataFolder(shop.data()));
    if (!api.ok())
        fail("connecting to the shop", api.error().message);
    return std::move(*api);
}

platform::Endpoint endpointOf(const std::string& url)
{
    const auto parsed = platform::parseHttpUrl(url);
    return {.host = parsed->host, .port = parsed->port};
}

constexpr const char* kJson = "application/json";

} // namespace

bool Purchase::isPaid() const
{
    const auto order = wire::decodeOrder(body);
    return (status == 201 || status == 200) && order.ok() && order->status == "PAID";
}

ShopDriver::ShopDriver(const Shop& shop)
    : m_shop(shop)
    , m_gateway(endpointOf(shop.gatewayUrl()))
    , m_api(connect(shop))
{
}

std::vector<std::string> ShopDriver::signInCustomers(int count)
{
    return signInNewCustomers(m_shop.gatewayUrl(), count);
}

std::string ShopDriver::administer(const std::string& method,
                                   const std::string& target,
                                   const std::string& body,
                                   const std::string& contentType,
                                   int expected)
{
    platform::HttpCall call{.method = method, .url = target};
    call.headers.add("Content-Type", contentType);
    call.body = body;
    const auto answer = m_api.callGateway(call);
    if (!answer.ok() || answer->status != expected)
        fail(method + " " + target, answer.ok() ? answer->body : answer.error().message);
    return answer->body;
}

Result<platform::HttpAnswer> ShopDriver::tryToAdminister(const std::string& method,
                                                         const std::string& target,
                                                         const std::string& body,
                                                         Headers headers)
{
    platform::HttpCall call{.method = method, .url = target};
    call.headers = std::move(headers);
    if (!body.empty())
        call.headers.add("Content-Type", kJson);
    call.body = body;
    return m_api.callGateway(call);
}

std::string ShopDriver::addProduct(const std::string& sku, std::int64_t price, std::int64_t stock)
{
    wire::ProductDraft draft;
    draft.sku = sku;
    draft.name = "Product " + sku;
    draft.price = *domain::Money::create(price, "EUR");
    const auto made = administer("POST", "/api/v1/products", wire::encode(draft), kJson, 201);
    const std::string id = wire::decodeProduct(made)->id;
    const wire::StockAdjustment adjustment{.operationId = id, .delta = stock, .reason = "test"};
    (void)administer(
        "POST", "/api/v1/inventory/" + id + "/adjust", wire::encode(adjustment), kJson, 200);
    return id;
}

wire::Stock ShopDriver::stockOf(const std::string& productId)
{
    const auto answer = m_api.callGateway({.url = "/api/v1/inventory/" + productId + "?view=full"});
    const auto stock =
        answer.ok() ? wire::decodeStock(answer->body) : Result<wire::Stock>(answer.error());
    if (!stock.ok())
        fail("stock of " + productId, stock.error().message);
    return *stock;
}

platform::UpstreamReply ShopDriver::send(const std::string& method,
                                         const std::string& target,
                                         const std::string& token,
                                         const std::string& body,
                                         Headers headers)
{
    platform::UpstreamRequest request{
        .method = method, .target = target, .headers = std::move(headers), .body = body};
    if (!body.empty() && !request.headers.has("Content-Type"))
        request.headers.add("Content-Type", "application/json");
    if (!token.empty())
        request.headers.add("Authorization", "Bearer " + token);
    return m_network.send(m_gateway, std::move(request), Deadline::in(30s));
}

Purchase ShopDriver::buy(const std::string& token,
                         const std::string& productId,
                         std::int64_t quantity,
                         const std::string& paymentToken,
                         std::string idempotencyKey)
{
    if (idempotencyKey.empty())
        idempotencyKey = randomHex(16);
    wire::OrderDraft draft;
    draft.lines = {{productId, quantity}};
    draft.paymentToken = paymentToken;
    const auto reply = send("POST",
                            "/api/v1/orders",
                            token,
                            wire::encode(draft),
                            {{"Idempotency-Key", idempotencyKey}});
    return {.status = reply.ok() ? reply.response.status : 0,
            .body = reply.ok() ? reply.response.body : reply.message,
            .idempotencyKey = idempotencyKey};
}

Result<wire::Order> ShopDriver::order(const std::string& token, const std::string& id)
{
    const auto reply = send("GET", "/api/v1/orders/" + id, token);
    if (!reply.ok() || reply.response.status != 200)
        return failure<wire::Order>(ErrorCode::Unavailable, "the order cannot be read now");
    return wire::decodeOrder(reply.response.body);
}

std::vector<wire::Order> ShopDriver::ordersOf(const std::string& token)
{
    std::vector<wire::Order> all;
    wire::OrderQuery query{.limit = 200};
    do {
        const auto reply = send("GET", "/api/v1/orders?" + wire::encodeQuery(query), token);
        const auto page = wire::decodeOrderPage(reply.response.body);
        if (!reply.ok() || !page.ok())
            fail("listing orders", reply.ok() ? reply.response.body : reply.message);
        all.insert(all.end(), page->items.begin(), page->items.end());
        query.after = page->nextToken;
    } while (!query.after.empty());
    return all;
}

} // namespace vitrine::testkit
