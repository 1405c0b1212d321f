#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/inventory.hpp"

#include <cstdint>
#include <string>

namespace vitrine::client {

/// Which stock figures, page by page.
struct StockQuery
{
    bool lowOnly = false; ///< Only those at or below their safety stock.
    int limit = 50;       ///< 1 to 200
    std::string after{};
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
    ledger(std::string productId, int limit, std::string after, CallOptions options) = 0;
    virtual Task<wire::Stock>
    adjust(std::string productId, wire::StockAdjustment adjustment, CallOptions options) = 0;
    virtual Task<wire::Stock> setCount(std::string productId,
                                       std::int64_t version,
                                       wire::StockCount count,
                                       CallOptions options) = 0;
};

} // namespace vitrine::client
