#pragma once

#include "services/order/domain/order.hpp"
#include "services/platform/database/database.hpp"

#include <vector>

namespace vitrine::order::storage {

/// An order as its row and its saga's row hold it, without lines.
/// Throws std::runtime_error for a value that this program never writes.
[[nodiscard]] Order readOrder(const pqxx::row& row);
[[nodiscard]] OrderLine readLine(const pqxx::row& row);
[[nodiscard]] TimelineEntry readTimelineEntry(const pqxx::row& row);

/// What array_to_string(..., ',') made of an array of numbers.
[[nodiscard]] std::vector<std::int64_t> numbers(const pqxx::field& field);
/// A column of milliseconds since the epoch.
[[nodiscard]] Timestamp instant(const pqxx::field& field);

[[nodiscard]] inline std::int64_t milliseconds(Timestamp instant)
{
    return instant.time_since_epoch().count();
}

} // namespace vitrine::order::storage
