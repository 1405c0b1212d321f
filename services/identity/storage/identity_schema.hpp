#pragma once

#include "services/platform/database/database.hpp"

#include <span>

namespace vitrine::identity {

/// The migrations of identity's database.
[[nodiscard]] std::span<const platform::Migration> identityMigrations();

} // namespace vitrine::identity
