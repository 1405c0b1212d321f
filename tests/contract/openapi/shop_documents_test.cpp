// What running services answer is what proto-docs/api promises: a shop is driven through all of its
// public paths, and what went over the wire is held against the documents by check_exchanges.mjs.

#include "examples/scripted_browser.hpp"
#include "tests/testkit/shop.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/auth/session_tokens.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/uuid.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <future>
#include <mutex>

namespace vitrine::client {
namespace {

using namespace std::chrono_literals;
using testkit::Shop;

/// A grey square of 8 by 8 pixels (PNG).
constexpr auto kPicture = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR42mNogAIGyhgAgIQg"
                          "ARDoahcAAAAASUVORK5CYII=";

/// The network, and a note of everything that went over it to the shop.
class Recorder final : public HttpTransport, public std::enable_shared_from_this<Recorder>
{
public:
    Recorder(std::vector<std::string> endpoints, const std::string& file)
        : m_endpoints(std::move(endpoints))
        , m_file(file)
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        const bool isShop =
            std::find(m_endpoints.begin(), m_endpoints.end(), call.endpoint) != m_endpoints.end();
        const auto method = call.method;
        const auto target = call.target;
        return m_network->send(std::move(call), std::move(scope))
            .then([self = shared_from_this(), isShop, method, target](Result<HttpReply> reply) {
                if (isShop && reply.ok())
                    self->note(method, target, *reply);
                return reply;
            });
    }

private:
    void note(const std::string& method, const std::string& target, const HttpReply& reply)
    {
        const std::string type(reply.headers.get("Content-Type"));
        const bool isText = type.find("json") != std::string::npos || type.starts_with("text/");
        const nlohmann::json line = {
            {"method", method},
            {"path", target},
            {"status", reply.status},
            {"contentType", type},
            {"body", isText || reply.body.empty() ? reply.body : std::string("(bytes)")}};
        const std::lock_guard lock(m_mutex);
        m_file << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
    }

    std::vector<std::string> m_endpoints;
    std::shared_ptr<HttpTransport> m_network = makeNetworkTransport();
    std::mutex m_mutex;
    std::ofstream m_file; // guarded by m_mutex
};

class ShopDocuments : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto started = shop.up();
        ASSERT_EQ(started.exitCode, 0) << started.output;
        recorder = std::make_shared<Recorder>(std::vector{shop.gatewayUrl(), shop.url("catalog")},
                                              exchanges);
    }

    std::string makeAccount(const std::string& email, const std::string& role) const
    {
        const auto made = shop.vitrine({"account", "create", email, "--role", role});
        EXPECT_EQ(made.exitCode, 0) << made.output;
        const auto at = made.output.find("password ") + 9;
        return made.output.substr(at, made.output.find_first_of(" \n", at) - at);
    }

    std::shared_ptr<SessionTokens> signIn(const std::string& email,
                                          const std::string& password) const
    {
        const auto provider = OidcClient::create(
            {.issuer = shop.gatewayUrl() + "/oauth2/default", .clientId = "vitrine-cli"},
            {.transport = recorder});
        std::promise<std::string> url;
        auto signingIn =
            provider->signInWithBrowser({.open = [&](const std::string& opened) -> Outcome {
                url.set_value(opened);
                return Done{};
            }});
        const auto done =
            examples::ScriptedBrowser(email, password, recorder).signIn(url.get_future().get());
        EXPECT_TRUE(done.ok()) << done.error().message;
        const auto tokens = signingIn.get();
        EXPECT_TRUE(tokens.ok()) << tokens.error().message;
        auto session = std::make_shared<SessionTokens>(*provider);
        EXPECT_TRUE(session->begin(*tokens).get().ok());
        return session;
    }

    std::shared_ptr<Sdk> connect(std::shared_ptr<TokenSource> tokens) const
    {
        return Sdk::create({.endpoint = shop.gatewayUrl(),
                            .tokens = std::move(tokens),
                            .transport = recorder})
            .value();
    }

    /// A request that no client would send, and its status.
    int raw(const std::string& method,
            const std::string& target,
            const std::string& token = {},
            const std::string& body = {},
            Headers headers = {},
            const std::string& endpoint = {})
    {
        if (!token.empty())
            headers.set("Authorization", "Bearer " + token);
        const auto reply =
            recorder
                ->send({.method = method,
                        .endpoint = endpoint.empty() ? shop.gatewayUrl() : endpoint,
                        .target = target,
                        .headers = headers,
                        .body = body,
                        .contentType = body.starts_with('{') ? "application/json"
                                                             : "application/x-www-form-urlencoded"},
                       {})
                .get();
        EXPECT_TRUE(reply.ok()) << reply.error().message;
        return reply.ok() ? reply->status : 0;
    }

    /// The gateway learns of the services a moment after they are ready; only the walk is to be
    /// judged.
    void waitUntilReachable(const std::string& token) const
    {
        const auto network = makeNetworkTransport();
        const auto until = Deadline::in(60s);
        for (const std::string path :
             {"categories", "inventory", "orders", "payments", "traces/services", "accounts/me"}) {
            HttpCall call{.endpoint = shop.gatewayUrl(),
                          .target = "/api/v1/" + path,
                          .headers = {{"Authorization", "Bearer " + token}}};
            for (auto reply = network->send(call, {}).get(); !reply.ok() || reply->status == 503;
                 reply = network->send(call, {}).get()) {
                ASSERT_FALSE(until.expired()) << path;
                std::this_thread::sleep_for(50ms);
            }
        }
    }

    void walkCatalogue(const Sdk& admin);
    void walkAdministration(const Sdk& admin);
    void walkAudit(const Sdk& admin);
    void walkStock(const Sdk& admin);
    void walkOrders(const Sdk& customer, const Sdk& admin, const std::string& customerToken);
    void walkAfterSale(const Sdk& customer, const Sdk& admin);
    void walkTraces(const Sdk& admin, const std::string& adminToken, const std::string& traceId);
    void walkAccounts(const Sdk& admin);
    void walkDevices(const Sdk& admin);
    void walkLeases(const Sdk& kiosk, const Sdk& admin, const std::string& deviceId) const;
    void walkKioskOrders(const Sdk& kiosk, const Sdk& admin) const;
    void walkSignIn();
    void walkRefusals(const std::string& customerToken, const std::string& adminToken);

    Shop shop{Shop::Options{}};
    std::string exchanges = (shop.data() / "exchanges.jsonl").string();
    std::shared_ptr<Recorder> recorder;
    wire::Product product;
    wire::Order placed;
};

