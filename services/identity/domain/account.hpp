#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::identity {

/// Somebody who can sign in at this shop.
struct Account
{
    std::string id;    ///< UUIDv7; claim `uid`.
    std::string email; ///< As typed; compared by emailKey().
    std::string name;
    std::vector<std::string> roles; ///< Canonical, sorted, each once.
    bool disabled = false;
    bool passwordMustChange =
        false; ///< Somebody else chose the password: the next sign-in asks for a new one.
    std::int64_t version = 1;
    Timestamp createdAt{};
    std::optional<Timestamp> lastSignInAt{}; ///< When its password was last proved.
    std::string passwordHash; ///< Argon2's encoded form. Never logged, never answered.

    [[nodiscard]] bool isAdministrator() const;
};

/// What identifies an account among others: the address without regard to case. Only ASCII letters
/// are folded, because folding others differs between programs and would make two people one.
[[nodiscard]] std::string emailKey(std::string_view email);

/// The address without surrounding space.
/// @return InvalidArgument, field "/email", unless it looks deliverable: one @, a local part of at
/// most 64 bytes, a
///         domain of labels with at least one dot, 254 bytes in all, no spaces or control
///         characters.
[[nodiscard]] Result<std::string> checkEmail(std::string_view text);

/// The name without surrounding space.
/// @return InvalidArgument, field "/name", when it is empty, longer than 100 characters, or holds
/// control characters.
[[nodiscard]] Result<std::string> checkName(std::string_view text);

/// Roles in canonical form: aliases resolved, sorted, each once.
/// @return InvalidArgument, field "/roles", for an unknown role or an empty list.
[[nodiscard]] Result<std::vector<std::string>> checkRoles(const std::vector<std::string>& roles);

/// Characters (code points) of clean UTF-8.
[[nodiscard]] std::size_t characterCount(std::string_view utf8);

} // namespace vitrine::identity
