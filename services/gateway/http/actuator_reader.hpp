#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/system.hpp"

#include <string_view>

/// What the actuator paths of an instance say, read into its status. Each is lenient: what is
/// missing or strange is left as it was.
namespace vitrine::gateway {

/// /actuator/health: status, and why it is not UP.
void readHealth(std::string_view json, wire::InstanceStatus& into);
/// /actuator/info: version.
void readInfo(std::string_view json, wire::InstanceStatus& into);
/// /actuator/prometheus: memory, processor time, start, and the requests of all routes but the
/// actuator's.
void readMetrics(std::string_view text, wire::InstanceStatus& into);

} // namespace vitrine::gateway
