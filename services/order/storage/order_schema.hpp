#pragma once

#include "services/platform/database/database.hpp"

#include <span>

namespace vitrine::order::storage {

/// The steps of the order service's schema.
[[nodiscard]] std::span<const platform::Migration> orderMigrations();

} // namespace vitrine::order::storage
