#pragma once

#include "storefront-kiosk/storage/sqlite_file.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace vitrine::kiosk {

/// The queue's file, whole: as it is, or rebuilt of what could be read of a damaged one, which is
/// kept beside it. Receipt numbers of a rebuilt file go on above those that were ever given.
[[nodiscard]] Result<std::unique_ptr<SqliteFile>> openQueueFile(const std::string& path,
                                                                Timestamp now);

/// The counter of receipt numbers.
inline constexpr char kNumberCounter[] = "number";
/// The counter of places in the queue.
inline constexpr char kPositionCounter[] = "position";
/// The last pickup number.
inline constexpr char kPickupCounter[] = "pickup";

} // namespace vitrine::kiosk
