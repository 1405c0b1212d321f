#include "services/platform/http/list_query.hpp"

namespace vitrine::platform {

Result<ListWindow> readListWindow(const QueryParams& query)
{
    const auto limit = query.integer("limit", ListWindow().limit, 1, kListLimitMax);
    if (!limit.ok())
        return limit.error();
    const auto skip = query.integer("skip", 0, 0, kListSkipMax);
    if (!skip.ok())
        return skip.error();
    const auto count = readFlag(query, "count");
    if (!count.ok())
        return count.error();
    if (query.get("skip") && query.get("after"))
        return failure<ListWindow>(
            ErrorCode::InvalidArgument, "skip and after do not go together", "skip");
    return ListWindow{static_cast<int>(*limit), *skip, count->value_or(false)};
}

Result<std::optional<bool>> readFlag(const QueryParams& query, std::string_view key)
{
    const auto text = query.get(key);
    if (text && *text != "true" && *text != "false")
        return failure<std::optional<bool>>(ErrorCode::InvalidArgument,
                                            std::string(key) + " must be true or false",
                                            std::string(key));
    return text ? std::optional(*text == "true") : std::nullopt;
}

} // namespace vitrine::platform
