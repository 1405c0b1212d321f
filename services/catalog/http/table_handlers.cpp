#include "services/catalog/http/catalog_mapping.hpp"
#include "services/catalog/http/handlers.hpp"
#include "services/platform/http/list_query.hpp"

namespace vitrine::catalog {

using platform::problemResponse;

HttpResponse importProducts(ProductImport& import, const HttpRequest& request)
{
    const auto dryRun = platform::readFlag(request.query, "dryRun");
    if (!dryRun.ok())
        return problemResponse(dryRun.error());
    const auto details = platform::readFlag(request.query, "details");
    if (!details.ok())
        return problemResponse(details.error());
    const auto report =
        import.run(request.context,
                   request.body,
                   {.dryRun = dryRun->value_or(false),
                    .details = details->value_or(false),
                    .batchId = std::string(request.query.get("batchId").value_or(""))});
    return report.ok() ? platform::jsonResponse(200, wire::encode(toWire(*report)))
                       : problemResponse(report.error());
}

namespace {

/// As many rows as are asked for; nothing: all of them, at once.
Result<std::optional<std::size_t>> rowsOf(const HttpRequest& request)
{
    if (!request.query.get("rows"))
        return std::optional<std::size_t>();
    const auto rows =
        request.query.integer("rows", 0, 1, static_cast<std::int64_t>(kExportPartMax));
    if (!rows.ok())
        return rows.error();
    return std::optional(static_cast<std::size_t>(*rows));
}

HttpResponse csvResponse(std::string csv)
{
    HttpResponse response{
        .status = 200, .body = std::move(csv), .contentType = "text/csv; charset=utf-8"};
    response.headers.set("Content-Disposition", "attachment; filename=\"products.csv\"");
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace

HttpResponse exportProducts(ProductExport& exporter, const HttpRequest& request)
{
    const auto list = listRequestOf(request.query);
    const auto rows = rowsOf(request);
    if (!list.ok() || !rows.ok())
        return problemResponse(list.ok() ? rows.error() : list.error());
    if (!*rows) {
        auto csv = exporter.run(request.context, list->filter);
        return csv.ok() ? csvResponse(std::move(csv).value()) : problemResponse(csv.error());
    }
    auto part = exporter.runPart(request.context, list->filter, list->window.after, **rows);
    if (!part.ok())
        return problemResponse(part.error());
    HttpResponse response = csvResponse(std::move(part->csv));
    if (!part->next.empty())
        response.headers.set("X-Next-Page", part->next);
    return response;
}

} // namespace vitrine::catalog
