#pragma once

#include "vitrine/core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace vitrine::tracing {

/// Unpacks a gzip body.
/// @return InvalidArgument for bytes that are not gzip, or not all of it; TooLarge when it would
/// become longer than
///         `bytesMax`: a kilobyte can stand for a megabyte.
[[nodiscard]] Result<std::string> gunzip(std::string_view packed, std::size_t bytesMax);

} // namespace vitrine::tracing
