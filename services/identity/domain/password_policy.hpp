#pragma once

#include "vitrine/core/result.hpp"

#include <string_view>

namespace vitrine::identity {

/// Whether `password` may protect the account of `email` and `name`: 8 to 128 characters, none of
/// the passwords that everybody tries first (also with digits or punctuation after it and letters
/// written as digits), no run of the keyboard or the alphabet, not made of the owner's own address
/// or name. No rules of composition: they make passwords worse (NIST SP 800-63B section 5.1.1.2).
/// @return InvalidArgument, field "/password", with a sentence for the person who chose it.
[[nodiscard]] Outcome
checkPassword(std::string_view password, std::string_view email, std::string_view name);

/// Bytes of the longest password that is hashed at all: 128 characters of UTF-8.
inline constexpr std::size_t kPasswordBytesMax = 512;

} // namespace vitrine::identity
