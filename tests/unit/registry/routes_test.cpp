#include "services/platform/http/router.hpp"
#include "services/registry/http/basic_authentication.hpp"
#include "services/registry/http/registry_routes.hpp"
#include "vitrine/core/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vitrine::registry {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using platform::HttpRequest;
using platform::HttpResponse;
using platform::QueryParams;
using platform::Router;
using testing::HasSubstr;
using testing::Not;

/// The registry's routes, called without a server.
class Bench
{
public:
    explicit Bench(const Credentials& credentials = {})
        : m_service(RegistryRules{},
                    [this] {
                        return Moment{Timestamp(m_time), m_time};
                    })
        , m_router(*Router::create(withBasicAuthentication(registryRoutes(m_service), credentials)))
    {
    }

    HttpResponse call(const std::string& method,
                      const std::string& target,
                      const std::string& body = {},
                      Headers headers = {})
    {
        const auto question = target.find('?');
        HttpRequest request;
        request.method = method;
        request.path = target.substr(0, question);
        request.headers = std::move(headers);
        request.body = body;
        if (question != std::string::npos)
            request.query = *QueryParams::parse(target.substr(question + 1));
        const Router::Match match = m_router.find(method, request.path);
        if (match.kind != Router::Match::Kind::Found)
            return {599, "no route for " + method + " " + target};
        request.pathArgs = match.args;
        return match.route->handler(request);
    }
    int add(const std::string& app, const json& instance)
    {
        return call("POST", "/eureka/apps/" + app, json{{"instance", instance}}.dump()).status;
    }
    json get(const std::string& target)
    {
        return json::parse(call("GET", target, {}, {{"Accept", "application/json"}}).body);
    }

    void pass(std::chrono::milliseconds time) { m_time += time; }

private:
    std::chrono::milliseconds m_time = 1'790'000'000'000ms;
    RegistryService m_service;
    Router m_router;
};

json plain(const std::string& id, const std::string& status = "UP")
{
    return {{"instanceId", id},
            {"hostName", "n1"},
            {"app", "PRICING"},
            {"ipAddr", "10.0.0.1"},
            {"status", status},
            {"port", 8091},
            {"vipAddress", "pricing,p"},
            {"secureVipAddress", "spricing"},
            {"dataCenterInfo", {{"name", "MyOwn"}}}};
}

TEST(RegistryRoutes, ListsWhatWasRegisteredWithExactlyTheMembersThatSpringKnows)
{
    Bench bench;
    ASSERT_EQ(
        bench.add(
            "PRICING",
            {{"instanceId", "till-3.shop.example:pricing:8091"},
             {"hostName", "till-3.shop.example"},
             {"app", "pricing"},
             {"ipAddr", "10.4.0.31"},
             {"status", "UP"},
             {"overriddenstatus", "UNKNOWN"},
             {"port", {{"$", "8091"}, {"@enabled", true}}},
             {"securePort", {{"$", 443}, {"@enabled", "false"}}},
             {"countryId", "1"},
             {"dataCenterInfo", {{"name", "MyOwn"}}},
             {"leaseInfo",
              {{"renewalIntervalInSecs", "30"}, {"durationInSecs", 90}, {"renewalTimestamp", 5}}},
             {"metadata",
              {{"@class", "java.util.Map"}, {"management.port", 8091}, {"zone", "store-a"}}},
             {"homePageUrl", "http://till-3.shop.example:8091/"},
             {"vipAddress", "pricing"},
             {"isCoordinatingDiscoveryServer", false},
             {"lastDirtyTimestamp", 1790000000100},
             {"somethingNew", {1, 2}}}),
        204);

    const json expected = json::parse(
        R"({"applications":{"versions__delta":"1","apps__hashcode":"UP_1_","application":[
      {"name":"PRICING","instance":[{"instanceId":"till-3.shop.example:pricing:8091","hostName":"till-3.shop.example",
       "app":"PRICING","ipAddr":"10.4.0.31","status":"UP","overriddenStatus":"UNKNOWN",
       "port":{"$":8091,"@enabled":"true"},"securePort":{"$":443,"@enabled":"false"},"countryId":1,
       "dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},
       "leaseInfo":{"renewalIntervalInSecs":30,"durationInSecs":90,"registrationTimestamp":1790000000000,
                    "lastRenewalTimestamp":1790000000000,"evictionTimestamp":0,"serviceUpTimestamp":1790000000000},
       "metadata":{"management.port":"8091","zone":"store-a"},"homePageUrl":"http://till-3.shop.example:8091/",
       "vipAddress":"pricing","isCoordinatingDiscoveryServer":"false","lastUpdatedTimestamp":"1790000000000",
       "lastDirtyTimestamp":"1790000000100","actionType":"ADDED"}]}]}})");
    EXPECT_EQ(bench.get("/eureka/apps/"), expected);
    EXPECT_EQ(bench.get("/eureka/v2/apps"), expected);
    EXPECT_EQ(bench.get("/eureka/apps/pricing")["application"],
              expected["applications"]["application"][0]);
    EXPECT_EQ(bench.get("/eureka/apps/PRICING/till-3.shop.example%3Apricing%3A8091")["instance"],
              expected["applications"]["application"][0]["instance"][0]);
    EXPECT_EQ(
        bench.get("/eureka/v2/instances/till-3.shop.example:pricing:8091")["instance"]["hostName"],
        "till-3.shop.example");
}

