#pragma once

#include "services/platform/database/database.hpp"

#include <chrono>

namespace vitrine::inventory::storage {

/// Deletes the recorded answers of operations older than `age`, `batch` rows per transaction, until
/// none is left or `deadline` comes. Keep them longer than anybody may repeat an operation. The
/// ledger (stock_movement) is never deleted.
/// @return How many were deleted.
[[nodiscard]] Result<std::int64_t> forgetOperations(platform::Database& database,
                                                    std::chrono::hours age,
                                                    int batch,
                                                    Deadline deadline);

} // namespace vitrine::inventory::storage
