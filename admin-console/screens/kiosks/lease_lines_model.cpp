#include "admin-console/screens/kiosks/lease_lines_model.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/text.hpp"

namespace vitrine::console {

LeaseLinesModel::LeaseLinesModel(client::CatalogClient catalog, QObject* parent)
    : QAbstractTableModel(parent)
    , m_products(std::move(catalog))
{
    connect(&m_products, &ProductLookup::resolved, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, Product), index(rowCount() - 1, Product));
    });
}

void LeaseLinesModel::setLeases(const std::vector<wire::StockLease>& leases)
{
    beginResetModel();
    m_hasFailed = false;
    m_rows.clear();
    for (const wire::StockLease& lease : leases) {
        for (const wire::StockLeaseLine& line : lease.lines)
            m_rows.push_back({lease.id, lease.expiresAt, line});
    }
    endResetModel();
}

void LeaseLinesModel::setFailed()
{
    beginResetModel();
    m_hasFailed = true;
    m_rows.clear();
    endResetModel();
}

std::string LeaseLinesModel::leaseAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)].leaseId : std::string();
}

std::string LeaseLinesModel::productAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)].line.productId : std::string();
}

void LeaseLinesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LeaseLinesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LeaseLinesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LeaseLinesModel::cell(const Row& row, int column) const
{
    switch (column) {
    case Product: {
        const ProductFace* face = m_products.face(row.line.productId);
        return face == nullptr || face->missing ? qt::toText(row.line.productId) : face->name;
    }
    case Sold:
        return tr("%1 of %2")
            .arg(qt::formatCount(row.line.sold), qt::formatCount(row.line.granted));
    case Left:
        return qt::formatCount(row.line.left());
    case Ends:
        return qt::formatRelative(qt::parseTime(row.expiresAt));
    default:
        return {};
    }
}

QVariant LeaseLinesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const bool isNumber = index.column() != Product && index.column() != Ends;
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Ends ? qt::formatFullTime(qt::parseTime(row.expiresAt))
                                      : cell(row, index.column());
    case Qt::TextAlignmentRole:
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case qt::PagedModelBase::NumberRole:
        return isNumber;
    case qt::PagedModelBase::KeyRole:
        return qt::toText(row.leaseId + "/" + row.line.productId);
    default:
        return {};
    }
}

QVariant LeaseLinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Product || section == Ends ? Qt::AlignLeft : Qt::AlignRight) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Product:
        return tr("Product");
    case Sold:
        return tr("Sold");
    case Left:
        return tr("Left");
    case Ends:
        return tr("Ends");
    default:
        return {};
    }
}

} // namespace vitrine::console