void ShopDocuments::walkCatalogue(const Sdk& admin)
{
    const auto catalog = admin.catalog();
    const auto category = catalog.createCategory({.name = "Tents"}).get();
    ASSERT_TRUE(category.ok()) << category.error().message;
    wire::ProductDraft draft;
    draft.sku = "TENT-1";
    draft.gtins = {"4006381333931"};
    draft.name = "Two-person tent";
    draft.price = domain::Money::create(19900, "EUR").value();
    draft.specifications = {{"Weight", "2.1 kg"}};
    draft.metadata = {{"supplier", "Norrsken"}};
    draft.categoryIds = {category->id};
    auto created = catalog.createProduct(draft).get();
    ASSERT_TRUE(created.ok()) << created.error().message;
    EXPECT_FALSE(catalog.createProduct(draft).get().ok());
    draft.price = domain::Money::create(17900, "EUR").value();
    EXPECT_TRUE(catalog.updateProduct(created->id, created->version, draft).get().ok());
    EXPECT_FALSE(catalog.updateProduct(created->id, created->version, draft).get().ok());
    auto pictured =
        catalog.addImage(created->id, {base64Decode(kPicture).value(), "image/png", "Grey"}).get();
    ASSERT_TRUE(pictured.ok()) << pictured.error().message;
    const auto hash = pictured->images.at(0).hash;
    pictured = catalog.arrangeImages(created->id, pictured->version, pictured->images).get();
    ASSERT_TRUE(pictured.ok()) << pictured.error().message;
    EXPECT_TRUE(catalog.getImage(hash).get().ok());
    EXPECT_TRUE(catalog.getImage(hash, ImageSize::Thumbnail).get().ok());
    pictured = catalog.removeImage(created->id, pictured->version, hash).get();
    ASSERT_TRUE(pictured.ok()) << pictured.error().message;
    ASSERT_TRUE(catalog.deleteProduct(created->id, pictured->version).get().ok());
    const auto restored = catalog.restoreProduct(created->id).get();
    ASSERT_TRUE(restored.ok()) << restored.error().message;
    product = *restored;

    EXPECT_TRUE(catalog.listProducts({.text = "tent", .limit = 1}).get().ok());
    EXPECT_FALSE(catalog.listProducts({.after = "nonsense"}).get().ok());
    EXPECT_TRUE(catalog.getProduct(product.id).get().ok());
    EXPECT_TRUE(catalog.getProductBySku("tent-1").get().ok());
    EXPECT_TRUE(catalog.getProductByGtin("4006381333931").get().ok());
    EXPECT_FALSE(catalog.getProductByGtin("123").get().ok());
    EXPECT_TRUE(catalog.getProducts({product.id, domain::newUuid().text()}).get().ok());
    EXPECT_TRUE(catalog.priceHistory(product.id).get().ok());
    const auto csv = catalog.exportProducts().get();
    ASSERT_TRUE(csv.ok()) << csv.error().message;
    EXPECT_TRUE(catalog.importProducts(*csv, true).get().ok());
    EXPECT_FALSE(catalog.getProduct(domain::newUuid().text()).get().ok());
    EXPECT_TRUE(catalog.listCategories().get().ok());
    EXPECT_TRUE(catalog.getCategory(category->id).get().ok());
    const auto renamed =
        catalog.updateCategory(category->id, category->version, {.name = "Shelters"}).get();
    EXPECT_TRUE(renamed.ok()) << renamed.error().message;
    const auto changes = connect(nullptr)->catalog().productChanges().get();
    ASSERT_TRUE(changes.ok()) << changes.error().message;
    EXPECT_EQ(changes->items.size(), 1U);
    EXPECT_TRUE(catalog.productChanges({.after = changes->next}).get()->items.empty());
    EXPECT_FALSE(catalog.productChanges({.after = "nonsense"}).get().ok());
    const auto spare = catalog.createCategory({.name = "Spare"}).get();
    EXPECT_TRUE(catalog.deleteCategory(spare->id, spare->version).get().ok());
}

