#include "services/supervisor/commands/commands.hpp"
#include "services/supervisor/shop_api.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/inventory.hpp"

#include <iostream>

namespace vitrine::supervisor {

namespace {

int fail(const std::string& message)
{
    std::cerr << "vitrine: " << message << "\n";
    return 1;
}

/// Adds `units` to each product that has no stock yet. A repeat of the command changes nothing: the
/// operation's id is made of the product's.
Outcome stockProducts(const ShopApi& api,
                      const std::vector<wire::Product>& products,
                      std::int64_t units,
                      int& stocked)
{
    for (const wire::Product& product : products) {
        const std::string path = "/api/v1/inventory/" + percentEncode(product.id);
        const auto found = api.callGateway({.url = path + "?view=full"});
        if (!found.ok())
            return found.error();
        const auto stock = wire::decodeStock(found->body);
        if (found->status != 200 || !stock.ok())
            return Error{.code = ErrorCode::Internal,
                         .message = "stock of " + product.sku + ": " + refusalText(*found)};
        if (stock->onHand > 0)
            continue;
        platform::HttpCall call{.method = "POST", .url = path + "/adjust"};
        call.headers.add("Content-Type", "application/json");
        call.body = wire::encode(wire::StockAdjustment{
            .operationId = product.id, .delta = units, .reason = "initial stock"});
        const auto adjusted = api.callGateway(std::move(call));
        if (!adjusted.ok())
            return adjusted.error();
        if (adjusted->status != 200)
            return Error{.code = ErrorCode::Internal,
                         .message = "stock of " + product.sku + ": " + refusalText(*adjusted)};
        ++stocked;
    }
    return Done{};
}

Outcome stockAll(const ShopApi& api, std::int64_t units, int& stocked)
{
    wire::ProductQuery query{.sort = "sku", .limit = 200};
    do {
        const auto answer =
            api.callGateway({.url = "/api/v1/products?" + wire::encodeQuery(query)});
        if (!answer.ok())
            return answer.error();
        const auto page = wire::decodeProductPage(answer->body);
        if (answer->status != 200 || !page.ok())
            return Error{.code = ErrorCode::Internal,
                         .message = "products cannot be read: " + refusalText(*answer)};
        if (const Outcome done = stockProducts(api, page->items, units, stocked); !done.ok())
            return done;
        query.after = page->nextToken;
    } while (!query.after.empty());
    return Done{};
}

} // namespace

int importProducts(const DataFolder& folder,
                   const std::filesystem::path& file,
                   std::int64_t stock,
                   bool dryRun)
{
    const auto text = readFile(file);
    if (!text)
        return fail("cannot read " + file.string());
    const auto api = ShopApi::connect(folder);
    if (!api.ok())
        return fail(api.error().message);
    platform::HttpCall call{.method = "POST",
                            .url = std::string("/api/v1/products/import") +
                                   (dryRun ? "?dryRun=true" : "")};
    call.headers.add("Content-Type", "text/csv; charset=utf-8");
    call.body = *text;
    const auto answer = api->callGateway(call);
    if (!answer.ok())
        return fail(answer.error().message);
    const auto report = wire::decodeImportReport(answer->body);
    if (answer->status != 200 || !report.ok())
        return fail("the import was refused: " + refusalText(*answer));
    std::cout << (dryRun ? "would import " : "imported ") << report->rows
              << " rows: " << report->created << " new, " << report->updated << " changed, "
              << report->unchanged << " as they were, " << report->faults.size() << " faults\n";
    for (const wire::ImportFault& fault : report->faults)
        std::cout << "  row " << fault.row << ", " << fault.column << ": " << fault.message << "\n";
    if (stock > 0 && !dryRun) {
        int stocked = 0;
        if (const Outcome done = stockAll(*api, stock, stocked); !done.ok())
            return fail(done.error().message);
        std::cout << "put " << stock << " units on stock of each of " << stocked
                  << " products that had none\n";
    }
    return report->faults.empty() ? 0 : 1;
}

} // namespace vitrine::supervisor
