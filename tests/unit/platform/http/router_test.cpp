#include "services/platform/http/router.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {

namespace {

using Kind = Router::Match::Kind;

Route route(std::string method, std::string pattern)
{
    return Route{std::move(method), std::move(pattern), Access::open(), [](const HttpRequest&) {
                     return HttpResponse{};
                 }};
}

Router routerOf(std::vector<Route> routes)
{
    auto router = Router::create(std::move(routes));
    EXPECT_TRUE(router.ok()) << router.error().message;
    return std::move(router).value();
}

/// "pattern arg arg", or the kind of failure.
std::string find(const Router& router, std::string_view method, std::string_view path)
{
    const Router::Match match = router.find(method, path);
    switch (match.kind) {
    case Kind::Found:
        break;
    case Kind::Options:
        return "options " + match.allow;
    case Kind::NoMethod:
        return "no method " + match.allow;
    case Kind::NoPath:
        return "no path";
    case Kind::BadPath:
        return "bad path";
    }
    std::string found = match.route->method + " " + match.route->pattern;
    for (const std::string& arg : match.args)
        found += " " + arg;
    return found;
}

TEST(Router, PrefersLiteralsToParametersToTheRest)
{
    const Router router = routerOf({route("GET", "/p/{id}"),
                                    route("GET", "/p/sku/{sku}"),
                                    route("GET", "/p/{id}/image"),
                                    route("GET", "/p/{rest...}"),
                                    route("POST", "/p/batch"),
                                    route("GET", "/p")});
    EXPECT_EQ(find(router, "GET", "/p"), "GET /p");
    EXPECT_EQ(find(router, "GET", "/p/7"), "GET /p/{id} 7");
    EXPECT_EQ(find(router, "GET", "/p/sku/7"), "GET /p/sku/{sku} 7");
    EXPECT_EQ(find(router, "GET", "/p/sku"), "GET /p/{id} sku")
        << "a literal that leads nowhere is given up";
    EXPECT_EQ(find(router, "GET", "/p/7/image"), "GET /p/{id}/image 7");
    EXPECT_EQ(find(router, "GET", "/p/7/other/x"), "GET /p/{rest...} 7/other/x");
    EXPECT_EQ(find(router, "GET", "/q"), "no path");
}

TEST(Router, TreatsATrailingSlashAsAnotherPath)
{
    const Router router = routerOf(
        {route("GET", "/"), route("GET", "/a"), route("GET", "/b/"), route("GET", "/c/{id}")});
    EXPECT_EQ(find(router, "GET", "/"), "GET /");
    EXPECT_EQ(find(router, "GET", "/a/"), "no path");
    EXPECT_EQ(find(router, "GET", "/b/"), "GET /b/");
    EXPECT_EQ(find(router, "GET", "/b"), "no path");
    EXPECT_EQ(find(router, "GET", "/c/"), "no path") << "a parameter is never empty";
}

TEST(Router, AnswersHeadWithGet)
{
    const Router router = routerOf(
        {route("GET", "/a"), route("HEAD", "/b"), route("GET", "/b"), route("POST", "/c")});
    EXPECT_EQ(find(router, "HEAD", "/a"), "GET /a");
    EXPECT_EQ(find(router, "HEAD", "/b"), "HEAD /b");
    EXPECT_EQ(find(router, "HEAD", "/c"), "no method POST, OPTIONS");
}

TEST(Router, NamesTheMethodsOfAPath)
{
    const Router router =
        routerOf({route("GET", "/a/{x}"), route("PUT", "/a/{y}"), route("OPTIONS", "/own")});
    EXPECT_EQ(find(router, "DELETE", "/a/1"), "no method GET, HEAD, PUT, OPTIONS");
    EXPECT_EQ(find(router, "OPTIONS", "/a/1"), "options GET, HEAD, PUT, OPTIONS");
    EXPECT_EQ(find(router, "OPTIONS", "/own"), "OPTIONS /own");
    EXPECT_EQ(find(router, "OPTIONS", "/none"), "no path");
}

TEST(Router, SplitsBeforeItDecodes)
{
    const Router router = routerOf({route("GET", "/a/{x}"), route("GET", "/caf\xc3\xa9")});
    EXPECT_EQ(find(router, "GET", "/a/b%2Fc"), "GET /a/{x} b/c")
        << "an escaped slash makes no segment";
    EXPECT_EQ(find(router, "GET", "/a/b+c%2B"), "GET /a/{x} b+c+") << "a plus is a plus in a path";
    EXPECT_EQ(find(router, "GET", "/caf%C3%A9"), "GET /caf\xc3\xa9");
    EXPECT_EQ(find(router, "GET", "/a/%FF"), "bad path");
    EXPECT_EQ(find(router, "GET", "/a/%2"), "bad path");
}

TEST(Router, RefusesTablesThatAreWrong)
{
    EXPECT_FALSE(Router::create({route("GET", "a")}).ok());
    EXPECT_FALSE(Router::create({route("GET", "")}).ok());
    EXPECT_FALSE(Router::create({route("GET", "/{rest...}/a")}).ok());
    EXPECT_FALSE(Router::create({route("GET", "/{a}"), route("GET", "/{b}")}).ok());
    EXPECT_FALSE(Router::create({Route{"GET", "/a", Access::open(), nullptr}}).ok());
    EXPECT_NE(
        Router::create({route("GET", "/{a}"), route("GET", "/{b}")}).error().message.find("/{b}"),
        std::string::npos);
}

} // namespace

} // namespace vitrine::platform
