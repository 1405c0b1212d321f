#pragma once

#include "services/order/application/ports.hpp"
#include "services/platform/client/service_client.hpp"

namespace vitrine::order {

/// The catalogue over HTTP.
class HttpCatalog final : public CatalogPort
{
public:
    explicit HttpCatalog(platform::ServiceClient& catalog)
        : m_catalog(catalog)
    {
    }

    Result<std::vector<CatalogProduct>> products(const platform::CallContext& context,
                                                 const std::vector<std::string>& ids) override;

private:
    platform::ServiceClient& m_catalog;
};

} // namespace vitrine::order
