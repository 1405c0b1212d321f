#pragma once

#include "services/payment/application/attempt_desk.hpp"
#include "vitrine/core/result.hpp"

#include <string>

namespace vitrine::payment {

/// @return InvalidArgument, naming the member, for what can never be charged or recorded.
[[nodiscard]] Outcome checkOrder(const ChargeOrder& order);
/// Whether `text` is 1 to 255 visible characters.
[[nodiscard]] bool isAttemptKey(const std::string& text);

} // namespace vitrine::payment
