#pragma once

#include "storefront-kiosk/local/catalog_feed.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/api/inventory_client.hpp"

#include <chrono>
#include <string>

namespace vitrine::kiosk {

/// The shop's feeds of products, categories and stock as one. Safe to call from any thread.
class NetworkCatalogFeed final : public CatalogFeed
{
public:
    NetworkCatalogFeed(client::CatalogClient catalog,
                       client::InventoryClient inventory,
                       std::chrono::milliseconds timeout = std::chrono::seconds(10));

    [[nodiscard]] client::Task<CatalogChanges> changesSince(std::string cursor, int limit) override;

private:
    client::CatalogClient m_catalog;
    client::InventoryClient m_inventory;
    std::chrono::milliseconds m_timeout;
};

} // namespace vitrine::kiosk
