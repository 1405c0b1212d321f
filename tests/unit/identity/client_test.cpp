#include "services/identity/domain/client.hpp"
#include "services/identity/domain/scopes.hpp"
#include "services/identity/http/form.hpp"
#include "services/identity/http/pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::identity {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Client kNative{
    .id = "cli",
    .isNative = true,
    .redirectUris = {"http://127.0.0.1/cb", "http://[::1]/cb", "com.example.shop:/cb"}};
const Client kWeb{.id = "web", .redirectUris = {"https://shop.example/cb", "http://127.0.0.1/cb"}};

TEST(RedirectUri, OfANativeClientMayHaveAnyLoopbackPort)
{
    for (const char* good : {"http://127.0.0.1/cb",
                             "http://127.0.0.1:1/cb",
                             "http://127.0.0.1:65535/cb",
                             "http://[::1]:4000/cb",
                             "http://[::1]/cb",
                             "com.example.shop:/cb"})
        EXPECT_TRUE(isRedirectOf(kNative, good)) << good;
}

TEST(RedirectUri, IsOtherwiseComparedOctetForOctet)
{
    for (const char* bad : {"",
                            "http://127.0.0.1:4000/",
                            "http://127.0.0.1:4000",
                            "http://127.0.0.1:4000/cb/",
                            "http://127.0.0.1:4000/CB",
                            "http://127.0.0.1:4000/cb?a=b",
                            "http://127.0.0.1:4000/cb#a",
                            "http://127.0.0.1:/cb",
                            "http://127.0.0.1:x/cb",
                            "http://127.0.0.1:4000@evil.example/cb",
                            "http://127.0.0.1.evil.example/cb",
                            "http://127.0.0.2:4000/cb",
                            "http://localhost:4000/cb",
                            "https://127.0.0.1:4000/cb",
                            "http://[::1]:4000:5000/cb",
                            "http://127.0.0.1:123456/cb",
                            "http://127.0.0.1:4000/%63b",
                            "com.example.shop:/cb2",
                            "http://u@127.0.0.1:4000/cb"})
        EXPECT_FALSE(isRedirectOf(kNative, bad)) << bad;
    EXPECT_TRUE(isRedirectOf(kWeb, "https://shop.example/cb"));
    EXPECT_TRUE(isRedirectOf(kWeb, "http://127.0.0.1/cb"));
    EXPECT_FALSE(isRedirectOf(kWeb, "http://127.0.0.1:4000/cb"))
        << "the port is free for native clients only";
    EXPECT_FALSE(isRedirectOf(kWeb, "https://shop.example:443/cb"));
    EXPECT_FALSE(isRedirectOf(kWeb, "https://shop.example/cb?next=https://evil.example"));
}

TEST(Scopes, AreWordsThatAreAllowedEachOnce)
{
    EXPECT_THAT(*parseScopes("openid  profile openid", userScopes()),
                ElementsAre("openid", "profile"));
    EXPECT_THAT(*parseScopes("", userScopes()), IsEmpty());
    EXPECT_FALSE(parseScopes("openid admin", userScopes()).ok());
    EXPECT_FALSE(parseScopes("OPENID", userScopes()).ok());
    EXPECT_FALSE(parseScopes("openid\tprofile", userScopes()).ok());
    EXPECT_EQ(joined({"a", "b"}), "a b");
}

TEST(Form, RefusesRepeatedParametersAndOtherContentTypes)
{
    platform::HttpRequest request;
    request.body = "a=1&b=two+words&c=%C3%BC";
    EXPECT_FALSE(formOf(request).ok());
    request.headers.set("Content-Type", "Application/X-WWW-Form-Urlencoded; charset=utf-8");
    EXPECT_THAT(*formOf(request),
                ElementsAre(testing::Pair("a", "1"),
                            testing::Pair("b", "two words"),
                            testing::Pair("c", "ü")));
    request.body = "a=1&a=1";
    EXPECT_FALSE(formOf(request).ok());
    request.body = "a=%ff";
    EXPECT_FALSE(formOf(request).ok());
}

