#pragma once

#include "tests/testkit/raw_http.hpp"
#include "tests/testkit/scripted_server.hpp"
#include "tests/testkit/service_process.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/core/headers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace vitrine::gateway::test {

using testkit::RawAnswer;
using testkit::RawConnection;
using testkit::RawRequest;
using testkit::RawResponse;
using testkit::ScriptedServer;

inline std::string addressOf(std::uint16_t port)
{
    return "127.0.0.1:" + std::to_string(port);
}

template <typename Condition>
bool eventually(const Condition& condition,
                std::chrono::milliseconds limit = std::chrono::seconds(10))
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

/// A service behind the gateway whose answers a test may change at any time.
class Backend
{
public:
    Backend()
        : m_server([this](const RawRequest& request) { return current()(request); })
    {
        answers(200, "{}");
    }

    void answer(ScriptedServer::Script script)
    {
        const std::lock_guard lock(m_mutex);
        m_script = std::move(script);
    }
    void answers(int status, const std::string& body, const std::string& fields = {})
    {
        answerBytes(testkit::plainAnswer(status, body, fields));
    }
    void answerBytes(std::string bytes, bool thenClose = false)
    {
        answer([answer = RawAnswer{std::move(bytes), thenClose}](const RawRequest&) {
            return answer;
        });
    }

    [[nodiscard]] std::uint16_t port() const { return m_server.port(); }
    [[nodiscard]] std::string address() const { return addressOf(port()); }
    [[nodiscard]] std::size_t count() const { return m_server.requests().size(); }
    [[nodiscard]] std::size_t connections() const { return m_server.connections(); }
    [[nodiscard]] std::vector<RawRequest> requests() const { return m_server.requests(); }
    [[nodiscard]] RawRequest last() const
    {
        const auto all = m_server.requests();
        return all.empty() ? RawRequest{} : all.back();
    }

private:
    ScriptedServer::Script current()
    {
        const std::lock_guard lock(m_mutex);
        return m_script;
    }

    std::mutex m_mutex;
    ScriptedServer::Script m_script;
    ScriptedServer m_server; // the last: its threads use the others
};

/// What the gateway needs of identity: its keys, and a service token.
class FakeIdentity
{
public:
    explicit FakeIdentity(std::chrono::seconds tokenLife = std::chrono::hours(1))
        : m_tokenLife(tokenLife)
    {
        m_backend.answer([this](const RawRequest& request) { return answer(request); });
    }

    [[nodiscard]] std::string address() const { return m_backend.address(); }
    [[nodiscard]] const testkit::TokenIssuer& rsa() const { return m_rsa; }
    [[nodiscard]] const testkit::TokenIssuer& ec() const { return m_ec; }
    [[nodiscard]] std::string tokenFor(const std::vector<std::string>& roles) const
    {
        return m_rsa.userToken("00u7demoUser", roles);
    }
    [[nodiscard]] int keyFetches() const { return m_keyFetches; }
    [[nodiscard]] std::string serviceToken() const { return m_serviceToken; }
    /// What it tells of voided access tokens from now on.
    void voidTokens(const std::string& accountId, const std::string& until)
    {
        const std::lock_guard lock(m_mutex);
        m_revocations =
            R"({"items":[{"accountId":")" + accountId + R"(","until":")" + until + R"("}]})";
    }
    /// From now on it answers 503, or as before again.
    void beAway(bool away) { m_isAway = away; }

private:
    RawAnswer answer(const RawRequest& request)
    {
        if (m_isAway)
            return {testkit::plainAnswer(503, "{}")};
        if (request.firstLine().starts_with("GET /oauth2/default/v1/keys ")) {
            ++m_keyFetches;
            return {testkit::plainAnswer(200, platform::keySetJson({m_rsa.jwk(), m_ec.jwk()}))};
        }
        if (request.firstLine().starts_with("POST /oauth2/default/v1/token ")) {
            const nlohmann::json grant{{"access_token", m_serviceToken},
                                       {"token_type", "Bearer"},
                                       {"expires_in", m_tokenLife.count()}};
            return {testkit::plainAnswer(200, grant.dump())};
        }
        if (request.firstLine().starts_with("GET /internal/v1/revocations ")) {
            const std::lock_guard lock(m_mutex);
            return {testkit::plainAnswer(200, m_revocations)};
        }
        return {testkit::plainAnswer(404, "{}")};
    }

    static constexpr const char* kIssuer = "http://shop.test/oauth2/default";

