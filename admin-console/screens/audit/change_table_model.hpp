#pragma once

#include "admin-console/screens/audit/member_changes.hpp"

#include <QAbstractTableModel>

#include <vector>

namespace vitrine::console {

/// What a change did, member by member: its name, the value before, the value after.
class ChangeTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Member, Before, After, ColumnCount };

    explicit ChangeTableModel(QObject* parent = nullptr);

    void setChanges(std::vector<MemberChange> changes);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<MemberChange> m_changes;
};

} // namespace vitrine::console
