#pragma once

#include "vitrine/api/system_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// Looks after the shop's processes; needs the right to (system.read). Cheap to copy; copies share
/// the connection. Safe to call from any thread. See CatalogClient for the errors that all calls
/// have.
class SystemClient
{
public:
    explicit SystemClient(std::shared_ptr<SystemConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// Every instance of every service as it is now, and the gateway's circuit breakers. Takes
    /// about a second while one of them does not answer; the gateway keeps an answer for a second.
    [[nodiscard]] Task<wire::SystemOverview> overview(CallOptions options = {}) const
    {
        return m_connection->overview(std::move(options));
    }

private:
    std::shared_ptr<SystemConnection> m_connection;
};

} // namespace vitrine::client
