#pragma once

#include "vitrine/api/inventory_connection.hpp"
#include "vitrine/domain/stock_rules.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/mocks/fake_feed.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Stock in memory, with versions and operation ids as the real one has them. Safe to use from any
/// thread.
class FakeInventory final : public InventoryConnection
{
public:
    Faults faults;

    void put(std::string productId, std::int64_t onHand, std::int64_t safetyStock = 0)
    {
        const std::lock_guard lock(m_mutex);
        auto& entry = m_stock[productId];
        entry.productId = std::move(productId);
        entry.onHand = onHand;
        entry.safetyStock = safetyStock;
        touch(entry);
    }

    /// Adds to the ledger what moved the stock, the oldest first, and makes the figures those after
    /// it.
    void putMovement(wire::StockMovement movement)
    {
        const std::lock_guard lock(m_mutex);
        auto& entry = m_stock[movement.productId];
        entry.productId = movement.productId;
        entry.onHand = movement.onHandAfter;
        entry.reserved = movement.reservedAfter;
        entry.updatedAt = movement.at;
        touch(entry);
        m_movements.push_back(std::move(movement));
    }

    Task<Availability>
    availability(std::string productId, std::string knownEtag, CallOptions) override
    {
        return faults.run<Availability>([&]() -> Result<Availability> {
            const std::lock_guard lock(m_mutex);
            const auto found = m_stock.find(productId);
            if (found == m_stock.end())
                return failure<Availability>(ErrorCode::NotFound,
                                             "no stock is kept for " + productId);
            const auto etag = "\"" + std::to_string(found->second.version) + "\"";
            if (etag == knownEtag)
                return Availability{productId, 0, etag, true};
            return Availability{productId, found->second.available, etag, false};
        });
    }

    Task<wire::Stock> getStock(std::string productId, CallOptions) override
    {
        return faults.run<wire::Stock>([&]() -> Result<wire::Stock> {
            const std::lock_guard lock(m_mutex);
            const auto found = m_stock.find(productId);
            if (found == m_stock.end())
                return failure<wire::Stock>(ErrorCode::NotFound,
                                            "no stock is kept for " + productId);
            return found->second;
        });
    }

