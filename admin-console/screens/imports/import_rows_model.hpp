#pragma once

#include "admin-console/screens/imports/import_plan.hpp"
#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/wire/catalog.hpp"

#include <QAbstractTableModel>
#include <QHash>

#include <memory>
#include <vector>

namespace vitrine::console {

/// What an import does to each row of a file, one column for each column of the catalogue that the
/// file fills: new values, what a value was before, and what is wrong with a cell.
class ImportRowsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Outcome { Added, Changed, Unchanged, Faulty };
    enum class Filter { All, Added, Changed, Unchanged, Faulty };
    /// Besides these a DataTable's own roles, for badges and tones.
    enum Role {
        OutcomeRole = Qt::UserRole + 100, ///< int of Outcome
        FaultRole,                        ///< What is wrong with this cell, "" when nothing is.
        BeforeRole ///< What this cell replaces, invalid when it changes nothing.
    };
    /// The last column, behind the fields, says what is wrong with the row.
    enum Column { RowColumn, OutcomeColumn, FirstFieldColumn };

    struct Counts
    {
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        int faulty = 0;
        [[nodiscard]] int total() const { return added + changed + unchanged + faulty; }
    };

    explicit ImportRowsModel(QObject* parent = nullptr);

    /// Begins anew: no row is known yet. Those that the plan kept back come in their places.
    void reset(std::shared_ptr<const ImportPlan> plan);
    /// Takes what the catalogue said of `chunk`.
    void append(const ImportPlan::Chunk& chunk, const wire::ImportReport& report);
    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }
    [[nodiscard]] const Counts& counts() const { return m_counts; }
    /// What is wrong, in order of rows.
    [[nodiscard]] std::vector<RowFault> faults() const;
    /// All that is wrong with the row at `index`, or what it changes, in sentences.
    [[nodiscard]] QString explanation(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Change
    {
        QString before;
        QString after;
    };
    struct Row
    {
        int number = 0;
        Outcome outcome = Outcome::Unchanged;
        QHash<QString, Change> changes; ///< By the catalogue's name of the column.
        QHash<QString, QString> faults; ///< The same; "" for the whole row.
    };

    [[nodiscard]] std::vector<Row> takeKeptBack(int last);
    [[nodiscard]] Qt::Alignment alignmentOf(int column) const;
    void addRow(Row row);
    [[nodiscard]] bool isShown(const Row& row) const;
    [[nodiscard]] QVariant fieldData(const Row& row, ImportField field, int role) const;
    [[nodiscard]] QVariant outcomeData(const Row& row, int role) const;
    [[nodiscard]] QVariant noteData(const Row& row, int role) const;
    [[nodiscard]] QString rowText(const Row& row) const;
    /// The catalogue's name of the file's column `heading`.
    [[nodiscard]] QString keyOf(const QString& heading) const;

    std::shared_ptr<const ImportPlan> m_plan;
    std::vector<Row> m_rows;    ///< In order of rows.
    std::size_t m_answered = 0; ///< Rows that the catalogue has spoken of.
    std::size_t m_keptBack = 0; ///< The first fault of the plan that is not among the rows yet.
    std::vector<std::size_t> m_shown;
    Filter m_filter = Filter::All;
    Counts m_counts;
};

/// "New", "Changed": word and colour.
[[nodiscard]] qt::Badge outcomeBadge(ImportRowsModel::Outcome outcome);

} // namespace vitrine::console
