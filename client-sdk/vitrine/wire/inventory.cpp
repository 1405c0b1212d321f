#include "vitrine/wire/inventory.hpp"

#include "vitrine/domain/uuid.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::kInt64Max;
using nlohmann::json;

constexpr std::size_t kReasonMax = 500;
constexpr std::size_t kLinesMax = 100;
constexpr std::int64_t kUnitsMax = 1'000'000'000;

std::string uuid(ObjectReader& in, std::string_view name)
{
    std::string text = in.text(name, {.min = 1, .max = 64});
    if (in.ok() && !domain::isUuid(text))
        in.fault(name, "must be a UUID");
    return text;
}

json writeStock(const Stock& stock)
{
    json document = {{"productId", stock.productId},
                     {"onHand", stock.onHand},
                     {"reserved", stock.reserved},
                     {"safetyStock", stock.safetyStock},
                     {"available", stock.available},
                     {"version", stock.version},
                     {"low", stock.low}};
    if (!stock.updatedAt.empty()) // a product that never had stock has no row
        document["updatedAt"] = stock.updatedAt;
    return document;
}

/// The quick view has only the first two members.
Stock readStock(ObjectReader& in)
{
    Stock stock;
    stock.productId = in.text("productId", {.min = 1, .max = 64});
    stock.onHand = in.integerOr("onHand", 0, 0, kInt64Max);
    stock.reserved = in.integerOr("reserved", 0, 0, kInt64Max);
    stock.safetyStock = in.integerOr("safetyStock", 0, 0, kInt64Max);
    stock.available = in.integer("available", 0, kInt64Max);
    stock.version = in.integerOr("version", 0, 0, kInt64Max);
    stock.updatedAt = in.optionalText("updatedAt");
    stock.low = in.flagOr("low", false);
    return stock;
}

json writeMovement(const StockMovement& movement)
{
    json document = {{"operationId", movement.operationId},
                     {"productId", movement.productId},
                     {"kind", movement.kind},
                     {"quantity", movement.quantity},
                     {"onHandAfter", movement.onHandAfter},
                     {"reservedAfter", movement.reservedAfter},
                     {"reason", movement.reason},
                     {"actor", movement.actor},
                     {"at", movement.at}};
    if (!movement.orderId.empty())
        document["orderId"] = movement.orderId;
    if (!movement.leaseId.empty())
        document["leaseId"] = movement.leaseId;
    return document;
}

StockMovement readMovement(ObjectReader& in)
{
    StockMovement movement;
    movement.operationId = in.text("operationId", {.min = 1, .max = 64});
    movement.productId = in.text("productId", {.min = 1, .max = 64});
    movement.kind = in.text("kind", {.min = 1, .max = 64});
    movement.quantity = in.integer("quantity", -kInt64Max, kInt64Max);
    movement.onHandAfter = in.integer("onHandAfter", 0, kInt64Max);
    movement.reservedAfter = in.integer("reservedAfter", 0, kInt64Max);
    movement.orderId = in.optionalText("orderId");
    movement.reason = in.optionalText("reason");
    movement.actor = in.optionalText("actor");
    movement.at = in.optionalText("at");
    movement.leaseId = in.optionalText("leaseId");
    return movement;
}

json writeLine(const ReservationLine& line)
{
    return {{"productId", line.productId}, {"quantity", line.quantity}};
}

ReservationLine readLine(ObjectReader& in)
{
    ReservationLine line{uuid(in, "productId"), in.integer("quantity", 1, kUnitsMax)};
    in.refuseUnknown();
    return line;
}

Shortage readShortage(ObjectReader& in)
{
    return {in.text("productId", {.min = 1, .max = 64}),
            in.integer("requested", 0, kInt64Max),
            in.integer("available", 0, kInt64Max)};
}

} // namespace

std::string encode(const Stock& stock)
{
    return writeStock(stock).dump();
}

std::string encodeQuick(const Stock& stock)
{
    return json{{"productId", stock.productId}, {"available", stock.available}}.dump();
}

std::string encode(const Page<Stock>& page)
{
    return codec::encodePage(page, writeStock);
}

std::string encode(const StockAdjustment& adjustment)
{
    return json{{"operationId", adjustment.operationId},
                {"delta", adjustment.delta},
                {"reason", adjustment.reason}}
        .dump();
}

std::string encode(const StockCount& count)
{
    json document = {
        {"operationId", count.operationId}, {"onHand", count.onHand}, {"reason", count.reason}};
    if (count.safetyStock)
        document["safetyStock"] = *count.safetyStock;
    return document.dump();
}

std::string encode(const Page<StockMovement>& page)
{
    return codec::encodePage(page, writeMovement);
}

std::string encode(const ReservationRequest& request)
{
    json document{{"operationId", request.operationId},
                  {"orderId", request.orderId},
                  {"lines", codec::listOf(request.lines, writeLine)},
                  {"ttlSeconds", request.ttlSeconds}};
    if (!request.leaseId.empty()) {
        document["leaseId"] = request.leaseId;
        document["deviceId"] = request.deviceId;
    }
    if (request.soldOffline)
        document["soldOffline"] = true;
    return document.dump();
}