    Task<wire::Page<wire::Stock>> listStock(StockQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::Stock>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::Stock> chosen;
            for (const auto& [id, stock] : m_stock) {
                const auto& ids = query.productIds;
                const bool isMeant =
                    ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
                if (isMeant && (!query.lowOnly || stock.low))
                    chosen.push_back(stock);
            }
            if (!query.sort.empty())
                sort(chosen, query.sort);
            return pageOf(chosen, query);
        });
    }

    Task<wire::Page<wire::StockMovement>>
    ledger(std::string productId, LedgerQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::StockMovement>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::StockMovement> chosen;
            for (const auto& movement : m_movements) {
                if (movement.productId == productId)
                    chosen.insert(chosen.begin(), movement);
            }
            return pageOf(chosen, query);
        });
    }

    Task<wire::Stock>
    adjust(std::string productId, wire::StockAdjustment adjustment, CallOptions) override
    {
        return faults.run<wire::Stock>([&]() -> Result<wire::Stock> {
            const std::lock_guard lock(m_mutex);
            auto& stock = m_stock[productId];
            stock.productId = productId;
            if (isDone(adjustment.operationId))
                return stock;
            if (stock.onHand + adjustment.delta < stock.reserved)
                return failure<wire::Stock>(
                    ErrorCode::Conflict, "less is there than would be taken away", "/delta");
            stock.onHand += adjustment.delta;
            touch(stock);
            record(stock, adjustment.operationId, "ADJUST", adjustment.delta, adjustment.reason);
            return stock;
        });
    }

    Task<wire::Stock> setCount(std::string productId,
                               std::int64_t version,
                               wire::StockCount count,
                               CallOptions) override
    {
        return faults.run<wire::Stock>([&]() -> Result<wire::Stock> {
            const std::lock_guard lock(m_mutex);
            auto& stock = m_stock[productId];
            stock.productId = productId;
            if (isDone(count.operationId))
                return stock;
            if (stock.version != version)
                return failure<wire::Stock>(ErrorCode::PreconditionFailed,
                                            "the stock changed meanwhile");
            const auto change = count.onHand - stock.onHand;
            stock.onHand = count.onHand;
            stock.safetyStock = count.safetyStock.value_or(stock.safetyStock);
            touch(stock);
            record(stock, count.operationId, "COUNT", change, count.reason);
            return stock;
        });
    }

    Task<wire::StockChanges> stockChanges(wire::ChangesQuery query, CallOptions) override
    {
        return faults.run<wire::StockChanges>([&]() -> Result<wire::StockChanges> {
            const std::lock_guard lock(m_mutex);
            FakeFeed::Things things;
            for (const auto& [id, stock] : m_stock)
                things[id] = std::to_string(stock.version);
            const auto page = m_feed.since(things, query);
            if (!page.ok())
                return page.error();
            wire::StockChanges changes{.next = page->next,
                                       .more = page->more,
                                       .snapshot = page->snapshot,
                                       .asOf = page->asOf};
            for (const auto& [id, isThere] : page->items)
                changes.items.push_back({id, m_stock[id].available, m_stock[id].low});
            return changes;
        });
    }
    /// As after a restore from a backup: readers of stockChanges begin again.
    void forgetFeed()
    {
        const std::lock_guard lock(m_mutex);
        m_feed.forget();
    }

    /// Which device takes leases; "" for none: then somebody who may see and end all of them.
    void signIn(std::string deviceId)
    {
        const std::lock_guard lock(m_mutex);
        m_deviceId = std::move(deviceId);
    }
    /// Ends every active lease, as if its time were over.
    void expireLeases()
    {
        const std::lock_guard lock(m_mutex);
        for (wire::StockLease& lease : m_leases)
            end(lease, "EXPIRED");
    }
    /// As an order does that names the lease.
    void sellFromLease(const std::string& id, const std::string& productId, std::int64_t quantity)
    {
        const std::lock_guard lock(m_mutex);
        wire::StockLease* lease = findLease(id);
        if (lease == nullptr || lease->state != "ACTIVE")
            return;
        bool isAnyLeft = false;
        for (wire::StockLeaseLine& line : lease->lines) {
            if (line.productId == productId) {
                const auto taken = std::min(line.left(), quantity);
                line.sold += taken;
                move(productId, -taken, -taken);
            }
            isAnyLeft = isAnyLeft || line.left() > 0;
        }
        if (!isAnyLeft)
            lease->state = "SETTLED";
    }

    Task<wire::StockLease> takeLease(wire::StockLeaseRequest request, CallOptions) override
    {
        return faults.run<wire::StockLease>([&]() -> Result<wire::StockLease> {
            const std::lock_guard lock(m_mutex);
            if (m_deviceId.empty())
                return failure<wire::StockLease>(ErrorCode::PermissionDenied,
                                                 "leases are for devices");
            if (request.operationId.empty())
                request.operationId = domain::newUuid().text();
            if (const wire::StockLease* earlier = findLease(request.operationId))
                return *earlier;
            const auto now = SystemClock().now();
            wire::StockLease lease{.id = request.operationId,
                                   .deviceId = m_deviceId,
                                   .state = "ACTIVE",
                                   .expiresAt = timeAfter(now, request.ttlSeconds),
                                   .createdAt = formatTimestamp(now),
                                   .updatedAt = formatTimestamp(now)};
            for (const wire::ReservationLine& line : request.lines) {
                const auto free = m_stock.contains(line.productId)
                                      ? m_stock.at(line.productId).available
                                      : std::int64_t{0};
                lease.lines.push_back(
                    {line.productId, line.quantity, std::min(free, line.quantity)});
                if (lease.lines.back().granted > 0)
                    move(line.productId, 0, lease.lines.back().granted);
            }
            m_leases.insert(m_leases.begin(), lease);
            return lease;
        });
    }

    Task<wire::StockLease>
    renewLease(std::string id, wire::LeaseRenewal renewal, CallOptions) override
    {
        return withLease(id, [&](wire::StockLease& lease) -> Outcome {
            if (lease.state != "ACTIVE")
                return failure<Done>(ErrorCode::Conflict, "the lease has ended: " + lease.state);
            lease.expiresAt = timeAfter(SystemClock().now(), renewal.ttlSeconds);
            return Done{};
        });
    }

    Task<wire::StockLease> returnLease(std::string id, CallOptions) override
    {
        return withLease(id, [&](wire::StockLease& lease) -> Outcome {
            end(lease, "RETURNED");
            return Done{};
        });
    }

    Task<wire::StockLease> getLease(std::string id, CallOptions) override
    {
        return withLease(id, [](wire::StockLease&) -> Outcome { return Done{}; });
    }

    Task<wire::Page<wire::StockLease>> listLeases(wire::LeaseQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::StockLease>>([&] {
            const std::lock_guard lock(m_mutex);
            const auto& device = m_deviceId.empty() ? query.deviceId : m_deviceId;
            std::vector<wire::StockLease> chosen;
            for (const wire::StockLease& lease : m_leases) {
                if ((device.empty() || lease.deviceId == device) &&
                    (query.state.empty() || lease.state == query.state))
                    chosen.push_back(lease);
            }
            return pageOf(chosen, query);
        });
    }

