#include "services/order/clients/http_inventory.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/inventory.hpp"

namespace vitrine::order {
namespace {

constexpr int kConflict = 409;
constexpr int kNotFound = 404;

std::string commandOf(const std::string& operationId)
{
    return wire::encode(wire::ReservationCommand{operationId});
}

} // namespace

Result<InventoryPort::HoldAnswer> HttpInventory::reserve(const platform::CallContext& context,
                                                         const std::string& operationId,
                                                         const Order& order,
                                                         std::chrono::seconds holdTime)
{
    wire::ReservationRequest request{.operationId = operationId,
                                     .orderId = order.id,
                                     .lines = {},
                                     .ttlSeconds = holdTime.count(),
                                     .leaseId = order.sale.leaseId,
                                     .deviceId = order.sale.leaseId.empty() ? "" : order.kioskId,
                                     .soldOffline = order.isDoneDeal()};
    for (const WantedLine& line : order.wanted)
        request.lines.push_back({line.productId, line.quantity});
    const auto answer = m_inventory.send(context,
                                         {.method = "POST",
                                          .target = "/internal/v1/reservations",
                                          .body = wire::encode(request),
                                          .repeatable = true});
    if (!answer.ok())
        return answer.error();
    if (answer->status == kConflict) {
        HoldAnswer refused;
        const auto shortages = wire::decodeShortages(answer->body);
        if (shortages.ok()) {
            for (const wire::Shortage& shortage : *shortages)
                refused.shortages.push_back(
                    {shortage.productId, shortage.requested, shortage.available});
        }
        return refused;
    }
    if (answer->status >= 400)
        return platform::errorFrom(*answer);
    const auto reservation = wire::decodeReservation(answer->body);
    if (!reservation.ok())
        return reservation.error();
    const auto until = parseTimestamp(reservation->expiresAt);
    if (!until.ok())
        return until.error();
    return HoldAnswer{.held = true, .until = *until};
}

Result<platform::ServiceResponse> HttpInventory::change(const platform::CallContext& context,
                                                        const std::string& orderId,
                                                        const char* verb,
                                                        std::string body)
{
    auto answer = m_inventory.send(
        context,
        {.method = "POST",
         .target = "/internal/v1/reservations/" + percentEncode(orderId) + "/" + verb,
         .body = std::move(body),
         .repeatable = true});
    if (!answer.ok())
        return answer;
    const bool refused = answer->status == kConflict || answer->status == kNotFound;
    if (answer->status >= 400 && !refused)
        return platform::errorFrom(*answer);
    return answer;
}

Result<bool> HttpInventory::commit(const platform::CallContext& context,
                                   const std::string& operationId,
                                   const std::string& orderId)
{
    const auto answer = change(context, orderId, "commit", commandOf(operationId));
    if (!answer.ok())
        return answer.error();
    return answer->status < 400; // 404: never held, 409: lapsed and sold to somebody else
}

Result<bool> HttpInventory::release(const platform::CallContext& context,
                                    const std::string& operationId,
                                    const std::string& orderId)
{
    const auto answer = change(context, orderId, "release", commandOf(operationId));
    if (!answer.ok())
        return answer.error();
    return answer->status != kConflict;
}

Result<bool> HttpInventory::restock(const platform::CallContext& context,
                                    const std::string& operationId,
                                    const std::string& orderId,
                                    const std::optional<std::vector<WantedLine>>& lines)
{
    wire::ReturnCommand command{.operationId = operationId, .lines = {}};
    if (lines) {
        for (const WantedLine& line : *lines)
            command.lines.push_back({line.productId, line.quantity});
    }
    const auto answer = change(context, orderId, "return", wire::encode(command));
    if (!answer.ok())
        return answer.error();
    return answer->status < 400;
}

} // namespace vitrine::order
