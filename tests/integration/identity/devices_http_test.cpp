#include "tests/integration/identity/identity_api_fixture.hpp"
#include "vitrine/wire/device.hpp"
#include "vitrine/wire/oauth.hpp"
#include "vitrine/wire/problem.hpp"

#include <gmock/gmock.h>

namespace vitrine::identity {
namespace {

using testing::AnyOf;
using testing::SizeIs;
using testkit::must;

const std::string kDevices = "/api/v1/devices";

class DevicesApi : public IdentityApi
{
protected:
    wire::DevicePairing start()
    {
        const auto answer = call(guest(),
                                 "POST",
                                 kDevices + "/pairings",
                                 wire::encode(wire::PairingRequest{"1.0", "Debian 12"}));
        EXPECT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer.headers.get("Cache-Control"), "no-store");
        return must(wire::decodeDevicePairing(answer.body));
    }
    platform::HttpAnswer claim(const wire::DevicePairing& pairing)
    {
        return call(guest(),
                    "POST",
                    kDevices + "/pairings/" + pairing.pairingId + "/claim",
                    wire::encode(wire::PairingClaim{pairing.pollToken}));
    }
    platform::HttpAnswer pair(const std::string& userCode, const std::string& name = "Kiosk 1")
    {
        return call(
            as(ada), "POST", kDevices, wire::encode(wire::DeviceDraft{userCode, name, "Entrance"}));
    }
    wire::PairingResult paired()
    {
        const auto started = start();
        EXPECT_EQ(pair(started.userCode).status, 201);
        return must(wire::decodePairingResult(claim(started).body));
    }
    platform::HttpAnswer token(const wire::PairingResult& kiosk)
    {
        return call(guest(),
                    "POST",
                    "/oauth2/default/v1/token",
                    "grant_type=client_credentials&scope=shop.api&client_id=" + kiosk.clientId +
                        "&client_secret=" + kiosk.clientSecret,
                    {{"Content-Type", "application/x-www-form-urlencoded"}});
    }
    static std::string report()
    {
        return wire::encode(wire::DeviceReport{.softwareVersion = "1.0",
                                               .queueLength = 1,
                                               .oldestQueuedAt = "2026-11-20T09:00:00.000Z",
                                               .printer = "READY",
                                               .terminal = "NONE",
                                               .freeDiskBytes = 5000,
                                               .at = "2026-11-20T09:30:02.000Z"});
    }
    static Caller kiosk(const std::string& id) { return {id, {"KIOSK"}}; }
    std::string pointerOf(const platform::HttpAnswer& answer)
    {
        EXPECT_EQ(answer.status, 400) << answer.body;
        const auto problem = must(wire::decodeProblem(answer.body));
        return problem.errors.empty() ? "" : problem.errors.front().pointer;
    }

