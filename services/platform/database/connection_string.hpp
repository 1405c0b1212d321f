#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/result.hpp"

#include <string>

namespace vitrine::platform {

/// The libpq keyword string of `settings`: its URL with time-outs, time zone and keep-alives added.
/// Session settings travel here and never in SET, so that every connection has them from its first
/// statement on.
/// @return InvalidArgument when the URL is not one that libpq reads; the message never repeats it
/// (it may hold a password).
[[nodiscard]] Result<std::string> connectionString(const DatabaseSettings& settings);

} // namespace vitrine::platform
