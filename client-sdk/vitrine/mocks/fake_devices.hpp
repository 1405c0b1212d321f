#pragma once

#include "vitrine/api/device_connection.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Kiosks in memory, with the pairing of new ones. Safe to use from any thread.
class FakeDevices final : public DeviceConnection
{
public:
    Faults faults;

    void put(wire::Device device)
    {
        const std::lock_guard lock(m_mutex);
        m_devices.push_back(std::move(device));
    }
    /// Which kiosk reports; "" for none.
    void signIn(std::string deviceId)
    {
        const std::lock_guard lock(m_mutex);
        m_signedIn = std::move(deviceId);
    }
    /// Ends every pairing that nobody has confirmed.
    void expirePairings()
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_pairings, [](const Pairing& each) { return each.deviceId.empty(); });
    }

    Task<wire::DevicePairing> startPairing(wire::PairingRequest request, CallOptions) override
    {
        return faults.run<wire::DevicePairing>([&]() -> Result<wire::DevicePairing> {
            const std::lock_guard lock(m_mutex);
            const auto number = std::to_string(++m_pairingsStarted);
            Pairing pairing;
            // Digits stand in no code: a fake's codes cannot be taken for a shop's.
            pairing.shown = {
                .pairingId = "pairing-" + number,
                .userCode =
                    "FAKE-" + std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number,
                .pollToken = "poll-" + number,
                .expiresAt = "2099-01-01T00:00:00.000Z"};
            pairing.platform = request.platform;
            m_pairings.push_back(pairing);
            return pairing.shown;
        });
    }

    Task<wire::PairingResult>
    claimPairing(std::string pairingId, std::string pollToken, CallOptions) override
    {
        return faults.run<wire::PairingResult>([&]() -> Result<wire::PairingResult> {
            const std::lock_guard lock(m_mutex);
            for (const Pairing& each : m_pairings) {
                if (each.shown.pairingId != pairingId)
                    continue;
                if (each.shown.pollToken != pollToken)
                    return failure<wire::PairingResult>(ErrorCode::NotFound, "no such pairing");
                return claimed(each);
            }
            return Error{
                .code = ErrorCode::NotFound, .message = "the pairing has expired", .status = 410};
        });
    }

    Task<wire::DeviceStanding> report(wire::DeviceReport report, CallOptions) override
    {
        return faults.run<wire::DeviceStanding>([&]() -> Result<wire::DeviceStanding> {
            const std::lock_guard lock(m_mutex);
            wire::Device* device = find(m_signedIn);
            if (device == nullptr || device->state != "ACTIVE")
                return failure<wire::DeviceStanding>(ErrorCode::Unauthenticated,
                                                     "the token does not hold");
            device->report = std::move(report);
            device->lastSeenAt = formatTimestamp(SystemClock().now());
            device->health = "OK";
            return wire::DeviceStanding{
                device->lastSeenAt, device->state, device->name, device->place};
        });
    }

    /// What the kiosk that is signed in is told.
    void set(wire::DeviceSettings settings)
    {
        const std::lock_guard lock(m_mutex);
        m_settings = std::move(settings);
        ++m_settingsVersion;
    }
    Task<KnownDeviceSettings> settings(std::string knownEtag, CallOptions) override
    {
        return faults.run<KnownDeviceSettings>([&]() -> Result<KnownDeviceSettings> {
            const std::lock_guard lock(m_mutex);
            const auto etag = '"' + std::to_string(m_settingsVersion) + '"';
            if (etag == knownEtag)
                return KnownDeviceSettings{.etag = etag, .unchanged = true};
            return KnownDeviceSettings{.settings = m_settings, .etag = etag};
        });
    }

    Task<wire::Device> pair(wire::DeviceDraft draft, CallOptions) override
    {
        return faults.run<wire::Device>([&]() -> Result<wire::Device> {
            const std::lock_guard lock(m_mutex);
            for (Pairing& each : m_pairings) {
                if (!each.deviceId.empty() ||
                    !asciiEqualsIgnoreCase(each.shown.userCode, draft.userCode))
                    continue;
                if (isNameTaken(draft.name, ""))
                    return nameTaken();
                return confirmed(each, draft);
            }
            return failure<wire::Device>(
                ErrorCode::NotFound, "no kiosk shows this code", "/userCode");
        });
    }

    Task<wire::Page<wire::Device>> listDevices(DeviceQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::Device>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::Device> chosen;
            for (const auto& device : m_devices) {
                const bool isMeant =
                    query.state.empty() ? device.state != "REVOKED" : device.state == query.state;
                const auto text = asciiLower(device.name + "\n" + device.place);
                if (isMeant && text.find(asciiLower(query.text)) != std::string::npos)
                    chosen.push_back(device);
            }
            sort(chosen, query.sort.empty() ? "name" : query.sort);
            return pageOf(chosen, query);
        });
    }

    Task<wire::Device> getDevice(std::string id, CallOptions) override
    {
        return change(id, [](wire::Device&) { return Outcome(Done{}); });
    }

    Task<wire::Device>
    rename(std::string id, std::int64_t version, wire::DeviceProfile profile, CallOptions) override
    {
        return change(id, [&](wire::Device& device) -> Outcome {
            if (device.version != version)
                return failure<Done>(ErrorCode::PreconditionFailed, "the kiosk changed meanwhile");
            if (device.state == "REVOKED")
                return failure<Done>(ErrorCode::Conflict, "the kiosk is unpaired");
            if (isNameTaken(profile.name, id))
                return nameTaken();
            device.name = profile.name;
            device.place = profile.place;
            ++device.version;
            return Done{};
        });
    }

    Task<wire::Device> setLocked(std::string id, bool isLocked, CallOptions) override
    {
        return change(id, [&](wire::Device& device) -> Outcome {
            if (device.state != "ACTIVE" && device.state != "LOCKED")
                return failure<Done>(ErrorCode::Conflict, "the kiosk is not paired");
            setState(device, isLocked ? "LOCKED" : "ACTIVE");
            return Done{};
        });
    }

    Task<wire::Device> unpair(std::string id, CallOptions) override
    {
        return change(id, [&](wire::Device& device) -> Outcome {
            setState(device, "REVOKED");
            return Done{};
        });
    }

