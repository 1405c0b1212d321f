#pragma once

#include "vitrine/api/trace_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// Reads traces of the shop's services; needs the right to. Cheap to copy; copies share the
/// connection. Safe to call from any thread. See CatalogClient for the errors that all calls have.
class TraceClient
{
public:
    explicit TraceClient(std::shared_ptr<TraceConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// All spans of a trace.
    /// @return NotFound: none arrived yet, or they have been forgotten.
    [[nodiscard]] Task<std::vector<wire::Span>> getTrace(std::string traceId,
                                                         CallOptions options = {}) const
    {
        return m_connection->getTrace(std::move(traceId), std::move(options));
    }
    /// Traces that match, newest first.
    [[nodiscard]] Task<std::vector<std::vector<wire::Span>>>
    findTraces(wire::TraceQuery query = {}, CallOptions options = {}) const
    {
        return m_connection->findTraces(std::move(query), std::move(options));
    }
    /// Names of the services that have reported spans.
    [[nodiscard]] Task<std::vector<std::string>> listServices(CallOptions options = {}) const
    {
        return m_connection->listServices(std::move(options));
    }

private:
    std::shared_ptr<TraceConnection> m_connection;
};

} // namespace vitrine::client
