#pragma once

#include "services/platform/transport/message.hpp"

#include <string_view>
#include <variant>

namespace vitrine::transport {

/// Builds a RequestHead with Beast's parser from bytes that the HeadChecker let through.
/// @return A refusal when Beast reads the head otherwise than the checker did, or when the target
/// is unacceptable.
[[nodiscard]] std::variant<RequestHead, Refusal>
parseHead(std::string_view received, const HeadFacts& facts, const Limits& limits);

} // namespace vitrine::transport
