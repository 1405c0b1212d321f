#include "services/identity/http/account_list_query.hpp"

#include "services/identity/http/list_page.hpp"
#include "services/platform/auth/permissions.hpp"
#include "services/platform/http/list_query.hpp"

#include <utility>

namespace vitrine::identity {

namespace {

using ListQuery = AccountService::ListQuery;

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
    auto page = readListPage(query, listName(result));
    if (!page.ok())
        return page.error();
    result.place = std::move(page->place);
    result.limit = page->limit;
    result.count = page->count;
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