TEST(Form, CarriesParametersThroughAPageUnchanged)
{
    const Parameters parameters{{"state", "a&b=c d+\"<ü>%"}, {"x", ""}};
    EXPECT_EQ(parametersFrom(queryText(parameters)), parameters);
    EXPECT_THAT(parametersFrom("a=1&a=2"), IsEmpty());
}

TEST(Cookie, IsFoundAmongOthers)
{
    const Headers headers{{"Cookie", "a=1; vitrine_session=abc=; vitrine_sessionx=2"},
                          {"cookie", "b=3"}};
    EXPECT_EQ(cookieOf(headers, "vitrine_session"), "abc=");
    EXPECT_EQ(cookieOf(headers, "b"), "3");
    EXPECT_EQ(cookieOf(headers, "session"), "");
}

TEST(ClientAddress, IsTheLastThatTheGatewaySaw)
{
    EXPECT_EQ(clientAddressOf({{"X-Forwarded-For", "1.2.3.4, 10.0.0.7"}}), "10.0.0.7");
    EXPECT_EQ(clientAddressOf({{"X-Forwarded-For", "::1"}}), "::1");
    EXPECT_EQ(clientAddressOf({}), "");
    EXPECT_EQ(clientAddressOf({{"X-Forwarded-For", std::string(100, 'x')}}), "");
}

TEST(Template, EscapesValuesAndKeepsSectionsThatHaveOne)
{
    const TemplateValues values{{"name", "<b>\"'&"}, {"raw", "<b>"}, {"yes", "x"}, {"no", ""}};
    EXPECT_EQ(fillTemplate("{{name}} {{{raw}}} {{missing}}", values),
              "&lt;b&gt;&quot;&#39;&amp; <b> ");
    EXPECT_EQ(
        fillTemplate("{{#yes}}a{{name}}{{/yes}}{{#no}}b{{/no}}{{^no}}c{{/no}}{{^yes}}d{{/yes}}",
                     values),
        "a&lt;b&gt;&quot;&#39;&amp;c");
    EXPECT_EQ(fillTemplate("{{#yes}}{{^no}}both{{/no}}{{/yes}}", values), "both");
    EXPECT_EQ(fillTemplate("{{name", values), "");
    EXPECT_EQ(fillTemplate("{{x}}", {{"x", "{{name}}"}, {"name", "n"}}), "{{name}}")
        << "a value is no template";
}

TEST(Pages, AllowTheirOwnStyleAndNothingElse)
{
    const Pages pages("Ada's <Shop>");
    const auto page = pages.render(
        200,
        Pages::Page::SignIn,
        "Sign in",
        {{"email", "\"><script>alert(1)</script>"}},
        {formTargetOf("http://127.0.0.1:5000/cb"), formTargetOf("com.example.shop:/cb")});

    EXPECT_THAT(page.body, Not(HasSubstr("<script")));
    EXPECT_THAT(page.body, HasSubstr("Ada&#39;s &lt;Shop&gt;"));
    EXPECT_THAT(std::string(page.headers.get("Content-Security-Policy")),
                HasSubstr("form-action 'self' http://127.0.0.1:5000 com.example.shop:"));
    EXPECT_THAT(std::string(page.headers.get("Content-Security-Policy")),
                HasSubstr("default-src 'none'; style-src 'sha256-"));
}

TEST(Pages, LetNoRedirectRewriteTheirPolicy)
{
    EXPECT_EQ(formTargetOf("https://shop.example/cb"), "https://shop.example");
    EXPECT_EQ(formTargetOf("https://shop.example"), "https://shop.example");
    EXPECT_EQ(formTargetOf("https://shop.example; script-src *"), "");
    EXPECT_EQ(formTargetOf("nothing"), "");
}

} // namespace
} // namespace vitrine::identity
