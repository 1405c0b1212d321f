#pragma once

#include "services/platform/http/http_types.hpp"

#include <string>

namespace vitrine::platform {

/// Where a reader goes on with a feed of changes, and how much it takes at once.
struct FeedWindow
{
    std::string after{}; ///< "" at the beginning.
    int limit = 200;
};

inline constexpr int kFeedLimitMax = 500;

/// Reads `after` and `limit`.
/// @return InvalidArgument, with `field` the key, for a limit out of bounds.
[[nodiscard]] Result<FeedWindow> readFeedWindow(const QueryParams& query);

/// The answer to a reader of a feed: NotFound means that its place is not known any more, which is
/// 410.
[[nodiscard]] HttpResponse feedProblem(const Error& error);

} // namespace vitrine::platform
