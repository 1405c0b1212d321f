#include "services/identity/domain/paired_device.hpp"

#include "services/identity/domain/account.hpp"
#include "services/platform/auth/permissions.hpp"
#include "services/platform/auth/token_authenticator.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/state_machine.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::identity {

namespace {

using namespace std::chrono_literals;

constexpr auto kLateAfter = 2min;
constexpr auto kOfflineAfter = 10min;
constexpr std::string_view kScope = "shop.api";
constexpr std::size_t kVersionCharactersMax = 100;
constexpr std::size_t kLineCharactersMax = 200;

/// One line that people read.
Result<std::string> checkLine(std::string_view text, std::size_t charactersMax, const char* field)
{
    const std::string_view line = trim(text);
    const bool isSound =
        isCleanUtf8(line) && characterCount(line) <= charactersMax &&
        std::none_of(line.begin(), line.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f;
        });
    if (!isSound)
        return failure<std::string>(ErrorCode::InvalidArgument,
                                    "must be a line of at most " + std::to_string(charactersMax) +
                                        " characters",
                                    field);
    return std::string(line);
}

} // namespace

Outcome moveDevice(PairedDevice& device, std::string_view event)
{
    const auto next = domain::transition(domain::deviceMachine(), device.state, event);
    if (!next.ok())
        return next.error();
    device.state = *next;
    return Done{};
}

DeviceHealth healthOf(const PairedDevice& device, Timestamp now)
{
    if (!device.sighting || now - device.sighting->seenAt > kOfflineAfter)
        return DeviceHealth::Offline;
    return now - device.sighting->seenAt > kLateAfter ? DeviceHealth::Late : DeviceHealth::Ok;
}

Result<std::string> checkPlace(std::string_view text)
{
    return checkLine(text, kLineCharactersMax, "/place");
}

Result<std::string> checkSoftwareVersion(std::string_view text)
{
    auto version = checkLine(text, kVersionCharactersMax, "/softwareVersion");
    if (version.ok() && version->empty())
        return failure<std::string>(
            ErrorCode::InvalidArgument, "must not be empty", "/softwareVersion");
    return version;
}

Result<std::string> checkPlatform(std::string_view text)
{
    return checkLine(text, kLineCharactersMax, "/platform");
}

std::string clientIdOf(std::string_view deviceId)
{
    return std::string(platform::kKioskClientPrefix) + std::string(deviceId);
}

std::optional<std::string> deviceOfClient(std::string_view clientId)
{
    if (!clientId.starts_with(platform::kKioskClientPrefix))
        return std::nullopt;
    std::string id(clientId.substr(platform::kKioskClientPrefix.size()));
    return domain::isUuid(id) ? std::optional(std::move(id)) : std::nullopt;
}

Client clientOf(const PairedDevice& device, const std::string& audience)
{
    Client client{.id = clientIdOf(device.id), .name = device.name};
    client.secretDigest = device.secretDigest;
    client.grantTypes.emplace(grants::kClientCredentials);
    client.ownScopes = {std::string(kScope)};
    client.ownAudience = audience;
    client.ownRoles = {std::string(platform::roles::kKiosk)};
    client.deviceId = device.id;
    return client;
}

} // namespace vitrine::identity
