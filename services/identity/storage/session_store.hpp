#pragma once

#include "services/identity/domain/account.hpp"
#include "services/identity/domain/throttle_rules.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>

/// Sessions of browsers and the throttle of sign-ins. Each function is part of the caller's
/// transaction.
namespace vitrine::identity::store {

struct SessionRow
{
    Account account;
    Timestamp authenticatedAt{};
};

void insertSession(platform::Transaction& tx,
                   const std::string& tokenHash,
                   const std::string& accountId,
                   Timestamp authenticatedAt,
                   Timestamp expiresAt);
/// The session with its account; nothing when it ended or the account is disabled.
[[nodiscard]] std::optional<SessionRow>
findSession(platform::Transaction& tx, const std::string& tokenHash, Timestamp now);
void deleteSession(platform::Transaction& tx, const std::string& tokenHash);

/// Locks the key (also one that has no row yet) until the transaction ends, and returns its state.
[[nodiscard]] ThrottleState lockThrottle(platform::Transaction& tx, const std::string& key);
void saveThrottle(platform::Transaction& tx, const std::string& key, const ThrottleState& state);
void deleteThrottle(platform::Transaction& tx, const std::string& key);
/// Takes back one try that turned out to be a success.
void forgiveThrottle(platform::Transaction& tx, const std::string& key);

/// Deletes what has ended, at most some thousand rows of each kind. Returns how many.
std::size_t deleteEnded(platform::Transaction& tx, Timestamp now);

} // namespace vitrine::identity::store
