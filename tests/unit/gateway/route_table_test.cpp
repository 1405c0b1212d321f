#include "services/gateway/domain/route_table.hpp"
#include "services/gateway/gateway_settings.hpp"

#include <gtest/gtest.h>

namespace vitrine::gateway {
namespace {

std::map<std::string, std::string> rule(int number, std::map<std::string, std::string> members)
{
    std::map<std::string, std::string> flat;
    for (auto& [member, value] : members)
        flat["[" + std::to_string(number) + "]." + member] = value;
    return flat;
}

RouteTable table(std::initializer_list<std::map<std::string, std::string>> rules)
{
    std::map<std::string, std::string> flat;
    int number = 0;
    for (const auto& members : rules)
        flat.merge(rule(number++, members));
    auto read = readRouteRules(flat);
    EXPECT_TRUE(read.ok()) << read.error().message;
    return RouteTable(read.ok() ? *read : std::vector<RouteRule>());
}

TEST(RouteTable, TakesTheFirstRuleThatMatchesPathAndMethod)
{
    const RouteTable routes =
        table({{{"path", "/a/{id}/x"}, {"service", "one"}, {"access", "open"}},
               {{"path", "/a/**"}, {"methods", "GET"}, {"service", "two"}, {"access", "open"}},
               {{"path", "/a/**"}, {"methods", "POST"}, {"service", "three"}, {"access", "user"}}});
    EXPECT_EQ(routes.match("GET", "/a/1/x").rule->service, "one");
    EXPECT_EQ(routes.match("GET", "/a/1/y").rule->service, "two");
    EXPECT_EQ(routes.match("POST", "/a").rule->service, "three");
    EXPECT_EQ(routes.match("HEAD", "/a/b/c").rule->service, "two");
}

TEST(RouteTable, KnowsNothingThatNoRuleNames)
{
    const RouteTable routes =
        table({{{"path", "/a/{id}"}, {"service", "one"}, {"access", "open"}}});
    for (const char* path : {"/", "/a", "/a/", "/a/1/2", "/ab", "/actuator/prometheus"})
        EXPECT_EQ(routes.match("GET", path).rule, nullptr) << path;
}

TEST(RouteTable, TellsWhichMethodsAPathTakes)
{
    const RouteTable routes =
        table({{{"path", "/a"}, {"methods", "PUT,GET"}, {"service", "one"}, {"access", "open"}},
               {{"path", "/a"}, {"methods", "POST"}, {"service", "one"}, {"access", "user"}}});
    const auto match = routes.match("DELETE", "/a");
    EXPECT_EQ(match.rule, nullptr);
    EXPECT_EQ(match.allowed, (std::vector<std::string>{"GET", "HEAD", "POST", "PUT"}));
}

TEST(RouteTable, RewritesTheFixedFrontOfThePath)
{
    const RouteTable routes = table({{{"path", "/api/items, /api/items/**"},
                                      {"service", "c"},
                                      {"access", "open"},
                                      {"rewrite", "/v1/p"}}});
    EXPECT_EQ(routes.match("GET", "/api/items").path, "/v1/p");
    EXPECT_EQ(routes.match("GET", "/api/items/7/images").path, "/v1/p/7/images");
}

TEST(RouteTable, OrdersRulesByNumberNotByText)
{
    std::map<std::string, std::string> flat;
    for (int i = 0; i < 12; ++i)
        flat.merge(
            rule(i, {{"path", "/**"}, {"service", "s" + std::to_string(i)}, {"access", "open"}}));
    const auto rules = readRouteRules(flat);
    ASSERT_TRUE(rules.ok());
    EXPECT_EQ(rules->at(2).service, "s2");
    EXPECT_EQ(rules->at(10).service, "s10");
}

TEST(RouteTable, NamesTheRuleAndMemberAtFault)
{
    const std::pair<std::map<std::string, std::string>, const char*> faulty[] = {
        {{{"path", "/a"}, {"service", "s"}}, "access"},
        {{{"path", "/a"}, {"service", "s"}, {"access", "anybody"}}, "access"},
        {{{"path", "/a"}, {"service", "s"}, {"access", "permission:"}}, "access"},
        {{{"path", "/a"}, {"access", "open"}}, "service"},
        {{{"path", "a"}, {"service", "s"}, {"access", "open"}}, "path"},
        {{{"path", "/**/a"}, {"service", "s"}, {"access", "open"}}, "path"},
        {{{"service", "s"}, {"access", "open"}}, "path"},
        {{{"path", "/a"}, {"service", "s"}, {"access", "open"}, {"timeout-ms", "-1"}},
         "timeout-ms"},
        {{{"path", "/a"}, {"service", "s"}, {"access", "open"}, {"acess", "user"}}, "acess"},
    };
    for (const auto& [members, field] : faulty) {
        const auto rules = readRouteRules(rule(3, members));
        ASSERT_FALSE(rules.ok()) << field;
        EXPECT_EQ(rules.error().field, std::string("gateway.routes[3].") + field);
    }
}

TEST(BuiltInRoutes, AreReadAndDenyByDefault)
{
    const auto rules = routeRules(GatewaySettings{});
    ASSERT_TRUE(rules.ok()) << rules.error().message;
    const RouteTable routes(*rules);
    EXPECT_EQ(routes.match("GET", "/api/v1/products/7").rule->access.kind, RouteAccess::Kind::Open);
    EXPECT_EQ(routes.match("POST", "/api/v1/products").rule->access.permission, "catalog.write");
    EXPECT_EQ(routes.match("POST", "/api/v1/products/batch").rule->access.kind,
              RouteAccess::Kind::Open);
    EXPECT_EQ(routes.match("POST", "/api/v1/orders").rule->access.permission, "orders.place");
    EXPECT_EQ(routes.match("GET", "/api/v1/inventory").rule->access.permission, "inventory.read");
    EXPECT_EQ(routes.match("GET", "/oauth2/default/v1/keys").rule->service, "identity");
    for (const char* path : {"/internal/v1/charges",
                             "/eureka/apps",
                             "/actuator/health",
                             "/order/default",
                             "/api/v2/spans"})
        EXPECT_EQ(routes.match("POST", path).rule, nullptr) << path;
}

} // namespace
} // namespace vitrine::gateway
