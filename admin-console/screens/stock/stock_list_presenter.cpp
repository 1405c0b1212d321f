#include "admin-console/screens/stock/stock_list_presenter.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

using Badge = qt::Badge;
using StockPage = wire::Page<wire::Stock>;

std::vector<std::string> idsOf(const wire::Page<wire::Product>& page)
{
    std::vector<std::string> ids;
    for (const auto& product : page.items)
        ids.push_back(product.id);
    return ids;
}

/// The stock of these products: in the order of the service if it sorted, else in that of `ids`;
/// zero of those of which none was ever kept.
StockPage
completed(const std::vector<std::string>& ids, StockPage page, bool isSorted, bool lowOnly)
{
    std::vector<wire::Stock> ordered;
    if (isSorted)
        ordered = page.items;
    for (const auto& id : ids) {
        const auto known = std::find_if(page.items.begin(),
                                        page.items.end(),
                                        [&](const auto& stock) { return stock.productId == id; });
        if (known == page.items.end() && !lowOnly)
            ordered.push_back({.productId = id});
        else if (known != page.items.end() && !isSorted)
            ordered.push_back(*known);
    }
    page.items = std::move(ordered);
    page.total = std::int64_t(page.items.size());
    return page;
}

/// The rows of `page` that a block asks for.
StockPage blockOf(StockPage page, const qt::PageRequest& request)
{
    const auto size = std::int64_t(page.items.size());
    const auto begin = std::min(size, request.skip);
    const auto end = std::min(size, begin + request.limit);
    page.items = {page.items.begin() + begin, page.items.begin() + end};
    return page;
}

QString safetyText(const wire::Stock& stock)
{
    return stock.safetyStock == 0 ? u"–"_s : qt::formatCount(stock.safetyStock);
}

} // namespace

Badge badgeOf(const wire::Stock& stock)
{
    if (stock.available == 0)
        return {StockListPresenter::tr("out of stock"), qt::Tone::Danger};
    if (stock.low)
        return {StockListPresenter::tr("low"), qt::Tone::Warn};
    return {StockListPresenter::tr("in stock"), qt::Tone::Ok};
}

StockListPresenter::StockListPresenter(client::InventoryClient inventory,
                                       client::CatalogClient catalog,
                                       QObject* parent)
    : QObject(parent)
    , m_inventory(std::move(inventory))
    , m_catalog(std::move(catalog))
    , m_products(m_catalog)
    , m_model(new qt::PagedModel<wire::Stock>(
          columns(),
          [](const wire::Stock& stock) { return stock.productId; },
          [this](const qt::PageRequest& request) { return fetch(request); },
          this))
{
    connect(&m_products, &ProductLookup::resolved, this, &StockListPresenter::showResolved);
}

void StockListPresenter::setFilter(const StockFilter& filter)
{
    if (filter == m_filter && m_isStarted)
        return;
    m_filter = filter;
    m_isStarted = true;
    m_model->reload();
}

void StockListPresenter::load()
{
    if (!std::exchange(m_isStarted, true))
        m_model->reload();
}

void StockListPresenter::refresh()
{
    m_products.forget();
    if (m_isStarted)
        m_model->refresh();
    else
        load();
}

void StockListPresenter::showResolved(const QSet<QString>& productIds)
{
    for (const auto& id : productIds) {
        if (const auto* stock = m_model->itemAt(m_model->rowOf(id)))
            m_model->replaceItem(wire::Stock(*stock));
    }
}