private:
    struct Pairing
    {
        wire::DevicePairing shown;
        std::string platform;
        std::string deviceId; ///< "" until somebody confirms.
    };

    static void setState(wire::Device& device, const char* state)
    {
        if (device.state != state)
            ++device.version;
        device.state = state;
    }

    static Error nameTaken()
    {
        return Error{.code = ErrorCode::Conflict,
                     .message = "another kiosk has this name",
                     .field = "/name"};
    }

    static void sort(std::vector<wire::Device>& devices, const std::string& order)
    {
        const bool isDescending = order.front() == '-';
        const auto by = order.substr(isDescending ? 1 : 0);
        sortBy(devices, isDescending, [&](const wire::Device& device) {
            return by == "name"       ? asciiLower(device.name)
                   : by == "place"    ? asciiLower(device.place)
                   : by == "pairedAt" ? device.pairedAt
                                      : device.lastSeenAt;
        });
        if (by == "lastSeenAt")
            std::stable_partition(devices.begin(), devices.end(), [](const wire::Device& device) {
                return !device.lastSeenAt.empty();
            });
    }

    Result<wire::PairingResult> claimed(const Pairing& pairing)
    {
        wire::Device* device = find(pairing.deviceId);
        if (device == nullptr)
            return wire::PairingResult{.state = "PAIRING"};
        setState(*device, "ACTIVE");
        return wire::PairingResult{.state = device->state,
                                   .deviceId = device->id,
                                   .clientId = "kiosk-" + device->id,
                                   .clientSecret = "secret-of-" + device->id};
    }

    Result<wire::Device> confirmed(Pairing& pairing, const wire::DeviceDraft& draft)
    {
        pairing.deviceId = "device-" + std::to_string(m_devices.size() + 1);
        m_devices.push_back({.id = pairing.deviceId,
                             .name = draft.name,
                             .place = draft.place,
                             .state = "PAIRING",
                             .platform = pairing.platform,
                             .pairedAt = formatTimestamp(SystemClock().now()),
                             .version = 1,
                             .health = "OFFLINE"});
        return m_devices.back();
    }

    template <typename Edit> Task<wire::Device> change(const std::string& id, const Edit& edit)
    {
        return faults.run<wire::Device>([&]() -> Result<wire::Device> {
            const std::lock_guard lock(m_mutex);
            wire::Device* device = find(id);
            if (device == nullptr)
                return failure<wire::Device>(ErrorCode::NotFound, "no such kiosk");
            if (Outcome edited = edit(*device); !edited.ok())
                return edited.error();
            return *device;
        });
    }

    [[nodiscard]] bool isNameTaken(const std::string& name, const std::string& exceptId) const
    {
        return std::any_of(m_devices.begin(), m_devices.end(), [&](const wire::Device& device) {
            return device.id != exceptId && device.state != "REVOKED" &&
                   asciiEqualsIgnoreCase(device.name, name);
        });
    }

    [[nodiscard]] wire::Device* find(const std::string& id)
    {
        for (auto& device : m_devices) {
            if (device.id == id)
                return &device;
        }
        return nullptr;
    }

    mutable std::mutex m_mutex;
    std::vector<wire::Device> m_devices; // guarded by m_mutex
    std::vector<Pairing> m_pairings;     // guarded by m_mutex
    std::string m_signedIn;              // guarded by m_mutex
    std::size_t m_pairingsStarted = 0;   // guarded by m_mutex
    wire::DeviceSettings m_settings;     // guarded by m_mutex
    int m_settingsVersion = 1;           // guarded by m_mutex
};

} // namespace vitrine::client::mocks
