#include "tests/testkit/postgres.hpp"
#include "tests/testkit/service_process.hpp"

#include <gtest/gtest.h>

namespace vitrine::testkit {
namespace {

constexpr const char* kServiceSecret = "a secret that all services share";

/// A private P-256 key as JWK, and the set with its public half.
struct ClientKey
{
    std::string privateJwk;
    std::string publicSet;
};

ClientKey makeClientKey()
{
    const ToolRun run =
        runTool({"node",
                 "-e",
                 "const { privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });"
                 "const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'erp-1' };"
                 "const { d, ...half } = jwk;"
                 "console.log(JSON.stringify(jwk) + '\\n' + JSON.stringify({ keys: [half] }));"});
    const auto line = run.output.find('\n');
    if (run.exitCode != 0 || line == std::string::npos)
        throw std::runtime_error("node cannot make a key: " + run.output);
    return {run.output.substr(0, line),
            run.output.substr(line + 1, run.output.find('\n', line + 1) - line - 1)};
}

/// npm's openid-client, written by people who know nothing of Vitrine, signs in, refreshes, polls
/// and signs out.
TEST(OpenIdClient, WorksWithIdentityInEveryFlow)
{
    const auto project = nodeProject(sourceFolder() / "tests/integration/identity/openid");
    const ClientKey key = makeClientKey();
    const std::uint16_t port = freePort();
    const std::string issuer = "http://127.0.0.1:" + std::to_string(port) + "/oauth2/default";
    const std::string database = PostgresCluster::shared().serviceDatabase("identity");
    const std::map<std::string, std::string> settings{
        {"service.port", std::to_string(port)},
        {"database.url", database},
        {"identity.issuer", issuer},
        {"identity.service-secret", kServiceSecret},
        {"identity.refresh-token-leeway", "2s"},
        {"identity.device-interval", "1s"},
        {"identity.key-lead", "8s"},
        {"identity.client-ids", "shop-web,erp"},
        {"identity.clients.shop-web.secret", "a secret of the web shop"},
        {"identity.clients.shop-web.redirect-uris", "https://shop.example/back"},
        {"identity.clients.erp.jwks", key.publicSet},
        {"identity.clients.erp.grants", "client_credentials"},
        {"identity.clients.erp.roles", "ADMIN"},
    };
    const ServiceProcess identity("identity", settings);

    const ToolRun run =
        runTool({"node", "--test", "--test-reporter=tap", "interoperability.mjs"},
                {{"ISSUER", issuer},
                 {"SERVICE_SECRET", kServiceSecret},
                 {"LEEWAY_SECONDS", "2"},
                 {"CLIENT_KEY", key.privateJwk},
                 {"KEY_ROTATION",
                  "'" + (programFolder() / "vitrine-identity").string() + "' --rotate-keys" +
                      " --identity.key-lead=8s --registry.url= --identity.issuer=" + issuer +
                      " '--database.url=" + database + "'"}},
                project,
                std::chrono::seconds(100));

    EXPECT_EQ(run.exitCode, 0) << run.output << "\n" << identity.log();
    EXPECT_NE(run.output.find("\n# fail 0"), std::string::npos) << run.output;
    EXPECT_EQ(run.output.find("\n# pass 0"), std::string::npos) << run.output;
}

} // namespace
} // namespace vitrine::testkit
