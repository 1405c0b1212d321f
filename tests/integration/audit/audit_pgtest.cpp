#include "services/platform/audit/audit.hpp"
#include "services/platform/audit/audit_routes.hpp"
#include "tests/testkit/postgres.hpp"
#include "vitrine/wire/audit.hpp"

#include <gmock/gmock.h>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Migration kMigrations[] = {{1, "audit", kAuditSchema}};

class AuditPg : public ::testing::Test
{
protected:
    static CallContext by(const std::string& id, const std::string& name)
    {
        CallContext context;
        context.caller.accountId = id;
        context.caller.subject = name;
        context.caller.service = "gateway";
        context.trace.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        context.deadline = Deadline::in(20s);
        return context;
    }
    static AuditRecord record(const std::string& action, const std::string& label)
    {
        return {.action = action,
                .entityType = action.substr(0, action.find('.')),
                .entityId = "id-" + label,
                .entityLabel = label};
    }
    void write(const CallContext& context, const AuditRecord& what)
    {
        const auto outcome =
            database.pool().inTransaction(context.deadline, [&](Transaction& tx) -> Outcome {
                writeAudit(tx, context, what);
                return Done{};
            });
        ASSERT_TRUE(outcome.ok()) << outcome.error().message;
    }

    HttpResponse get(const std::string& query)
    {
        HttpRequest request;
        request.query = QueryParams::parse(query).value();
        request.context.deadline = Deadline::in(20s);
        return route.handler(request);
    }
    wire::Page<wire::AuditEntry> page(const std::string& query)
    {
        const auto response = get(query);
        EXPECT_EQ(response.status, 200) << response.body;
        const auto decoded = wire::decodeAuditPage(response.body);
        EXPECT_TRUE(decoded.ok()) << decoded.error().message;
        return decoded.ok() ? *decoded : wire::Page<wire::AuditEntry>();
    }
    std::vector<std::string> labels(const std::string& query)
    {
        std::vector<std::string> result;
        for (const auto& entry : page(query).items)
            result.push_back(entry.entityLabel);
        return result;
    }

    testkit::TestDatabase database{kMigrations};
    Route route = auditRoute(database.pool(), "catalog");
};

TEST_F(AuditPg, TellsWhoDidWhatAndWhatDiffers)
{
    AuditRecord change = record("product.update", "TENT-1");
    change.before = R"({"name":"Tent","price":100})";
    change.after = R"({"name":"Tent","price":200})";
    write(by("u1", "ada@example.org"), change);

    const auto entry = page("").items.at(0);
    EXPECT_EQ(entry.service, "catalog");
    EXPECT_EQ(entry.actorId, "u1");
    EXPECT_EQ(entry.actorName, "ada@example.org");
    EXPECT_EQ(entry.action, "product.update");
    EXPECT_EQ(entry.entityType, "product");
    EXPECT_EQ(entry.entityId, "id-TENT-1");
    EXPECT_EQ(entry.entityLabel, "TENT-1");
    EXPECT_EQ(entry.beforeJson, R"({"price":100})");
    EXPECT_EQ(entry.afterJson, R"({"price":200})");
    EXPECT_EQ(entry.traceId, "4bf92f3577b34da6a3ce929d0e0e4736");
    EXPECT_TRUE(parseTimestamp(entry.at).ok());
    EXPECT_EQ(route.pattern, "/api/v1/audit/catalog");
    EXPECT_THAT(route.access.names(), ElementsAre("audit.read"));
}

TEST_F(AuditPg, GoesWithTheTransaction)
{
    const auto context = by("u1", "ada");
    const auto outcome =
        database.pool().inTransaction(context.deadline, [&](Transaction& tx) -> Outcome {
            writeAudit(tx, context, record("product.update", "A"));
            return failure<Done>(ErrorCode::Conflict, "no");
        });
    EXPECT_FALSE(outcome.ok());
    EXPECT_THAT(labels(""), IsEmpty());
}

