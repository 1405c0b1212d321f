#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::platform {

/// One property source of a config server's answer.
struct PropertySource
{
    std::string name;
    std::vector<std::pair<std::string, std::string>>
        values; ///< Numbers and booleans as their text.
};

/// Reads Spring Cloud Config's environment JSON, plain values or the v2 form
/// ({"value":..,"origin":..}); the strongest source comes first. Lenient about members that it does
/// not know.
/// @return InvalidArgument when it is something else.
[[nodiscard]] Result<std::vector<PropertySource>> decodeEnvironment(std::string_view json);

} // namespace vitrine::platform
