#include "services/catalog/http/catalog_routes.hpp"
#include "services/catalog/images/process_image_scaler.hpp"
#include "services/platform/http/http_server.hpp"
#include "services/platform/runtime/http_call.hpp"
#include "tests/integration/catalog/catalog_fixture.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/change_feed.hpp"
#include "vitrine/wire/problem.hpp"

#include <gmock/gmock.h>

namespace vitrine::catalog {
namespace {

using platform::HttpAnswer;
using ::testing::HasSubstr;

/// The catalogue's routes on a real server and a real database, called over a socket as the gateway
/// would.
class CatalogHttp : public CatalogTest
{
protected:
    CatalogHttp()
        : m_scaler(std::string(VITRINE_IMAGE_TOOL))
        , m_images(database.pool(), clock, m_scaler)
        , m_server({},
                   catalogRoutes(
                       {products, categories, m_images, importer, exporter, feed, bulk, batches}),
                   {*m_authenticator, m_workers, m_slowWorkers, m_metrics, m_spans})
    {
        EXPECT_TRUE(m_server.open().ok());
    }
    ~CatalogHttp() override { m_server.drainAndClose(std::chrono::seconds(1)); }

    enum class Caller { Nobody, Guest, Customer, Admin };

    HttpAnswer call(Caller caller,
                    const std::string& method,
                    const std::string& target,
                    const std::string& body = {},
                    Headers headers = {})
    {
        if (caller != Caller::Nobody)
            headers.set("Vitrine-Service-Token", m_issuer.serviceToken("gateway"));
        if (caller == Caller::Customer)
            headers.set("Authorization", "Bearer " + m_issuer.userToken("carol", {"CUSTOMER"}));
        if (caller == Caller::Admin)
            headers.set("Authorization", "Bearer " + m_issuer.userToken("ada", {"ADMIN"}));
        if (!body.empty() && !headers.has("Content-Type"))
            headers.set("Content-Type", "application/json");
        auto answer = platform::callHttp(
            {.method = method,
             .url = "http://127.0.0.1:" + std::to_string(m_server.port()) + target,
             .headers = headers,
             .body = body},
            Deadline::in(std::chrono::seconds(20)));
        EXPECT_TRUE(answer.ok()) << answer.error().message;
        return answer.ok() ? std::move(answer).value() : HttpAnswer{};
    }