TEST(RegistryRoutes, MarksEmptyMetadataAsNetflixDoes)
{
    Bench bench;
    ASSERT_EQ(bench.add("PRICING", plain("a")), 204);
    EXPECT_EQ(bench.get("/eureka/instances/a")["instance"]["metadata"],
              (json{{"@class", "java.util.Collections$EmptyMap"}}));
}

TEST(RegistryRoutes, KeepsTheDoubledUnderscoresAndAnEmptyHash)
{
    Bench bench;
    EXPECT_EQ(
        bench.get("/eureka/apps"),
        json::parse(
            R"({"applications":{"versions__delta":"1","apps__hashcode":"","application":[]}})"));
}

TEST(RegistryRoutes, NamesWhatIsMissingInNetflixsOrderAndWords)
{
    Bench bench;
    const auto answer = [&](json instance) {
        const HttpResponse response = bench.call(
            "POST", "/eureka/apps/PRICING", json{{"instance", std::move(instance)}}.dump());
        return std::to_string(response.status) + " " + response.body;
    };
    json instance = plain("a");
    const auto without = [&](const char* name) {
        json copy = instance;
        copy.erase(name);
        return answer(std::move(copy));
    };
    EXPECT_EQ(without("instanceId"), "400 Missing instanceId");
    EXPECT_EQ(without("hostName"), "400 Missing hostname");
    EXPECT_EQ(without("ipAddr"), "400 Missing ip address");
    EXPECT_EQ(without("app"), "400 Missing appName");
    EXPECT_EQ(without("dataCenterInfo"), "400 Missing dataCenterInfo");
    instance["dataCenterInfo"] = json::object();
    EXPECT_EQ(answer(instance), "400 Missing dataCenterInfo Name");
    instance["app"] = "stock";
    EXPECT_EQ(answer(instance), "400 Mismatched appName, expecting PRICING but was STOCK");
    EXPECT_EQ(bench.call("POST", "/eureka/apps/PRICING", "{").status, 400);
    EXPECT_EQ(bench.call("POST", "/eureka/apps/PRICING", "[]").status, 400);
    EXPECT_EQ(bench
                  .call("POST",
                        "/eureka/apps/PRICING",
                        "<instance/>",
                        {{"Content-Type", "application/xml"}})
                  .status,
              415);
}

TEST(RegistryRoutes, RefusesTextsThatAreTooLong)
{
    Bench bench;
    json instance = plain("a");
    instance["metadata"] = {{"note", std::string(3000, 'x')}};
    EXPECT_EQ(bench.add("PRICING", instance), 400);
    json many = plain("a");
    for (int i = 0; i < 300; ++i)
        many["metadata"][std::to_string(i)] = "x";
    EXPECT_EQ(bench.add("PRICING", many), 400);
}

