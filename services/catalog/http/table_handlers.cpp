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

HttpResponse exportProducts(ProductExport& exporter, const HttpRequest& request)
{
    const auto list = listRequestOf(request.query);
    if (!list.ok())
        return problemResponse(list.error());
    auto csv = exporter.run(request.context, list->filter);
    if (!csv.ok())
        return problemResponse(csv.error());
    HttpResponse response{
        .status = 200, .body = std::move(csv).value(), .contentType = "text/csv; charset=utf-8"};
    response.headers.set("Content-Disposition", "attachment; filename=\"products.csv\"");
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace vitrine::catalog