    static std::string
    draft(const std::string& sku, const std::string& name = "Boots", std::int64_t price = 10999)
    {
        wire::ProductDraft result;
        result.sku = sku;
        result.name = name;
        result.price = eur(price);
        return wire::encode(result);
    }
    wire::Product create(const std::string& body)
    {
        const HttpAnswer answer = call(Caller::Admin, "POST", "/api/v1/products", body);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return wire::decodeProduct(answer.body).value();
    }
    static std::string detailOf(const HttpAnswer& answer)
    {
        return wire::decodeProblem(answer.body).value().detail;
    }

private:
    SystemClock m_clock;
    testkit::TokenIssuer m_issuer{m_clock};
    std::unique_ptr<platform::TokenAuthenticator> m_authenticator = m_issuer.authenticator();
    platform::WorkerPool m_workers{"test", 4, 64};
    platform::WorkerPool m_slowWorkers{"test-slow", 2, 16};
    platform::Metrics m_metrics;
    platform::NoSpans m_spans;
    ProcessImageScaler m_scaler;
    Images m_images;
    platform::HttpServer m_server;
};

TEST_F(CatalogHttp, OnlyAdministratorsWrite)
{
    const std::string product = "/api/v1/products/" + create(draft("A")).id;
    for (const auto& [method, path] :
         {std::pair<std::string, std::string>{"POST", "/api/v1/products"},
          {"PUT", product},
          {"DELETE", product},
          {"POST", product + "/restore"},
          {"POST", product + "/images"},
          {"PUT", product + "/images"},
          {"DELETE", product + "/images/x"},
          {"POST", "/api/v1/products/import"},
          {"GET", "/api/v1/products/export"},
          {"POST", "/api/v1/products/bulk"},
          {"GET", "/api/v1/products/batches"},
          {"POST", "/api/v1/products/batches/x/undo"},
          {"POST", "/api/v1/categories"},
          {"PUT", "/api/v1/categories/x"},
          {"DELETE", "/api/v1/categories/x"}}) {
        SCOPED_TRACE(method + " " + path);
        EXPECT_EQ(call(Caller::Nobody, method, path).status, 401);
        EXPECT_EQ(call(Caller::Guest, method, path).status, 401);
        EXPECT_EQ(call(Caller::Customer, method, path).status, 403);
    }
    EXPECT_EQ(call(Caller::Nobody, "GET", product).status, 401)
        << "not even reads, past the gateway";
}

TEST_F(CatalogHttp, AProductIsMadeReadChangedAndTakenAway)
{
    const HttpAnswer created = call(Caller::Admin, "POST", "/api/v1/products", draft("HB-1"));
    ASSERT_EQ(created.status, 201) << created.body;
    const auto product = wire::decodeProduct(created.body).value();
    const std::string path = "/api/v1/products/" + product.id;
    EXPECT_EQ(created.headers.get("Location"), path);
    EXPECT_EQ(created.headers.get("ETag"), "\"1\"");

    const HttpAnswer read = call(Caller::Guest, "GET", path);
    EXPECT_EQ(read.status, 200);
    EXPECT_EQ(read.body, created.body);
    EXPECT_EQ(call(Caller::Guest, "GET", path, "", {{"If-None-Match", "\"1\""}}).status, 304);
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/products/sku/hb-1").status, 200);
    EXPECT_EQ(call(Caller::Guest, "HEAD", path).body, "");

    EXPECT_EQ(call(Caller::Admin, "PUT", path, draft("HB-1", "New")).status, 428);
    EXPECT_EQ(
        call(Caller::Admin, "PUT", path, draft("HB-1", "New"), {{"If-Match", "\"9\""}}).status,
        412);
    const HttpAnswer updated =
        call(Caller::Admin, "PUT", path, draft("HB-1", "New"), {{"If-Match", "\"1\""}});
    EXPECT_EQ(updated.status, 200);
    EXPECT_EQ(updated.headers.get("ETag"), "\"2\"");

    EXPECT_EQ(call(Caller::Admin, "DELETE", path).status, 428);
    EXPECT_EQ(call(Caller::Admin, "DELETE", path, "", {{"If-Match", "\"2\""}}).status, 204);
    EXPECT_EQ(call(Caller::Guest, "GET", path).status, 404);
    EXPECT_EQ(call(Caller::Admin, "POST", path + "/restore").status, 200);
    EXPECT_EQ(call(Caller::Guest, "GET", path).status, 200);
}

TEST_F(CatalogHttp, FaultsNameTheField)
{
    const HttpAnswer bad = call(Caller::Admin, "POST", "/api/v1/products", draft("two words"));

    EXPECT_EQ(bad.status, 400);
    const auto problem = wire::decodeProblem(bad.body).value();
    ASSERT_EQ(problem.errors.size(), 1u);
    EXPECT_EQ(problem.errors[0].pointer, "#/sku");
    EXPECT_EQ(call(Caller::Admin, "POST", "/api/v1/products", "{").status, 400);
    EXPECT_EQ(call(Caller::Admin, "POST", "/api/v1/products", R"({"sku":"A","nmae":"x"})").status,
              400);
    create(draft("A"));
    EXPECT_EQ(call(Caller::Admin, "POST", "/api/v1/products", draft("a")).status, 409);
}

TEST_F(CatalogHttp, ARepeatedCreationAnswersTheSame)
{
    const Headers key{{"Idempotency-Key", "\"k-1\""}};
    const HttpAnswer first = call(Caller::Admin, "POST", "/api/v1/products", draft("A"), key);

    EXPECT_EQ(call(Caller::Admin, "POST", "/api/v1/products", draft("A"), key).body, first.body);
    EXPECT_EQ(
        call(Caller::Admin, "POST", "/api/v1/products", draft("A"), {{"Idempotency-Key", "k-1"}})
            .status,
        201);
    EXPECT_EQ(call(Caller::Admin, "POST", "/api/v1/products", draft("B"), key).status, 422);
    EXPECT_EQ(
        call(Caller::Admin, "POST", "/api/v1/products", draft("C"), {{"Idempotency-Key", "a b"}})
            .status,
        400);
}

TEST_F(CatalogHttp, AListIsReadPageByPage)
{
    for (int i = 0; i < 5; ++i)
        create(draft("S" + std::to_string(i), "Product " + std::to_string(i)));
    std::string names;
    std::string after;
    do {
        const HttpAnswer answer =
            call(Caller::Guest,
                 "GET",
                 "/api/v1/products?sort=-name&limit=2" + (after.empty() ? "" : "&after=" + after));
        ASSERT_EQ(answer.status, 200) << answer.body;
        const auto page = wire::decodeProductPage(answer.body).value();
        for (const auto& product : page.items)
            names += product.name.back();
        after = page.nextToken;
    } while (!after.empty());

    EXPECT_EQ(names, "43210");
    const auto page =
        wire::decodeProductPage(call(Caller::Guest, "GET", "/api/v1/products?limit=1").body)
            .value();
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/products?limit=1&brand=x&after=" + page.nextToken)
                  .status,
              400);
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/products?limit=201").status, 400);
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/products?after=nonsense").status, 400);
}

TEST_F(CatalogHttp, ManyProductsAreReadAtOnce)
{
    const auto a = create(draft("A"));
    const auto b = create(draft("B"));

    const HttpAnswer answer = call(
        Caller::Guest, "POST", "/api/v1/products/batch", wire::encodeIds({b.id, "nothing", a.id}));

    const auto batch = wire::decodeProductBatch(answer.body).value();
    ASSERT_EQ(batch.items.size(), 2u);
    EXPECT_EQ(batch.items[0].id, b.id);
    EXPECT_EQ(batch.missing, std::vector<std::string>{"nothing"});
}

TEST_F(CatalogHttp, PricesAreToldNewestFirst)
{
    const auto product = create(draft("A", "Boots", 100));
    const std::string path = "/api/v1/products/" + product.id;
    clock.advance(std::chrono::hours(1));
    ASSERT_EQ(
        call(Caller::Admin, "PUT", path, draft("A", "Boots", 200), {{"If-Match", "*"}}).status,
        200);

    const auto history =
        wire::decodePriceHistory(call(Caller::Guest, "GET", path + "/prices").body).value();

    ASSERT_EQ(history.items.size(), 2u);
    EXPECT_EQ(history.items[0].price.amount(), 200);
    EXPECT_EQ(history.lowestInThirtyDays, eur(100));
}

TEST_F(CatalogHttp, CategoriesAreATreeWithTags)
{
    const auto create = [&](const std::string& name, const std::string& parent) {
        wire::CategoryDraft body;
        body.name = name;
        body.parentId = parent;
        return wire::decodeCategory(
                   call(Caller::Admin, "POST", "/api/v1/categories", wire::encode(body)).body)
            .value();
    };
    const auto shoes = create("Shoes", "");
    const auto boots = create("Boots", shoes.id);

    const HttpAnswer list = call(Caller::Guest, "GET", "/api/v1/categories");
    EXPECT_EQ(wire::decodeCategories(list.body)->size(), 2u);
    const std::string etag(list.headers.get("ETag"));
    EXPECT_EQ(
        call(Caller::Guest, "GET", "/api/v1/categories", "", {{"If-None-Match", etag}}).status,
        304);

    const std::string path = "/api/v1/categories/" + shoes.id;
    EXPECT_EQ(call(Caller::Guest, "GET", path).headers.get("ETag"), "\"1\"");
    EXPECT_EQ(call(Caller::Admin, "DELETE", path, "", {{"If-Match", "\"1\""}}).status, 409);
    EXPECT_EQ(
        call(Caller::Admin, "DELETE", "/api/v1/categories/" + boots.id, "", {{"If-Match", "\"1\""}})
            .status,
        204);
    EXPECT_EQ(
        call(Caller::Admin, "PUT", path, R"({"name":"Footwear"})", {{"If-Match", "\"1\""}}).status,
        200);
    EXPECT_NE(call(Caller::Guest, "GET", "/api/v1/categories").headers.get("ETag"), etag);
}

TEST_F(CatalogHttp, TheTreeFollowsEveryWrite)
{
    const auto category = wire::decodeCategory(
        call(Caller::Admin, "POST", "/api/v1/categories", R"({"name":"Shoes"})").body);
    const auto count = [&] {
        return wire::decodeCategories(call(Caller::Guest, "GET", "/api/v1/categories").body)
            ->at(0)
            .productCount;
    };
    EXPECT_EQ(count(), 0);
    wire::ProductDraft boots;
    boots.sku = "HB-1";
    boots.name = "Boots";
    boots.price = eur(1);
    boots.categoryIds = {category->id};
    const auto product = create(wire::encode(boots));
    EXPECT_EQ(count(), 1);
    ASSERT_EQ(
        call(Caller::Admin, "DELETE", "/api/v1/products/" + product.id, "", {{"If-Match", "*"}})
            .status,
        204);
    EXPECT_EQ(count(), 0);
}

TEST_F(CatalogHttp, PicturesAreServedForEver)
{
    const auto product = create(draft("A"));
    const std::string png =
        base64Decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/"
                     "4iOeWQAAAABJRU5ErkJggg==")
            .value();
    const std::string images = "/api/v1/products/" + product.id + "/images";

