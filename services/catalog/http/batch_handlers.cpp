#include "services/catalog/http/catalog_mapping.hpp"
#include "services/catalog/http/handlers.hpp"
#include "services/platform/http/list_query.hpp"

namespace vitrine::catalog {

using platform::jsonResponse;
using platform::problemResponse;

HttpResponse editProducts(BulkEdit& bulk, const HttpRequest& request)
{
    const auto dryRun = platform::readFlag(request.query, "dryRun");
    if (!dryRun.ok())
        return problemResponse(dryRun.error());
    auto edit = wire::decodeBulkEdit(request.body);
    if (!edit.ok())
        return problemResponse(edit.error());
    const auto report = bulk.run(
        request.context, edit->ids, changeOf(std::move(edit->change)), dryRun->value_or(false));
    return report.ok() ? jsonResponse(200, wire::encode(toWire(*report)))
                       : problemResponse(report.error());
}

HttpResponse listBatches(Batches& batches, const HttpRequest& request)
{
    const auto window = platform::readListWindow(request.query);
    if (!window.ok())
        return problemResponse(window.error());
    const auto page = batches.list(request.context,
                                   {.after = std::string(request.query.get("after").value_or("")),
                                    .skip = window->skip,
                                    .limit = static_cast<std::size_t>(window->limit),
                                    .count = window->count});
    return page.ok() ? jsonResponse(200, wire::encode(toWire(*page)))
                     : problemResponse(page.error());
}

HttpResponse undoBatch(Batches& batches, const HttpRequest& request)
{
    const auto report = batches.undo(request.context, request.pathArgs.at(0));
    return report.ok() ? jsonResponse(200, wire::encode(toWire(*report)))
                       : problemResponse(report.error());
}

} // namespace vitrine::catalog