private:
    static std::string timeAfter(Timestamp now, std::int64_t seconds)
    {
        return formatTimestamp(now + std::chrono::seconds(seconds));
    }

    wire::StockLease* findLease(const std::string& id)
    {
        const auto found =
            std::find_if(m_leases.begin(), m_leases.end(), [&](const wire::StockLease& lease) {
                return lease.id == id && (m_deviceId.empty() || lease.deviceId == m_deviceId);
            });
        return found == m_leases.end() ? nullptr : &*found;
    }

    template <typename Change>
    Task<wire::StockLease> withLease(const std::string& id, const Change& change)
    {
        return faults.run<wire::StockLease>([&]() -> Result<wire::StockLease> {
            const std::lock_guard lock(m_mutex);
            wire::StockLease* lease = findLease(id);
            if (lease == nullptr)
                return failure<wire::StockLease>(ErrorCode::NotFound, "there is no such lease");
            if (const auto done = change(*lease); !done.ok())
                return done.error();
            return *lease;
        });
    }

    void end(wire::StockLease& lease, const char* state)
    {
        if (lease.state != "ACTIVE")
            return;
        for (const wire::StockLeaseLine& line : lease.lines) {
            if (line.left() > 0)
                move(line.productId, 0, -line.left());
        }
        lease.state = state;
    }

    void move(const std::string& productId, std::int64_t onHand, std::int64_t reserved)
    {
        wire::Stock& stock = m_stock[productId];
        stock.onHand += onHand;
        stock.reserved += reserved;
        touch(stock);
    }

    static void sort(std::vector<wire::Stock>& stocks, const std::string& order)
    {
        const bool isDescending = order.front() == '-';
        const auto by = order.substr(isDescending ? 1 : 0);
        if (by == "updatedAt")
            return sortBy(
                stocks, isDescending, [](const wire::Stock& stock) { return stock.updatedAt; });
        sortBy(stocks, isDescending, [&](const wire::Stock& stock) {
            return by == "available" ? stock.available
                   : by == "onHand"  ? stock.onHand
                                     : stock.reserved;
        });
    }

    static void touch(wire::Stock& stock)
    {
        stock.available =
            std::max<std::int64_t>(0, stock.onHand - stock.reserved - stock.safetyStock);
        stock.low = domain::isLowStock(stock.available, stock.safetyStock);
        ++stock.version;
    }

    [[nodiscard]] bool isDone(const std::string& operationId) const
    {
        return !operationId.empty() && std::any_of(m_movements.begin(),
                                                   m_movements.end(),
                                                   [&](const wire::StockMovement& movement) {
                                                       return movement.operationId == operationId;
                                                   });
    }

    void record(const wire::Stock& stock,
                const std::string& operationId,
                const char* kind,
                std::int64_t quantity,
                const std::string& reason)
    {
        wire::StockMovement movement;
        movement.operationId = operationId;
        movement.productId = stock.productId;
        movement.kind = kind;
        movement.quantity = quantity;
        movement.onHandAfter = stock.onHand;
        movement.reservedAfter = stock.reserved;
        movement.reason = reason;
        m_movements.push_back(std::move(movement));
    }

    mutable std::mutex m_mutex;
    std::map<std::string, wire::Stock> m_stock;   // guarded by m_mutex
    std::vector<wire::StockMovement> m_movements; // guarded by m_mutex
    std::vector<wire::StockLease> m_leases;       // guarded by m_mutex; newest first
    std::string m_deviceId;                       // guarded by m_mutex
    FakeFeed m_feed;                              // guarded by m_mutex
};

} // namespace vitrine::client::mocks
