#pragma once

#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/auth/oidc_client.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/mocks/fake_transport.hpp"
#include "vitrine/mocks/manual_scheduler.hpp"

#include <nlohmann/json.hpp>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::test {

constexpr auto kIssuer = "https://id.shop.example/oauth2/default";

/// A provider behind a fake network: discovery and keys are right unless a test changes them, the
/// token endpoint answers what the test has prepared.
class FakeProvider
{
public:
    FakeProvider()
        : issuer(clock, kIssuer, platform::SignatureAlgorithm::Es256) // RSA keys take long to make
    {
        const std::string base = kIssuer;
        discovery = {{"issuer", base},
                     {"authorization_endpoint", base + "/v1/authorize"},
                     {"token_endpoint", base + "/v1/token"},
                     {"jwks_uri", base + "/v1/keys"},
                     {"device_authorization_endpoint", base + "/v1/device/authorize"},
                     {"revocation_endpoint", base + "/v1/revoke"}};
        keys = issuer.keySet();
        network->otherwise([this](const HttpCall& call, const CallScope&) { return answer(call); });
        scheduler->hurry(std::chrono::seconds(0));
    }

    OidcClient client(OidcOptions options = {})
    {
        options.issuer = kIssuer;
        if (options.clientId.empty())
            options.clientId = "till";
        options.clock = std::shared_ptr<Clock>(std::shared_ptr<Clock>(), &clock);
        return OidcClient::create(std::move(options),
                                  {.transport = network, .scheduler = scheduler})
            .value();
    }

    /// The next answer of the token endpoint.
    void nextToken(int status, nlohmann::json body)
    {
        const std::lock_guard lock(m_mutex);
        m_tokenAnswers.push_back(mocks::jsonReply(status, body.dump()));
    }
    void nextTokens(const std::string& name, const nlohmann::json& more = nlohmann::json::object())
    {
        nlohmann::json body = {{"token_type", "Bearer"},
                               {"access_token", "access-" + name},
                               {"refresh_token", "refresh-" + name},
                               {"expires_in", 900}};
        body.update(more);
        nextToken(200, body);
    }

    [[nodiscard]] nlohmann::json idClaims() const
    {
        return {{"iss", kIssuer},
                {"sub", "kim"},
                {"aud", "till"},
                {"iat", clock.epochSeconds()},
                {"exp", clock.epochSeconds() + 3600}};
    }

    /// The forms that the token endpoint has got.
    [[nodiscard]] std::vector<std::map<std::string, std::string>> tokenForms() const
    {
        std::vector<std::map<std::string, std::string>> forms;
        for (const auto& call : network->calls()) {
            if (call.target == "/oauth2/default/v1/token")
                forms.push_back(parseForm(call.body));
        }
        return forms;
    }

    static std::map<std::string, std::string> parseForm(std::string_view text)
    {
        std::map<std::string, std::string> form;
        while (!text.empty()) {
            const auto member = text.substr(0, text.find('&'));
            text.remove_prefix(std::min(text.size(), member.size() + 1));
            const auto equals = member.find('=');
            form[percentDecode(member.substr(0, equals), true).value()] =
                percentDecode(member.substr(equals + 1), true).value();
        }
        return form;
    }

    testkit::ManualClock clock;
    testkit::TokenIssuer issuer;
    std::shared_ptr<mocks::FakeTransport> network = std::make_shared<mocks::FakeTransport>();
    std::shared_ptr<mocks::ManualScheduler> scheduler = std::make_shared<mocks::ManualScheduler>();
    nlohmann::json discovery;
    std::string keys;
    nlohmann::json deviceAnswer = {{"device_code", "dev-secret"},
                                   {"user_code", "QWNF-TGBX"},
                                   {"verification_uri", "https://id.shop.example/activate"},
                                   {"expires_in", 600},
                                   {"interval", 5}};

private:
    Result<HttpReply> answer(const HttpCall& call)
    {
        if (call.endpoint != "https://id.shop.example")
            return mocks::jsonReply(404, "{}");
        if (call.target.ends_with("/.well-known/openid-configuration"))
            return mocks::jsonReply(200, discovery.dump());
        if (call.target.ends_with("/v1/keys"))
            return mocks::jsonReply(200, keys);
        if (call.target.ends_with("/v1/device/authorize"))
            return mocks::jsonReply(200, deviceAnswer.dump());
        if (call.target.ends_with("/v1/revoke"))
            return HttpReply{200};
        const std::lock_guard lock(m_mutex);
        if (!call.target.ends_with("/v1/token") || m_tokenAnswers.empty())
            return mocks::jsonReply(500, R"({"error":"server_error"})");
        auto reply = std::move(m_tokenAnswers.front());
        m_tokenAnswers.pop_front();
        return reply;
    }

    std::mutex m_mutex;
    std::deque<HttpReply> m_tokenAnswers; // guarded by m_mutex
};

} // namespace vitrine::client::test
