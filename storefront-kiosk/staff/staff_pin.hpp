#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>

namespace vitrine::kiosk {

/// Argon2id with 19 MiB and 2 passes, as the shop keeps passwords: about 60 ms of a core, so not on
/// the screen's thread. A PIN has few values; what protects it is the lock-out, and that the file
/// with its hash is readable for the kiosk only.
/// @return InvalidArgument unless the PIN has 4 to 12 digits and is not one digit repeated or a row
///         like 1234.
[[nodiscard]] Result<std::string> hashPin(std::string_view pin);

/// Whether `pin` is the one of `encodedHash`. Takes the same time for each PIN.
[[nodiscard]] bool isPinOf(std::string_view pin, const std::string& encodedHash);

} // namespace vitrine::kiosk
