#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>

namespace vitrine::identity {

/// Argon2id with 19 MiB and 2 passes (OWASP's first choice): about 60 ms of a core. Only on slow
/// workers.
[[nodiscard]] Result<std::string> hashPassword(std::string_view password);

/// Whether `password` is the one of `encodedHash`.
[[nodiscard]] bool isPasswordOf(std::string_view password, const std::string& encodedHash);

/// Makes this process give the 19 MiB of each hash back to the system at once. Call at the start of
/// main: left alone, malloc learns from the first hash to keep them.
void returnHashingMemory();

/// Takes as long as isPasswordOf: for accounts that do not exist, so that time does not tell them
/// apart.
void spendPasswordCheck(std::string_view password);

} // namespace vitrine::identity