    const Account ada = addAccount("ada@shop.example", {"ADMIN"});
};

TEST_F(DevicesApi, PairAKioskAndGiveItTokens)
{
    const auto started = start();
    const auto waiting = claim(started);
    EXPECT_EQ(waiting.status, 202);
    EXPECT_FALSE(must(wire::decodePairingResult(waiting.body)).isPaired());

    const auto confirmed = pair(started.userCode);
    ASSERT_EQ(confirmed.status, 201) << confirmed.body;
    const auto device = must(wire::decodeDevice(confirmed.body));
    EXPECT_EQ(device.state, "PAIRING");
    EXPECT_EQ(device.health, "OFFLINE");
    EXPECT_EQ(confirmed.headers.get("Location"), kDevices + "/" + device.id);
    EXPECT_EQ(pair(started.userCode, "Kiosk 2").status, 404) << "a code is used once";

    const auto claimed = claim(started);
    ASSERT_EQ(claimed.status, 200) << claimed.body;
    EXPECT_EQ(claimed.headers.get("Cache-Control"), "no-store");
    const auto credentials = must(wire::decodePairingResult(claimed.body));
    EXPECT_EQ(credentials.clientId, "kiosk-" + device.id);
    EXPECT_EQ(claim(started).body, claimed.body);
    const auto answer = token(credentials);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(claim(started).status, 410);

    auto wrong = credentials;
    wrong.clientSecret.back() = wrong.clientSecret.back() == 'A' ? 'B' : 'A';
    EXPECT_EQ(token(wrong).status, 401);
    EXPECT_EQ(call(as(ada), "POST", kDevices + "/" + device.id + "/lock").status, 200);
    const auto locked = token(credentials);
    EXPECT_EQ(locked.status, 400);
    EXPECT_NE(locked.body.find("access_denied"), std::string::npos);
    EXPECT_EQ(call({"", {}, "gateway"}, "GET", "/internal/v1/revocations").status, 200);
    EXPECT_NE(call({"", {}, "gateway"}, "GET", "/internal/v1/revocations").body.find(device.id),
              std::string::npos);
    const auto gone = call(as(ada), "DELETE", kDevices + "/" + device.id);
    ASSERT_EQ(gone.status, 200) << gone.body;
    EXPECT_EQ(must(wire::decodeDevice(gone.body)).state, "REVOKED");
    EXPECT_EQ(token(credentials).status, 401);
}

TEST_F(DevicesApi, ShowWhatAKioskReports)
{
    const auto credentials = paired();
    const auto answer = call(kiosk(credentials.deviceId), "PUT", kDevices + "/me/report", report());
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto standing = must(wire::decodeDeviceStanding(answer.body));
    EXPECT_EQ(standing.state, "ACTIVE");
    EXPECT_EQ(standing.name, "Kiosk 1");
    EXPECT_EQ(standing.place, "Entrance");
    EXPECT_EQ(standing.serverTime, formatTimestamp(clock.now()));

    const auto page = must(wire::decodeDevicePage(
        call(as(ada), "GET", kDevices + "?text=kiosk&state=ACTIVE&sort=-lastSeenAt&count=true")
            .body));
    ASSERT_THAT(page.items, SizeIs(1));
    EXPECT_EQ(page.total, 1);
    const auto& device = page.items[0];
    EXPECT_EQ(device.health, "OK");
    EXPECT_EQ(device.clockSkewMs,
              (must(parseTimestamp("2026-11-20T09:30:02.000Z")) - clock.now()).count());
    EXPECT_EQ(device.report.queueLength, 1);
    EXPECT_EQ(device.report.oldestQueuedAt, "2026-11-20T09:00:00.000Z");
    EXPECT_EQ(device.report.printer, "READY");
}

TEST_F(DevicesApi, NameTheFieldThatIsWrong)
{
    const auto credentials = paired();
    const auto reported = [&](const std::string& from, const std::string& to) {
        std::string body = report();
        body.replace(body.find(from), from.size(), to);
        return pointerOf(call(kiosk(credentials.deviceId), "PUT", kDevices + "/me/report", body));
    };
    EXPECT_EQ(reported("READY", "BROKEN"), "#/printer");
    EXPECT_EQ(reported("NONE", "PAPER_OUT"), "#/terminal");
    EXPECT_EQ(reported(":5000", ":-1"), "#/freeDiskBytes");
    EXPECT_EQ(reported("2026-11-20T09:30:02.000Z", "yesterday"), "#/at");
    EXPECT_EQ(reported("2026-11-20T09:00:00.000Z", "yesterday"), "#/oldestQueuedAt");
    EXPECT_EQ(reported("\"1.0\"", "\"\""), "#/softwareVersion");
    EXPECT_EQ(pointerOf(pair("BBBB-BBBB", "")), "#/name");
    EXPECT_EQ(pointerOf(call(guest(), "POST", kDevices + "/pairings", R"({"platform":"x"})")),
              "#/softwareVersion");
    EXPECT_EQ(call(guest(), "POST", kDevices + "/pairings", "{").status, 400);
    for (const char* query : {"?state=BROKEN", "?sort=state", "?limit=0", "?after=x"})
        EXPECT_EQ(call(as(ada), "GET", kDevices + query).status, 400) << query;
}

TEST_F(DevicesApi, ChangeWhatWasSeenOnly)
{
    const auto id = paired().deviceId;
    const auto path = kDevices + "/" + id;
    const auto read = call(as(ada), "GET", path);
    ASSERT_EQ(read.status, 200);
    const auto body = wire::encode(wire::DeviceProfile{"Front", "Door"});
    EXPECT_EQ(call(as(ada), "PUT", path, body).status, 428);
    const auto renamed = call(as(ada), "PUT", path, body, ifMatch(read));
    ASSERT_EQ(renamed.status, 200) << renamed.body;
    EXPECT_EQ(must(wire::decodeDevice(renamed.body)).name, "Front");
    for (const char* method : {"PUT", "DELETE"})
        EXPECT_EQ(
            call(as(ada), method, path, method == std::string("PUT") ? body : "", ifMatch(read))
                .status,
            412);
    EXPECT_EQ(call(as(ada), "POST", path + "/lock", {}, ifMatch(read)).status, 412);
    EXPECT_EQ(call(as(ada), "POST", path + "/lock", {}, ifMatch(renamed)).status, 200);
    EXPECT_EQ(call(as(ada), "POST", path + "/unlock").status, 200);
    EXPECT_EQ(call(as(ada), "GET", kDevices + "/" + ada.id).status, 404);
    EXPECT_EQ(call(as(ada), "GET", kDevices + "/nonsense").status, 404);
}

TEST_F(DevicesApi, AreClosedToThoseWithoutThePermission)
{
    const auto id = paired().deviceId;
    const auto path = kDevices + "/" + id;
    const std::vector<std::pair<std::string, std::string>> managed{{"POST", kDevices},
                                                                   {"GET", kDevices},
                                                                   {"GET", path},
                                                                   {"PUT", path},
                                                                   {"POST", path + "/lock"},
                                                                   {"POST", path + "/unlock"},
                                                                   {"DELETE", path}};
    for (const auto& [method, target] : managed) {
        EXPECT_EQ(call(guest(), method, target).status, 401) << method << target;
        EXPECT_EQ(call({ada.id, {"CUSTOMER"}}, method, target).status, 403) << method << target;
        EXPECT_EQ(call(kiosk(id), method, target).status, 403) << method << target;
        EXPECT_EQ(call({ada.id, {"ADMIN"}, ""}, method, target).status, 401)
            << method << target << " without the gateway";
    }
    const std::string reports = kDevices + "/me/report";
    EXPECT_EQ(call(guest(), "PUT", reports, report()).status, 401);
    EXPECT_EQ(call(as(ada), "PUT", reports, report()).status, 403);
    EXPECT_EQ(call(kiosk(ada.id), "PUT", reports, report()).status, 404)
        << "a person with the role";
    EXPECT_THAT(call({"", {}, ""}, "POST", kDevices + "/pairings", "{}").status, AnyOf(401, 403));
    EXPECT_EQ(call({"", {}, "order"}, "GET", "/internal/v1/revocations").status, 403);
}

} // namespace
} // namespace vitrine::identity