    const HttpAnswer added = call(Caller::Admin,
                                  "POST",
                                  images + "?altText=front%20view",
                                  png,
                                  {{"Content-Type", "text/html"}});
    ASSERT_EQ(added.status, 201) << added.body;
    const auto image = wire::decodeProduct(added.body)->images.at(0);
    EXPECT_EQ(image.altText, "front view");

    const HttpAnswer original = call(Caller::Guest, "GET", "/api/v1/images/" + image.hash);
    EXPECT_EQ(original.body, png);
    EXPECT_EQ(original.headers.get("Content-Type"), "image/png")
        << "what it is, not what it was called";
    EXPECT_EQ(original.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(original.headers.get("X-Content-Type-Options"), "nosniff");
    const HttpAnswer thumb =
        call(Caller::Guest, "GET", "/api/v1/images/" + image.hash + "?size=thumb");
    EXPECT_EQ(thumb.headers.get("Content-Type"), "image/webp");
    EXPECT_NE(thumb.headers.get("ETag"), original.headers.get("ETag"));
    const std::string etag(thumb.headers.get("ETag"));
    EXPECT_EQ(call(Caller::Guest,
                   "GET",
                   "/api/v1/images/" + image.hash + "?size=thumb",
                   "",
                   {{"If-None-Match", etag}})
                  .status,
              304);
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/images/" + image.hash + "?size=huge").status,
              400);
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/images/catalogue.png").status, 404);
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/images/" + std::string(64, 'a')).status, 404);
    EXPECT_EQ(
        call(Caller::Admin, "POST", images, "<svg/>", {{"Content-Type", "image/svg+xml"}}).status,
        400);
    EXPECT_EQ(call(Caller::Admin, "POST", images, png + std::string(kImageBytesMax, 'x')).status,
              413);

