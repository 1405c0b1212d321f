#pragma once

#include "vitrine/domain/money.hpp"
#include "vitrine/qt/theme/tokens.hpp"

#include <QLocale>
#include <QString>
#include <QVariant>

#include <functional>
#include <vector>

class QSettings;

namespace vitrine::qt {

/// A status in a cell: word, shape and colour.
struct Badge
{
    QString text;
    Tone tone = Tone::Neutral;
};

/// One column of a table of `T`. Functions are called on the GUI thread for loaded rows only.
template <typename T> struct Column
{
    QString id;                     ///< Stable, for settings: "price".
    std::function<QString()> title; ///< Asked again after a language change.
    std::function<QString(const T&)> text;
    QString sortKey{};        ///< The server's name for the order, "" when it cannot sort by this.
    int width = 140;          ///< At first, in logical pixels.
    bool isNumber = false;    ///< Right-aligned with tabular figures.
    bool isVisible = true;    ///< At first.
    bool isStretched = false; ///< Takes what is left over; one per table.
    bool isMonospace = false; ///< Ids and codes.
    std::function<QString(const T&)> detail{}; ///< Second, muted text beside or below.
    std::function<QString(const T&)> toolTip{};
    std::function<Badge(const T&)> badge{};       ///< Drawn in place of the text.
    std::function<QString(const T&)> imageHash{}; ///< Drawn as a thumbnail in place of the text.
    std::function<Tone(const T&)> tone{};         ///< Colour of the text.
    std::function<QVariant(const T&)>
        editValue{}; ///< F2 edits this: Money (as domain::Money), int or text.
    std::function<bool(const T&)> isEditable{}; ///< Unset: every row, when editValue is set.
};

/// What a view needs to know of a column.
struct ColumnInfo
{
    QString id;
    QString title;
    QString sortKey;
    int width = 140;
    bool isNumber = false;
    bool isVisible = true;
    bool isStretched = false;
    bool isMonospace = false;
};

/// Order, visibility and width of the columns of one table, as the person left them.
struct ColumnState
{
    struct Entry
    {
        QString id;
        int width = 0;
        bool isVisible = true;
    };
    std::vector<Entry> entries; ///< From left to right.
    QString sortKey{};

    /// What is stored under `key`, completed by columns that are new and freed of those that are
    /// gone.
    [[nodiscard]] static ColumnState
    load(const QSettings& settings, const QString& key, const std::vector<ColumnInfo>& columns);
    void save(QSettings& settings, const QString& key) const;
};

} // namespace vitrine::qt

Q_DECLARE_METATYPE(vitrine::qt::Badge)
Q_DECLARE_METATYPE(vitrine::domain::Money)