    std::chrono::seconds m_tokenLife;
    SystemClock m_clock;
    testkit::TokenIssuer m_rsa{m_clock, kIssuer};
    testkit::TokenIssuer m_ec{m_clock, kIssuer, platform::SignatureAlgorithm::Es256, "ec"};
    std::string m_serviceToken = m_rsa.serviceToken("gateway");
    std::atomic<int> m_keyFetches = 0;
    std::atomic<bool> m_isAway = false;
    std::mutex m_mutex;
    std::string m_revocations = R"({"items":[]})"; // guarded by m_mutex
    Backend m_backend; // the last: its threads use the others
};

/// Settings of a gateway with `identity` and `instances` (service -> "host:port,...").
inline std::map<std::string, std::string>
settingsFor(const FakeIdentity& identity,
            const std::map<std::string, std::string>& instances,
            const std::map<std::string, std::string>& more = {})
{
    std::map<std::string, std::string> settings{
        {"identity.issuer", identity.rsa().issuer()},
        {"service.client-secret", "the gateway's secret"},
        {"instances.identity", identity.address()},
        {"gateway.rate.per-second", "0"},
    };
    for (const auto& [service, addresses] : instances)
        settings["instances." + service] = addresses;
    for (const auto& [key, value] : more)
        settings[key] = value;
    return settings;
}

/// The real executable, in front of an identity of its own.
class GatewayUnderTest
{
public:
    /// @param routes YAML list of route rules; "" for the ones that the gateway brings.
    explicit GatewayUnderTest(const std::map<std::string, std::string>& instances,
                              const std::string& routes = {},
                              std::map<std::string, std::string> more = {},
                              std::chrono::seconds tokenLife = std::chrono::hours(1))
        : identity(tokenLife)
    {
        if (!routes.empty()) {
            const std::string file = (m_folder.path() / "gateway.yml").string();
            std::ofstream(file) << "gateway:\n  routes:\n" << routes;
            more["settings.file"] = file;
        }
        m_process = std::make_unique<testkit::ServiceProcess>(
            "gateway", settingsFor(identity, instances, more));
    }

    [[nodiscard]] std::uint16_t port() const { return m_process->port(); }
    [[nodiscard]] testkit::ServiceProcess& process() { return *m_process; }

    FakeIdentity identity;

private:
    testkit::TemporaryFolder m_folder;
    std::unique_ptr<testkit::ServiceProcess> m_process;
};

/// One request, as a client would send it.
struct Question
{
    std::string method = "GET";
    std::string target = "/";
    Headers headers{};
    std::string body{};
};

inline std::string bytesOf(const Question& question, bool keepAlive = false)
{
    std::string bytes = question.method + " " + question.target + " HTTP/1.1\r\n";
    if (!question.headers.has("Host"))
        bytes += "Host: shop.test\r\n";
    if (!question.headers.has("Connection") && !keepAlive)
        bytes += "Connection: close\r\n";
    for (const auto& [name, value] : question.headers)
        bytes.append(name).append(": ").append(value).append("\r\n");
    if (!question.body.empty())
        bytes += "Content-Length: " + std::to_string(question.body.size()) + "\r\n";
    return bytes + "\r\n" + question.body;
}

/// The answer on a connection of its own; status 0 when there is none.
inline RawResponse ask(std::uint16_t port, const Question& question)
{
    RawConnection connection(port);
    connection.send(bytesOf(question));
    return connection.read(std::chrono::seconds(10), question.method == "HEAD")
        .value_or(RawResponse{});
}

inline RawResponse get(std::uint16_t port, const std::string& target, Headers headers = {})
{
    return ask(port, {.target = target, .headers = std::move(headers)});
}

inline Headers bearer(const std::string& token)
{
    return {{"Authorization", "Bearer " + token}};
}

/// Whether `response` is a problem document (RFC 9457) of `status` with the fields of every answer.
inline void expectProblem(const RawResponse& response, int status)
{
    EXPECT_EQ(response.status, status) << response.head << "\n" << response.body;
    EXPECT_EQ(response.field("Content-Type"), "application/problem+json");
    EXPECT_EQ(response.field("X-Content-Type-Options"), "nosniff");
    EXPECT_NE(response.field("X-Request-Id"), "");
    const auto problem = nlohmann::json::parse(response.body, nullptr, false);
    ASSERT_TRUE(problem.is_object()) << response.body;
    EXPECT_EQ(problem.value("status", 0), status);
    EXPECT_NE(problem.value("title", ""), "");
}

/// Whether the client is told to come back, and when.
inline void expectRetryAfter(const RawResponse& response)
{
    const std::string after = response.field("Retry-After");
    ASSERT_FALSE(after.empty()) << response.head;
    EXPECT_GE(std::stoi(after), 1);
    EXPECT_LE(std::stoi(after), 60);
}

} // namespace vitrine::gateway::test
