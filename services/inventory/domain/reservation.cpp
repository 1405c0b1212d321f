#include "services/inventory/domain/reservation.hpp"

#include "services/inventory/domain/stock_level.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>
#include <array>

namespace vitrine::inventory {
namespace {

constexpr std::array<std::string_view, 4> kStateNames = {
    "HELD", "COMMITTED", "RELEASED", "EXPIRED"};

std::string
contentOf(std::string_view verb, const std::string& orderId, const std::vector<HoldLine>& lines)
{
    std::string text = std::string(verb) + orderId;
    for (const HoldLine& line : lines)
        text += " " + line.productId + ":" + std::to_string(line.quantity);
    return text;
}

} // namespace

std::string_view toString(ReservationState state) noexcept
{
    return kStateNames[static_cast<std::size_t>(state)];
}

Result<ReservationState> parseReservationState(std::string_view text)
{
    const auto found = std::find(kStateNames.begin(), kStateNames.end(), text);
    if (found == kStateNames.end())
        return failure<ReservationState>(ErrorCode::InvalidArgument,
                                         "no state of a reservation: " + std::string(text));
    return static_cast<ReservationState>(found - kStateNames.begin());
}

Result<std::string> canonicalId(std::string_view text, std::string field)
{
    const auto id = domain::Uuid::parse(text);
    if (!id.ok())
        return failure<std::string>(ErrorCode::InvalidArgument, "not a UUID", std::move(field));
    return id->text();
}

Outcome normalise(std::vector<HoldLine>& lines, std::string_view what)
{
    if (lines.empty() || lines.size() > kHoldLinesMax)
        return failure<Done>(ErrorCode::InvalidArgument,
                             "a " + std::string(what) + " has 1 to " +
                                 std::to_string(kHoldLinesMax) + " lines",
                             "/lines");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string at = "/lines/" + std::to_string(i);
        auto id = canonicalId(lines[i].productId, at + "/productId");
        if (!id.ok())
            return id.error();
        lines[i].productId = std::move(id).value();
        if (lines[i].quantity < 1 || lines[i].quantity > kUnitsMax)
            return failure<Done>(
                ErrorCode::InvalidArgument, "a quantity is at least 1", at + "/quantity");
    }
    std::sort(lines.begin(), lines.end(), [](const HoldLine& a, const HoldLine& b) {
        return a.productId < b.productId;
    });
    const auto twin =
        std::adjacent_find(lines.begin(), lines.end(), [](const HoldLine& a, const HoldLine& b) {
            return a.productId == b.productId;
        });
    if (twin != lines.end())
        return failure<Done>(
            ErrorCode::InvalidArgument, "product " + twin->productId + " comes twice", "/lines");
    return Done{};
}

Result<HoldRequest> HoldRequest::create(std::string_view operationId,
                                        std::string_view orderId,
                                        std::vector<HoldLine> lines,
                                        std::chrono::seconds holdTime,
                                        HoldSource source)
{
    auto operation = canonicalId(operationId, "/operationId");
    if (!operation.ok())
        return operation.error();
    auto order = canonicalId(orderId, "/orderId");
    if (!order.ok())
        return order.error();
    if (const Outcome normal = normalise(lines, "reservation"); !normal.ok())
        return normal.error();
    if (holdTime < std::chrono::seconds(1) || holdTime > kHoldTimeMax)
        return failure<HoldRequest>(ErrorCode::InvalidArgument,
                                    "stock is held for 1 to " +
                                        std::to_string(kHoldTimeMax.count()) + " seconds",
                                    "/ttlSeconds");
    if (!source.leaseId.empty()) {
        auto lease = canonicalId(source.leaseId, "/leaseId");
        if (!lease.ok())
            return lease.error();
        source.leaseId = std::move(lease).value();
    }
    HoldRequest request;
    request.m_operationId = std::move(operation).value();
    request.m_orderId = std::move(order).value();
    request.m_lines = std::move(lines);
    request.m_holdTime = holdTime;
    request.m_source = std::move(source);
    return request;
}

std::string HoldRequest::content() const
{
    std::string text = contentOf("RESERVE ", m_orderId, m_lines);
    if (!m_source.leaseId.empty())
        text += " LEASE " + m_source.leaseId + " " + m_source.deviceId;
    return m_source.isSoldOffline ? text + " OFFLINE" : text;
}

Result<ReturnRequest> ReturnRequest::create(std::string_view operationId,
                                            std::string_view orderId,
                                            std::vector<HoldLine> lines)
{
    auto order = canonicalId(orderId, "orderId");
    if (!order.ok())
        return order.error();
    auto operation = canonicalId(operationId, "/operationId");
    if (!operation.ok())
        return operation.error();
    if (!lines.empty()) {
        if (const Outcome normal = normalise(lines, "reservation"); !normal.ok())
            return normal.error();
    }
    ReturnRequest request;
    request.m_operationId = std::move(operation).value();
    request.m_orderId = std::move(order).value();
    request.m_lines = std::move(lines);
    return request;
}

std::string ReturnRequest::content() const
{
    return contentOf("RESTOCK ", m_orderId, m_lines);
}

} // namespace vitrine::inventory
