#include "services/platform/http/feed_query.hpp"

namespace vitrine::platform {

Result<FeedWindow> readFeedWindow(const QueryParams& query)
{
    FeedWindow window{.after = std::string(query.get("after").value_or(""))};
    const auto limit = query.integer("limit", window.limit, 1, kFeedLimitMax);
    if (!limit.ok())
        return limit.error();
    window.limit = static_cast<int>(*limit);
    return window;
}

HttpResponse feedProblem(const Error& error)
{
    return error.code == ErrorCode::NotFound ? goneResponse(error.message) : problemResponse(error);
}

} // namespace vitrine::platform
