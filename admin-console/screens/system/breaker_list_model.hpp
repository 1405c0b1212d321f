#pragma once

#include "vitrine/wire/system.hpp"

#include <QAbstractTableModel>

#include <vector>

namespace vitrine::console {

/// The circuit breakers of the gateway.
class BreakerListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Service, Instance, State, FailureRate, Since, ColumnCount };

    explicit BreakerListModel(QObject* parent = nullptr);

    void take(const std::vector<wire::BreakerStatus>& breakers);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<wire::BreakerStatus> m_breakers;
};

} // namespace vitrine::console
