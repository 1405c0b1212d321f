#include "vitrine/wire/stock_lease.hpp"

#include "vitrine/domain/uuid.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::kInt64Max;
using nlohmann::json;

constexpr std::size_t kLinesMax = 100;
constexpr std::int64_t kUnitsMax = 1'000'000'000;

std::string uuid(ObjectReader& in, std::string_view name)
{
    std::string text = in.text(name, {.min = 1, .max = 64});
    if (in.ok() && !domain::isUuid(text))
        in.fault(name, "must be a UUID");
    return text;
}

std::int64_t leaseTime(ObjectReader& in)
{
    return in.integerOr("ttlSeconds", LeaseRenewal().ttlSeconds, 1, kLeaseSecondsMax);
}

json writeLine(const StockLeaseLine& line)
{
    return {{"productId", line.productId},
            {"requested", line.requested},
            {"granted", line.granted},
            {"sold", line.sold}};
}

StockLeaseLine readLine(ObjectReader& in)
{
    return {in.text("productId", {.min = 1, .max = 64}),
            in.integer("requested", 0, kInt64Max),
            in.integer("granted", 0, kInt64Max),
            in.integerOr("sold", 0, 0, kInt64Max)};
}

json writeLease(const StockLease& lease)
{
    return {{"id", lease.id},
            {"deviceId", lease.deviceId},
            {"state", lease.state},
            {"expiresAt", lease.expiresAt},
            {"createdAt", lease.createdAt},
            {"updatedAt", lease.updatedAt},
            {"lines", codec::listOf(lease.lines, writeLine)}};
}

StockLease readLease(ObjectReader& in)
{
    StockLease lease;
    lease.id = in.text("id", {.min = 1, .max = 64});
    lease.deviceId = in.text("deviceId", {.min = 1, .max = 200});
    lease.state = in.text("state", {.min = 1, .max = 64});
    lease.expiresAt = in.text("expiresAt", {.min = 1, .max = 64});
    lease.createdAt = in.optionalText("createdAt");
    lease.updatedAt = in.optionalText("updatedAt");
    lease.lines = codec::listFrom<StockLeaseLine>(in, "lines", codec::kListMax, readLine);
    return lease;
}

} // namespace

std::string encode(const StockLeaseRequest& request)
{
    const auto write = [](const ReservationLine& line) {
        return json{{"productId", line.productId}, {"quantity", line.quantity}};
    };
    return json{{"operationId", request.operationId},
                {"lines", codec::listOf(request.lines, write)},
                {"ttlSeconds", request.ttlSeconds}}
        .dump();
}

std::string encode(const LeaseRenewal& renewal)
{
    return json{{"ttlSeconds", renewal.ttlSeconds}}.dump();
}

std::string encode(const StockLease& lease)
{
    return writeLease(lease).dump();
}

std::string encode(const Page<StockLease>& page)
{
    return codec::encodePage(page, writeLease);
}

std::string encodeQuery(const LeaseQuery& query)
{
    codec::QueryWriter out;
    return out.add("deviceId", query.deviceId).add("state", query.state).addPage(query).take();
}

Result<StockLeaseRequest> decodeStockLeaseRequest(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        StockLeaseRequest request;
        request.operationId = uuid(in, "operationId");
        request.lines =
            codec::listFrom<ReservationLine>(in, "lines", kLinesMax, [](ObjectReader& member) {
                ReservationLine line{uuid(member, "productId"),
                                     member.integer("quantity", 1, kUnitsMax)};
                member.refuseUnknown();
                return line;
            });
        request.ttlSeconds = leaseTime(in);
        if (in.ok() && request.lines.empty())
            in.fault("lines", "must not be empty");
        return request;
    });
}

Result<LeaseRenewal> decodeLeaseRenewal(std::string_view text)
{
    return codec::decodeStrictly(text,
                                 [](ObjectReader& in) { return LeaseRenewal{leaseTime(in)}; });
}

Result<StockLease> decodeStockLease(std::string_view text)
{
    return codec::decode(text, readLease);
}

Result<Page<StockLease>> decodeLeasePage(std::string_view text)
{
    return codec::decodePage<StockLease>(text, readLease);
}

} // namespace vitrine::wire