void ShopDocuments::walkAdministration(const Sdk& admin)
{
    const auto catalog = admin.catalog();
    const std::string table = "sku,name,brand,price\nCUP-1,Cup,Alpina,5.00\nCUP-2,Mug,,7.50\n";
    const auto rehearsed = catalog.importProducts(table, {.dryRun = true}).get();
    ASSERT_TRUE(rehearsed.ok()) << rehearsed.error().message;
    EXPECT_EQ(rehearsed->details.size(), 2U);
    const std::string batchId = domain::newUuid().text();
    const wire::ImportOptions how{.details = true, .batchId = batchId};
    EXPECT_EQ(catalog.importProducts(table, how).get()->created, 2);
    const auto cups = catalog.listProducts({.sort = "-updated", .skip = 0, .count = true}).get();
    ASSERT_TRUE(cups.ok()) << cups.error().message;
    EXPECT_EQ(cups->total, 3);
    EXPECT_EQ(catalog.productFacets({.text = "cup"}).get()->total, 2);

    wire::BulkEdit edit;
    edit.change.price = domain::PriceRule{domain::PriceRule::Kind::Percent, 1000};
    for (const wire::Product& cup : cups->items)
        edit.ids.push_back(cup.id);
    edit.ids.push_back(domain::newUuid().text());
    EXPECT_EQ(catalog.bulkEdit(edit, true).get()->changed, 3);
    const auto edited = catalog.bulkEdit(edit, false).get();
    ASSERT_TRUE(edited.ok()) << edited.error().message;
    EXPECT_EQ(edited->failed, 1);
    EXPECT_EQ(catalog.undoBatch(edited->batchId).get()->restored, 3);
    EXPECT_EQ(catalog.undoBatch(batchId).get()->skipped.size(), 2U) << "changed since";
    EXPECT_FALSE(catalog.undoBatch(domain::newUuid().text()).get().ok());
    EXPECT_EQ(catalog.listBatches({.count = true}).get()->total, 2);
    EXPECT_FALSE(catalog.bulkEdit({}, false).get().ok());

    const auto cup = catalog.getProductBySku("CUP-1").get();
    ASSERT_TRUE(cup.ok()) << cup.error().message;
    EXPECT_FALSE(catalog.purgeProduct(cup->id, cup->version).get().ok());
    EXPECT_TRUE(catalog.deleteProduct(cup->id, cup->version).get().ok());
    EXPECT_EQ(catalog.listProducts({.archived = true}).get()->items.size(), 1U);
    EXPECT_FALSE(connect(nullptr)->catalog().listProducts({.archived = true}).get().ok());
    EXPECT_TRUE(catalog.purgeProduct(cup->id, cup->version + 1).get().ok());
    product = catalog.getProduct(product.id).get().value(); // edited and put back
}

void ShopDocuments::walkAudit(const Sdk& admin)
{
    for (const std::string_view service : client::AuditClient::kServices) {
        const auto page = admin.audit().list(std::string(service), {.count = true}).get();
        EXPECT_TRUE(page.ok()) << service << ": " << page.error().message;
    }
    const auto purged =
        admin.audit().list("catalog", {.action = "product.purge", .entityType = "product"}).get();
    ASSERT_TRUE(purged.ok()) << purged.error().message;
    ASSERT_EQ(purged->items.size(), 1U);
    EXPECT_EQ(purged->items[0].entityLabel, "CUP-1");
    EXPECT_FALSE(purged->items[0].actorName.empty());
    EXPECT_FALSE(admin.audit().list("catalog", {.from = "yesterday"}).get().ok());
    EXPECT_FALSE(admin.audit().list("weather").get().ok());
    EXPECT_FALSE(connect(nullptr)->audit().list("catalog").get().ok());
}

