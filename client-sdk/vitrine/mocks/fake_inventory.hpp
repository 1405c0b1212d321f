#pragma once

#include "vitrine/api/inventory_connection.hpp"
#include "vitrine/domain/stock_rules.hpp"
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

private:
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
};

} // namespace vitrine::client::mocks