TEST(RegistryRoutes, AnswersHeartbeatsWithEmptyBodies)
{
    Bench bench;
    const auto beat = [&](const std::string& query) {
        return bench.call("PUT", "/eureka/apps/pricing/a" + query, "{}");
    };
    EXPECT_EQ(beat("").status, 404);
    EXPECT_EQ(beat("").body, "");
    json instance = plain("a");
    instance["lastDirtyTimestamp"] = "100";
    ASSERT_EQ(bench.add("PRICING", instance), 204);
    EXPECT_EQ(beat("?status=UP&lastDirtyTimestamp=100").status, 200);
    EXPECT_EQ(beat("").status, 200);
    EXPECT_EQ(beat("").body, "");
    EXPECT_EQ(beat("?lastDirtyTimestamp=101").status, 404);
    EXPECT_EQ(beat("?lastDirtyTimestamp=soon").status, 400);
    EXPECT_EQ(bench.call("DELETE", "/eureka/apps/PRICING/a").status, 200);
    EXPECT_EQ(bench.call("DELETE", "/eureka/apps/PRICING/a").status, 404);
}

TEST(RegistryRoutes, SetsAndTakesBackAnOperatorsStatus)
{
    Bench bench;
    ASSERT_EQ(bench.add("PRICING", plain("a")), 204);
    const std::string path = "/eureka/apps/PRICING/a/status";
    EXPECT_EQ(bench.call("PUT", path + "?value=OUT_OF_SERVICE&lastDirtyTimestamp=5").status, 200);
    EXPECT_EQ(bench.get("/eureka/instances/a")["instance"]["status"], "OUT_OF_SERVICE");
    EXPECT_EQ(bench.get("/eureka/instances/a")["instance"]["overriddenStatus"], "OUT_OF_SERVICE");
    EXPECT_EQ(bench.get("/eureka/instances/a")["instance"]["actionType"], "MODIFIED");
    EXPECT_EQ(bench.call("DELETE", path).status, 200);
    EXPECT_EQ(bench.call("PUT", "/eureka/apps/PRICING/a").status, 404);
    EXPECT_EQ(bench.call("PUT", path + "?value=GREAT").status, 400);
    EXPECT_EQ(bench.call("PUT", path).status, 400);
    EXPECT_EQ(bench.call("PUT", "/eureka/apps/PRICING/b/status?value=UP").status, 404);
    EXPECT_EQ(bench.call("DELETE", "/eureka/apps/PRICING/b/status").status, 404);
}

TEST(RegistryRoutes, AddsMetadataFromTheQuery)
{
    Bench bench;
    ASSERT_EQ(bench.add("PRICING", plain("a")), 204);
    EXPECT_EQ(
        bench.call("PUT", "/eureka/apps/PRICING/a/metadata?weight=3&weight=4&zone=b%20c").status,
        200);
    EXPECT_EQ(bench.get("/eureka/instances/a")["instance"]["metadata"],
              (json{{"weight", "3"}, {"zone", "b c"}}));
    EXPECT_EQ(bench.call("PUT", "/eureka/apps/PRICING/b/metadata?x=1").status, 404);
}

TEST(RegistryRoutes, FindsVirtualAddressesAndAnswersUnknownOnesWithAnEmptyList)
{
    Bench bench;
    ASSERT_EQ(bench.add("PRICING", plain("a")), 204);
    EXPECT_EQ(bench.get("/eureka/vips/p")["applications"]["apps__hashcode"], "UP_1_");
    EXPECT_EQ(bench.get("/eureka/svips/spricing")["applications"]["application"].size(), 1U);
    EXPECT_EQ(bench.get("/eureka/vips/other")["applications"]["application"], json::array());
    EXPECT_EQ(bench.call("GET", "/eureka/vips/other").status, 200);
    EXPECT_EQ(bench.call("GET", "/eureka/apps/OTHER").status, 404);
    EXPECT_EQ(bench.call("GET", "/eureka/apps/PRICING/other").status, 404);
    EXPECT_EQ(bench.call("GET", "/eureka/instances/other").status, 404);
    EXPECT_EQ(bench.call("GET", "/eureka/apps/delta").status, 403);
}

