#include "admin-console/screens/products/product_list_presenter.hpp"

#include "vitrine/domain/gtin.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>

namespace vitrine::console {
namespace {

using Column = qt::Column<wire::Product>;
using qt::Badge;

Badge statusBadge(const wire::Product& product)
{
    if (product.archived)
        return {ProductListPresenter::tr("Archived"), qt::Tone::Neutral};
    return product.active ? Badge{ProductListPresenter::tr("Active"), qt::Tone::Ok}
                          : Badge{ProductListPresenter::tr("Inactive"), qt::Tone::Warn};
}

QString gtinTexts(const wire::Product& product)
{
    QStringList texts;
    for (const std::string& text : product.gtins) {
        const auto gtin = domain::Gtin::create(text);
        texts.append(qt::toText(gtin.ok() ? gtin->shortText() : text));
    }
    return texts.join(QLatin1String(", "));
}

Column textColumn(const char* id,
                  std::function<QString()> title,
                  std::string wire::ProductDraft::*member,
                  const char* sortKey,
                  int width)
{
    return {.id = QString::fromLatin1(id),
            .title = std::move(title),
            .text = [member](const wire::Product& product) { return qt::toText(product.*member); },
            .sortKey = QString::fromLatin1(sortKey),
            .width = width};
}

Column timeColumn(const char* id,
                  std::function<QString()> title,
                  std::string wire::Product::*member,
                  const char* sortKey)
{
    return {.id = QString::fromLatin1(id),
            .title = std::move(title),
            .text =
                [member](const wire::Product& product) {
                    return qt::formatRelative(qt::parseTime(product.*member));
                },
            .sortKey = QString::fromLatin1(sortKey),
            .width = 130,
            .isVisible = false,
            .toolTip =
                [member](const wire::Product& product) {
                    return qt::formatFullTime(qt::parseTime(product.*member));
                }};
}

Column priceColumn()
{
    return {.id = QStringLiteral("price"),
            .title = [] { return ProductListPresenter::tr("Price"); },
            .text = [](const wire::Product& product) { return qt::formatMoney(product.price); },
            .sortKey = QStringLiteral("price"),
            .width = 110,
            .isNumber = true,
            .editValue =
                [](const wire::Product& product) { return QVariant::fromValue(product.price); },
            .isEditable = [](const wire::Product& product) { return !product.archived; }};
}

} // namespace

ProductListPresenter::ProductListPresenter(client::CatalogClient catalog,
                                           client::InventoryClient inventory,
                                           QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
    , m_inventory(std::move(inventory))
    , m_model(new Model(
          columns(),
          [](const wire::Product& product) { return product.id; },
          [this](const qt::PageRequest& request) { return fetch(request); },
          this))
{
    connect(m_model, &Model::edited, this, &ProductListPresenter::edited);
}

std::vector<Column> ProductListPresenter::columns()
{
    std::vector<Column> columns;
    columns.push_back({.id = QStringLiteral("image"),
                       .title = [] { return tr("Picture"); },
                       .text = {},
                       .width = 92,
                       .imageHash =
                           [](const wire::Product& product) {
                               return product.images.empty()
                                          ? QString()
                                          : qt::toText(product.images.front().hash);
                           }});
    auto name = textColumn(
        "name", [] { return tr("Name"); }, &wire::ProductDraft::name, "name", 280);
    name.isStretched = true;
    columns.push_back(std::move(name));
    auto sku = textColumn(
        "sku", [] { return tr("SKU"); }, &wire::ProductDraft::sku, "sku", 120);
    sku.isMonospace = true;
    columns.push_back(std::move(sku));
    columns.push_back(textColumn(
        "brand", [] { return tr("Brand"); }, &wire::ProductDraft::brand, "brand", 120));
    const auto paths = [this](const wire::Product& product) {
        QStringList texts;
        for (const std::string& id : product.categoryIds)
            texts.append(m_categories.value(qt::toText(id)));
        texts.removeAll(QString());
        return texts;
    };
    columns.push_back(
        {.id = QStringLiteral("category"),
         .title = [] { return tr("Category"); },
         .text =
             [paths](const wire::Product& product) {
                 const QStringList all = paths(product);
                 QString text = all.value(0).section(QStringLiteral(" › "), -1);
                 return all.size() > 1 ? text + QStringLiteral(" +%1").arg(all.size() - 1) : text;
             },
         .width = 150,
         .toolTip = [paths](const wire::Product& product) { return paths(product).join(u'\n'); }});
    columns.push_back(priceColumn());
    columns.push_back(stockColumn());
    columns.push_back({.id = QStringLiteral("status"),
                       .title = [] { return tr("Status"); },
                       .text = {},
                       .width = 110,
                       .badge = statusBadge});
    auto tax = textColumn(
        "tax", [] { return tr("Tax category"); }, &wire::ProductDraft::taxCategory, "", 120);
    tax.isVisible = false;
    columns.push_back(std::move(tax));
    columns.push_back({.id = QStringLiteral("gtin"),
                       .title = [] { return tr("Barcodes"); },
                       .text = gtinTexts,
                       .width = 140,
                       .isVisible = false,
                       .isMonospace = true});
    columns.push_back(timeColumn(
        "updated", [] { return tr("Changed"); }, &wire::Product::updatedAt, "updated"));
    columns.push_back(timeColumn(
        "created", [] { return tr("Added"); }, &wire::Product::createdAt, "created"));
    return columns;
}

Column ProductListPresenter::stockColumn()
{
    return {.id = QStringLiteral("stock"),
            .title = [] { return tr("Stock"); },
            .text =
                [this](const wire::Product& product) {
                    const auto stock = stockOf(product.id);
                    return stock ? qt::formatCount(stock->available) : QStringLiteral("–");
                },
            .width = 90,
            .isNumber = true,
            .toolTip =
                [this](const wire::Product& product) {
                    const auto stock = stockOf(product.id);
                    return stock ? tr("%1 on hand, %2 reserved, %3 safety stock")
                                       .arg(qt::formatCount(stock->onHand),
                                            qt::formatCount(stock->reserved),
                                            qt::formatCount(stock->safetyStock))
                                 : tr("No stock has been counted.");
                },
            .tone =
                [this](const wire::Product& product) {
                    const auto stock = stockOf(product.id);
                    if (!stock)
                        return qt::Tone::Neutral;
                    if (stock->available <= 0)
                        return qt::Tone::Danger;
                    return stock->low ? qt::Tone::Warn : qt::Tone::Neutral;
                },
            .editValue =
                [this](const wire::Product& product) {
                    const auto stock = stockOf(product.id);
                    return QVariant(stock ? static_cast<int>(stock->onHand) : 0);
                },
            .isEditable = [](const wire::Product& product) { return !product.archived; }};
}

client::Task<wire::Page<wire::Product>> ProductListPresenter::fetch(const qt::PageRequest& request)
{
    wire::ProductQuery query = m_filter.query();
    query.skip = request.skip;
    query.limit = request.limit;
    query.count = request.count;
    query.sort = request.sort;
    auto task = m_catalog.listProducts(std::move(query), {.cancel = request.cancel});
    qt::deliver(task, this, [this](const Result<wire::Page<wire::Product>>& page) {
        if (page.ok() && !page->items.empty())
            loadStock(page->items);
    });
    return task;
}

void ProductListPresenter::setFilter(const ProductFilter& filter)
{
    if (m_isStarted && filter == m_filter)
        return;
    m_filter = filter;
    m_isStarted = true;
    Q_EMIT filterChanged();
    m_model->reload();
    loadFacets();
    if (m_categories.isEmpty())
        loadCategories();
}

void ProductListPresenter::refresh()
{
    if (!m_isStarted) {
        setFilter(m_filter);
        return;
    }
    m_model->refresh();
    loadFacets();
    loadCategories();
}

std::optional<wire::Stock> ProductListPresenter::stockOf(const std::string& productId) const
{
    const auto found = m_stock.constFind(qt::toText(productId));
    return found == m_stock.constEnd() ? std::nullopt : std::optional(*found);
}

void ProductListPresenter::loadStock(const std::vector<wire::Product>& products)
{
    client::StockQuery query{.limit = 200};
    for (const wire::Product& product : products)
        query.productIds.push_back(product.id);
    qt::deliver(m_inventory.listStock(std::move(query)),
                this,
                [this](const Result<wire::Page<wire::Stock>>& page) {
                    if (!page.ok())
                        return; // the column stays empty; the next look asks again
                    for (const wire::Stock& stock : page->items)
                        m_stock.insert(qt::toText(stock.productId), stock);
                    showStock();
                });
}

void ProductListPresenter::showStock()
{
    const int column = m_model->columnOf(QStringLiteral("stock"));
    if (m_model->rowCount() > 0)
        Q_EMIT m_model->dataChanged(m_model->index(0, column),
                                    m_model->index(m_model->rowCount() - 1, column));
}

void ProductListPresenter::loadFacets()
{
    const auto ticket = m_facetCalls.next();
    qt::deliver(m_catalog.productFacets(m_filter.query()),
                this,
                [this, ticket](const Result<wire::ProductFacets>& facets) {
                    if (m_facetCalls.isStale(ticket) || !facets.ok())
                        return; // the filters keep what they offered
                    m_facets = *facets;
                    Q_EMIT facetsChanged();
                });
}

void ProductListPresenter::loadCategories()
{
    qt::deliver(m_catalog.listCategories(),
                this,
                [this](const Result<std::vector<wire::Category>>& categories) {
                    if (!categories.ok())
                        return;
                    m_tree = *categories;
                    m_categories = categoryPaths(m_tree);
                    const int column = m_model->columnOf(QStringLiteral("category"));
                    if (m_model->rowCount() > 0)
                        Q_EMIT m_model->dataChanged(
                            m_model->index(0, column),
                            m_model->index(m_model->rowCount() - 1, column));
                    Q_EMIT facetsChanged();
                });
}

void ProductListPresenter::edited(int row, const QString& columnId, const QVariant& value)
{
    const wire::Product* product = m_model->itemAt(row);
    if (product == nullptr)
        return;
    if (columnId == QLatin1String("price") && value.canConvert<domain::Money>())
        setPrice(*product, value.value<domain::Money>());
    else if (columnId == QLatin1String("stock"))
        setOnHand(*product, value.toLongLong());
}

void ProductListPresenter::setPrice(const wire::Product& product, const domain::Money& price)
{
    if (price == product.price)
        return;
    wire::ProductDraft draft = product;
    draft.price = price;
    const domain::Money before = product.price;
    const QString what = tr("The price of “%1” was not changed.").arg(qt::toText(product.name));
    qt::deliver(m_catalog.updateProduct(product.id, product.version, std::move(draft)),
                this,
                [this, before, what, id = product.id](const Result<wire::Product>& updated) {
                    if (!updated.ok()) {
                        Q_EMIT editFailed(updated.error(), what);
                        reloadRow(id);
                        return;
                    }
                    m_model->replaceItem(*updated);
                    Q_EMIT priceChanged(*updated, before);
                });
}

void ProductListPresenter::setOnHand(const wire::Product& product, std::int64_t count)
{
    const auto stock = stockOf(product.id);
    const std::int64_t before = stock ? stock->onHand : 0;
    if (count == before)
        return;
    const QString name = qt::toText(product.name);
    const QString what = tr("The stock of “%1” was not changed.").arg(name);
    auto task =
        stock ? m_inventory.setCount(
                    product.id,
                    stock->version,
                    {.operationId = {}, .onHand = count, .safetyStock = {}, .reason = "counted"})
              : m_inventory.adjust(product.id,
                                   {.operationId = {}, .delta = count, .reason = "counted"});
    qt::deliver(std::move(task),
                this,
                [this, name, what, before, product](const Result<wire::Stock>& updated) {
                    if (!updated.ok()) {
                        Q_EMIT editFailed(updated.error(), what);
                        loadStock({product});
                        return;
                    }
                    m_stock.insert(qt::toText(product.id), *updated);
                    showStock();
                    Q_EMIT stockChanged(name, *updated, before);
                });
}

void ProductListPresenter::reloadRow(const std::string& id)
{
    qt::deliver(m_catalog.getProduct(id), this, [this](const Result<wire::Product>& product) {
        if (product.ok())
            m_model->replaceItem(*product);
    });
}

/// Archives or restores some products, one after the other.
struct ProductListPresenter::ArchiveRun
{
    std::vector<wire::Product> left;
    bool isArchiving = true;
    std::vector<wire::Product> done{};
};

void ProductListPresenter::archive(const std::vector<wire::Product>& products)
{
    archiveNext(std::make_shared<ArchiveRun>(ArchiveRun{products, true}));
}

void ProductListPresenter::restore(const std::vector<wire::Product>& products)
{
    archiveNext(std::make_shared<ArchiveRun>(ArchiveRun{products, false}));
}

void ProductListPresenter::archiveNext(const std::shared_ptr<ArchiveRun>& run)
{
    const auto end = [this, run] {
        m_model->refresh();
        loadFacets();
        if (!run->done.empty())
            Q_EMIT archiveEnded(run->isArchiving, run->done);
    };
    if (run->left.empty()) {
        end();
        return;
    }
    const wire::Product product = run->left.front();
    run->left.erase(run->left.begin());
    const auto goOn = [this, run, product, end](const Error* error) {
        if (error != nullptr) {
            const QString name = qt::toText(product.name);
            end();
            Q_EMIT editFailed(*error,
                              run->isArchiving ? tr("“%1” was not archived.").arg(name)
                                               : tr("“%1” was not restored.").arg(name));
            return;
        }
        run->done.push_back(product);
        archiveNext(run);
    };
    if (run->isArchiving)
        qt::deliver(
            m_catalog.deleteProduct(product.id, product.version),
            this,
            [goOn](const Outcome& outcome) { goOn(outcome.ok() ? nullptr : &outcome.error()); });
    else
        qt::deliver(m_catalog.restoreProduct(product.id),
                    this,
                    [goOn](const Result<wire::Product>& restored) {
                        goOn(restored.ok() ? nullptr : &restored.error());
                    });
}

} // namespace vitrine::console
