#include "services/catalog/clients/http_stock_source.hpp"

#include "vitrine/wire/change_feed.hpp"

namespace vitrine::catalog {

Result<StockNews> HttpStockSource::news(const std::string& after, Deadline deadline)
{
    platform::CallContext context;
    context.trace = TraceContext::start(false); // a heartbeat: neither spans nor log lines
    context.deadline = deadline;
    const wire::ChangesQuery query{.after = after, .limit = wire::kChangesMax};
    const auto answer =
        m_inventory.send(context, {.target = "/api/v1/inventory/changes?" + encodeQuery(query)});
    if (!answer.ok())
        return answer.error();
    if (answer->status != 200)
        return platform::errorFrom(*answer);
    auto changes = wire::decodeStockChanges(answer->body);
    if (!changes.ok())
        return changes.error();
    StockNews news{
        .next = std::move(changes->next), .more = changes->more, .isSnapshot = changes->snapshot};
    for (wire::StockChange& change : changes->items)
        news.figures.push_back({std::move(change.productId), change.available, change.low});
    return news;
}

} // namespace vitrine::catalog
