#include "vitrine/api/rest_connections.hpp"

namespace vitrine::client {
namespace {

class RestSystemConnection final : public SystemConnection
{
public:
    explicit RestSystemConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::SystemOverview> overview(CallOptions options) override
    {
        return m_caller->fetch<wire::SystemOverview>({.operation = "system.overview",
                                                      .method = "GET",
                                                      .path = Path("/api/v1/system/instances")},
                                                     std::move(options),
                                                     wire::decodeSystemOverview);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<SystemConnection> makeRestSystem(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestSystemConnection>(std::move(caller));
}

} // namespace vitrine::client
