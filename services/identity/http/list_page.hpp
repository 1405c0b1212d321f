#pragma once

#include "services/identity/storage/list_place.hpp"
#include "services/platform/http/http_types.hpp"

#include <string>
#include <string_view>

namespace vitrine::identity {

/// Which page of a list a request asks for.
struct ListPage
{
    store::ListPlace place;
    int limit = 50;
    bool count = false; ///< The answer shall tell how many rows match altogether.
};

/// @param list canonical text of what selects and orders the list, to which its cursors are bound.
/// @return InvalidArgument, with `field` the key at fault.
[[nodiscard]] Result<ListPage> readListPage(const platform::QueryParams& query,
                                            std::string_view list);

/// The value of `key`, "" when the query has none.
[[nodiscard]] std::string textOf(const platform::QueryParams& query, std::string_view key);

} // namespace vitrine::identity
