#pragma once

#include "admin-console/screens/imports/import_mapping.hpp"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <string>
#include <vector>

namespace vitrine::console {

/// What is wrong with a row of a file, or with one cell of it.
struct RowFault
{
    int row = 0;
    QString column{}; ///< Heading in the file; "" when the whole row is meant.
    QString message;
};

/// The rows of a file as the catalogue's import reads them. What can be seen to be wrong without
/// the catalogue is kept back: rows that cannot be read, rows without a SKU, a SKU that an earlier
/// row has.
class ImportPlan
{
public:
    /// Some rows as CSV in the catalogue's own form.
    struct Chunk
    {
        std::string csv;
        std::vector<int> rows; ///< The file's number of each row, the header not counted.
    };

    ImportPlan() = default;
    /// @pre mappingProblem(mapping, table.header) is empty
    ImportPlan(CsvTable table, ImportMapping mapping);

    [[nodiscard]] const CsvTable& table() const { return m_table; }
    [[nodiscard]] const ImportMapping& mapping() const { return m_mapping; }
    /// How many rows are sent.
    [[nodiscard]] std::size_t size() const { return m_sent.size(); }
    /// What was kept back, in order of rows.
    [[nodiscard]] const std::vector<RowFault>& faults() const { return m_faults; }
    /// @param first counted among those that are sent
    [[nodiscard]] Chunk chunk(std::size_t first, std::size_t count) const;

    /// The catalogue's columns that are sent, in its order.
    [[nodiscard]] const std::vector<ImportField>& fields() const { return m_fields; }
    /// What is sent as `field` of row `number` of the file; "" when there is no such row.
    [[nodiscard]] QString cell(int number, ImportField field) const;
    /// The heading that the catalogue's column `key` came from: "price" may be "Preis (brutto)".
    [[nodiscard]] QString headingOf(const QString& key) const;
    /// These rows as a file of the same columns and one more, "error", that says what was wrong. It
    /// can be mended and imported again.
    [[nodiscard]] QString failedRows(const std::vector<RowFault>& faults, QChar delimiter) const;
    /// A table of these rows only, under their old numbers.
    [[nodiscard]] CsvTable onlyRows(const std::vector<RowFault>& faults) const;

private:
    [[nodiscard]] QStringList header() const;
    [[nodiscard]] QStringList cellsOf(const CsvRow& row) const;
    [[nodiscard]] QString cellOf(const CsvRow& row, ImportField field) const;
    [[nodiscard]] const CsvRow* find(int number) const;
    void keepBackFaulty();

    CsvTable m_table;
    ImportMapping m_mapping;
    std::vector<ImportField> m_fields;
    std::vector<std::size_t> m_sent; ///< Indices of rows.
    std::vector<RowFault> m_faults;
};

} // namespace vitrine::console
