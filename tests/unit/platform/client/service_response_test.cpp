#include "services/platform/client/client_span.hpp"
#include "services/platform/client/service_client.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {
namespace {

TEST(ErrorFrom, KeepsTheMeaningOfAProblemDocument)
{
    const ServiceResponse response{
        409,
        {{"Content-Type", "application/problem+json"}, {"X-Request-Id", "r-1"}},
        R"({"type":"about:blank","title":"Conflict","status":409,"detail":"only 2 left",)"
        R"("errors":[{"pointer":"#/lines/0/quantity","detail":"too many"}],"available":2})"};

    const Error error = errorFrom(response);

    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_EQ(error.message, "only 2 left");
    EXPECT_EQ(error.field, "/lines/0/quantity");
    EXPECT_EQ(error.requestId, "r-1");
    EXPECT_EQ(error.status, 409);
    ASSERT_TRUE(error.problem);
    EXPECT_NE(error.problem->text.find("available"), std::string::npos);
}

TEST(ErrorFrom, MapsStatusesAndSurvivesBodiesThatAreNoProblem)
{
    const auto codeOf = [](int status) { return errorFrom({status, {}, "<html>"}).code; };
    EXPECT_EQ(codeOf(400), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(401), ErrorCode::Unauthenticated);
    EXPECT_EQ(codeOf(403), ErrorCode::PermissionDenied);
    EXPECT_EQ(codeOf(404), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(412), ErrorCode::PreconditionFailed);
    EXPECT_EQ(codeOf(413), ErrorCode::TooLarge);
    EXPECT_EQ(codeOf(415), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(422), ErrorCode::Unprocessable);
    EXPECT_EQ(codeOf(428), ErrorCode::PreconditionRequired);
    EXPECT_EQ(codeOf(429), ErrorCode::RateLimited);
    EXPECT_EQ(codeOf(500), ErrorCode::Internal);
    EXPECT_EQ(codeOf(502), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(503), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(504), ErrorCode::DeadlineExceeded);
    const ServiceResponse broken{
        503, {{"Content-Type", "application/json"}, {"Retry-After", "4"}}, "{"};
    EXPECT_EQ(errorFrom(broken).retryAfter, std::chrono::seconds(4));
}

TEST(ClientSpanName, ReplacesIdsSoThatNamesStayFew)
{
    EXPECT_EQ(
        clientSpanName("GET", "/api/v1/products/0190b2d4-5f6a-7b8c-9d0e-112233445566?view=full"),
        "get /api/v1/products/{id}");
    EXPECT_EQ(clientSpanName("POST", "/internal/v1/charges/order-17-attempt-2/cancel"),
              "post /internal/v1/charges/{id}/cancel");
    EXPECT_EQ(clientSpanName("POST", "/oauth2/default/v1/token"), "post /oauth2/default/v1/token");
    EXPECT_EQ(clientSpanName("GET", "/"), "get /");
}

} // namespace
} // namespace vitrine::platform
