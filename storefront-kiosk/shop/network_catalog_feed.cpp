#include "storefront-kiosk/shop/network_catalog_feed.hpp"

#include "vitrine/wire/json_reader.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace vitrine::kiosk {
namespace {

/// The places in both feeds.
struct Cursor
{
    std::string products;
    std::string stock;
};

std::string encode(const Cursor& cursor)
{
    return nlohmann::json{{"products", cursor.products}, {"stock", cursor.stock}}.dump();
}

/// Anything else than what encode has written begins anew.
Cursor decodeCursor(const std::string& text)
{
    const auto document = wire::parseJson(text);
    if (!document.ok() || !document->is_object())
        return {};
    wire::ObjectReader in(*document);
    Cursor cursor{.products = in.optionalText("products"), .stock = in.optionalText("stock")};
    return in.ok() ? cursor : Cursor{};
}

/// The shop does not know the place any more.
bool isTooOld(const Error& error)
{
    return error.code == ErrorCode::NotFound && error.status == 410;
}

/// Asks once more from the beginning when the shop does not know the place.
template <typename Page>
client::Task<Page> fetch(const std::function<client::Task<Page>(std::string after)>& ask,
                         const std::string& after)
{
    return client::settle<Page>(
        client::settle<Page>(ask(after)).then([ask](Result<Page> page) -> client::Task<Page> {
            if (!page.ok() && isTooOld(page.error()))
                return ask({});
            return client::finished(std::move(page));
        }));
}

Timestamp timeOf(const std::string& text)
{
    const auto at = parseTimestamp(text);
    return at.ok() ? *at : Timestamp();
}

void take(const wire::StockChanges& page, CatalogChanges& changes)
{
    for (const auto& item : page.items)
        changes.stock.push_back(
            {.productId = item.productId, .available = item.available, .asOf = timeOf(page.asOf)});
}

void take(const wire::ProductChanges& page, CatalogChanges& changes)
{
    for (const auto& item : page.items) {
        if (item.product)
            changes.products.push_back(*item.product);
        else
            changes.removedIds.push_back(item.id);
    }
    changes.categories = page.categories;
    changes.isSnapshot = page.snapshot;
    changes.isComplete = !page.more;
    changes.asOf = timeOf(page.asOf);
}

} // namespace

NetworkCatalogFeed::NetworkCatalogFeed(client::CatalogClient catalog,
                                       client::InventoryClient inventory,
                                       std::chrono::milliseconds timeout)
    : m_catalog(std::move(catalog))
    , m_inventory(std::move(inventory))
    , m_timeout(timeout)
{
}

client::Task<CatalogChanges> NetworkCatalogFeed::changesSince(std::string cursor, int limit)
{
    const auto from = decodeCursor(cursor);
    const int most = std::clamp(limit, 1, wire::kChangesMax);
    const client::CallOptions options{.timeout = m_timeout};
    const std::function<client::Task<wire::StockChanges>(std::string)> askStock =
        [inventory = m_inventory, most, options](std::string after) {
            return inventory.stockChanges({.after = std::move(after), .limit = most}, options);
        };
    const std::function<client::Task<wire::ProductChanges>(std::string)> askProducts =
        [catalog = m_catalog, most, options](std::string after) {
            return catalog.productChanges({.after = std::move(after), .limit = most}, options);
        };
    // All of the stock before the products: the last page of products is then the last of all.
    return client::settle<CatalogChanges>(
        fetch(askStock, from.stock)
            .then([from,
                   askProducts](Result<wire::StockChanges> stock) -> client::Task<CatalogChanges> {
                if (!stock.ok())
                    return client::finished(Result<CatalogChanges>(stock.error()));
                auto changes = std::make_shared<CatalogChanges>();
                take(*stock, *changes);
                changes->isComplete = false;
                changes->cursor = encode({.products = from.products, .stock = stock->next});
                if (stock->more)
                    return client::finished(Result<CatalogChanges>(std::move(*changes)));
                return fetch(askProducts, from.products)
                    .then([changes, place = stock->next](
                              Result<wire::ProductChanges> products) -> Result<CatalogChanges> {
                        if (!products.ok())
                            return products.error();
                        take(*products, *changes);
                        changes->cursor = encode({.products = products->next, .stock = place});
                        return std::move(*changes);
                    });
            }));
}

} // namespace vitrine::kiosk
