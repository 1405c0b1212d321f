#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <optional>
#include <string>
#include <vector>

/// Rows of table signing_key. Each function is part of the caller's transaction.
namespace vitrine::identity::store {

struct SigningKeyRow
{
    std::string keyId;
    std::string privateKey; ///< PKCS#8 PEM. Never logged.
    Timestamp activeFrom{};
    std::optional<Timestamp> publishedUntil; ///< Nothing while no successor is known.
};

/// Makes everybody else who would change the keys wait until this transaction ends; readers do not
/// wait.
void lockKeys(platform::Transaction& tx);
/// The keys that are published at `now`, the newest first.
[[nodiscard]] std::vector<SigningKeyRow> publishedKeys(platform::Transaction& tx, Timestamp now);
void insertKey(platform::Transaction& tx, const SigningKeyRow& key, Timestamp now);
/// Sets the end of every key that has none yet.
void retireKeys(platform::Transaction& tx, Timestamp publishedUntil);

} // namespace vitrine::identity::store
