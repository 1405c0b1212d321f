#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <string>

namespace vitrine::platform {

/// Writes `port` and a line end to the file at `path`, which is there whole or not at all; "" does
/// nothing.
/// @return Unavailable naming the file and what the system says.
[[nodiscard]] Outcome writePortFile(const std::string& path, std::uint16_t port);

} // namespace vitrine::platform
