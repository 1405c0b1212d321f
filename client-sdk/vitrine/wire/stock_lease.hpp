#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/inventory.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// The longest time for which a device may hold stock without asking again.
inline constexpr std::int64_t kLeaseSecondsMax = 24 * 3600;

/// POST /api/v1/inventory/leases: an allotment of stock for the device that asks, so that what it
/// sells without a network is not sold elsewhere.
struct StockLeaseRequest
{
    std::string operationId;              ///< UUID of the caller's; becomes the id of the lease.
    std::vector<ReservationLine> lines{}; ///< 1 to 100 products, each once.
    std::int64_t ttlSeconds = 3600;       ///< 1 to kLeaseSecondsMax
};

/// POST /api/v1/inventory/leases/{id}/renew
struct LeaseRenewal
{
    std::int64_t ttlSeconds = 3600; ///< From now on; 1 to kLeaseSecondsMax.
};

struct StockLeaseLine
{
    std::string productId;
    std::int64_t requested = 0;
    std::int64_t granted = 0; ///< As much as there was: 0 to `requested`.
    std::int64_t sold = 0;    ///< What orders have taken of it.

    [[nodiscard]] std::int64_t left() const { return granted - sold; }
};

/// A device's allotment of stock. What is left of it counts as reserved while it is ACTIVE.
struct StockLease
{
    std::string id;
    std::string deviceId;
    std::string state; ///< ACTIVE, RETURNED, EXPIRED, SETTLED (all of it is sold); see
                       ///< domain::deviceLeaseMachine.
    std::string expiresAt;
    std::string createdAt;
    std::string updatedAt;
    std::vector<StockLeaseLine> lines{};

    /// Whether less was granted than asked for.
    [[nodiscard]] bool isPartial() const
    {
        return std::any_of(lines.begin(), lines.end(), [](const StockLeaseLine& line) {
            return line.granted < line.requested;
        });
    }
};

/// Which leases, newest first, page by page.
struct LeaseQuery
{
    std::string deviceId{}; ///< "" for all; a device sees only its own.
    std::string state{};    ///< "" for any.
    int limit = 50;         ///< 1 to 200
    std::string after{};
    std::int64_t skip = 0; ///< Leaves out that many, instead of `after`.
    bool count = false;    ///< Tells how many match, as the page's `total`.
};

[[nodiscard]] std::string encode(const StockLeaseRequest& request);
[[nodiscard]] std::string encode(const LeaseRenewal& renewal);
[[nodiscard]] std::string encode(const StockLease& lease);
[[nodiscard]] std::string encode(const Page<StockLease>& page);
/// deviceId, state, limit, after, skip, count
[[nodiscard]] std::string encodeQuery(const LeaseQuery& query);

[[nodiscard]] Result<StockLeaseRequest> decodeStockLeaseRequest(std::string_view json);
[[nodiscard]] Result<LeaseRenewal> decodeLeaseRenewal(std::string_view json);
[[nodiscard]] Result<StockLease> decodeStockLease(std::string_view json);
[[nodiscard]] Result<Page<StockLease>> decodeLeasePage(std::string_view json);

} // namespace vitrine::wire
