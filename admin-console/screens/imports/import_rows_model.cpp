#include "admin-console/screens/imports/import_rows_model.hpp"

#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/reason_text.hpp"

#include <algorithm>
#include <limits>

namespace vitrine::console {
namespace {

using qt::Badge;

ImportRowsModel::Outcome outcomeOf(const std::string& text)
{
    if (text == "CREATED")
        return ImportRowsModel::Outcome::Added;
    if (text == "UPDATED")
        return ImportRowsModel::Outcome::Changed;
    return text == "FAULTY" ? ImportRowsModel::Outcome::Faulty
                            : ImportRowsModel::Outcome::Unchanged;
}

/// Cells show one line.
QString oneLine(QString text)
{
    constexpr qsizetype kLong = 200;
    text.replace(u'\n', QStringLiteral(" ↵ "));
    text.remove(u'\r');
    return text.size() > kLong ? text.left(kLong) + u'…' : text;
}

} // namespace

Badge outcomeBadge(ImportRowsModel::Outcome outcome)
{
    switch (outcome) {
    case ImportRowsModel::Outcome::Added:
        return {ImportRowsModel::tr("New"), qt::Tone::Ok};
    case ImportRowsModel::Outcome::Changed:
        return {ImportRowsModel::tr("Changed"), qt::Tone::Info};
    case ImportRowsModel::Outcome::Unchanged:
        return {ImportRowsModel::tr("Unchanged"), qt::Tone::Neutral};
    case ImportRowsModel::Outcome::Faulty:
        return {ImportRowsModel::tr("Error"), qt::Tone::Danger};
    }
    return {};
}

ImportRowsModel::ImportRowsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ImportRowsModel::reset(std::shared_ptr<const ImportPlan> plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_rows.clear();
    m_shown.clear();
    m_counts = {};
    m_answered = 0;
    m_keptBack = 0;
    if (m_plan && m_plan->size() == 0) {
        for (Row& row : takeKeptBack(std::numeric_limits<int>::max()))
            addRow(std::move(row));
    }
    endResetModel();
}

/// The faults that the plan kept back, up to row `last`.
std::vector<ImportRowsModel::Row> ImportRowsModel::takeKeptBack(int last)
{
    std::vector<Row> rows;
    const auto& faults = m_plan->faults();
    for (; m_keptBack < faults.size() && faults[m_keptBack].row <= last; ++m_keptBack) {
        const RowFault& fault = faults[m_keptBack];
        Row row{.number = fault.row, .outcome = Outcome::Faulty, .changes = {}, .faults = {}};
        row.faults.insert(keyOf(fault.column), fault.message);
        rows.push_back(std::move(row));
    }
    return rows;
}

void ImportRowsModel::append(const ImportPlan::Chunk& chunk, const wire::ImportReport& report)
{
    // The catalogue counts the rows of what it was sent: 1 is the header, 2 the chunk's first.
    std::vector<Row> rows(chunk.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].number = chunk.rows[i];
    const auto at = [&](int number) -> Row* {
        const auto index = static_cast<std::size_t>(number - 2);
        return number >= 2 && index < rows.size() ? &rows[index] : nullptr;
    };
    for (const wire::ImportRow& detail : report.details) {
        Row* row = at(detail.row);
        if (row == nullptr)
            continue;
        row->outcome = outcomeOf(detail.outcome);
        for (const wire::FieldChange& change : detail.changes)
            row->changes.insert(
                QString::fromStdString(change.field),
                {QString::fromStdString(change.before), QString::fromStdString(change.after)});
    }
    for (const wire::ImportFault& fault : report.faults) {
        if (Row* row = at(fault.row)) {
            row->outcome = Outcome::Faulty;
            row->faults.insert(QString::fromStdString(fault.column),
                               qt::reasonText(fault.reason, fault.message));
        }
    }
    m_answered += chunk.rows.size();
    const bool isLast = m_answered >= m_plan->size();
    auto keptBack = takeKeptBack(isLast || chunk.rows.empty() ? std::numeric_limits<int>::max()
                                                              : chunk.rows.back());
    std::move(keptBack.begin(), keptBack.end(), std::back_inserter(rows));
    std::sort(
        rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.number < b.number; });
    std::vector<std::size_t> shown;
    for (Row& row : rows) {
        const bool isOneMore = isShown(row);
        addRow(std::move(row));
        if (isOneMore) {
            shown.push_back(m_shown.back());
            m_shown.pop_back();
        }
    }
    if (shown.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(shown.size()) - 1);
    m_shown.insert(m_shown.end(), shown.begin(), shown.end());
    endInsertRows();
}

void ImportRowsModel::addRow(Row row)
{
    switch (row.outcome) {
    case Outcome::Added:
        ++m_counts.added;
        break;
    case Outcome::Changed:
        ++m_counts.changed;
        break;
    case Outcome::Unchanged:
        ++m_counts.unchanged;
        break;
    case Outcome::Faulty:
        ++m_counts.faulty;
        break;
    }
    if (isShown(row))
        m_shown.push_back(m_rows.size());
    m_rows.push_back(std::move(row));
}

bool ImportRowsModel::isShown(const Row& row) const
{
    switch (m_filter) {
    case Filter::All:
        return true;
    case Filter::Added:
        return row.outcome == Outcome::Added;
    case Filter::Changed:
        return row.outcome == Outcome::Changed;
    case Filter::Unchanged:
        return row.outcome == Outcome::Unchanged;
    case Filter::Faulty:
        return row.outcome == Outcome::Faulty;
    }
    return true;
}

void ImportRowsModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (isShown(m_rows[i]))
            m_shown.push_back(i);
    }
    endResetModel();
}

std::vector<RowFault> ImportRowsModel::faults() const
{
    std::vector<RowFault> faults;
    for (const Row& row : m_rows) {
        for (auto fault = row.faults.cbegin(); fault != row.faults.cend(); ++fault)
            faults.push_back({row.number, m_plan->headingOf(fault.key()), fault.value()});
    }
    std::stable_sort(faults.begin(), faults.end(), [](const RowFault& a, const RowFault& b) {
        return a.row < b.row;
    });
    return faults;
}

QString ImportRowsModel::keyOf(const QString& heading) const
{
    if (heading.isEmpty())
        return {};
    for (const ImportField field : m_plan->fields()) {
        if (m_plan->headingOf(fieldKey(field)) == heading)
            return fieldKey(field);
    }
    return {};
}

QString ImportRowsModel::explanation(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    return rowText(m_rows[m_shown[static_cast<std::size_t>(index.row())]]);
}

QString ImportRowsModel::rowText(const Row& row) const
{
    QStringList sentences;
    for (auto fault = row.faults.cbegin(); fault != row.faults.cend(); ++fault) {
        const QString heading = m_plan->headingOf(fault.key());
        sentences.append(heading.isEmpty() ? fault.value()
                                           : heading + QLatin1String(": ") + fault.value());
    }
    for (auto change = row.changes.cbegin(); change != row.changes.cend(); ++change)
        sentences.append(tr("%1: “%2” becomes “%3”")
                             .arg(m_plan->headingOf(change.key()),
                                  oneLine(change->before),
                                  oneLine(change->after)));
    sentences.sort();
    return sentences.join(u'\n');
}

int ImportRowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ImportRowsModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_plan)
        return 0;
    return FirstFieldColumn + static_cast<int>(m_plan->fields().size()) + 1;
}

QVariant ImportRowsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[m_shown[static_cast<std::size_t>(index.row())]];
    if (role == OutcomeRole)
        return static_cast<int>(row.outcome);
    if (role == Qt::TextAlignmentRole)
        return int(alignmentOf(index.column()));
    if (index.column() == RowColumn) {
        if (role == qt::PagedModelBase::NumberRole)
            return true;
        return role == Qt::DisplayRole ? QVariant(row.number) : QVariant();
    }
    if (index.column() == OutcomeColumn)
        return outcomeData(row, role);
    if (index.column() == columnCount() - 1)
        return noteData(row, role);
    return fieldData(
        row, m_plan->fields()[static_cast<std::size_t>(index.column() - FirstFieldColumn)], role);
}

Qt::Alignment ImportRowsModel::alignmentOf(int column) const
{
    const int field = column - FirstFieldColumn;
    const auto& fields = m_plan->fields();
    const bool isPrice = field >= 0 && field < static_cast<int>(fields.size()) &&
                         fields[static_cast<std::size_t>(field)] == ImportField::Price;
    return (isPrice || column == RowColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QVariant ImportRowsModel::outcomeData(const Row& row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return outcomeBadge(row.outcome).text;
    case qt::PagedModelBase::BadgeRole:
        return QVariant::fromValue(outcomeBadge(row.outcome));
    case Qt::ToolTipRole:
        return rowText(row);
    case FaultRole:
        return row.faults.value(QString());
    default:
        return {};
    }
}

QVariant ImportRowsModel::noteData(const Row& row, int role) const
{
    if (row.outcome != Outcome::Faulty)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return rowText(row).replace(u'\n', QStringLiteral(" · "));
    case Qt::ToolTipRole:
        return rowText(row);
    case qt::PagedModelBase::ToneRole:
        return static_cast<int>(qt::Tone::Danger);
    default:
        return {};
    }
}

QVariant ImportRowsModel::fieldData(const Row& row, ImportField field, int role) const
{
    const QString key = fieldKey(field);
    const auto change = row.changes.constFind(key);
    switch (role) {
    case Qt::DisplayRole:
        if (change != row.changes.cend())
            return oneLine(change->before) + QStringLiteral(" → ") + oneLine(change->after);
        return oneLine(m_plan->cell(row.number, field));
    case qt::PagedModelBase::NumberRole:
        return field == ImportField::Price;
    case qt::PagedModelBase::MonospaceRole:
        return field == ImportField::Sku;
    case qt::PagedModelBase::ToneRole:
        if (row.faults.contains(key))
            return static_cast<int>(qt::Tone::Danger);
        return static_cast<int>(change != row.changes.cend() ? qt::Tone::Info : qt::Tone::Neutral);
    case Qt::ToolTipRole:
        if (row.faults.contains(key))
            return row.faults.value(key);
        return change != row.changes.cend() ? QVariant(rowText(row)) : QVariant();
    case FaultRole:
        return row.faults.value(key);
    case BeforeRole:
        return change != row.changes.cend() ? QVariant(change->before) : QVariant();
    default:
        return {};
    }
}

QVariant ImportRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_plan)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(alignmentOf(section));
    if (role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    if (section == RowColumn)
        return tr("Row");
    if (section == OutcomeColumn)
        return tr("Result");
    if (section == columnCount() - 1)
        return tr("What is wrong");
    return fieldLabel(m_plan->fields()[static_cast<std::size_t>(section - FirstFieldColumn)]);
}

} // namespace vitrine::console
