#pragma once

#include "admin-console/parts/product_lookup.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QObject>

namespace vitrine::console {

/// Which rows of the stock table; what is empty does not matter.
struct StockFilter
{
    QString text; ///< Name, SKU or GTIN of a product.
    bool lowOnly = false;

    bool operator==(const StockFilter&) const = default;
};

/// "out of stock", "low", "in stock", as word, shape and colour.
[[nodiscard]] qt::Badge badgeOf(const wire::Stock& stock);

/// The table of all stock: figures from the inventory, names and pictures from the catalogue. With
/// a text it shows what the catalogue finds, also products of which no stock was ever kept.
class StockListPresenter : public QObject
{
    Q_OBJECT

public:
    /// Products that a text finds, at most; the catalogue answers the best ones first.
    static constexpr int kFoundMax = 200;

    StockListPresenter(client::InventoryClient inventory,
                       client::CatalogClient catalog,
                       QObject* parent = nullptr);

    [[nodiscard]] qt::PagedModel<wire::Stock>& model() { return *m_model; }
    /// The figures of a row, or null while it is a placeholder.
    [[nodiscard]] const wire::Stock* stockAt(int row) const { return m_model->itemAt(row); }
    [[nodiscard]] ProductLookup& products() { return m_products; }
    [[nodiscard]] const StockFilter& filter() const { return m_filter; }
    void setFilter(const StockFilter& filter);
    /// The first call loads the table.
    void load();
    void refresh();

private:
    [[nodiscard]] std::vector<qt::Column<wire::Stock>> columns();
    [[nodiscard]] client::Task<wire::Page<wire::Stock>> fetch(const qt::PageRequest& request) const;
    void showResolved(const QSet<QString>& productIds);

    client::InventoryClient m_inventory;
    client::CatalogClient m_catalog;
    ProductLookup m_products;
    StockFilter m_filter;
    qt::PagedModel<wire::Stock>* m_model;
    bool m_isStarted = false;
};

} // namespace vitrine::console
