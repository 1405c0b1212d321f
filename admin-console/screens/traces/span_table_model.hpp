#pragma once

#include "admin-console/screens/traces/trace_tree.hpp"

#include <QAbstractTableModel>

namespace vitrine::console {

/// The spans of a trace as a plain table: what screen readers and people who prefer numbers get.
class SpanTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum ColumnId {
        NameColumn,
        ServiceColumn,
        KindColumn,
        StartColumn,
        DurationColumn,
        SelfColumn,
        StateColumn,
        ColumnTotal
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// @param tree must live until the next call.
    void setTree(const TraceTree* tree);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const TraceTree* m_tree = nullptr;
};

} // namespace vitrine::console
