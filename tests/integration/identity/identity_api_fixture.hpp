#pragma once

#include "services/platform/http/http_server.hpp"
#include "services/platform/runtime/http_call.hpp"
#include "tests/integration/identity/identity_fixture.hpp"

#include <memory>
#include <string>
#include <vector>

namespace vitrine::identity {

/// Identity on a real server and a real database, called over a socket as the gateway
/// would.
class IdentityApi : public IdentityFixture
{
protected:
    IdentityApi()
        : m_server({}, parts.routes(), {*m_authenticator, m_workers, m_workers, m_metrics, m_spans})
    {
        const Outcome opened = m_server.open();
        EXPECT_TRUE(opened.ok());
    }
    ~IdentityApi() override { m_server.drainAndClose(std::chrono::seconds(1)); }

    /// Who calls: an account with its roles, a guest (no account), or a service.
    struct Caller
    {
        std::string accountId;
        std::vector<std::string> roles;
        std::string service = "gateway";
    };
    static Caller guest() { return {}; }
    static Caller as(const Account& account) { return {account.id, account.roles}; }

    platform::HttpAnswer call(const Caller& caller,
                              const std::string& method,
                              const std::string& target,
                              const std::string& body = {},
                              Headers headers = {})
    {
        if (!caller.service.empty())
            headers.set("Vitrine-Service-Token", m_issuer.serviceToken(caller.service));
        if (!caller.accountId.empty())
            headers.set("Authorization",
                        "Bearer " + m_issuer.userToken(caller.accountId, caller.roles));
        if (!body.empty() && !headers.has("Content-Type"))
            headers.set("Content-Type", "application/json");
        return testkit::must(platform::callHttp(
            {.method = method,
             .url = "http://127.0.0.1:" + std::to_string(m_server.port()) + target,
             .headers = headers,
             .body = body},
            soon()));
    }
    static Headers ifMatch(const platform::HttpAnswer& read)
    {
        return {{"If-Match", std::string(read.headers.get("ETag"))}};
    }

private:
    SystemClock m_now;
    testkit::TokenIssuer m_issuer{
        m_now, "https://tests.example/oauth2/default", platform::SignatureAlgorithm::Es256, "t"};
    std::unique_ptr<platform::TokenAuthenticator> m_authenticator = m_issuer.authenticator();
    platform::WorkerPool m_workers{"test", 4, 64};
    platform::Metrics m_metrics;
    platform::NoSpans m_spans;
    platform::HttpServer m_server;
};

} // namespace vitrine::identity
