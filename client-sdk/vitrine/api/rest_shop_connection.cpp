#include "vitrine/api/rest_connections.hpp"

namespace vitrine::client {
namespace {

class RestShopConnection final : public ShopConnection
{
public:
    explicit RestShopConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::ShopProfile> profile(CallOptions options) override
    {
        return m_caller->fetch<wire::ShopProfile>(
            {.operation = "shop.profile", .method = "GET", .path = Path("/api/v1/shop")},
            std::move(options),
            wire::decodeShopProfile);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<ShopConnection> makeRestShop(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestShopConnection>(std::move(caller));
}

} // namespace vitrine::client