TEST(RegistryRoutes, SpeaksJsonAndSaysSoToThoseWhoDoNot)
{
    Bench bench;
    const auto statusFor = [&](const char* accept) {
        return bench
            .call("GET",
                  "/eureka/apps/",
                  {},
                  accept == nullptr ? Headers{} : Headers{{"Accept", accept}})
            .status;
    };
    EXPECT_EQ(statusFor(nullptr), 200);
    EXPECT_EQ(statusFor("*/*"), 200);
    EXPECT_EQ(statusFor("application/json, application/*+json"), 200);
    EXPECT_EQ(statusFor("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), 200);
    EXPECT_EQ(statusFor("application/xml"), 406);
}

TEST(RegistryRoutes, ReportsItsNumbersAsNetflixDoes)
{
    Bench bench;
    ASSERT_EQ(bench.add("PRICING", plain("a")), 204);
    ASSERT_EQ(bench.add("PRICING", plain("b", "DOWN")), 204);
    const json status = bench.get("/eureka/status");
    EXPECT_EQ(status["applicationStats"]["available-replicas"], "a,");
    EXPECT_EQ(status["applicationStats"]["unavailable-replicas"], "b,");
    EXPECT_EQ(status["generalStats"]["renews-threshold"], "3");
    EXPECT_EQ(status["generalStats"]["lease-expiration-enabled"], "true");
}

TEST(RegistryRoutes, ShowsInstancesOnAPageThatAHostileOneCannotBreak)
{
    Bench bench;
    json hostile = plain("<script>alert(1)</script>");
    hostile["hostName"] = "\"><img src=x>";
    hostile["statusPageUrl"] = "javascript:alert(1)";
    ASSERT_EQ(bench.add("PRICING", hostile), 204);
    json good = plain("good");
    good["statusPageUrl"] = "http://n1:8091/actuator/info";
    ASSERT_EQ(bench.add("PRICING", good), 204);
    bench.pass(12s);

    const HttpResponse page = bench.call("GET", "/");

    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.contentType, HasSubstr("text/html"));
    EXPECT_THAT(page.body, Not(HasSubstr("<script")));
    EXPECT_THAT(page.body, Not(HasSubstr("<img")));
    EXPECT_THAT(page.body, Not(HasSubstr("javascript:")));
    EXPECT_THAT(page.body, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(page.body, HasSubstr("href=\"http://n1:8091/actuator/info\""));
    EXPECT_THAT(page.body, HasSubstr("12 s of 1 min"));
    EXPECT_THAT(page.body, HasSubstr("Self-preservation is off below 20 instances"));
    EXPECT_EQ(bench.call("GET", "/status.css").status, 200);
}

TEST(RegistryRoutes, LetsOnlyThoseInWhoKnowThePassword)
{
    Bench bench(Credentials{"shop", "p:w"});
    const auto statusWith = [&](const std::string& authorization) {
        return bench.call("GET", "/eureka/apps", {}, {{"Authorization", authorization}}).status;
    };
    EXPECT_EQ(statusWith("Basic " + base64Encode("shop:p:w")), 200);
    EXPECT_EQ(statusWith("basic " + base64Encode("shop:p:w")), 200);
    EXPECT_EQ(statusWith("Basic " + base64Encode("shop:wrong")), 401);
    EXPECT_EQ(statusWith("Basic " + base64Encode("shop:p:w2")), 401);
    EXPECT_EQ(statusWith("Basic not-base64"), 401);
    EXPECT_EQ(statusWith("Bearer abc"), 401);
    const HttpResponse refused = bench.call("POST", "/eureka/apps/PRICING", "{}");
    EXPECT_EQ(refused.status, 401);
    EXPECT_THAT(std::string(refused.headers.get("WWW-Authenticate")), HasSubstr("Basic realm="));
    EXPECT_EQ(bench.call("GET", "/").status, 401);
}

} // namespace
} // namespace vitrine::registry
