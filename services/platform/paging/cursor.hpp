#pragma once

#include "vitrine/core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// The token of the next page of a keyset list: the sort key of the last row sent, bound to the
/// list it belongs to.
/// @param list canonical text of everything that selects and orders the rows (filters, sort), but
/// not the page size.
/// @param key values of the ORDER BY columns of the last row, the unique one last.
[[nodiscard]] std::string encodeCursor(std::string_view list, const std::vector<std::string>& key);

/// @param keyParts how many values the list's sort key has.
/// @return InvalidArgument, field "after", when `token` is no cursor or belongs to another list.
[[nodiscard]] Result<std::vector<std::string>>
decodeCursor(std::string_view list, std::string_view token, std::size_t keyParts);

} // namespace vitrine::platform
