#include "vitrine/wire/report.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

json writeFigures(const SalesFigures& figures)
{
    return {{"orders", figures.orders},
            {"revenue", toJson(figures.revenue)},
            {"refunded", toJson(figures.refunded)},
            {"items", figures.items}};
}

SalesFigures readFigures(ObjectReader& in)
{
    return {in.integerOr("orders", 0, 0, codec::kInt64Max),
            in.moneyOrNone("revenue"),
            in.moneyOrNone("refunded"),
            in.integerOr("items", 0, 0, codec::kInt64Max)};
}

json writeDay(const SalesDay& day)
{
    json document = writeFigures(day.figures);
    document["date"] = day.date;
    return document;
}

SalesDay readDay(ObjectReader& in)
{
    return {in.text("date", {.min = 10, .max = 10}), readFigures(in)};
}

json writeBestSeller(const BestSeller& seller)
{
    return {{"productId", seller.productId},
            {"sku", seller.sku},
            {"name", seller.name},
            {"quantity", seller.quantity},
            {"revenue", toJson(seller.revenue)}};
}

BestSeller readBestSeller(ObjectReader& in)
{
    return {in.text("productId", {.min = 1, .max = 64}),
            in.optionalText("sku"),
            in.optionalText("name"),
            in.integerOr("quantity", 0, 0, codec::kInt64Max),
            in.moneyOrNone("revenue")};
}

json writeStatusCount(const StatusCount& entry)
{
    return {{"status", entry.status}, {"count", entry.count}};
}

StatusCount readStatusCount(ObjectReader& in)
{
    return {in.text("status", {.min = 1, .max = 64}),
            in.integerOr("count", 0, 0, codec::kInt64Max)};
}

json writeTenderFigures(const TenderFigures& figures)
{
    return {{"tender", figures.tender},
            {"orders", figures.orders},
            {"revenue", toJson(figures.revenue)},
            {"refunded", toJson(figures.refunded)}};
}

TenderFigures readTenderFigures(ObjectReader& in)
{
    return {in.text("tender", {.min = 1, .max = 64}),
            in.integerOr("orders", 0, 0, codec::kInt64Max),
            in.moneyOrNone("revenue"),
            in.moneyOrNone("refunded")};
}

} // namespace

std::string encode(const SalesReport& report)
{
    return json{{"from", report.from},
                {"to", report.to},
                {"zone", report.zone},
                {"cutOver", report.cutOver},
                {"currency", report.currency},
                {"days", codec::listOf(report.days, writeDay)},
                {"totals", writeFigures(report.totals)},
                {"averageBasket", toJson(report.averageBasket)},
                {"bestSellers", codec::listOf(report.bestSellers, writeBestSeller)},
                {"byStatus", codec::listOf(report.byStatus, writeStatusCount)},
                {"failedPayments", report.failedPayments},
                {"byTender", codec::listOf(report.byTender, writeTenderFigures)}}
        .dump();
}

std::string encodeQuery(const SalesReportQuery& query)
{
    return codec::QueryWriter()
        .add("from", query.from)
        .add("to", query.to)
        .add("zone", query.zone)
        .add("cutOver", query.cutOver)
        .add("currency", query.currency)
        .take();
}

Result<SalesReport> decodeSalesReport(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        SalesReport report;
        report.from = in.text("from", {.min = 10, .max = 10});
        report.to = in.text("to", {.min = 10, .max = 10});
        report.zone = in.optionalText("zone");
        report.cutOver = in.optionalText("cutOver");
        report.currency = in.optionalText("currency");
        report.days = codec::listFrom<SalesDay>(in, "days", codec::kListMax, readDay);
        in.object("totals", [&](ObjectReader& member) { report.totals = readFigures(member); });
        report.averageBasket = in.moneyOrNone("averageBasket");
        report.bestSellers =
            codec::listFrom<BestSeller>(in, "bestSellers", codec::kListMax, readBestSeller);
        report.byStatus =
            codec::listFrom<StatusCount>(in, "byStatus", codec::kListMax, readStatusCount);
        report.failedPayments = in.integerOr("failedPayments", 0, 0, codec::kInt64Max);
        report.byTender =
            codec::listFrom<TenderFigures>(in, "byTender", codec::kListMax, readTenderFigures);
        return report;
    });
}

} // namespace vitrine::wire