void ShopDocuments::walkStock(const Sdk& admin)
{
    const auto inventory = admin.inventory();
    const auto stock = inventory.adjust(product.id, {.delta = 50, .reason = "delivery"}).get();
    ASSERT_TRUE(stock.ok()) << stock.error().message;
    EXPECT_FALSE(inventory.adjust(product.id, {.delta = -500, .reason = "too much"}).get().ok());
    const auto counted =
        inventory.setCount(product.id, stock->version, {.onHand = 49, .reason = "count"}).get();
    EXPECT_TRUE(counted.ok()) << counted.error().message;
    EXPECT_FALSE(inventory.setCount(product.id, stock->version, {.onHand = 48, .reason = "late"})
                     .get()
                     .ok());
    EXPECT_TRUE(inventory.getStock(product.id).get().ok());
    EXPECT_TRUE(inventory.listStock({.limit = 10}).get().ok());
    EXPECT_TRUE(inventory.listStock({.lowOnly = true}).get().ok());
    EXPECT_TRUE(inventory.ledger(product.id).get().ok());
    EXPECT_TRUE(inventory.ledger(product.id, {.skip = 1, .count = true}).get().ok());
    const auto seen = connect(nullptr)->inventory().availability(product.id).get();
    ASSERT_TRUE(seen.ok()) << seen.error().message;
    const auto again = connect(nullptr)->inventory().availability(product.id, seen->etag).get();
    EXPECT_TRUE(again.ok() && again->unchanged);
    const auto changes = connect(nullptr)->inventory().stockChanges().get();
    ASSERT_TRUE(changes.ok()) << changes.error().message;
    EXPECT_TRUE(inventory.stockChanges({.after = changes->next}).get()->items.empty());
    EXPECT_TRUE(inventory.listLeases({.state = "ACTIVE", .count = true}).get().ok());
    EXPECT_FALSE(inventory.getLease(domain::newUuid().text()).get().ok());
    EXPECT_FALSE(inventory.returnLease(domain::newUuid().text()).get().ok());
    EXPECT_FALSE(inventory.takeLease({.lines = {{product.id, 1}}}).get().ok()) << "for devices";
}

void ShopDocuments::walkOrders(const Sdk& customer,
                               const Sdk& admin,
                               const std::string& customerToken)
{
    const auto orders = customer.orders();
    const auto draft = [this](std::int64_t quantity, std::string token) {
        return wire::OrderDraft{.lines = {{product.id, quantity}},
                                .paymentToken = std::move(token)};
    };
    const auto paid = orders.place(draft(2, "tok_visa"), {.idempotencyKey = "one"}).get();
    ASSERT_TRUE(paid.ok()) << paid.error().message;
    EXPECT_EQ(paid->status, "PAID");
    EXPECT_TRUE(orders.place(draft(2, "tok_visa"), {.idempotencyKey = "one"}).get().ok());
    EXPECT_FALSE(orders.place(draft(3, "tok_visa"), {.idempotencyKey = "one"}).get().ok());
    EXPECT_FALSE(orders.place(draft(9000, "tok_visa")).get().ok());
    auto dearer = draft(1, "tok_visa");
    dearer.expectedTotal = domain::Money::create(1, "EUR").value();
    EXPECT_FALSE(orders.place(dearer).get().ok());
    const auto declined = orders.place(draft(1, "tok_declined")).get();
    ASSERT_FALSE(declined.ok());
    const auto refusal = refusalOf(declined.error());
    ASSERT_TRUE(refusal.has_value());
    EXPECT_TRUE(orders.pay(refusal->orderId, "tok_visa").get().ok());
    const auto waiting = orders.place(draft(1, "tok_redirect")).get();
    ASSERT_TRUE(waiting.ok()) << waiting.error().message;
    const auto action = waiting->actionUrl.substr(waiting->actionUrl.find("/api/"));
    EXPECT_EQ(raw("GET", action), 200);
    EXPECT_LT(raw("POST", action, {}, "decision=approve"), 400);

    EXPECT_TRUE(orders.getOrder(paid->id).get().ok());
    EXPECT_TRUE(orders.listOrders({.limit = 1}).get().ok());
    EXPECT_FALSE(orders.getOrder(domain::newUuid().text()).get().ok());
    const auto payments = customer.payments().paymentsOfOrder(paid->id).get();
    ASSERT_TRUE(payments.ok()) << payments.error().message;
    const auto payment = payments->items.at(0);
    EXPECT_TRUE(customer.payments().getPayment(payment.id).get().ok());
    const auto euro = domain::Money::create(100, "EUR").value();
    EXPECT_TRUE(admin.payments().refund(payment.id, euro, "goodwill").get().ok());
    EXPECT_FALSE(customer.payments().refund(payment.id, euro, "no right").get().ok());
    const auto second = orders.place(draft(1, "tok_visa")).get();
    ASSERT_TRUE(second.ok()) << second.error().message;
    EXPECT_TRUE(orders.cancelOrder(second->id).get().ok());
    EXPECT_LT(raw("DELETE", "/api/v1/orders/" + second->id, customerToken), 500);
    placed = *paid;
}

