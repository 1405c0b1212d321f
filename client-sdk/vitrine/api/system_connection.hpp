#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/system.hpp"

namespace vitrine::client {

/// What SystemClient talks to.
class SystemConnection
{
public:
    virtual ~SystemConnection() = default;

    virtual Task<wire::SystemOverview> overview(CallOptions options) = 0;
};

} // namespace vitrine::client
