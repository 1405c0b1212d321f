#pragma once

#include "services/inventory/domain/reservation.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::inventory {

/// domain::deviceLeaseMachine; nothing leaves any state but ACTIVE.
enum class LeaseState { Active, Returned, Expired, Settled };

[[nodiscard]] std::string_view toString(LeaseState state) noexcept;
/// @return InvalidArgument for anything but the four names.
[[nodiscard]] Result<LeaseState> parseLeaseState(std::string_view text);

/// What a device got of one product.
struct LeaseLine
{
    std::string productId;
    std::int64_t requested = 0;
    std::int64_t granted = 0; ///< What there was of it, at most `requested`.
    std::int64_t sold = 0;    ///< What orders have taken of it.

    bool operator==(const LeaseLine&) const = default;
};

/// An allotment of stock that one device may sell while it has no network. What is left of it is
/// reserved as long as it is ACTIVE.
struct Lease
{
    std::string id;
    std::string deviceId;
    LeaseState state = LeaseState::Active;
    Timestamp expiresAt;
    Timestamp createdAt;
    Timestamp updatedAt;
    std::vector<LeaseLine> lines; ///< Ascending by product id.

    bool operator==(const Lease&) const = default;
};

inline constexpr std::chrono::seconds kLeaseTimeMax = std::chrono::hours(24);
/// A device needs one or two; more is a device gone wrong that would empty the shelves.
inline constexpr int kActiveLeasesMax = 20;

/// A request for an allotment that keeps the rules of HoldRequest. The id of the operation becomes
/// the id of the lease.
class LeaseRequest
{
public:
    /// @return InvalidArgument with `field` as a pointer into the request.
    [[nodiscard]] static Result<LeaseRequest> create(std::string_view operationId,
                                                     std::string deviceId,
                                                     std::vector<HoldLine> lines,
                                                     std::chrono::seconds time);

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] const std::string& deviceId() const { return m_deviceId; }
    [[nodiscard]] const std::vector<HoldLine>& lines() const { return m_lines; }
    [[nodiscard]] std::chrono::seconds time() const { return m_time; }

private:
    LeaseRequest() = default;

    std::string m_id;
    std::string m_deviceId;
    std::vector<HoldLine> m_lines;
    std::chrono::seconds m_time{};
};

/// @return InvalidArgument, field "/ttlSeconds", unless a lease may last that long.
[[nodiscard]] Outcome checkLeaseTime(std::chrono::seconds time);

/// Which leases a list holds.
struct LeaseFilter
{
    std::string deviceId{}; ///< "" for all.
    std::optional<LeaseState> state{};
};

/// Where a page of leases begins: after (before in time) this one, or `skip` rows on.
struct LeasePlace
{
    std::int64_t createdMicros = 0;
    std::string id{}; ///< "" for the first page.
    std::int64_t skip = 0;
};

} // namespace vitrine::inventory
