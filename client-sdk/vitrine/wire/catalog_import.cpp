#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/catalog_codec.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::readCount;
using codec::readFieldChanges;
using codec::writeFieldChange;
using nlohmann::json;

constexpr std::size_t kImportFaultsMax = 100000;

json writeImportFault(const ImportFault& fault)
{
    json document = {{"row", fault.row}, {"column", fault.column}, {"message", fault.message}};
    codec::putReason(document, fault.reason);
    return document;
}

ImportFault readImportFault(ObjectReader& in)
{
    return {int(in.integer("row", 0, codec::kRowsMax)),
            in.optionalText("column"),
            in.optionalText("message"),
            codec::readReason(in)};
}

json writeImportRow(const ImportRow& row)
{
    return {{"row", row.row},
            {"sku", row.sku},
            {"outcome", row.outcome},
            {"changes", codec::listOf(row.changes, writeFieldChange)}};
}

ImportRow readImportRow(ObjectReader& in)
{
    return {int(in.integer("row", 0, codec::kRowsMax)),
            in.optionalText("sku"),
            in.text("outcome", {.min = 1, .max = 20}),
            readFieldChanges(in)};
}

} // namespace

std::string encode(const ImportReport& report)
{
    return json{{"dryRun", report.dryRun},
                {"rows", report.rows},
                {"created", report.created},
                {"updated", report.updated},
                {"unchanged", report.unchanged},
                {"faults", codec::listOf(report.faults, writeImportFault)},
                {"batchId", report.batchId},
                {"details", codec::listOf(report.details, writeImportRow)}}
        .dump();
}

std::string encodeQuery(const ImportOptions& options)
{
    return codec::QueryWriter()
        .add("dryRun", options.dryRun ? "true" : "")
        .add("details", options.details ? "true" : "")
        .add("batchId", options.batchId)
        .take();
}

Result<ImportReport> decodeImportReport(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        ImportReport report;
        report.dryRun = in.flagOr("dryRun", false);
        report.rows = readCount(in, "rows");
        report.created = readCount(in, "created");
        report.updated = readCount(in, "updated");
        report.unchanged = readCount(in, "unchanged");
        report.faults =
            codec::listFrom<ImportFault>(in, "faults", kImportFaultsMax, readImportFault);
        report.batchId = in.optionalText("batchId");
        report.details = codec::listFrom<ImportRow>(in, "details", kImportFaultsMax, readImportRow);
        return report;
    });
}

} // namespace vitrine::wire
