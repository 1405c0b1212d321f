#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/change_feed.hpp"
#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/stock_lease.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::client {

/// Which stock figures, page by page.
struct StockQuery
{
    bool lowOnly = false; ///< Only what runs out (domain::isLowStock).
    int limit = 50;       ///< 1 to 200
    std::string after{};
    /// Only these products, at most 200. Those of which no stock was ever kept are not answered.
    std::vector<std::string> productIds{};
    /// available, onHand, reserved or updatedAt; with "-" before it descending. "" is by product
    /// id.
    std::string sort{};
    std::int64_t skip = 0; ///< Leaves out that many, instead of `after`.
    bool count = false;    ///< Tells how many match, as the page's `total`.
};

/// Which movements of a product, page by page.
struct LedgerQuery
{
    int limit = 50; ///< 1 to 200
    std::string after{};
    std::int64_t skip = 0; ///< Leaves out that many, instead of `after`.
    bool count = false;    ///< Tells how many there are, as the page's `total`.
};

/// How much of a product can be bought.
struct Availability
{
    std::string productId;
    std::int64_t available = 0;
    std::string etag;       ///< Give it back to be told only of changes.
    bool unchanged = false; ///< Nothing new since `etag`; then `available` is not set.
};

/// What InventoryClient talks to.
class InventoryConnection
{
public:
    virtual ~InventoryConnection() = default;

    virtual Task<Availability>
    availability(std::string productId, std::string knownEtag, CallOptions options) = 0;
    virtual Task<wire::Stock> getStock(std::string productId, CallOptions options) = 0;
    virtual Task<wire::Page<wire::Stock>> listStock(StockQuery query, CallOptions options) = 0;
    virtual Task<wire::Page<wire::StockMovement>>
    ledger(std::string productId, LedgerQuery query, CallOptions options) = 0;
    virtual Task<wire::Stock>
    adjust(std::string productId, wire::StockAdjustment adjustment, CallOptions options) = 0;
    virtual Task<wire::Stock> setCount(std::string productId,
                                       std::int64_t version,
                                       wire::StockCount count,
                                       CallOptions options) = 0;
    virtual Task<wire::StockChanges> stockChanges(wire::ChangesQuery query,
                                                  CallOptions options) = 0;

    virtual Task<wire::StockLease> takeLease(wire::StockLeaseRequest request,
                                             CallOptions options) = 0;
    virtual Task<wire::StockLease>
    renewLease(std::string id, wire::LeaseRenewal renewal, CallOptions options) = 0;
    virtual Task<wire::StockLease> returnLease(std::string id, CallOptions options) = 0;
    virtual Task<wire::StockLease> getLease(std::string id, CallOptions options) = 0;
    virtual Task<wire::Page<wire::StockLease>> listLeases(wire::LeaseQuery query,
                                                          CallOptions options) = 0;
};

} // namespace vitrine::client
