#pragma once

#include "admin-console/parts/product_lookup.hpp"
#include "vitrine/wire/stock_lease.hpp"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace vitrine::console {

/// The stock that is set aside for one kiosk, a row per product of each lease.
class LeaseLinesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Product, Sold, Left, Ends, ColumnCount };

    explicit LeaseLinesModel(client::CatalogClient catalog, QObject* parent = nullptr);

    void setLeases(const std::vector<wire::StockLease>& leases);
    /// They could not be loaded; what was known is not shown any more.
    void setFailed();
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    /// The lease that the row belongs to; "" for none.
    [[nodiscard]] std::string leaseAt(int row) const;
    [[nodiscard]] std::string productAt(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        std::string leaseId;
        std::string expiresAt;
        wire::StockLeaseLine line;
    };
    [[nodiscard]] QString cell(const Row& row, int column) const;

    mutable ProductLookup m_products; ///< Asks for what is looked at.
    std::vector<Row> m_rows;
    bool m_hasFailed = false;
};

} // namespace vitrine::console
