#include "vitrine/qt/models/column_set.hpp"

#include <QSettings>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kWidthMin = 36;
constexpr int kWidthMax = 1200;

ColumnState::Entry defaultOf(const ColumnInfo& column)
{
    return {column.id, column.width, column.isVisible};
}

} // namespace

ColumnState ColumnState::load(const QSettings& settings,
                              const QString& key,
                              const std::vector<ColumnInfo>& columns)
{
    ColumnState state;
    state.sortKey = settings.value(key + u"/sort"_s).toString();
    const auto known = [&](const QString& id) {
        return std::find_if(columns.begin(), columns.end(), [&](const ColumnInfo& column) {
            return column.id == id;
        });
    };
    // One text per column: "price:140:1".
    for (const auto& text : settings.value(key + u"/order"_s).toStringList()) {
        const auto parts = text.split(u':');
        if (parts.size() != 3 || known(parts[0]) == columns.end())
            continue;
        state.entries.push_back(
            {parts[0], std::clamp(parts[1].toInt(), kWidthMin, kWidthMax), parts[2] == "1"_L1});
    }
    // Columns that are new since then come where the program would put them.
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool isThere =
            std::any_of(state.entries.begin(), state.entries.end(), [&](const Entry& entry) {
                return entry.id == columns[i].id;
            });
        if (!isThere)
            state.entries.insert(state.entries.begin() +
                                     std::ptrdiff_t(std::min(i, state.entries.size())),
                                 defaultOf(columns[i]));
    }
    return state;
}

void ColumnState::save(QSettings& settings, const QString& key) const
{
    QStringList order;
    for (const auto& entry : entries)
        order.append(u"%1:%2:%3"_s.arg(entry.id).arg(entry.width).arg(entry.isVisible ? 1 : 0));
    settings.setValue(key + u"/order"_s, order);
    settings.setValue(key + u"/sort"_s, sortKey);
}

} // namespace vitrine::qt
