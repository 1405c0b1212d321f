#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/page.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// Stock of a product in whole units. available = onHand - reserved - safetyStock, never below
/// zero.
struct Stock
{
    std::string productId;
    std::int64_t onHand = 0;
    std::int64_t reserved = 0;
    std::int64_t safetyStock = 0;
    std::int64_t available = 0;
    std::int64_t version = 0; ///< Also its ETag.
    std::string updatedAt;
    bool low = false; ///< Runs out: domain::isLowStock with the shop's threshold.
};

/// POST /api/v1/inventory/{productId}/adjust
struct StockAdjustment
{
    std::string operationId; ///< UUID of the caller's; a repeat answers as the first did.
    std::int64_t delta = 0;  ///< Signed; never zero.
    std::string reason;
};

/// PUT /api/v1/inventory/{productId} with If-Match: sets a counted figure.
struct StockCount
{
    std::string operationId;
    std::int64_t onHand = 0;
    std::optional<std::int64_t> safetyStock;
    std::string reason;
};

/// One row of the operation log.
struct StockMovement
{
    std::string operationId;
    std::string productId;
    std::string kind;          ///< RESERVE, COMMIT, RELEASE, EXPIRE, RESTOCK, ADJUST, COUNT; LEASE,
                               ///< LEASE_SALE, LEASE_RETURN, LEASE_EXPIRE; SHORTFALL
    std::int64_t quantity = 0; ///< Signed change of `onHand` for COMMIT, RESTOCK, ADJUST, COUNT; of
                               ///< `reserved` otherwise. SHORTFALL: units that were sold without a
                               ///< network and were not there; it changes no figure.
    std::int64_t onHandAfter = 0;
    std::int64_t reservedAfter = 0;
    std::string orderId; ///< "" when no order caused it.
    std::string reason;
    std::string actor; ///< Account id, device id or service name.
    std::string at;
    std::string leaseId{}; ///< "" when no lease of a device is concerned.
};

struct ReservationLine
{
    std::string productId;
    std::int64_t quantity = 0;
};

/// POST /internal/v1/reservations: all lines or none. What `leaseId` still holds for `deviceId` is
/// taken first; the rest, and all of it when that lease is another device's or has ended, comes
/// from free stock.
struct ReservationRequest
{
    std::string operationId;
    std::string orderId;
    std::vector<ReservationLine> lines;
    std::int64_t ttlSeconds = 600;
    std::string leaseId{};    ///< "" for none.
    std::string deviceId{};   ///< The device whose lease it is, from its token; with `leaseId`.
    bool soldOffline = false; ///< The shopper has the goods already: never refused for want of
                              ///< stock, see Reservation::shortfalls.
};

struct Reservation
{
    std::string orderId;
    std::string state; ///< HELD, COMMITTED, RELEASED, EXPIRED
    std::string expiresAt;
    std::vector<ReservationLine> lines;
    /// Only of what was sold without a network: the units that are not there. Once it is COMMITTED
    /// they are in the ledger (SHORTFALL) and the audit, and stay; until then they may still be
    /// found.
    std::vector<ReservationLine> shortfalls{};
};

/// A line that could not be held; the problem document of a refused reservation lists them as
/// member `shortages`.
struct Shortage
{
    std::string productId;
    std::int64_t requested = 0;
    std::int64_t available = 0;
};

/// POST /internal/v1/reservations/{orderId}/commit and /release
struct ReservationCommand
{
    std::string operationId;
};

/// POST /internal/v1/reservations/{orderId}/return: puts goods of a committed one back.
struct ReturnCommand
{
    std::string operationId;
    std::vector<ReservationLine> lines{}; ///< Empty: all that are not back yet.
};

[[nodiscard]] std::string encode(const Stock& stock);
/// The quick view: {"productId","available"}.
[[nodiscard]] std::string encodeQuick(const Stock& stock);
[[nodiscard]] std::string encode(const Page<Stock>& page);
[[nodiscard]] std::string encode(const StockAdjustment& adjustment);
[[nodiscard]] std::string encode(const StockCount& count);
[[nodiscard]] std::string encode(const Page<StockMovement>& page);
[[nodiscard]] std::string encode(const ReservationRequest& request);
[[nodiscard]] std::string encode(const Reservation& reservation);
[[nodiscard]] std::string encode(const ReservationCommand& command);
[[nodiscard]] std::string encode(const ReturnCommand& command);
/// Problem document 409 with `shortages`.
[[nodiscard]] std::string encodeShortageProblem(const std::vector<Shortage>& shortages,
                                                std::string_view instance);

[[nodiscard]] Result<Stock> decodeStock(std::string_view json);
[[nodiscard]] Result<Page<Stock>> decodeStockPage(std::string_view json);
[[nodiscard]] Result<StockAdjustment> decodeStockAdjustment(std::string_view json);
[[nodiscard]] Result<StockCount> decodeStockCount(std::string_view json);
[[nodiscard]] Result<Page<StockMovement>> decodeMovementPage(std::string_view json);
[[nodiscard]] Result<ReservationRequest> decodeReservationRequest(std::string_view json);
[[nodiscard]] Result<Reservation> decodeReservation(std::string_view json);
[[nodiscard]] Result<ReservationCommand> decodeReservationCommand(std::string_view json);
[[nodiscard]] Result<ReturnCommand> decodeReturnCommand(std::string_view json);
[[nodiscard]] Result<std::vector<Shortage>> decodeShortages(std::string_view problemJson);

} // namespace vitrine::wire
