#include "admin-console/screens/imports/import_plan.hpp"

#include "vitrine/domain/sku.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace vitrine::console {
namespace {

struct ImportPlanText
{
    Q_DECLARE_TR_FUNCTIONS(ImportPlan)
};

/// Which column of the catalogue the cells of a file's column go to.
ImportField targetOf(ImportField field)
{
    if (field == ImportField::OneSpecification)
        return ImportField::Specifications;
    return field == ImportField::OneMetadata ? ImportField::Metadata : field;
}

/// `text` with a backslash before what has a meaning in a list of pairs.
QString escaped(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'\\' || c == u'|' || c == u'=')
            result += u'\\';
        result += c;
    }
    return result;
}

} // namespace

ImportPlan::ImportPlan(CsvTable table, ImportMapping mapping)
    : m_table(std::move(table))
    , m_mapping(std::move(mapping))
{
    for (int i = 0; i < kCatalogFields; ++i) {
        const auto wanted = static_cast<ImportField>(i);
        const bool isMapped =
            std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(), [&](ImportField field) {
                return targetOf(field) == wanted;
            });
        if (isMapped)
            m_fields.push_back(wanted);
    }
    if (m_mapping.decimalSign == DecimalSign::Auto) {
        QStringList prices;
        for (const CsvRow& row : m_table.rows) {
            if (row.problem.isEmpty())
                prices.append(cellOf(row, ImportField::Price));
        }
        m_mapping.decimalSign = detectDecimalSign(prices);
    }
    keepBackFaulty();
}

void ImportPlan::keepBackFaulty()
{
    QHash<QString, int> rowOfSku;
    const QString skuHeading = headingOf(fieldKey(ImportField::Sku));
    for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
        const CsvRow& row = m_table.rows[i];
        if (!row.problem.isEmpty()) {
            m_faults.push_back({row.number, {}, row.problem});
            continue;
        }
        const QString text = cellOf(row, ImportField::Sku);
        const auto sku = domain::Sku::create(text.toStdString());
        if (!sku.ok()) {
            m_faults.push_back(
                {row.number,
                 skuHeading,
                 text.trimmed().isEmpty()
                     ? ImportPlanText::tr("The SKU is missing.")
                     : ImportPlanText::tr("“%1” is no SKU: it takes 1 to 64 letters, digits and "
                                          "signs without spaces.")
                           .arg(text)});
            continue;
        }
        const QString key = QString::fromStdString(sku->key());
        if (const auto earlier = rowOfSku.constFind(key); earlier != rowOfSku.constEnd()) {
            m_faults.push_back({row.number,
                                skuHeading,
                                ImportPlanText::tr("Row %1 has the same SKU.").arg(*earlier)});
            continue;
        }
        rowOfSku.insert(key, row.number);
        m_sent.push_back(i);
    }
}

ImportPlan::Chunk ImportPlan::chunk(std::size_t first, std::size_t count) const
{
    Chunk chunk;
    QString csv;
    appendCsvRow(csv, header(), u',');
    const std::size_t end = std::min(m_sent.size(), first + count);
    for (std::size_t i = first; i < end; ++i) {
        const CsvRow& row = m_table.rows[m_sent[i]];
        appendCsvRow(csv, cellsOf(row), u',');
        chunk.rows.push_back(row.number);
    }
    chunk.csv = csv.toStdString();
    return chunk;
}

QStringList ImportPlan::header() const
{
    QStringList keys;
    for (const ImportField field : m_fields)
        keys.append(fieldKey(field));
    return keys;
}

QStringList ImportPlan::cellsOf(const CsvRow& row) const
{
    QStringList cells;
    for (const ImportField field : m_fields)
        cells.append(cellOf(row, field));
    return cells;
}

QString ImportPlan::cellOf(const CsvRow& row, ImportField field) const
{
    QStringList parts;
    for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
        if (targetOf(m_mapping.columns[i]) != field)
            continue;
        const auto at = static_cast<qsizetype>(i);
        const QString cell = row.cells.value(at);
        if (m_mapping.columns[i] == field)
            parts.append(cell);
        else if (!cell.trimmed().isEmpty())
            parts.append(escaped(m_table.header.value(at).trimmed()) + u'=' + escaped(cell));
    }
    if (field == ImportField::Price)
        return normalPrice(parts.value(0), m_mapping.decimalSign);
    if (field == ImportField::Active)
        return normalActive(parts.value(0));
    if (parts.size() > 1)
        parts.removeIf([](const QString& part) { return part.trimmed().isEmpty(); });
    return parts.join(u'|');
}

QString ImportPlan::headingOf(const QString& key) const
{
    QString heading;
    for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
        if (fieldKey(targetOf(m_mapping.columns[i])) != key || key.isEmpty())
            continue;
        if (!heading.isEmpty())
            return fieldLabel(targetOf(m_mapping.columns[i])); // several columns made it
        heading = m_table.header.value(static_cast<qsizetype>(i));
    }
    return heading.isEmpty() ? key : heading;
}

const CsvRow* ImportPlan::find(int number) const
{
    const auto found = std::lower_bound(
        m_table.rows.begin(), m_table.rows.end(), number, [](const CsvRow& row, int wanted) {
            return row.number < wanted;
        });
    return found != m_table.rows.end() && found->number == number ? &*found : nullptr;
}

QString ImportPlan::cell(int number, ImportField field) const
{
    const CsvRow* row = find(number);
    return row == nullptr ? QString() : cellOf(*row, field);
}

QString ImportPlan::failedRows(const std::vector<RowFault>& faults, QChar delimiter) const
{
    QMap<int, QStringList> messages;
    for (const RowFault& fault : faults)
        messages[fault.row].append(fault.column.isEmpty()
                                       ? fault.message
                                       : fault.column + QLatin1String(": ") + fault.message);
    QString csv;
    appendCsvRow(csv, m_table.header + QStringList{QStringLiteral("error")}, delimiter);
    for (auto entry = messages.cbegin(); entry != messages.cend(); ++entry) {
        const CsvRow* row = find(entry.key());
        if (row == nullptr)
            continue;
        QStringList cells = row->cells;
        while (cells.size() < m_table.header.size())
            cells.append(QString());
        appendCsvRow(csv, cells + QStringList{entry->join(QLatin1String("; "))}, delimiter);
    }
    return csv;
}

CsvTable ImportPlan::onlyRows(const std::vector<RowFault>& faults) const
{
    QSet<int> wanted;
    for (const RowFault& fault : faults)
        wanted.insert(fault.row);
    CsvTable table{.header = m_table.header, .rows = {}};
    std::copy_if(m_table.rows.begin(),
                 m_table.rows.end(),
                 std::back_inserter(table.rows),
                 [&](const CsvRow& row) { return wanted.contains(row.number); });
    return table;
}

} // namespace vitrine::console
