#include "services/identity/http/list_page.hpp"

#include "services/platform/http/list_query.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/domain/uuid.hpp"

#include <utility>

namespace vitrine::identity {

Result<ListPage> readListPage(const platform::QueryParams& query, std::string_view list)
{
    const auto window = platform::readListWindow(query);
    if (!window.ok())
        return window.error();
    ListPage page{.place = {.skip = window->skip}, .limit = window->limit, .count = window->count};
    if (const auto after = query.get("after")) {
        auto key = platform::decodeCursor(list, *after, 2);
        if (!key.ok())
            return key.error();
        if (!domain::isUuid(key->at(1)))
            return failure<ListPage>(ErrorCode::InvalidArgument, "is no cursor", "after");
        page.place.key = std::move(key->at(0));
        page.place.id = std::move(key->at(1));
    }
    return page;
}

std::string textOf(const platform::QueryParams& query, std::string_view key)
{
    return std::string(query.get(key).value_or(std::string_view()));
}

} // namespace vitrine::identity
