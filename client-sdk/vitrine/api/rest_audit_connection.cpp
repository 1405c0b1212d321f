#include "vitrine/api/rest_connections.hpp"

namespace vitrine::client {
namespace {

class RestAuditConnection final : public AuditConnection
{
public:
    explicit RestAuditConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::Page<wire::AuditEntry>>
    list(std::string service, wire::AuditQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::AuditEntry>>(
            {.operation = "audit.list",
             .method = "GET",
             .path = Path("/api/v1/audit") / service,
             .query = wire::encodeQuery(query)},
            std::move(options),
            wire::decodeAuditPage);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<AuditConnection> makeRestAudit(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestAuditConnection>(std::move(caller));
}

} // namespace vitrine::client