/// What staff do after a sale, and what they look at.
void ShopDocuments::walkAfterSale(const Sdk& customer, const Sdk& admin)
{
    const auto staff = admin.orders();
    const auto before = staff.listOrders({.changedAfter = "now"}).get();
    ASSERT_TRUE(before.ok()) << before.error().message;
    wire::OrderDraft draft;
    draft.lines = {{product.id, 3}};
    draft.paymentToken = "tok_visa";
    const auto sold = customer.orders().place(draft).get();
    ASSERT_TRUE(sold.ok()) << sold.error().message;
    wire::OrderRefundDraft oneBack{.lines = {{1, 1}}, .restock = true, .reason = "wrong size"};
    oneBack.expectedAmount = domain::Money::create(1, "EUR").value();
    EXPECT_EQ(staff.refund(sold->id, oneBack).get().error().code, ErrorCode::Conflict);
    const auto plan =
        domain::planRefund(wire::refundableOrder(*sold),
                           std::vector<domain::RefundWish>{{1, domain::Quantity::whole(1)}},
                           false);
    ASSERT_TRUE(plan.ok()) << plan.error().message;
    oneBack.expectedAmount = domain::Money(plan->amount, sold->total.currency());
    EXPECT_FALSE(customer.orders().refund(sold->id, oneBack).get().ok()) << "not by the buyer";
    const auto refunded = staff.refund(sold->id, oneBack, {.idempotencyKey = "r"}).get();
    ASSERT_TRUE(refunded.ok()) << refunded.error().message;
    EXPECT_TRUE(staff.refund(sold->id, oneBack, {.idempotencyKey = "r"}).get().ok());
    EXPECT_TRUE(staff.fulfil(sold->id, {.action = "start_picking"}).get().ok());
    EXPECT_FALSE(staff.fulfil(sold->id, {.action = "deliver"}).get().ok());
    EXPECT_TRUE(staff.fulfil(sold->id, {.action = "ready"}).get().ok());
    EXPECT_TRUE(staff.fulfil(sold->id, {.action = "ship", .carrier = "DHL"}).get().ok());
    const auto changed = staff.listOrders({.changedAfter = before->nextToken}).get();
    ASSERT_TRUE(changed.ok()) << changed.error().message;
    EXPECT_EQ(changed->items.back().fulfilmentStatus, "SHIPPED");
    const auto found = staff
                           .listOrders({.text = sold->number,
                                        .productId = product.id,
                                        .fulfilment = "SHIPPED",
                                        .count = true,
                                        .sort = "-total"})
                           .get();
    ASSERT_TRUE(found.ok()) << found.error().message;
    EXPECT_EQ(found->total, 1);
    EXPECT_FALSE(staff.listOrders({.sort = "colour"}).get().ok());
    EXPECT_TRUE(admin.payments().list({.status = "PAID", .count = true}).get().ok());
    EXPECT_FALSE(admin.payments().list({.status = "GONE"}).get().ok());
    const std::string today = formatTimestamp(SystemClock().now()).substr(0, 10);
    const auto report =
        admin.reports().sales({.from = today, .to = today, .zone = "Europe/Berlin"}).get();
    EXPECT_TRUE(report.ok()) << report.error().message;
    EXPECT_FALSE(admin.reports().sales({.from = today, .to = "tomorrow"}).get().ok());
    EXPECT_FALSE(customer.reports().sales({.from = today, .to = today}).get().ok());
}

void ShopDocuments::walkTraces(const Sdk& admin,
                               const std::string& adminToken,
                               const std::string& traceId)
{
    EXPECT_TRUE(admin.traces().listServices().get().ok());
    EXPECT_TRUE(admin.traces().findTraces({.serviceName = "order", .limit = 2}).get().ok());
    EXPECT_FALSE(admin.traces().getTrace(std::string(31, '0') + "1").get().ok());
    // Spans arrive a moment after the answer.
    const auto until = Deadline::in(10s);
    while (!admin.traces().getTrace(traceId).get().ok() && !until.expired())
        std::this_thread::sleep_for(100ms);
    EXPECT_TRUE(admin.traces().getTrace(traceId).get().ok());
    for (const char* query : {"spans?serviceName=order",
                              "remoteServices?serviceName=order",
                              "autocompleteKeys",
                              "autocompleteValues?key=http.method",
                              "dependencies?endTs=1795167000000",
                              "traceMany?traceIds=1,2"})
        EXPECT_EQ(raw("GET", std::string("/api/v1/traces/") + query, adminToken), 200) << query;
    EXPECT_EQ(raw("GET", "/api/v1/traces/dependencies", adminToken), 400);
}

