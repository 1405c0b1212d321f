#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/audit.hpp"

#include <string>

namespace vitrine::client {

/// What AuditClient talks to.
class AuditConnection
{
public:
    virtual ~AuditConnection() = default;

    virtual Task<wire::Page<wire::AuditEntry>>
    list(std::string service, wire::AuditQuery query, CallOptions options) = 0;
};

} // namespace vitrine::client
