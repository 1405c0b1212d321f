#pragma once

#include "services/platform/discovery/eureka_client.hpp"
#include "services/platform/discovery/service_directory.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// Eureka's upper-case word for `status`.
[[nodiscard]] std::string_view eurekaWord(InstanceStatus status) noexcept;

/// The body of a registration: {"instance":{...}} with every member that Netflix's server and its
/// clients ask for.
/// @param dirtyAt when the data last changed, by this process's clock.
[[nodiscard]] std::string encodeRegistration(const InstanceInfo& info,
                                             InstanceStatus status,
                                             const EurekaOptions& options,
                                             Timestamp dirtyAt);

/// Reads the answer to a full fetch as leniently as Eureka's peers write it (one object instead of
/// a list, numbers as text). Instances that cannot be called (no plain port, no host) are left out.
/// @return InvalidArgument when it is no list of applications at all.
[[nodiscard]] Result<std::vector<ListedInstance>> decodeApplications(std::string_view body);

} // namespace vitrine::platform
