#pragma once

#include "services/catalog/domain/stock_figure.hpp"
#include "services/platform/client/service_client.hpp"

namespace vitrine::catalog {

/// The inventory service's feed of changes.
class HttpStockSource final : public StockSource
{
public:
    /// @param inventory must outlive it.
    explicit HttpStockSource(platform::ServiceClient& inventory)
        : m_inventory(inventory)
    {
    }

    [[nodiscard]] Result<StockNews> news(const std::string& after, Deadline deadline) override;

private:
    platform::ServiceClient& m_inventory;
};

} // namespace vitrine::catalog
