#pragma once

#include "admin-console/screens/products/product_fields.hpp"
#include "admin-console/screens/products/product_filter.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QHash>
#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace vitrine::console {

/// The list of products: what is filtered, which values the filters offer, the stock beside each
/// row, and the two figures that are edited in the table. GUI thread only.
class ProductListPresenter final : public QObject
{
    Q_OBJECT

public:
    using Model = qt::PagedModel<wire::Product>;

    ProductListPresenter(client::CatalogClient catalog,
                         client::InventoryClient inventory,
                         QObject* parent = nullptr);

    [[nodiscard]] Model& model() { return *m_model; }
    [[nodiscard]] const ProductFilter& filter() const { return m_filter; }
    /// Asks anew when it is another one.
    void setFilter(const ProductFilter& filter);
    /// Asks for everything again, quietly: the first call starts the list.
    void refresh();

    /// Values to filter by, counted within the present filter.
    [[nodiscard]] const wire::ProductFacets& facets() const { return m_facets; }
    [[nodiscard]] const CategoryPaths& categories() const { return m_categories; }
    [[nodiscard]] const std::vector<wire::Category>& allCategories() const { return m_tree; }
    /// Nothing until it is known, or when no stock was ever kept.
    [[nodiscard]] std::optional<wire::Stock> stockOf(const std::string& productId) const;

    /// Takes a product as it is now into the list.
    void put(const wire::Product& product) { m_model->replaceItem(product); }
    void setPrice(const wire::Product& product, const domain::Money& price);
    /// Sets what was counted of a product.
    void setOnHand(const wire::Product& product, std::int64_t count);
    /// Several products at once, one call after the other. `archivedSome` follows.
    void archive(const std::vector<wire::Product>& products);
    void restore(const std::vector<wire::Product>& products);

Q_SIGNALS:
    void filterChanged();
    void facetsChanged();
    /// A price was set; `before` for taking it back.
    void priceChanged(const vitrine::wire::Product& product, const vitrine::domain::Money& before);
    void stockChanged(const QString& productName, const vitrine::wire::Stock& stock, qint64 before);
    /// What was typed was refused; the row shows what the shop has. @param what as a sentence
    void editFailed(const vitrine::Error& error, const QString& what);
    void archiveEnded(bool isArchived, const std::vector<vitrine::wire::Product>& products);

private:
    [[nodiscard]] std::vector<qt::Column<wire::Product>> columns();
    [[nodiscard]] qt::Column<wire::Product> stockColumn();
    client::Task<wire::Page<wire::Product>> fetch(const qt::PageRequest& request);
    void loadStock(const std::vector<wire::Product>& products);
    void loadFacets();
    void loadCategories();
    void showStock();
    void edited(int row, const QString& columnId, const QVariant& value);
    void reloadRow(const std::string& id);
    struct ArchiveRun;
    void archiveNext(const std::shared_ptr<ArchiveRun>& run);

    client::CatalogClient m_catalog;
    client::InventoryClient m_inventory;
    Model* m_model;
    ProductFilter m_filter;
    wire::ProductFacets m_facets;
    CategoryPaths m_categories;
    std::vector<wire::Category> m_tree;
    QHash<QString, wire::Stock> m_stock;
    bool m_isStarted = false;
    qt::Latest m_facetCalls;
};

} // namespace vitrine::console