void ShopDocuments::walkAccounts(const Sdk& admin)
{
    const auto accounts = admin.accounts();
    const auto kim =
        accounts.registerAccount({"kim@shop.example", "a few words in a row", "Kim"}).get();
    ASSERT_TRUE(kim.ok()) << kim.error().message;
    EXPECT_FALSE(
        accounts.registerAccount({"kim@shop.example", "a few words in a row", "Kim"}).get().ok());
    EXPECT_FALSE(accounts.registerAccount({"bo@shop.example", "short", "Bo"}).get().ok());
    const auto session = signIn("kim@shop.example", "a few words in a row");
    const auto sdk = connect(session);
    const auto me = sdk->accounts().me().get();
    ASSERT_TRUE(me.ok()) << me.error().message;
    EXPECT_TRUE(sdk->accounts().updateMe(me->version, {"kim@shop.example", "Kim K."}).get().ok());
    EXPECT_TRUE(sdk->accounts()
                    .changeMyPassword({"a few words in a row", "other words in a row"})
                    .get()
                    .ok());
    EXPECT_FALSE(sdk->accounts().listAccounts().get().ok());
    EXPECT_TRUE(accounts.listAccounts({.search = "kim", .limit = 5}).get().ok());
    const auto sorted = accounts.listAccounts({.sort = "-lastSignInAt", .skip = 0, .count = true});
    EXPECT_GE(sorted.get()->total.value_or(0), 3);
    const auto read = accounts.getAccount(kim->id).get();
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_TRUE(accounts.setRoles(kim->id, read->version, {"CUSTOMER", "KIOSK"}).get().ok());
    EXPECT_TRUE(accounts.setDisabled(kim->id, true).get().ok());
    EXPECT_TRUE(accounts.setDisabled(kim->id, false).get().ok());
    EXPECT_TRUE(accounts.resetPassword(kim->id).get().ok());
    EXPECT_FALSE(sdk->system().overview().get().ok());
    const auto overview = admin.system().overview().get();
    ASSERT_TRUE(overview.ok()) << overview.error().message;
    for (const auto& instance : overview->instances)
        EXPECT_EQ(instance.status, "UP") << instance.service << " " << instance.detail;
    EXPECT_GE(overview->instances.size(), 8U);
}

/// From a code on a kiosk's screen to a kiosk that is locked out.
void ShopDocuments::walkDevices(const Sdk& admin)
{
    const auto fleet = admin.devices();
    const auto stranger = connect(nullptr);
    const auto fresh = stranger->devices();
    const auto pairing = fresh.startPairing({"1.0", "Debian 12"}).get();
    ASSERT_TRUE(pairing.ok()) << pairing.error().message;
    const auto claim = [&] {
        return fresh.claimPairing(pairing->pairingId, pairing->pollToken).get();
    };
    EXPECT_FALSE(claim()->isPaired());
    EXPECT_EQ(fleet.pair({"BBBB-BBBB", "Kiosk 1", ""}).get().error().code, ErrorCode::NotFound);
    const auto device = fleet.pair({pairing->userCode, "Kiosk 1", "Entrance"}).get();
    ASSERT_TRUE(device.ok()) << device.error().message;
    const auto paired = claim();
    ASSERT_TRUE(paired.ok()) << paired.error().message;

    const auto provider = OidcClient::create({.issuer = shop.gatewayUrl() + "/oauth2/default",
                                              .clientId = paired->clientId,
                                              .clientSecret = paired->clientSecret},
                                             {.transport = recorder});
    ASSERT_TRUE(provider.ok()) << provider.error().message;
    const auto kiosk = connect(
        std::make_shared<ClientCredentialsTokens>(*provider, std::vector<std::string>{"shop.api"}));
    const auto standing = kiosk->devices()
                              .report({.softwareVersion = "1.0",
                                       .printer = "READY",
                                       .terminal = "NONE",
                                       .at = formatTimestamp(SystemClock().now())})
                              .get();
    ASSERT_TRUE(standing.ok()) << standing.error().message;
    EXPECT_EQ(standing->name, "Kiosk 1");
    EXPECT_EQ(claim().error().status, 410) << "the credentials were used";
    EXPECT_FALSE(kiosk->devices().listDevices().get().ok());
    EXPECT_TRUE(kiosk->orders().listOrders().get().ok());
    walkLeases(*kiosk, admin, device->id);
    walkKioskOrders(*kiosk, admin);

    const auto page = fleet.listDevices({.text = "kiosk", .sort = "-lastSeenAt", .count = true});
    ASSERT_EQ(page.get()->total, 1);
    const auto seen = fleet.getDevice(device->id).get();
    ASSERT_TRUE(seen.ok()) << seen.error().message;
    EXPECT_EQ(seen->state + " " + seen->health, "ACTIVE OK");
    EXPECT_TRUE(fleet.rename(seen->id, seen->version, {"Front", "Door"}).get().ok());
    EXPECT_FALSE(fleet.rename(seen->id, seen->version, {"Back", "Door"}).get().ok());
    ASSERT_TRUE(fleet.setLocked(seen->id, true).get().ok());
    // The gateway asks every few seconds whose tokens are void.
    auto refused = kiosk->orders().listOrders().get();
    for (const auto until = Deadline::in(60s); refused.ok() && !until.expired();
         refused = kiosk->orders().listOrders().get())
        std::this_thread::sleep_for(50ms);
    ASSERT_FALSE(refused.ok()) << "a locked kiosk must not go on";
    EXPECT_EQ(refused.error().code, ErrorCode::PermissionDenied) << refused.error().message;
    EXPECT_TRUE(fleet.setLocked(seen->id, false).get().ok());
    EXPECT_EQ(fleet.unpair(seen->id).get()->state, "REVOKED");
    EXPECT_FALSE(fleet.setLocked(seen->id, true).get().ok());
    EXPECT_EQ(provider->clientCredentials({"shop.api"}).get().error().code,
              ErrorCode::Unauthenticated);
}

