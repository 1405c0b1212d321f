#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/catalog_codec.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::readCount;
using codec::readFieldChanges;
using codec::writeFieldChange;
using nlohmann::json;

constexpr std::size_t kBulkIdsMax = 1000;
constexpr std::size_t kSkipsMax = 100000;

json writeBulkChange(const BulkChange& change)
{
    json document = json::object();
    if (change.price)
        document["price"] = {{"kind", std::string(domain::toString(change.price->kind))},
                             {"value", change.price->value}};
    if (change.active)
        document["active"] = *change.active;
    if (change.taxCategory)
        document["taxCategory"] = *change.taxCategory;
    if (change.brand)
        document["brand"] = *change.brand;
    document["addCategoryIds"] = change.addCategoryIds;
    document["removeCategoryIds"] = change.removeCategoryIds;
    if (change.archived)
        document["archived"] = *change.archived;
    return document;
}

domain::PriceRule readPriceRule(ObjectReader& in)
{
    domain::PriceRule rule;
    if (const auto kind = domain::parsePriceRuleKind(in.text("kind", {.max = 20})))
        rule.kind = *kind;
    else
        in.fault("kind", "must be amount, percent or set");
    rule.value = in.integer("value", -codec::kInt64Max, codec::kInt64Max);
    in.refuseUnknown();
    return rule;
}

std::optional<std::string> readTextIfThere(ObjectReader& in, std::string_view name, std::size_t max)
{
    if (!in.has(name))
        return std::nullopt;
    return in.text(name, {.max = max, .required = false});
}

BulkChange readBulkChange(ObjectReader& in)
{
    BulkChange change;
    in.object("price", [&](ObjectReader& member) { change.price = readPriceRule(member); });
    change.active = in.optionalFlag("active");
    change.taxCategory = readTextIfThere(in, "taxCategory", 64);
    change.brand = readTextIfThere(in, "brand", 200);
    change.addCategoryIds = in.texts("addCategoryIds", codec::kCategoriesMax);
    change.removeCategoryIds = in.texts("removeCategoryIds", codec::kCategoriesMax);
    change.archived = in.optionalFlag("archived");
    in.refuseUnknown();
    return change;
}

json writeBulkItem(const BulkItem& item)
{
    json document = {{"id", item.id},
                     {"sku", item.sku},
                     {"name", item.name},
                     {"outcome", item.outcome},
                     {"message", item.message},
                     {"changes", codec::listOf(item.changes, writeFieldChange)}};
    codec::putReason(document, item.reason);
    return document;
}

BulkItem readBulkItem(ObjectReader& in)
{
    return {in.text("id", {.min = 1, .max = 64}),
            in.optionalText("sku"),
            in.optionalText("name"),
            in.text("outcome", {.min = 1, .max = 20}),
            in.optionalText("message"),
            readFieldChanges(in),
            codec::readReason(in)};
}

json writeBatch(const CatalogBatch& batch)
{
    return {{"id", batch.id},
            {"kind", batch.kind},
            {"state", batch.state},
            {"created", batch.created},
            {"updated", batch.updated},
            {"actor", batch.actor},
            {"at", batch.at},
            {"undoneAt", batch.undoneAt.empty() ? json(nullptr) : json(batch.undoneAt)}};
}

CatalogBatch readBatch(ObjectReader& in)
{
    CatalogBatch batch;
    batch.id = in.text("id", {.min = 1, .max = 64});
    batch.kind = in.text("kind", {.min = 1, .max = 20});
    batch.state = in.text("state", {.min = 1, .max = 20});
    batch.created = readCount(in, "created");
    batch.updated = readCount(in, "updated");
    batch.actor = in.optionalText("actor");
    batch.at = in.optionalText("at");
    batch.undoneAt = in.optionalText("undoneAt");
    return batch;
}

} // namespace

std::string encode(const BulkEdit& edit)
{
    return json{{"ids", edit.ids}, {"change", writeBulkChange(edit.change)}}.dump();
}

std::string encode(const BulkReport& report)
{
    return json{{"dryRun", report.dryRun},
                {"batchId", report.batchId},
                {"changed", report.changed},
                {"unchanged", report.unchanged},
                {"failed", report.failed},
                {"items", codec::listOf(report.items, writeBulkItem)}}
        .dump();
}

std::string encode(const Page<CatalogBatch>& page)
{
    return codec::encodePage(page, writeBatch);
}

std::string encode(const UndoReport& report)
{
    const auto writeSkip = [](const UndoSkip& skip) {
        json document{{"sku", skip.sku}, {"message", skip.message}};
        codec::putReason(document, skip.reason);
        return document;
    };
    return json{{"restored", report.restored},
                {"removed", report.removed},
                {"skipped", codec::listOf(report.skipped, writeSkip)}}
        .dump();
}

std::string encodeQuery(const BatchQuery& query)
{
    return codec::QueryWriter().addPage(query).take();
}

Result<BulkEdit> decodeBulkEdit(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        BulkEdit edit;
        edit.ids = in.texts("ids", kBulkIdsMax);
        if (!in.has("change"))
            in.fault("change", "is missing");
        in.object("change", [&](ObjectReader& member) { edit.change = readBulkChange(member); });
        return edit;
    });
}

Result<BulkReport> decodeBulkReport(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        BulkReport report;
        report.dryRun = in.flagOr("dryRun", false);
        report.batchId = in.optionalText("batchId");
        report.changed = readCount(in, "changed");
        report.unchanged = readCount(in, "unchanged");
        report.failed = readCount(in, "failed");
        report.items = codec::listFrom<BulkItem>(in, "items", codec::kListMax, readBulkItem);
        return report;
    });
}

Result<Page<CatalogBatch>> decodeBatchPage(std::string_view text)
{
    return codec::decodePage<CatalogBatch>(text, readBatch);
}

Result<UndoReport> decodeUndoReport(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        UndoReport report;
        report.restored = readCount(in, "restored");
        report.removed = readCount(in, "removed");
        report.skipped =
            codec::listFrom<UndoSkip>(in, "skipped", kSkipsMax, [](ObjectReader& member) {
                return UndoSkip{member.optionalText("sku"),
                                member.optionalText("message"),
                                codec::readReason(member)};
            });
        return report;
    });
}

} // namespace vitrine::wire
