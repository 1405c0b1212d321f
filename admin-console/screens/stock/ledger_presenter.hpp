#pragma once

#include "admin-console/parts/name_lookup.hpp"
#include "admin-console/screens/stock/ledger_line.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QObject>

#include <optional>
#include <string>

namespace vitrine::console {

/// Why there is as much of one product as there is: its figures, its movements, newest first with
/// the figures after each, and the explanation that they add up to.
class LedgerPresenter : public QObject
{
    Q_OBJECT

public:
    LedgerPresenter(client::InventoryClient inventory,
                    client::AccountClient accounts,
                    client::OrderClient orders,
                    QObject* parent = nullptr);

    /// Shows another product.
    void open(const std::string& productId);
    void refresh();
    [[nodiscard]] const std::string& productId() const { return m_productId; }

    [[nodiscard]] qt::PagedModel<wire::StockMovement>& model() { return *m_model; }
    /// The movement of a row, or null while it is a placeholder.
    [[nodiscard]] const wire::StockMovement* movementAt(int row) const
    {
        return m_model->itemAt(row);
    }
    /// The figures; none while they are not known.
    [[nodiscard]] const std::optional<wire::Stock>& stock() const { return m_stock; }
    /// Newer figures, from the answer to a change.
    void take(const wire::Stock& stock);
    /// From the movements that are loaded.
    [[nodiscard]] StockExplanation explanation() const;

Q_SIGNALS:
    void stockChanged();
    void explanationChanged();
    void failed(const vitrine::Error& error);

private:
    [[nodiscard]] std::vector<qt::Column<wire::StockMovement>> columns();
    [[nodiscard]] QString actorText(const wire::StockMovement& movement);
    void loadStock();
    void repaint();

    client::InventoryClient m_inventory;
    NameLookup m_people;
    NameLookup m_orders;
    qt::PagedModel<wire::StockMovement>* m_model;
    qt::Latest m_latest;
    std::string m_productId;
    std::optional<wire::Stock> m_stock;
};

} // namespace vitrine::console
