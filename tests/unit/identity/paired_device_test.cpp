#include "services/identity/domain/paired_device.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::identity {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr auto kId = "0193f5a0-7c00-7000-8000-000000000001";
const Timestamp kNow{1'795'167'000'000ms};

PairedDevice deviceIn(std::string_view state)
{
    return {.id = kId, .name = "Kiosk 1", .state = std::string(state), .secretDigest = "digest"};
}

TEST(PairedDevice, MovesAsItsMachineSays)
{
    struct Way
    {
        std::string_view from;
        const char* event;
        std::string_view to; ///< "" when it is not allowed.
    };
    using namespace device_states;
    const std::vector<Way> ways{{kPairing, "pair", kActive},
                                {kPairing, "lock", ""},
                                {kPairing, "unlock", ""},
                                {kPairing, "revoke", kRevoked},
                                {kActive, "pair", ""},
                                {kActive, "lock", kLocked},
                                {kActive, "unlock", ""},
                                {kActive, "revoke", kRevoked},
                                {kLocked, "pair", ""},
                                {kLocked, "lock", ""},
                                {kLocked, "unlock", kActive},
                                {kLocked, "revoke", kRevoked},
                                {kRevoked, "pair", ""},
                                {kRevoked, "lock", ""},
                                {kRevoked, "unlock", ""},
                                {kRevoked, "revoke", ""}};
    for (const auto& [from, event, to] : ways) {
        SCOPED_TRACE(std::string(from) + " " + event);
        PairedDevice device = deviceIn(from);
        const Outcome moved = moveDevice(device, event);
        EXPECT_EQ(moved.ok(), !to.empty());
        EXPECT_EQ(device.state, to.empty() ? from : to);
        if (!moved.ok()) {
            EXPECT_EQ(moved.error().code, ErrorCode::Conflict);
        }
    }
}

TEST(PairedDevice, IsAsHealthyAsItsLastReportIsFresh)
{
    PairedDevice device = deviceIn(device_states::kActive);
    EXPECT_EQ(healthOf(device, kNow), DeviceHealth::Offline) << "it never reported";
    device.sighting = DeviceSighting{.seenAt = kNow};
    EXPECT_EQ(healthOf(device, kNow), DeviceHealth::Ok);
    EXPECT_EQ(healthOf(device, kNow + 2min), DeviceHealth::Ok);
    EXPECT_EQ(healthOf(device, kNow + 2min + 1ms), DeviceHealth::Late);
    EXPECT_EQ(healthOf(device, kNow + 10min), DeviceHealth::Late);
    EXPECT_EQ(healthOf(device, kNow + 10min + 1ms), DeviceHealth::Offline);
    EXPECT_EQ(healthOf(device, kNow - 1h), DeviceHealth::Ok) << "a clock that was set back";
}

TEST(PairedDevice, IsAClientThatActsForItselfAsAKioskAndNothingMore)
{
    const Client client = clientOf(deviceIn(device_states::kActive), "api://default");
    EXPECT_EQ(client.id, std::string("kiosk-") + kId);
    EXPECT_EQ(client.deviceId, kId);
    EXPECT_THAT(client.ownRoles, ElementsAre("KIOSK"));
    EXPECT_THAT(client.ownScopes, ElementsAre("shop.api"));
    EXPECT_THAT(client.grantTypes, ElementsAre("client_credentials"));
    EXPECT_FALSE(client.isPublic());
    EXPECT_FALSE(client.isService());
}

TEST(PairedDevice, IsNamedByItsClientId)
{
    EXPECT_EQ(deviceOfClient(clientIdOf(kId)), kId);
    for (const std::string& other : {std::string("kiosk-"),
                                     std::string("kiosk-1"),
                                     std::string(kId),
                                     "service-" + std::string(kId),
                                     std::string("")})
        EXPECT_FALSE(deviceOfClient(other).has_value()) << other;
}

TEST(PairedDevice, HasAPlaceOfOneLine)
{
    EXPECT_EQ(checkPlace("  Ground floor ").value(), "Ground floor");
    EXPECT_EQ(checkPlace("").value(), "");
    EXPECT_TRUE(checkPlace(std::string(200, 'x')).ok());
    for (const std::string& wrong :
         {std::string(201, 'x'), std::string("a\nb"), std::string("\xff"), std::string("a\x7f")}) {
        const auto refused = checkPlace(wrong);
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().field, "/place");
    }
    EXPECT_EQ(checkSoftwareVersion(" ").error().field, "/softwareVersion");
    EXPECT_FALSE(checkSoftwareVersion(std::string(101, '1')).ok());
    EXPECT_EQ(checkPlatform(std::string(201, 'x')).error().field, "/platform");
}

} // namespace
} // namespace vitrine::identity
