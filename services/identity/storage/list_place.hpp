#pragma once

#include <cstdint>
#include <string>

namespace vitrine::identity::store {

/// Where a page of a list begins that is ordered by one key, then by id: after the row with this
/// key, or `skip` rows on.
struct ListPlace
{
    std::string key{}; ///< That of the last row of the page before, as text.
    std::string id{};  ///< Its id; "" for the first page.
    std::int64_t skip = 0;
};

} // namespace vitrine::identity::store
