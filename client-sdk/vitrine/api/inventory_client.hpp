#pragma once

#include "vitrine/api/inventory_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// Reads and changes stock. Cheap to copy; copies share the connection. Safe to call from any
/// thread. `availability` is for everybody; the rest needs the right to read or write the inventory
/// (PermissionDenied). See CatalogClient for the errors that all calls have.
class InventoryClient
{
public:
    explicit InventoryClient(std::shared_ptr<InventoryConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// How much of a product can be bought now.
    /// @param knownEtag of the answer before, to be told only of changes; "" the first time.
    /// @return NotFound: no stock is kept for this product.
    [[nodiscard]] Task<Availability>
    availability(std::string productId, std::string knownEtag = {}, CallOptions options = {}) const
    {
        return m_connection->availability(
            std::move(productId), std::move(knownEtag), std::move(options));
    }
    /// All figures of a product.
    [[nodiscard]] Task<wire::Stock> getStock(std::string productId, CallOptions options = {}) const
    {
        return m_connection->getStock(std::move(productId), std::move(options));
    }
    [[nodiscard]] Task<wire::Page<wire::Stock>> listStock(StockQuery query = {},
                                                          CallOptions options = {}) const
    {
        return m_connection->listStock(std::move(query), std::move(options));
    }
    /// What happened to a product's stock, newest first.
    [[nodiscard]] Task<wire::Page<wire::StockMovement>>
    ledger(std::string productId, LedgerQuery query = {}, CallOptions options = {}) const
    {
        return m_connection->ledger(std::move(productId), std::move(query), std::move(options));
    }
    /// Adds or takes away. An empty operation id is filled in; give your own to repeat a call after
    /// a restart.
    /// @return Conflict: less is there than would be taken away.
    [[nodiscard]] Task<wire::Stock>
    adjust(std::string productId, wire::StockAdjustment adjustment, CallOptions options = {}) const
    {
        return m_connection->adjust(
            std::move(productId), std::move(adjustment), std::move(options));
    }
    /// Sets what was counted.
    /// @return PreconditionFailed: the stock changed since `version` was read; count again.
    [[nodiscard]] Task<wire::Stock> setCount(std::string productId,
                                             std::int64_t version,
                                             wire::StockCount count,
                                             CallOptions options = {}) const
    {
        return m_connection->setCount(
            std::move(productId), version, std::move(count), std::move(options));
    }

private:
    std::shared_ptr<InventoryConnection> m_connection;
};

} // namespace vitrine::client
