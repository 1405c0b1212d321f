#pragma once

#include "services/platform/database/database.hpp"

#include <span>

namespace vitrine::catalog::storage {

/// The steps of the catalogue's schema.
[[nodiscard]] std::span<const platform::Migration> catalogMigrations();

} // namespace vitrine::catalog::storage
