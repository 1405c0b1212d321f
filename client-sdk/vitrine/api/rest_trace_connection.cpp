#include "vitrine/api/rest_connections.hpp"

namespace vitrine::client {
namespace {

constexpr auto kTraces = "/api/v1/traces"; // the gateway's name for Zipkin's /api/v2

class RestTraceConnection final : public TraceConnection
{
public:
    explicit RestTraceConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<std::vector<wire::Span>> getTrace(std::string traceId, CallOptions options) override
    {
        return m_caller->fetch<std::vector<wire::Span>>(
            {.operation = "traces.get",
             .method = "GET",
             .path = Path(kTraces).then("/trace") / traceId},
            std::move(options),
            wire::decodeSpans);
    }

    Task<std::vector<std::vector<wire::Span>>> findTraces(wire::TraceQuery query,
                                                          CallOptions options) override
    {
        return m_caller->fetch<std::vector<std::vector<wire::Span>>>(
            {.operation = "traces.find",
             .method = "GET",
             .path = Path(kTraces).then("/traces"),
             .query = wire::encodeQuery(query)},
            std::move(options),
            wire::decodeTraces);
    }

    Task<std::vector<std::string>> listServices(CallOptions options) override
    {
        return m_caller->fetch<std::vector<std::string>>({.operation = "traces.services",
                                                          .method = "GET",
                                                          .path = Path(kTraces).then("/services")},
                                                         std::move(options),
                                                         wire::decodeNames);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<TraceConnection> makeRestTraces(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestTraceConnection>(std::move(caller));
}

} // namespace vitrine::client
