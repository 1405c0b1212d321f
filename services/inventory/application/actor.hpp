#pragma once

#include "services/platform/call_context.hpp"

#include <string>

namespace vitrine::inventory {

/// Who is named in the log: the account that asked, else the service.
[[nodiscard]] inline std::string actorOf(const platform::CallContext& context)
{
    return context.caller.isUser() ? context.caller.accountId : context.caller.service;
}

} // namespace vitrine::inventory