    const auto arranged = call(Caller::Admin,
                               "PUT",
                               images,
                               wire::encodeImageOrder({{image.hash, "", "side", 0, 0}}),
                               {{"If-Match", "*"}});
    EXPECT_EQ(wire::decodeProduct(arranged.body)->images.at(0).altText, "side") << arranged.body;
    EXPECT_EQ(
        call(Caller::Admin, "DELETE", images + "/" + image.hash, "", {{"If-Match", "*"}}).status,
        200);
}

TEST_F(CatalogHttp, TablesComeInAndGoOut)
{
    const std::string table = "sku,name,price\r\nA,Boots,10\r\nB,,1\r\n";
    const HttpAnswer rehearsed = call(Caller::Admin,
                                      "POST",
                                      "/api/v1/products/import?dryRun=true",
                                      table,
                                      {{"Content-Type", "text/csv"}});
    EXPECT_EQ(wire::decodeImportReport(rehearsed.body)->created, 1) << rehearsed.body;
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/products/sku/A").status, 404);

    const auto report = wire::decodeImportReport(call(Caller::Admin,
                                                      "POST",
                                                      "/api/v1/products/import",
                                                      table,
                                                      {{"Content-Type", "text/csv"}})
                                                     .body)
                            .value();
    EXPECT_EQ(report.created, 1);
    ASSERT_EQ(report.faults.size(), 1u);
    EXPECT_EQ(report.faults[0].row, 3);
    EXPECT_EQ(report.faults[0].column, "name");
    EXPECT_EQ(report.faults[0].reason.code, "empty");

    const HttpAnswer exported = call(Caller::Admin, "GET", "/api/v1/products/export");
    EXPECT_EQ(exported.headers.get("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_THAT(exported.body, HasSubstr("A,Boots,,,10.00,EUR,standard"));
    EXPECT_EQ(exported.headers.get("X-Next-Page"), "");
    const HttpAnswer refused =
        call(Caller::Admin,
             "POST",
             "/api/v1/products",
             R"({"sku":"a","name":"Other","price":{"amount":1,"currency":"EUR"}})");
    EXPECT_EQ(refused.status, 409);
    const auto problem = wire::decodeProblem(refused.body);
    ASSERT_TRUE(problem.ok());
    EXPECT_EQ(problem->reason.code, "sku_taken");

    call(Caller::Admin,
         "POST",
         "/api/v1/products",
         R"({"sku":"B","name":"Caps","price":{"amount":1,"currency":"EUR"}})");
    const HttpAnswer part = call(Caller::Admin, "GET", "/api/v1/products/export?rows=1");
    EXPECT_THAT(part.body, HasSubstr("A,Boots"));
    const std::string next(part.headers.get("X-Next-Page"));
    ASSERT_NE(next, "");
    const HttpAnswer last =
        call(Caller::Admin, "GET", "/api/v1/products/export?rows=1&after=" + next);
    EXPECT_TRUE(last.body.starts_with("B,Caps")) << last.body;
    EXPECT_EQ(last.headers.get("X-Next-Page"), "");
    EXPECT_EQ(call(Caller::Admin, "GET", "/api/v1/products/export?rows=0").status, 400);
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/products?stock=some").status, 400);
    EXPECT_EQ(call(Caller::Admin, "POST", "/api/v1/products/import?dryRun=maybe", table).status,
              400);
    EXPECT_EQ(call(Caller::Admin,
                   "POST",
                   "/api/v1/products/import",
                   std::string(10 * 1024 * 1024 + 1, 'x'))
                  .status,
              413);
    EXPECT_THAT(
        detailOf(call(Caller::Admin, "POST", "/api/v1/products/import", "sku,price\nA,\"1")),
        HasSubstr("row 2, cell 2"));
}

TEST_F(CatalogHttp, ManyProductsAreChangedAndPutBack)
{
    const wire::Product boots = create(draft("A", "Boots", 10000));
    wire::BulkEdit edit;
    edit.ids = {boots.id};
    edit.change.price = domain::PriceRule{domain::PriceRule::Kind::Percent, -1000};
    const std::string bulkPath = "/api/v1/products/bulk";

    const auto preview = wire::decodeBulkReport(
        call(Caller::Admin, "POST", bulkPath + "?dryRun=true", wire::encode(edit)).body);
    ASSERT_TRUE(preview.ok()) << preview.error().message;
    EXPECT_TRUE(preview->dryRun);
    EXPECT_EQ(preview->changed, 1);
    EXPECT_EQ(preview->items.at(0).changes.at(0).after, "90.00");
    const auto done =
        wire::decodeBulkReport(call(Caller::Admin, "POST", bulkPath, wire::encode(edit)).body);
    const std::string list = "/api/v1/products/batches";
    const auto made = wire::decodeBatchPage(call(Caller::Admin, "GET", list + "?count=true").body);
    ASSERT_EQ(made->items.size(), 1u);
    EXPECT_EQ(made->total, 1);
    EXPECT_EQ(made->items[0].id, done->batchId);
    EXPECT_EQ(made->items[0].kind, "BULK");
    EXPECT_EQ(made->items[0].actor, "ada@shop.example");

    const std::string undo = list + "/" + done->batchId + "/undo";
    const auto undone = wire::decodeUndoReport(call(Caller::Admin, "POST", undo).body);
    EXPECT_EQ(undone->restored, 1);
    const auto back =
        wire::decodeProduct(call(Caller::Guest, "GET", "/api/v1/products/" + boots.id).body);
    EXPECT_EQ(back->price, eur(10000));
    EXPECT_EQ(wire::decodeBatchPage(call(Caller::Admin, "GET", list).body)->items[0].state,
              "UNDONE");
    EXPECT_EQ(call(Caller::Admin, "POST", list + "/x/undo").status, 404);
    EXPECT_EQ(call(Caller::Admin, "GET", list + "?after=x").status, 400);
    EXPECT_EQ(call(Caller::Admin, "POST", bulkPath, "{\"ids\":[]}").status, 400);
    EXPECT_EQ(call(Caller::Admin, "POST", bulkPath + "?dryRun=1", wire::encode(edit)).status, 400);
}

TEST_F(CatalogHttp, ChangesAreForEverybodyAndAStrangePlaceIsGone)
{
    const std::string path = "/api/v1/products/changes";
    const auto tea = create(draft("TEA", "Tea"));
    create(draft("COFFEE", "Coffee"));

    const HttpAnswer answer = call(Caller::Guest, "GET", path + "?limit=1");
    EXPECT_EQ(answer.headers.get("Cache-Control"), "no-store");
    const auto first = wire::decodeProductChanges(answer.body).value();
    const auto second =
        wire::decodeProductChanges(call(Caller::Guest, "GET", path + "?after=" + first.next).body)
            .value();

    ASSERT_EQ(first.items.size(), 1U);
    EXPECT_EQ(first.items[0].product->sku, "TEA");
    EXPECT_TRUE(first.more && first.snapshot && first.categories.has_value());
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(second.items[0].product->sku, "COFFEE");
    EXPECT_TRUE(!second.more && second.snapshot && !second.categories.has_value());

    ASSERT_EQ(
        call(Caller::Admin, "DELETE", "/api/v1/products/" + tea.id, "", {{"If-Match", "\"1\""}})
            .status,
        204);
    const auto third =
        wire::decodeProductChanges(call(Caller::Guest, "GET", path + "?after=" + second.next).body)
            .value();
    ASSERT_EQ(third.items.size(), 1U);
    EXPECT_EQ(third.items[0].id, tea.id);
    EXPECT_FALSE(third.items[0].product || third.snapshot);

    database.execute("UPDATE catalog_state SET change = 0"); // as after a restore from a backup
    EXPECT_EQ(call(Caller::Guest, "GET", path + "?after=" + third.next).status, 410);
    EXPECT_EQ(call(Caller::Guest, "GET", path + "?after=tea").status, 400);
    EXPECT_EQ(call(Caller::Guest, "GET", path + "?limit=501").status, 400);
    EXPECT_EQ(call(Caller::Nobody, "GET", path).status, 401);
}

TEST_F(CatalogHttp, OnlyAnArchivedProductIsDeletedForGood)
{
    const std::string path = "/api/v1/products/" + create(draft("A")).id;
    const std::string forGood = path + "?permanent=true";
    Headers any;
    any.set("If-Match", "*");

    EXPECT_EQ(call(Caller::Admin, "DELETE", forGood).status, 428);
    EXPECT_EQ(call(Caller::Admin, "DELETE", forGood, {}, any).status, 409);
    EXPECT_EQ(call(Caller::Admin, "DELETE", path, {}, any).status, 204);
    const auto archived = wire::decodeProduct(call(Caller::Admin, "GET", path).body);
    EXPECT_TRUE(archived->archived);
    EXPECT_EQ(archived->archivedAt, formatTimestamp(clock.now()));
    const auto list = "/api/v1/products?archived=true&count=true";
    EXPECT_EQ(wire::decodeProductPage(call(Caller::Admin, "GET", list).body)->total, 1);
    EXPECT_EQ(call(Caller::Guest, "GET", list).status, 403);
    EXPECT_EQ(call(Caller::Admin, "DELETE", forGood, {}, any).status, 204);
    EXPECT_EQ(call(Caller::Admin, "GET", path).status, 404);
}

TEST_F(CatalogHttp, FacetsAreForEverybody)
{
    create(draft("A"));
    const auto facets = wire::decodeProductFacets(
        call(Caller::Guest, "GET", "/api/v1/products/facets?taxCategory=standard").body);
    ASSERT_TRUE(facets.ok()) << facets.error().message;
    EXPECT_EQ(facets->total, 1);
    EXPECT_EQ(facets->taxCategories.at(0).value, "standard");
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/products/facets?sort=colour").status, 400);
}

TEST_F(CatalogHttp, AnImportTellsOfItsRowsAndItsBatch)
{
    Headers csv;
    csv.set("Content-Type", "text/csv");
    const std::string batch = "0193f5a0-0000-7000-8000-00000000000a";
    const auto report =
        wire::decodeImportReport(call(Caller::Admin,
                                      "POST",
                                      "/api/v1/products/import?details=true&batchId=" + batch,
                                      "sku,name,price\r\nA,Tent,300\r\n",
                                      csv)
                                     .body);
    ASSERT_TRUE(report.ok()) << report.error().message;
    EXPECT_EQ(report->batchId, batch);
    EXPECT_EQ(report->details.at(0).outcome, "CREATED");
}

} // namespace
} // namespace vitrine::catalog