/// A kiosk sends its shopper to the counter, and sells while the network is gone.
void ShopDocuments::walkKioskOrders(const Sdk& kiosk, const Sdk& admin) const
{
    const auto orders = kiosk.orders();
    wire::OrderDraft draft{.lines = {{product.id, 1}}, .payment = {.kind = "counter"}};
    EXPECT_EQ(orders.placeFor("no-token", draft).get().error().code, ErrorCode::Unauthenticated);
    const auto waiting = orders.place(draft).get();
    ASSERT_TRUE(waiting.ok()) << waiting.error().message;
    wire::TillPayment money{.tender = "cash", .amount = waiting->total, .received = waiting->total};
    EXPECT_FALSE(orders.payAtTill(waiting->id, money).get().ok()) << "not by the kiosk";
    const auto paid = admin.orders().payAtTill(waiting->id, money, {.idempotencyKey = "t"}).get();
    ASSERT_TRUE(paid.ok()) << paid.error().message;
    EXPECT_TRUE(admin.orders().payAtTill(waiting->id, money, {.idempotencyKey = "t"}).get().ok());
    EXPECT_EQ(admin.orders().payAtTill(waiting->id, money).get().error().code, ErrorCode::Conflict);
    EXPECT_TRUE(admin.orders().refund(waiting->id, {.reason = "by hand"}).get().ok());

    draft.lines[0].expectedUnitPrice = domain::Money::create(1, "EUR").value();
    const auto refused = orders.place(draft).get();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refusalOf(refused.error())->priceDifferences.size(), 1U);
    draft.payment = {.kind = "terminal",
                     .terminal = wire::TerminalPayment{
                         .reference = "sale-1", .amount = *draft.lines[0].expectedUnitPrice}};
    draft.soldOffline = true;
    const auto sold = orders.place(draft).get();
    ASSERT_TRUE(sold.ok()) << sold.error().message;
    EXPECT_EQ(sold->catalogTotal, waiting->total);
    const auto found =
        admin.orders()
            .listOrders({.pickupNumber = sold->pickupNumber, .paymentKind = "terminal"})
            .get();
    ASSERT_TRUE(found.ok()) << found.error().message;
    EXPECT_EQ(found->items.size(), 1U);
    EXPECT_TRUE(admin.payments().paymentsOfOrder(sold->id).get().ok());
}

