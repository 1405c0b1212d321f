#include "vitrine/wire/device.hpp"

#include "vitrine/wire/codec_support.hpp"

#include <array>
#include <span>

namespace vitrine::wire {
namespace {

using codec::kInt64Max;
using nlohmann::json;

// Bytes; the service says in words what it wants of these fields.
constexpr ObjectReader::TextLimits kShort{.max = 1000};
constexpr ObjectReader::TextLimits kSecret{.min = 1, .max = 200};
constexpr ObjectReader::TextLimits kTime{.min = 1, .max = 40};

constexpr std::array<std::string_view, 6> kPrinterStates{
    "READY", "PAPER_LOW", "PAPER_OUT", "FAULT", "OFFLINE", "NONE"};
constexpr std::array<std::string_view, 4> kTerminalStates{"READY", "FAULT", "OFFLINE", "NONE"};

std::string
oneOf(ObjectReader& in, std::string_view name, std::span<const std::string_view> allowed)
{
    std::string value = in.text(name, kShort);
    std::string words;
    for (const std::string_view each : allowed) {
        if (value == each)
            return value;
        words += (words.empty() ? "" : ", ") + std::string(each);
    }
    in.fault(name, "must be one of " + words);
    return value;
}

json writeReport(const DeviceReport& report)
{
    json document = {{"softwareVersion", report.softwareVersion},
                     {"queueLength", report.queueLength},
                     {"printer", report.printer},
                     {"terminal", report.terminal},
                     {"freeDiskBytes", report.freeDiskBytes},
                     {"at", report.at}};
    if (!report.oldestQueuedAt.empty())
        document["oldestQueuedAt"] = report.oldestQueuedAt;
    return document;
}

/// What a kiosk may send.
DeviceReport readReport(ObjectReader& in)
{
    DeviceReport report;
    report.softwareVersion = in.text("softwareVersion", kShort);
    report.queueLength = in.integer("queueLength", 0, kInt64Max);
    report.oldestQueuedAt = in.optionalText("oldestQueuedAt");
    report.printer = oneOf(in, "printer", kPrinterStates);
    report.terminal = oneOf(in, "terminal", kTerminalStates);
    report.freeDiskBytes = in.integer("freeDiskBytes", 0, kInt64Max);
    report.at = in.text("at", kTime);
    return report;
}

/// What the shop tells of it: states that a later version adds are taken as they are.
DeviceReport readToldReport(ObjectReader& in)
{
    DeviceReport report;
    report.softwareVersion = in.optionalText("softwareVersion");
    report.queueLength = in.integerOr("queueLength", 0, 0, kInt64Max);
    report.oldestQueuedAt = in.optionalText("oldestQueuedAt");
    report.printer = in.optionalText("printer");
    report.terminal = in.optionalText("terminal");
    report.freeDiskBytes = in.integerOr("freeDiskBytes", 0, 0, kInt64Max);
    report.at = in.optionalText("at");
    return report;
}

json writeDevice(const Device& device)
{
    json document = {{"id", device.id},
                     {"name", device.name},
                     {"place", device.place},
                     {"state", device.state},
                     {"platform", device.platform},
                     {"pairedAt", device.pairedAt},
                     {"version", device.version}};
    if (!device.health.empty())
        document["health"] = device.health;
    if (!device.lastSeenAt.empty()) {
        document["lastSeenAt"] = device.lastSeenAt;
        document["clockSkewMs"] = device.clockSkewMs;
        document["report"] = writeReport(device.report);
    }
    return document;
}

Device readDevice(ObjectReader& in)
{
    Device device;
    device.id = in.text("id", {.min = 1, .max = 255});
    device.name = in.optionalText("name");
    device.place = in.optionalText("place");
    device.state = in.text("state", {.min = 1, .max = 40});
    device.platform = in.optionalText("platform");
    device.pairedAt = in.optionalText("pairedAt");
    device.version = in.integerOr("version", 0, 0, kInt64Max);
    device.health = in.optionalText("health");
    device.lastSeenAt = in.optionalText("lastSeenAt");
    device.clockSkewMs = in.integerOr("clockSkewMs", 0, -kInt64Max, kInt64Max);
    in.object("report", [&](ObjectReader& report) { device.report = readToldReport(report); });
    return device;
}

} // namespace

std::string encode(const PairingRequest& request)
{
    return json{{"softwareVersion", request.softwareVersion}, {"platform", request.platform}}
        .dump();
}

std::string encode(const DevicePairing& pairing)
{
    return json{{"pairingId", pairing.pairingId},
                {"userCode", pairing.userCode},
                {"pollToken", pairing.pollToken},
                {"expiresAt", pairing.expiresAt},
                {"intervalSeconds", pairing.intervalSeconds}}
        .dump();
}

std::string encode(const PairingClaim& claim)
{
    return json{{"pollToken", claim.pollToken}}.dump();
}

std::string encode(const PairingResult& result)
{
    json document = {{"state", result.state}};
    if (result.isPaired()) {
        document["deviceId"] = result.deviceId;
        document["clientId"] = result.clientId;
        document["clientSecret"] = result.clientSecret;
    }
    return document.dump();
}

std::string encode(const DeviceDraft& draft)
{
    return json{{"userCode", draft.userCode}, {"name", draft.name}, {"place", draft.place}}.dump();
}

std::string encode(const DeviceProfile& profile)
{
    return json{{"name", profile.name}, {"place", profile.place}}.dump();
}

std::string encode(const DeviceReport& report)
{
    return writeReport(report).dump();
}

std::string encode(const DeviceStanding& standing)
{
    return json{{"serverTime", standing.serverTime},
                {"state", standing.state},
                {"name", standing.name},
                {"place", standing.place}}
        .dump();
}

std::string encode(const Device& device)
{
    return writeDevice(device).dump();
}

std::string encode(const Page<Device>& page)
{
    return codec::encodePage(page, writeDevice);
}

Result<PairingRequest> decodePairingRequest(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        PairingRequest request;
        request.softwareVersion = in.text("softwareVersion", kShort);
        request.platform = in.text("platform", kShort);
        return request;
    });
}

