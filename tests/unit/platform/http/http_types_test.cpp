#include "services/platform/http/access_check.hpp"
#include "services/platform/http/http_types.hpp"
#include "services/platform/http/request_context.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vitrine::platform {

namespace {

TEST(QueryParams, DecodesNamesAndValues)
{
    const auto query = QueryParams::parse("a=1&b=two+words%21&a=2&flag&&empty=&x=%3D%26");
    ASSERT_TRUE(query.ok());
    EXPECT_EQ(query->get("a"), "1");
    EXPECT_EQ(query->all("a"), (std::vector<std::string_view>{"1", "2"}));
    EXPECT_EQ(query->get("b"), "two words!");
    EXPECT_EQ(query->get("flag"), "");
    EXPECT_EQ(query->get("empty"), "");
    EXPECT_EQ(query->get("x"), "=&");
    EXPECT_FALSE(query->get("none"));
    EXPECT_TRUE(QueryParams::parse("")->members().empty());
}

TEST(QueryParams, RefusesWhatIsMalformed)
{
    for (const char* text : {"a=%", "a=%zz", "%4=a", "a=%FF", "a=%C0%80", "a=%00"})
        EXPECT_FALSE(QueryParams::parse(text).ok()) << text;
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += "a=1&";
    EXPECT_TRUE(QueryParams::parse(many).ok());
    EXPECT_FALSE(QueryParams::parse(many + "a=1").ok());
}

TEST(QueryParams, ReadsIntegersWithinBounds)
{
    const auto query =
        QueryParams::parse("limit=50&low=-3&bad=5x&empty=&huge=99999999999999999999");
    EXPECT_EQ(query->integer("limit", 10, 1, 200).value(), 50);
    EXPECT_EQ(query->integer("low", 0, -5, 5).value(), -3);
    EXPECT_EQ(query->integer("absent", 10, 1, 200).value(), 10);
    for (const char* key : {"bad", "empty", "huge"}) {
        const auto value = query->integer(key, 10, 1, 200);
        ASSERT_FALSE(value.ok()) << key;
        EXPECT_EQ(value.error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(value.error().field, key);
    }
    EXPECT_FALSE(query->integer("limit", 10, 1, 49).ok());
}

TEST(ProblemResponse, MapsEachCodeToItsStatus)
{
    const std::vector<std::pair<ErrorCode, int>> expected{{ErrorCode::InvalidArgument, 400},
                                                          {ErrorCode::Unauthenticated, 401},
                                                          {ErrorCode::PermissionDenied, 403},
                                                          {ErrorCode::NotFound, 404},
                                                          {ErrorCode::Conflict, 409},
                                                          {ErrorCode::PreconditionFailed, 412},
                                                          {ErrorCode::TooLarge, 413},
                                                          {ErrorCode::Unprocessable, 422},
                                                          {ErrorCode::PreconditionRequired, 428},
                                                          {ErrorCode::RateLimited, 429},
                                                          {ErrorCode::Cancelled, 503},
                                                          {ErrorCode::Unavailable, 503},
                                                          {ErrorCode::DeadlineExceeded, 504},
                                                          {ErrorCode::Internal, 500}};
    for (const auto& [code, status] : expected) {
        const HttpResponse response = problemResponse(Error{.code = code, .message = "why"});
        EXPECT_EQ(response.status, status) << toString(code);
        const auto document = nlohmann::json::parse(response.body);
        EXPECT_EQ(document.at("status"), status);
        EXPECT_FALSE(document.at("title").get<std::string>().empty());
        EXPECT_EQ(response.contentType, "application/problem+json");
    }
}

TEST(ProblemResponse, PointsAtTheFieldAtFault)
{
    const auto response = problemResponse(Error{.code = ErrorCode::InvalidArgument,
                                                .message = "must be > 0",
                                                .field = "/lines/0/quantity"});
    const auto document = nlohmann::json::parse(response.body);
    EXPECT_EQ(document.at("detail"), "must be > 0");
    EXPECT_EQ(document.at("errors").at(0).at("pointer"), "#/lines/0/quantity");
}

TEST(ProblemResponse, KeepsTheCauseOfAnInternalErrorToItself)
{
    const auto response = problemResponse(Error{
        .code = ErrorCode::Internal, .message = "SELECT failed on host db7", .field = "/secret"});
    EXPECT_EQ(response.body.find("db7"), std::string::npos);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(ProblemResponse, SaysWhenToComeBack)
{
    EXPECT_EQ(problemResponse(
                  Error{.code = ErrorCode::RateLimited, .retryAfter = std::chrono::seconds(30)})
                  .headers.get("Retry-After"),
              "30");
    EXPECT_EQ(problemResponse(Error{.code = ErrorCode::Unavailable}).headers.get("Retry-After"),
              "1");
    EXPECT_EQ(problemResponse(Error{.code = ErrorCode::NotFound}).headers.get("Retry-After"), "");
}

Principal
caller(std::string service, std::string account = {}, std::vector<std::string> permissions = {})
{
    Principal principal;
    principal.service = std::move(service);
    principal.accountId = std::move(account);
    principal.permissions = std::move(permissions);
    return principal;
}

int statusFor(const Access& access, const Principal& principal)
{
    const auto refusal = refusalOf(access, principal);
    return refusal ? refusal->status : 200;
}

TEST(AccessCheck, LetsEachKindInAndNobodyElse)
{
    const Principal stranger = caller("");
    const Principal guest = caller("gateway");
    const Principal user = caller("gateway", "a");
    const Principal clerk = caller("gateway", "b", {"catalog.write"});
    const Principal forgedUser = caller("", "a", {"catalog.write"});

    EXPECT_EQ(statusFor(Access::open(), stranger), 200);
    EXPECT_EQ(statusFor(Access::guest(), stranger), 401);
    EXPECT_EQ(statusFor(Access::guest(), guest), 200);
    EXPECT_EQ(statusFor(Access::user(), guest), 401);
    EXPECT_EQ(statusFor(Access::user(), user), 200);
    EXPECT_EQ(statusFor(Access::user(), forgedUser), 401)
        << "a user who did not come through the gateway";
    EXPECT_EQ(statusFor(Access::permission("catalog.write"), guest), 401);
    EXPECT_EQ(statusFor(Access::permission("catalog.write"), user), 403);
    EXPECT_EQ(statusFor(Access::permission("catalog.write"), clerk), 200);
    EXPECT_EQ(statusFor(Access::services({"order", "payment"}), stranger), 401);
    EXPECT_EQ(statusFor(Access::services({"order", "payment"}), guest), 403);
    EXPECT_EQ(statusFor(Access::services({"order", "payment"}), caller("payment")), 200);
}

TEST(AccessCheck, ChallengesAsRfc6750Wants)
{
    EXPECT_EQ(refusalOf(Access::user(), caller("gateway"))->headers.get("WWW-Authenticate"),
              "Bearer realm=\"vitrine\"");
    EXPECT_EQ(
        refusalOf(Access::permission("x"), caller("gateway", "a"))->headers.get("WWW-Authenticate"),
        "Bearer realm=\"vitrine\", error=\"insufficient_scope\"");
    EXPECT_EQ(authenticationFailure(Error{.code = ErrorCode::Unauthenticated})
                  .headers.get("WWW-Authenticate"),
              "Bearer realm=\"vitrine\", error=\"invalid_token\"");
    EXPECT_EQ(authenticationFailure(Error{.code = ErrorCode::Unavailable}).status, 503);
}

TEST(RequestContext, ContinuesATraceWithANewSpan)
{
    const auto context = contextOf(
        Headers{{"traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}},
        std::chrono::seconds(10));
    EXPECT_EQ(context.trace.traceId, "0af7651916cd43dd8448eb211c80319c");
    EXPECT_EQ(context.trace.parentSpanId, "b7ad6b7169203331");
    EXPECT_NE(context.trace.spanId, "b7ad6b7169203331");
    EXPECT_TRUE(context.trace.sampled);
}

TEST(RequestContext, BeginsATraceWhenTheHeaderStandsTwice)
{
    const std::string parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const auto context = contextOf(Headers{{"traceparent", parent}, {"Traceparent", parent}},
                                   std::chrono::seconds(10));
    EXPECT_NE(context.trace.traceId, "0af7651916cd43dd8448eb211c80319c");
    EXPECT_EQ(context.trace.parentSpanId, "");
}

TEST(RequestContext, TakesOnlyHarmlessRequestIds)
{
    const auto idFor = [](std::string sent) {
        return contextOf(Headers{{"X-Request-Id", std::move(sent)}}, std::chrono::seconds(10))
            .requestId;
    };
    EXPECT_EQ(idFor("Abc-1_2.3"), "Abc-1_2.3");
    for (const std::string& sent :
         {std::string(), std::string("a b"), std::string("a\"b"), std::string(129, 'a')})
        EXPECT_EQ(idFor(sent).size(), 32U) << sent;
    EXPECT_NE(idFor(""), idFor(""));
}

TEST(RequestContext, ShrinksTheDeadlineButNeverStretchesIt)
{
    const auto left = [](std::string sent) {
        return contextOf(Headers{{"Vitrine-Timeout-Ms", std::move(sent)}}, std::chrono::seconds(10))
            .deadline.remaining()
            .count();
    };
    EXPECT_LE(left("500"), 500);
    EXPECT_GT(left("500"), 0);
    EXPECT_GT(left("99999999"), 9000);
    EXPECT_LE(left("99999999"), 10000);
    EXPECT_GT(left("-5"), 9000) << "nonsense counts as absent";
    EXPECT_GT(left("1e3"), 9000);
    EXPECT_EQ(left("0"), 0);
}

} // namespace

} // namespace vitrine::platform
