#include "services/platform/http/feed_answer.hpp"

#include <utility>

namespace vitrine::platform {
namespace {

Result<FeedWindow> readWindow(const QueryParams& query)
{
    FeedWindow window{.after = std::string(query.get("after").value_or(""))};
    const auto limit = query.integer("limit", window.limit, 1, kFeedLimitMax);
    if (!limit.ok())
        return limit.error();
    window.limit = static_cast<int>(*limit);
    return window;
}

} // namespace

HttpResponse answerFeed(const HttpRequest& request,
                        const std::function<Result<std::string>(const FeedWindow&)>& read)
{
    const auto window = readWindow(request.query);
    if (!window.ok())
        return problemResponse(window.error());
    auto page = read(*window);
    if (!page.ok())
        return page.error().code == ErrorCode::NotFound ? goneResponse(page.error().message)
                                                        : problemResponse(page.error());
    HttpResponse response = jsonResponse(200, std::move(page).value());
    response.headers.set("Cache-Control", "no-store");
    return response;
}

Error notInFeed()
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "after is not a place in this feed",
                 .field = "after"};
}

} // namespace vitrine::platform