std::string encode(const Reservation& reservation)
{
    json document{{"orderId", reservation.orderId},
                  {"state", reservation.state},
                  {"expiresAt", reservation.expiresAt},
                  {"lines", codec::listOf(reservation.lines, writeLine)}};
    if (!reservation.shortfalls.empty())
        document["shortfalls"] = codec::listOf(reservation.shortfalls, writeLine);
    return document.dump();
}

std::string encode(const ReservationCommand& command)
{
    return json{{"operationId", command.operationId}}.dump();
}

std::string encode(const ReturnCommand& command)
{
    json document{{"operationId", command.operationId}};
    if (!command.lines.empty())
        document["lines"] = codec::listOf(command.lines, writeLine);
    return document.dump();
}

std::string encodeShortageProblem(const std::vector<Shortage>& shortages, std::string_view instance)
{
    const auto write = [](const Shortage& shortage) {
        return json{{"productId", shortage.productId},
                    {"requested", shortage.requested},
                    {"available", shortage.available}};
    };
    return json{{"type", "about:blank"},
                {"title", "Conflict"},
                {"status", 409},
                {"detail", "there is not enough stock for every line; nothing was held"},
                {"instance", instance},
                {"shortages", codec::listOf(shortages, write)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Stock> decodeStock(std::string_view text)
{
    return codec::decode(text, readStock);
}

Result<Page<Stock>> decodeStockPage(std::string_view text)
{
    return codec::decodePage<Stock>(text, readStock);
}

Result<StockAdjustment> decodeStockAdjustment(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        StockAdjustment adjustment{uuid(in, "operationId"),
                                   in.integer("delta", -kUnitsMax, kUnitsMax),
                                   in.text("reason", {.max = kReasonMax, .required = false})};
        if (in.ok() && adjustment.delta == 0)
            in.fault("delta", "must not be zero");
        return adjustment;
    });
}

Result<StockCount> decodeStockCount(std::string_view text)
{
    constexpr std::int64_t kAbsent = -1;
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        StockCount count;
        count.operationId = uuid(in, "operationId");
        count.onHand = in.integer("onHand", 0, kUnitsMax);
        const std::int64_t safetyStock = in.integerOr("safetyStock", kAbsent, 0, kUnitsMax);
        if (safetyStock != kAbsent)
            count.safetyStock = safetyStock;
        count.reason = in.text("reason", {.max = kReasonMax, .required = false});
        return count;
    });
}

Result<Page<StockMovement>> decodeMovementPage(std::string_view text)
{
    return codec::decodePage<StockMovement>(text, readMovement);
}

Result<ReservationRequest> decodeReservationRequest(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        ReservationRequest request;
        request.operationId = uuid(in, "operationId");
        request.orderId = uuid(in, "orderId");
        request.lines = codec::listFrom<ReservationLine>(in, "lines", kLinesMax, readLine);
        request.ttlSeconds = in.integerOr("ttlSeconds", request.ttlSeconds, 1, 24 * 3600);
        if (in.has("leaseId")) {
            request.leaseId = uuid(in, "leaseId");
            request.deviceId = in.text("deviceId", {.min = 1, .max = 200});
        }
        request.soldOffline = in.flagOr("soldOffline", false);
        if (in.ok() && request.lines.empty())
            in.fault("lines", "must not be empty");
        return request;
    });
}

Result<Reservation> decodeReservation(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        Reservation reservation;
        reservation.orderId = in.text("orderId", {.min = 1, .max = 64});
        reservation.state = in.text("state", {.min = 1, .max = 64});
        reservation.expiresAt = in.optionalText("expiresAt");
        const auto readAnswered = [](ObjectReader& member) {
            return ReservationLine{member.text("productId", {.min = 1, .max = 64}),
                                   member.integer("quantity", 0, kInt64Max)};
        };
        reservation.lines =
            codec::listFrom<ReservationLine>(in, "lines", codec::kListMax, readAnswered);
        reservation.shortfalls =
            codec::listFrom<ReservationLine>(in, "shortfalls", codec::kListMax, readAnswered);
        return reservation;
    });
}

Result<ReservationCommand> decodeReservationCommand(std::string_view text)
{
    return codec::decodeStrictly(
        text, [](ObjectReader& in) { return ReservationCommand{uuid(in, "operationId")}; });
}

Result<ReturnCommand> decodeReturnCommand(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        ReturnCommand command;
        command.operationId = uuid(in, "operationId");
        command.lines = codec::listFrom<ReservationLine>(in, "lines", kLinesMax, readLine);
        return command;
    });
}

Result<std::vector<Shortage>> decodeShortages(std::string_view problemText)
{
    return codec::decode(problemText, [](ObjectReader& in) {
        return codec::listFrom<Shortage>(in, "shortages", codec::kListMax, readShortage);
    });
}

} // namespace vitrine::wire
