#pragma once

#include "services/platform/discovery/discovery.hpp"
#include "vitrine/wire/system.hpp"

#include <chrono>
#include <vector>

namespace vitrine::gateway {

/// An instance that shall be asked how it is.
struct SurveyTarget
{
    platform::KnownInstance instance;
    platform::Endpoint actuator; ///< Where its actuator paths are.
};

/// Asks all targets at once, over connections of their own, and waits for the answers.
/// @param limit for each of them; who has not said by then whether it is up is UNREACHABLE.
/// @return A status for each target, in their order.
[[nodiscard]] std::vector<wire::InstanceStatus>
surveyInstances(const std::vector<SurveyTarget>& targets, std::chrono::milliseconds limit);

} // namespace vitrine::gateway
