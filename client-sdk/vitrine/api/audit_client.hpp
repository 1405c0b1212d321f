#pragma once

#include "vitrine/api/audit_connection.hpp"

#include <array>
#include <memory>
#include <string_view>
#include <utility>

namespace vitrine::client {

/// Reads who changed what; needs the right to. Each service keeps its own audit, so a page is of
/// one service. Cheap to copy; copies share the connection. Safe to call from any thread. See
/// CatalogClient for the errors that all calls have.
class AuditClient
{
public:
    /// The services that keep an audit.
    static constexpr std::array<std::string_view, 5> kServices{
        "catalog", "inventory", "order", "payment", "identity"};

    explicit AuditClient(std::shared_ptr<AuditConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// One page of a service's entries, newest first.
    /// @return NotFound: no such service; InvalidArgument: a time is none, or the token is from a
    /// query with another filter.
    [[nodiscard]] Task<wire::Page<wire::AuditEntry>>
    list(std::string service, wire::AuditQuery query = {}, CallOptions options = {}) const
    {
        return m_connection->list(std::move(service), std::move(query), std::move(options));
    }

private:
    std::shared_ptr<AuditConnection> m_connection;
};

} // namespace vitrine::client
