#pragma once

#include "vitrine/core/problem.hpp"
#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>

namespace vitrine::wire {

/// RFC 9457 JSON of `problem`; empty members are left out.
[[nodiscard]] std::string encode(const Problem& problem);
/// Reads a problem document leniently, as RFC 9457 asks of consumers; understands Okta's and
/// OAuth's error shapes too.
/// @return InvalidArgument when `json` is no JSON object.
[[nodiscard]] Result<Problem> decodeProblem(std::string_view json);

} // namespace vitrine::wire