Result<DevicePairing> decodeDevicePairing(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        DevicePairing pairing;
        pairing.pairingId = in.text("pairingId", kSecret);
        pairing.userCode = in.text("userCode", kSecret);
        pairing.pollToken = in.text("pollToken", kSecret);
        pairing.expiresAt = in.text("expiresAt", kTime);
        pairing.intervalSeconds = in.integerOr("intervalSeconds", 5, 1, 3600);
        return pairing;
    });
}

Result<PairingClaim> decodePairingClaim(std::string_view text)
{
    return codec::decodeStrictly(
        text, [](ObjectReader& in) { return PairingClaim{in.text("pollToken", kSecret)}; });
}

Result<PairingResult> decodePairingResult(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        PairingResult result;
        result.state = in.text("state", kSecret);
        if (result.state != "ACTIVE")
            return result;
        result.deviceId = in.text("deviceId", kSecret);
        result.clientId = in.text("clientId", kSecret);
        result.clientSecret = in.text("clientSecret", kSecret);
        return result;
    });
}

Result<DeviceDraft> decodeDeviceDraft(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        DeviceDraft draft;
        draft.userCode = in.text("userCode", kShort);
        draft.name = in.text("name", kShort);
        draft.place = in.optionalText("place");
        return draft;
    });
}

Result<DeviceProfile> decodeDeviceProfile(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        DeviceProfile profile;
        profile.name = in.text("name", kShort);
        profile.place = in.optionalText("place");
        return profile;
    });
}

Result<DeviceReport> decodeDeviceReport(std::string_view text)
{
    return codec::decodeStrictly(text, readReport);
}

Result<DeviceStanding> decodeDeviceStanding(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        DeviceStanding standing;
        standing.serverTime = in.text("serverTime", kTime);
        standing.state = in.text("state", {.min = 1, .max = 40});
        standing.name = in.optionalText("name");
        standing.place = in.optionalText("place");
        return standing;
    });
}

Result<Device> decodeDevice(std::string_view text)
{
    return codec::decode(text, readDevice);
}

Result<Page<Device>> decodeDevicePage(std::string_view text)
{
    return codec::decodePage<Device>(text, readDevice);
}

} // namespace vitrine::wire
