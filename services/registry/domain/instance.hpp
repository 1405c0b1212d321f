#pragma once

#include "vitrine/core/clock.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::registry {

enum class Status { Up, Down, Starting, OutOfService, Unknown };

/// Eureka's word, e.g. "OUT_OF_SERVICE".
[[nodiscard]] std::string_view toString(Status status) noexcept;
[[nodiscard]] std::optional<Status> parseStatus(std::string_view word) noexcept;

/// What last happened to an instance, as clients learn it.
enum class Action { Added, Modified, Deleted };
[[nodiscard]] std::string_view toString(Action action) noexcept;

/// Eureka's port: a number that may be switched off.
struct Port
{
    int number = 0;
    bool isEnabled = false;
};

/// One instance of an application as it registered itself (Netflix's InstanceInfo). Members that
/// are "" were not given.
struct Instance
{
    std::string id;  ///< Unique within the application; case matters.
    std::string app; ///< Upper case.
    std::string appGroup;
    std::string hostName;
    std::string ipAddr;
    std::string sid;
    std::string asgName;
    Status status = Status::Up;
    Status overridden = Status::Unknown; ///< What an operator set; Unknown: nothing.
    Port port{7001, true};
    Port securePort{7002, false};
    int countryId = 1;
    std::string homePageUrl;
    std::string statusPageUrl;
    std::string healthCheckUrl;
    std::string secureHealthCheckUrl;
    std::string vipAddress;       ///< A list separated by commas.
    std::string secureVipAddress; ///< Likewise.
    std::string dataCenterName;
    std::map<std::string, std::string> dataCenterMetadata;
    bool isCoordinating = false;
    std::map<std::string, std::string> metadata;
    std::chrono::seconds renewalInterval{30}; ///< How often it promised to renew.
    std::chrono::seconds leaseDuration{90};   ///< How long it counts as alive after a renewal.
    /// When its data last changed by its own clock. Compared with its earlier values only, never
    /// with the time here; nothing when the instance does not say.
    std::optional<std::int64_t> lastDirty;

    // What the registry adds.
    Action action = Action::Added;
    Timestamp lastUpdated{};
    Timestamp registeredAt{};
    Timestamp renewedAt{};
    Timestamp upSince{}; ///< First time with status UP; the epoch: never.
};

} // namespace vitrine::registry
