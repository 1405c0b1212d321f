#include "services/identity/http/account_list_query.hpp"

#include "services/platform/auth/permissions.hpp"
#include "services/platform/http/list_query.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::identity {

namespace {

using ListQuery = AccountService::ListQuery;

std::string textOf(const platform::QueryParams& query, std::string_view key)
{
    return std::string(query.get(key).value_or(std::string_view()));
}

Outcome readFilter(const platform::QueryParams& query, ListQuery& result)
{
    result.filter.search = textOf(query, "search");
    result.filter.role = textOf(query, "role");
    if (!result.filter.role.empty() && !platform::canonicalRole(result.filter.role))
        return failure<Done>(ErrorCode::InvalidArgument, "there is no such role", "role");
    const auto disabled = platform::readFlag(query, "disabled");
    if (!disabled.ok())
        return disabled.error();
    result.filter.disabled = *disabled;
    const auto order = store::parseAccountOrder(textOf(query, "sort"));
    if (!order)
        return failure<Done>(
            ErrorCode::InvalidArgument,
            "sort must be name, email, createdAt or lastSignInAt, or one of them after a -",
            "sort");
    result.order = *order;
    return Done{};
}

} // namespace

Result<ListQuery> accountListQuery(const platform::QueryParams& query)
{
    ListQuery result;
    if (const Outcome read = readFilter(query, result); !read.ok())
        return read.error();
    const auto window = platform::readListWindow(query);
    if (!window.ok())
        return window.error();
    result.limit = window->limit;
    result.count = window->count;
    result.place.skip = window->skip;
    if (const auto after = query.get("after")) {
        auto key = platform::decodeCursor(listName(result), *after, 2);
        if (!key.ok())
            return key.error();
        if (!domain::isUuid(key->at(1)))
            return failure<ListQuery>(ErrorCode::InvalidArgument, "is no cursor", "after");
        result.place.key = std::move(key->at(0));
        result.place.id = std::move(key->at(1));
    }
    return result;
}

std::string listName(const ListQuery& query)
{
    const auto& disabled = query.filter.disabled;
    return "accounts\n" + query.filter.role + "\n" +
           (disabled ? (*disabled ? "disabled" : "enabled") : "all") + "\n" +
           std::to_string(static_cast<int>(query.order.by)) +
           (query.order.isDescending ? "-" : "+") + "\n" + query.filter.search;
}

} // namespace vitrine::identity
