#pragma once

#include "services/platform/http/route.hpp"

namespace vitrine::payment {

/// `handler`, but a request that has a card number anywhere (path, query, Idempotency-Key, body,
/// escaped or not) is answered with 400 and goes no further: what never enters cannot be stored,
/// logged or passed on. The answer repeats nothing of it.
[[nodiscard]] platform::Handler refusingCardNumbers(platform::Handler handler);

} // namespace vitrine::payment
