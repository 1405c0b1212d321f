#pragma once

#include "services/platform/http/http_types.hpp"

#include <functional>
#include <string>

namespace vitrine::platform {

/// Where a reader goes on with a feed of changes, and how much it takes at once.
struct FeedWindow
{
    std::string after{}; ///< "" at the beginning.
    int limit = 200;
};

inline constexpr int kFeedLimitMax = 500;

/// Answers a reader of a feed: a page that no cache keeps, or a problem. NotFound from `read` means
/// that the reader's place is not known any more, which is 410.
/// @param read the page for `after` and `limit` of the query, as JSON.
[[nodiscard]] HttpResponse
answerFeed(const HttpRequest& request,
           const std::function<Result<std::string>(const FeedWindow&)>& read);

/// What a feed says of an `after` that is no place in it.
[[nodiscard]] Error notInFeed();

} // namespace vitrine::platform
