#pragma once

#include "vitrine/api/inventory_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// Reads and changes stock. Cheap to copy; copies share the connection. Safe to call from any
/// thread. `availability` and `stockChanges` are for everybody, leases for devices; the rest needs
/// the right to read or write the inventory (PermissionDenied). See CatalogClient for the errors
/// that all calls have.
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
    /// How much of each product can be bought, then what changes of it. Products of which no stock
    /// was ever kept are not named.
    /// @return As CatalogClient::productChanges.
    [[nodiscard]] Task<wire::StockChanges> stockChanges(wire::ChangesQuery query = {},
                                                        CallOptions options = {}) const
    {
        return m_connection->stockChanges(std::move(query), std::move(options));
    }

    /// Takes an allotment of stock for the device that is signed in: of each line as much as there
    /// is. An empty operation id is filled in; give your own to repeat a call after a restart: the
    /// answer is then the lease as it is now.
    /// @return Conflict: the device holds too many leases already; Unprocessable: the operation id
    /// was used for something else.
    [[nodiscard]] Task<wire::StockLease> takeLease(wire::StockLeaseRequest request,
                                                   CallOptions options = {}) const
    {
        return m_connection->takeLease(std::move(request), std::move(options));
    }
    /// Gives a lease more time, from now on.
    /// @return Conflict: it has ended; take another one. NotFound: the device has no such lease.
    [[nodiscard]] Task<wire::StockLease>
    renewLease(std::string id, wire::LeaseRenewal renewal = {}, CallOptions options = {}) const
    {
        return m_connection->renewLease(std::move(id), renewal, std::move(options));
    }
    /// Gives back what is left of a lease. One that has ended stays as it is, and is answered.
    /// Whoever may write the inventory can end the lease of any device.
    /// @return NotFound: the device has no such lease.
    [[nodiscard]] Task<wire::StockLease> returnLease(std::string id, CallOptions options = {}) const
    {
        return m_connection->returnLease(std::move(id), std::move(options));
    }
    /// @return NotFound: no such lease, or it is another device's.
    [[nodiscard]] Task<wire::StockLease> getLease(std::string id, CallOptions options = {}) const
    {
        return m_connection->getLease(std::move(id), std::move(options));
    }
    /// A device's own leases, or, for whoever may read the inventory, those of all.
    [[nodiscard]] Task<wire::Page<wire::StockLease>> listLeases(wire::LeaseQuery query = {},
                                                                CallOptions options = {}) const
    {
        return m_connection->listLeases(std::move(query), std::move(options));
    }

private:
    std::shared_ptr<InventoryConnection> m_connection;
};

} // namespace vitrine::client
