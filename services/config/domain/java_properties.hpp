#pragma once

#include "services/config/domain/property.hpp"
#include "vitrine/core/result.hpp"

#include <string_view>
#include <vector>

namespace vitrine::config {

/// Reads a .properties file by the rules of java.util.Properties: ISO 8859-1, comments with # or !,
/// '=', ':' or white space after the key, lines continued by a backslash, \t \n \r \f and \uXXXX; a
/// later key replaces an earlier one. A line "#---" or "!---" begins a new document, as with Spring
/// Boot. Values become UTF-8.
/// @return InvalidArgument with the line for a broken \uXXXX.
[[nodiscard]] Result<std::vector<std::vector<Property>>> parseJavaProperties(std::string_view text);

} // namespace vitrine::config
