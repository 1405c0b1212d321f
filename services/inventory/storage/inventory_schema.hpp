#pragma once

#include "services/platform/database/database.hpp"

#include <span>

namespace vitrine::inventory::storage {

/// The steps of inventory's schema.
[[nodiscard]] std::span<const platform::Migration> inventoryMigrations();

} // namespace vitrine::inventory::storage
