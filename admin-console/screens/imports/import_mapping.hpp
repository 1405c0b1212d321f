#pragma once

#include "admin-console/parts/csv_text.hpp"

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace vitrine::console {

/// What a column of a file means. The first twelve are the catalogue's own columns.
enum class ImportField {
    Sku,
    Name,
    Brand,
    Description,
    Price,
    Currency,
    TaxCategory,
    Gtins,
    Categories,
    Specifications,
    Metadata,
    Active,
    OneSpecification, ///< Its heading is the name of a specification, its cells are the values.
    OneMetadata,      ///< The same of free metadata.
    Ignore
};
inline constexpr int kCatalogFields = 12;

/// The catalogue's name of a column, "taxCategory"; "" for the last three.
[[nodiscard]] QString fieldKey(ImportField field);
/// Name for people: "Tax category".
[[nodiscard]] QString fieldLabel(ImportField field);
/// Whether several columns of a file may have this meaning; their cells are put together.
[[nodiscard]] bool mayRepeat(ImportField field);

/// Which character parts euros from cents. One number alone does not tell, so `Auto` looks at all
/// prices of the file and takes a comma where more of them can be read only so.
enum class DecimalSign { Auto, Point, Comma };

/// What each column of a file means.
struct ImportMapping
{
    std::vector<ImportField> columns;
    DecimalSign decimalSign = DecimalSign::Auto;
};

/// Guesses by the headings: the catalogue's own names first, then what suppliers and other shops
/// call them, in English and German. What is not recognised is left out.
[[nodiscard]] ImportMapping guessMapping(const QStringList& header);

/// Tells tables apart by their headings, regardless of case and space: what a remembered mapping is
/// found by.
[[nodiscard]] QString headerSignature(const QStringList& header);

/// As text for the settings, and back. A text of another number of columns, or one that this
/// program never wrote, gives nothing.
[[nodiscard]] QString mappingToText(const ImportMapping& mapping);
[[nodiscard]] std::optional<ImportMapping> mappingFromText(const QString& text, qsizetype columns);

/// Why nothing can be imported with this mapping, in words; "" when it can.
[[nodiscard]] QString mappingProblem(const ImportMapping& mapping, const QStringList& header);

/// The decimal sign that `Auto` comes to for these cells.
[[nodiscard]] DecimalSign detectDecimalSign(const QStringList& prices);
/// "1.299,00 €" as the catalogue reads it: "1299.00". What is no price stays as it is, so that the
/// catalogue can say what is wrong with it.
[[nodiscard]] QString normalPrice(const QString& cell, DecimalSign sign);
/// "ja", "x", "0" as "true" and "false"; anything else stays as it is.
[[nodiscard]] QString normalActive(const QString& cell);

} // namespace vitrine::console
