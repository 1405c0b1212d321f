#pragma once

#include "admin-console/app/route.hpp"
#include "vitrine/qt/models/column_set.hpp"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace vitrine::console {

/// One row of a short list on the dashboard.
struct RankingRow
{
    QStringList texts; ///< One per column.
    double share = 0;  ///< Of the greatest row, 0 to 1: drawn as a bar below the first text.
    Route route;       ///< The list or page behind it.
    std::optional<qt::Badge> badge{}; ///< In place of the first text.

    bool operator==(const RankingRow& other) const
    {
        return texts == other.texts && share == other.share && route == other.route;
    }
};

/// A short list that leads somewhere: best sellers, what runs out, orders by status. Placeholder
/// rows until it has been told its rows.
class RankingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kPlaceholders = 5;
    static constexpr int kShareRole = Qt::UserRole + 100;

    explicit RankingModel(QObject* parent = nullptr);

    /// @param titles of the columns; all but the first hold numbers.
    void setTitles(const QStringList& titles);
    /// Takes over what changed; the selection stays.
    void setRows(std::vector<RankingRow> rows);
    [[nodiscard]] Route routeAt(int row) const;
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_titles;
    std::vector<RankingRow> m_rows;
    bool m_isLoaded = false;
};

} // namespace vitrine::console