TEST_F(AuditPg, SaysNothingWhereNothingWasDone)
{
    AuditRecord idle = record("product.update", "A");
    idle.before = idle.after = R"({"name":"Tent"})";
    write(by("u1", "ada"), idle);
    EXPECT_THAT(labels(""), IsEmpty());

    write(by("u1", "ada"), record("account.reset-password", "B"));
    EXPECT_THAT(labels(""), ElementsAre("B"));
    EXPECT_EQ(page("").items[0].beforeJson, "");
}

TEST_F(AuditPg, IsFiltered)
{
    write(by("u1", "ada@example.org"), record("product.create", "A"));
    write(by("u2", "Bob_1@example.org"), record("product.update", "A"));
    write(by("u1", "ada@example.org"), record("category.create", "C"));
    CallContext service = by("", "");
    service.caller.service = "order";
    write(service, record("stock.return", "D"));

    EXPECT_THAT(labels(""), ElementsAre("D", "C", "A", "A"));
    EXPECT_THAT(labels("actor=u1"), ElementsAre("C", "A"));
    EXPECT_THAT(labels("actor=BOB_"), ElementsAre("A"));
    EXPECT_THAT(labels("actor=bob%25"), IsEmpty()) << "no wildcards";
    EXPECT_THAT(labels("actor=order"), ElementsAre("D"));
    EXPECT_THAT(labels("action=product.update"), ElementsAre("A"));
    EXPECT_THAT(labels("action=product.*"), ElementsAre("A", "A"));
    EXPECT_THAT(labels("entityType=category"), ElementsAre("C"));
    EXPECT_THAT(labels("entityId=id-A&actor=u2"), ElementsAre("A"));
}

TEST_F(AuditPg, IsFilteredByTime)
{
    for (const char* label : {"A", "B", "C"})
        write(by("u1", "ada"), record("product.create", label));
    database.execute("UPDATE audit_entry SET at = '2026-11-20T09:30:00.000Z'::timestamptz "
                     "+ id * interval '1 minute'");

    EXPECT_THAT(labels("from=2026-11-20T09:32:00Z"), ElementsAre("C", "B"));
    EXPECT_THAT(labels("to=2026-11-20T09:32:00Z"), ElementsAre("A"));
    EXPECT_THAT(labels("from=2026-11-20T10:32:00%2B01:00&to=2026-11-20T09:33:00Z"),
                ElementsAre("B"));
}

TEST_F(AuditPg, IsPagedSkippedAndCounted)
{
    for (const char* label : {"A", "B", "C", "D", "E"})
        write(by("u1", "ada"), record("product.create", label));
    database.execute("UPDATE audit_entry SET at = '2026-11-20T09:30:00.000Z'"); // all at once

    std::vector<std::string> all;
    std::string token;
    do {
        const auto part = page("limit=2" + (token.empty() ? "" : "&after=" + token));
        for (const auto& entry : part.items)
            all.push_back(entry.entityLabel);
        token = part.nextToken;
    } while (!token.empty());
    EXPECT_THAT(all, ElementsAre("E", "D", "C", "B", "A"));
    EXPECT_THAT(labels("skip=3"), ElementsAre("B", "A"));
    EXPECT_EQ(page("limit=1&count=true").total, 5);
    EXPECT_EQ(page("limit=1").total, std::nullopt);
}

TEST_F(AuditPg, RefusesWhatMakesNoSense)
{
    for (const char* label : {"A", "B"})
        write(by("u1", "ada"), record("product.create", label));
    const std::string token = page("limit=1").nextToken;
    EXPECT_EQ(get("after=" + token).status, 200);
    const std::vector<std::string> queries = {"from=yesterday",
                                              "to=1",
                                              "limit=0",
                                              "skip=-1",
                                              "count=maybe",
                                              "after=nonsense",
                                              "actor=u1&after=" + token,
                                              "skip=1&after=" + token};
    for (const std::string& query : queries)
        EXPECT_EQ(get(query).status, 400) << query;
}

} // namespace
} // namespace vitrine::platform
