#pragma once

#include "services/platform/database/database.hpp"

#include <span>

namespace vitrine::payment::storage {

/// The steps of the schema, the simulated provider's included.
[[nodiscard]] std::span<const platform::Migration> paymentMigrations();

} // namespace vitrine::payment::storage