/// A kiosk holds stock, and staff end that.
void ShopDocuments::walkLeases(const Sdk& kiosk,
                               const Sdk& admin,
                               const std::string& deviceId) const
{
    const auto before = admin.inventory().getStock(product.id).get();
    ASSERT_TRUE(before.ok()) << before.error().message;
    const auto lease = kiosk.inventory().takeLease({.lines = {{product.id, 2}}}).get();
    ASSERT_TRUE(lease.ok()) << lease.error().message;
    EXPECT_EQ(lease->deviceId, deviceId);
    EXPECT_EQ(lease->lines.at(0).granted, 2);
    EXPECT_EQ(kiosk.inventory().renewLease(lease->id, {600}).get()->state, "ACTIVE");
    EXPECT_TRUE(kiosk.inventory().getLease(lease->id).get().ok());
    EXPECT_EQ(kiosk.inventory().listLeases().get()->items.size(), 1U);
    EXPECT_EQ(admin.inventory().getStock(product.id).get()->available, before->available - 2);
    EXPECT_EQ(admin.inventory().listLeases({.deviceId = deviceId}).get()->items.size(), 1U);
    EXPECT_EQ(admin.inventory().returnLease(lease->id).get()->state, "RETURNED");
    EXPECT_EQ(kiosk.inventory().renewLease(lease->id, {600}).get().error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(admin.inventory().getStock(product.id).get()->available, before->available);
}

void ShopDocuments::walkSignIn()
{
    const auto provider = OidcClient::create(
        {.issuer = shop.gatewayUrl() + "/oauth2/default", .clientId = "vitrine-cli"},
        {.transport = recorder});
    const auto device = provider->startDeviceSignIn().get();
    ASSERT_TRUE(device.ok()) << device.error().message;
    EXPECT_EQ(raw("GET", "/activate?user_code=" + percentEncode(device->userCode)), 200);
    const std::string base = "/oauth2/default";
    EXPECT_EQ(raw("GET", base + "/.well-known/oauth-authorization-server"), 200);
    EXPECT_EQ(raw("GET", "/.well-known/oauth-authorization-server" + base), 200);
    EXPECT_EQ(raw("POST", base + "/v1/token", {}, "grant_type=password&client_id=vitrine-cli"),
              400);
    EXPECT_EQ(raw("POST", base + "/v1/revoke", {}, "token=unknown&client_id=vitrine-cli"), 200);
    EXPECT_EQ(raw("POST", base + "/v1/introspect", {}, "token=unknown&client_id=vitrine-cli"), 200);
    EXPECT_EQ(raw("GET", base + "/v1/userinfo"), 401);
    EXPECT_EQ(raw("POST", base + "/v1/userinfo", {}, "x=y"), 401);
    EXPECT_EQ(raw("GET", base + "/v1/logout"), 200);
    EXPECT_EQ(raw("GET", base + "/v1/authorize?client_id=nobody"), 400);
}

void ShopDocuments::walkRefusals(const std::string& customerToken, const std::string& adminToken)
{
    const auto one = "/api/v1/products/" + product.id;
    EXPECT_EQ(raw("PUT",
                  one,
                  adminToken,
                  R"({"sku":"A","name":"B","price":{"amount":1,"currency":"EUR"}})"),
              428);
    EXPECT_EQ(raw("POST", "/api/v1/products", adminToken, R"({"sku":"A"})"), 400);
    EXPECT_EQ(raw("POST", "/api/v1/products", {}, R"({"sku":"A"})"), 401);
    EXPECT_EQ(raw("POST", "/api/v1/products", customerToken, R"({"sku":"A"})"), 403);
    EXPECT_EQ(raw("GET", "/api/v1/inventory"), 401);
    EXPECT_EQ(raw("GET", "/api/v1/inventory/" + product.id + "?view=full"), 401);
    EXPECT_EQ(raw("POST", "/api/v1/orders", customerToken, R"({"lines":[]})"), 400);
    EXPECT_EQ(raw("GET", "/api/v1/orders"), 401);
    EXPECT_EQ(raw("GET", "/api/v1/payments"), 401);
    EXPECT_EQ(raw("GET", "/api/v1/traces/services", customerToken), 403);
    EXPECT_EQ(raw("GET", "/health"), 200);
    for (const char* path : {"/health",
                             "/actuator",
                             "/actuator/health",
                             "/actuator/health/liveness",
                             "/actuator/health/readiness",
                             "/actuator/info",
                             "/actuator/prometheus"})
        EXPECT_EQ(raw("GET", path, {}, {}, {}, shop.url("catalog")), 200) << path;
    EXPECT_EQ(raw("GET", "/actuator/health/nothing", {}, {}, {}, shop.url("catalog")), 404);
}

TEST_F(ShopDocuments, SayWhatTheServicesAnswer)
{
    const auto adminTokens = signIn("boss@shop.example", makeAccount("boss@shop.example", "ADMIN"));
    const auto customerTokens =
        signIn("cora@shop.example", makeAccount("cora@shop.example", "CUSTOMER"));
    const auto admin = connect(adminTokens);
    const auto customer = connect(customerTokens);
    waitUntilReachable(adminTokens->token().get().value());
    walkCatalogue(*admin);
    ASSERT_FALSE(product.id.empty());
    walkAdministration(*admin);
    walkStock(*admin);
    const auto customerToken = customerTokens->token().get().value();
    const auto adminToken = adminTokens->token().get().value();
    walkOrders(*customer, *admin, customerToken);
    walkAfterSale(*customer, *admin);
    walkTraces(*admin, adminToken, placed.traceId);
    walkAccounts(*admin);
    walkDevices(*admin);
    walkAudit(*admin);
    walkSignIn();
    walkRefusals(customerToken, adminToken);

    const auto checked = testkit::runProgram(
        {"/bin/sh",
         "-c",
         "node " VITRINE_OPENAPI_TOOLS "/check_exchanges.mjs '" +
             (Shop::source() / "proto-docs").string() + "' --unseen < '" + exchanges + "'"});
    EXPECT_EQ(checked.exitCode, 0) << checked.output;
    std::cout << checked.output;
}

} // namespace
} // namespace vitrine::client
