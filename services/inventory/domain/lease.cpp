#include "services/inventory/domain/lease.hpp"

#include <algorithm>
#include <array>

namespace vitrine::inventory {
namespace {

constexpr std::array<std::string_view, 4> kStateNames = {
    "ACTIVE", "RETURNED", "EXPIRED", "SETTLED"};

} // namespace

std::string_view toString(LeaseState state) noexcept
{
    return kStateNames[static_cast<std::size_t>(state)];
}

Result<LeaseState> parseLeaseState(std::string_view text)
{
    const auto found = std::find(kStateNames.begin(), kStateNames.end(), text);
    if (found == kStateNames.end())
        return failure<LeaseState>(ErrorCode::InvalidArgument,
                                   "state must be ACTIVE, RETURNED, EXPIRED or SETTLED",
                                   "state");
    return static_cast<LeaseState>(found - kStateNames.begin());
}

Outcome checkLeaseTime(std::chrono::seconds time)
{
    if (time < std::chrono::seconds(1) || time > kLeaseTimeMax)
        return failure<Done>(ErrorCode::InvalidArgument,
                             "stock is leased for 1 to " + std::to_string(kLeaseTimeMax.count()) +
                                 " seconds",
                             "/ttlSeconds");
    return Done{};
}

Result<LeaseRequest> LeaseRequest::create(std::string_view operationId,
                                          std::string deviceId,
                                          std::vector<HoldLine> lines,
                                          std::chrono::seconds time)
{
    auto id = canonicalId(operationId, "/operationId");
    if (!id.ok())
        return id.error();
    if (const Outcome normal = normalise(lines, "lease"); !normal.ok())
        return normal.error();
    if (const Outcome sound = checkLeaseTime(time); !sound.ok())
        return sound.error();
    LeaseRequest request;
    request.m_id = std::move(id).value();
    request.m_deviceId = std::move(deviceId);
    request.m_lines = std::move(lines);
    request.m_time = time;
    return request;
}

} // namespace vitrine::inventory