client::Task<StockPage> StockListPresenter::fetch(const qt::PageRequest& request) const
{
    client::StockQuery query{.lowOnly = m_filter.lowOnly, .sort = request.sort};
    if (m_filter.text.isEmpty()) {
        query.limit = request.limit;
        query.skip = request.skip;
        query.count = request.count;
        return m_inventory.listStock(std::move(query), {.cancel = request.cancel});
    }
    query.limit = kFoundMax;
    wire::ProductQuery found{.text = qt::toUtf8(m_filter.text), .limit = kFoundMax};
    return m_catalog.listProducts(std::move(found), {.cancel = request.cancel})
        .then([inventory = m_inventory, query, request](
                  const client::Task<wire::Page<wire::Product>>& done) {
            const auto page = client::resultOf(done);
            if (!page.ok())
                return client::finished<StockPage>(page.error());
            const auto ids = idsOf(*page);
            if (ids.empty())
                return client::finished<StockPage>(StockPage{.total = 0});
            auto ofThese = query;
            ofThese.productIds = ids;
            return inventory.listStock(std::move(ofThese), {.cancel = request.cancel})
                .then([ids, query, request](const client::Task<StockPage>& answer) {
                    auto stocks = client::resultOf(answer);
                    if (!stocks.ok())
                        return stocks;
                    return Result<StockPage>(blockOf(
                        completed(ids, *stocks, !query.sort.empty(), query.lowOnly), request));
                });
        });
}

std::vector<qt::Column<wire::Stock>> StockListPresenter::columns()
{
    using Stock = wire::Stock;
    const auto face = [this](const Stock& stock) { return m_products.face(stock.productId); };
    std::vector<qt::Column<Stock>> list;
    list.push_back({.id = u"image"_s,
                    .title = [] { return QString(); },
                    .width = 48,
                    .imageHash =
                        [face](const Stock& stock) {
                            const auto* known = face(stock);
                            return known == nullptr ? QString() : known->imageHash;
                        }});
    list.push_back({.id = u"name"_s,
                    .title = [] { return tr("Product"); },
                    .text =
                        [face](const Stock& stock) {
                            const auto* known = face(stock);
                            if (known == nullptr)
                                return u"…"_s;
                            return known->missing ? tr("(not in the catalogue)") : known->name;
                        },
                    .isStretched = true});
    list.push_back({.id = u"sku"_s,
                    .title = [] { return tr("SKU"); },
                    .text =
                        [face](const Stock& stock) {
                            const auto* known = face(stock);
                            return known == nullptr ? QString() : known->sku;
                        },
                    .isMonospace = true});
    list.push_back({.id = u"onHand"_s,
                    .title = [] { return tr("On hand"); },
                    .text = [](const Stock& stock) { return qt::formatCount(stock.onHand); },
                    .sortKey = u"onHand"_s,
                    .width = 110,
                    .isNumber = true,
                    .editValue = [](const Stock& stock) { return QVariant(int(stock.onHand)); }});
    list.push_back({.id = u"reserved"_s,
                    .title = [] { return tr("Reserved"); },
                    .text = [](const Stock& stock) { return qt::formatCount(stock.reserved); },
                    .sortKey = u"reserved"_s,
                    .width = 110,
                    .isNumber = true});
    list.push_back({.id = u"safety"_s,
                    .title = [] { return tr("Safety stock"); },
                    .text = safetyText,
                    .width = 150,
                    .isNumber = true});
    list.push_back({.id = u"available"_s,
                    .title = [] { return tr("Available"); },
                    .text = [](const Stock& stock) { return qt::formatCount(stock.available); },
                    .sortKey = u"available"_s,
                    .width = 110,
                    .isNumber = true});
    list.push_back({.id = u"state"_s,
                    .title = [] { return tr("State"); },
                    .width = 130,
                    .badge = [](const Stock& stock) { return badgeOf(stock); }});
    list.push_back({.id = u"updated"_s,
                    .title = [] { return tr("Changed"); },
                    .text =
                        [](const Stock& stock) {
                            return stock.updatedAt.empty()
                                       ? u"–"_s
                                       : qt::formatRelative(qt::parseTime(stock.updatedAt));
                        },
                    .sortKey = u"updatedAt"_s,
                    .width = 150,
                    .toolTip =
                        [](const Stock& stock) {
                            return qt::formatFullTime(qt::parseTime(stock.updatedAt));
                        }});
    return list;
}

} // namespace vitrine::console
