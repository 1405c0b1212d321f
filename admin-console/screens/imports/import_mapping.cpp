#include "admin-console/screens/imports/import_mapping.hpp"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace vitrine::console {
namespace {

struct ImportFieldText
{
    Q_DECLARE_TR_FUNCTIONS(ImportField)
};

constexpr std::array<const char*, kCatalogFields> kKeys = {"sku",
                                                           "name",
                                                           "brand",
                                                           "description",
                                                           "price",
                                                           "currency",
                                                           "taxCategory",
                                                           "gtins",
                                                           "categories",
                                                           "specifications",
                                                           "metadata",
                                                           "active"};

struct Synonym
{
    const char* heading; ///< Letters and digits only, lower case.
    ImportField field;
};

/// What suppliers' tables, Shopify, WooCommerce and Square call the columns.
constexpr Synonym kSynonyms[] = {
    {"sku", ImportField::Sku},
    {"itemnumber", ImportField::Sku},
    {"articlenumber", ImportField::Sku},
    {"productcode", ImportField::Sku},
    {"variantsku", ImportField::Sku},
    {"artikelnummer", ImportField::Sku},
    {"artikelnr", ImportField::Sku},
    {"artnr", ImportField::Sku},
    {"name", ImportField::Name},
    {"title", ImportField::Name},
    {"productname", ImportField::Name},
    {"itemname", ImportField::Name},
    {"bezeichnung", ImportField::Name},
    {"artikelname", ImportField::Name},
    {"produktname", ImportField::Name},
    {"titel", ImportField::Name},
    {"brand", ImportField::Brand},
    {"vendor", ImportField::Brand},
    {"manufacturer", ImportField::Brand},
    {"marke", ImportField::Brand},
    {"hersteller", ImportField::Brand},
    {"description", ImportField::Description},
    {"bodyhtml", ImportField::Description},
    {"longdescription", ImportField::Description},
    {"beschreibung", ImportField::Description},
    {"price", ImportField::Price},
    {"regularprice", ImportField::Price},
    {"variantprice", ImportField::Price},
    {"retailprice", ImportField::Price},
    {"preis", ImportField::Price},
    {"verkaufspreis", ImportField::Price},
    {"vk", ImportField::Price},
    {"uvp", ImportField::Price},
    {"currency", ImportField::Currency},
    {"waehrung", ImportField::Currency},
    {"taxcategory", ImportField::TaxCategory},
    {"taxclass", ImportField::TaxCategory},
    {"steuerklasse", ImportField::TaxCategory},
    {"gtins", ImportField::Gtins},
    {"gtin", ImportField::Gtins},
    {"ean", ImportField::Gtins},
    {"ean13", ImportField::Gtins},
    {"upc", ImportField::Gtins},
    {"barcode", ImportField::Gtins},
    {"variantbarcode", ImportField::Gtins},
    {"strichcode", ImportField::Gtins},
    {"categories", ImportField::Categories},
    {"category", ImportField::Categories},
    {"productcategory", ImportField::Categories},
    {"kategorie", ImportField::Categories},
    {"kategorien", ImportField::Categories},
    {"warengruppe", ImportField::Categories},
    {"specifications", ImportField::Specifications},
    {"metadata", ImportField::Metadata},
    {"active", ImportField::Active},
    {"published", ImportField::Active},
    {"enabled", ImportField::Active},
    {"aktiv", ImportField::Active},
};

/// Letters and digits in lower case, umlauts spelt out.
QString plain(const QString& heading)
{
    QString text;
    for (const QChar c : heading.toLower()) {
        if (c == u'ä')
            text += QLatin1String("ae");
        else if (c == u'ö')
            text += QLatin1String("oe");
        else if (c == u'ü')
            text += QLatin1String("ue");
        else if (c == u'ß')
            text += QLatin1String("ss");
        else if (c.isLetterOrNumber())
            text += c;
    }
    return text;
}

ImportField guessField(const QString& heading)
{
    const QString wanted = plain(heading);
    const auto* const found =
        std::find_if(std::begin(kSynonyms), std::end(kSynonyms), [&](const Synonym& synonym) {
            return wanted == QLatin1String(synonym.heading);
        });
    return found == std::end(kSynonyms) ? ImportField::Ignore : found->field;
}

/// The cell without what people put around a number: currency signs, codes and blanks.
QString numberPart(const QString& cell)
{
    QString text;
    for (const QChar c : cell) {
        if (c.category() != QChar::Symbol_Currency && !c.isSpace() && c != u'\u202F')
            text += c;
    }
    const auto isCode = [](QStringView part) {
        return std::all_of(
            part.begin(), part.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
    };
    if (text.size() > 3 && isCode(QStringView(text).right(3)))
        text.chop(3);
    else if (text.size() > 3 && isCode(QStringView(text).left(3)))
        text.remove(0, 3);
    return text;
}

/// Whether `text` is groups of digits parted by `group`, then perhaps `point` and decimals.
bool isNumber(const QString& text, QChar group, QChar point)
{
    const qsizetype end = text.indexOf(point);
    const QString whole = end < 0 ? text : text.left(end);
    const QString decimals = end < 0 ? QString() : text.mid(end + 1);
    const auto digits = [](const QString& part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) {
            return c >= u'0' && c <= u'9';
        });
    };
    if (end >= 0 && !digits(decimals))
        return false;
    const QStringList groups = whole.split(group);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const qsizetype size = groups[i].size();
        const bool fits = i == 0 ? size <= 3 || groups.size() == 1 : size == 3;
        if (!digits(groups[i]) || !fits)
            return false;
    }
    return true;
}

} // namespace

QString fieldKey(ImportField field)
{
    const auto index = static_cast<std::size_t>(field);
    return index < kKeys.size() ? QString::fromLatin1(kKeys[index]) : QString();
}

QString fieldLabel(ImportField field)
{
    switch (field) {
    case ImportField::Sku:
        return ImportFieldText::tr("SKU");
    case ImportField::Name:
        return ImportFieldText::tr("Name");
    case ImportField::Brand:
        return ImportFieldText::tr("Brand");
    case ImportField::Description:
        return ImportFieldText::tr("Description");
    case ImportField::Price:
        return ImportFieldText::tr("Price");
    case ImportField::Currency:
        return ImportFieldText::tr("Currency");
    case ImportField::TaxCategory:
        return ImportFieldText::tr("Tax category");
    case ImportField::Gtins:
        return ImportFieldText::tr("Barcodes (GTIN)");
    case ImportField::Categories:
        return ImportFieldText::tr("Categories");
    case ImportField::Specifications:
        return ImportFieldText::tr("Specifications");
    case ImportField::Metadata:
        return ImportFieldText::tr("Metadata");
    case ImportField::Active:
        return ImportFieldText::tr("Active");
    case ImportField::OneSpecification:
        return ImportFieldText::tr("A specification of this name");
    case ImportField::OneMetadata:
        return ImportFieldText::tr("Metadata of this name");
    case ImportField::Ignore:
        return ImportFieldText::tr("Leave out");
    }
    return {};
}

bool mayRepeat(ImportField field)
{
    switch (field) {
    case ImportField::Gtins:
    case ImportField::Categories:
    case ImportField::Specifications:
    case ImportField::Metadata:
    case ImportField::OneSpecification:
    case ImportField::OneMetadata:
    case ImportField::Ignore:
        return true;
    default:
        return false;
    }
}

ImportMapping guessMapping(const QStringList& header)
{
    ImportMapping mapping;
    for (const QString& heading : header) {
        ImportField field = guessField(heading);
        const bool isTaken = std::find(mapping.columns.begin(), mapping.columns.end(), field) !=
                             mapping.columns.end();
        if (isTaken && !mayRepeat(field))
            field = ImportField::Ignore; // the first of two "Name" columns it is
        mapping.columns.push_back(field);
    }
    return mapping;
}

QString headerSignature(const QStringList& header)
{
    QByteArray text;
    for (const QString& heading : header)
        text += heading.simplified().toLower().toUtf8() + '\x1f';
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(24));
}

QString mappingToText(const ImportMapping& mapping)
{
    QStringList parts{QString::number(static_cast<int>(mapping.decimalSign))};
    for (const ImportField field : mapping.columns)
        parts.append(QString::number(static_cast<int>(field)));
    return parts.join(u' ');
}

std::optional<ImportMapping> mappingFromText(const QString& text, qsizetype columns)
{
    const QStringList parts = text.split(u' ');
    if (parts.size() != columns + 1)
        return std::nullopt;
    ImportMapping mapping;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool isNumber = false;
        const int value = parts[i].toInt(&isNumber);
        const int limit = static_cast<int>(i == 0 ? static_cast<int>(DecimalSign::Comma)
                                                  : static_cast<int>(ImportField::Ignore));
        if (!isNumber || value < 0 || value > limit)
            return std::nullopt;
        if (i == 0)
            mapping.decimalSign = static_cast<DecimalSign>(value);
        else
            mapping.columns.push_back(static_cast<ImportField>(value));
    }
    return mapping;
}

QString mappingProblem(const ImportMapping& mapping, const QStringList& header)
{
    if (static_cast<qsizetype>(mapping.columns.size()) != header.size())
        return ImportFieldText::tr("The columns of the file have changed. Choose the file again.");
    QMap<ImportField, QString> first;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const ImportField field = mapping.columns[i];
        const QString& heading = header[static_cast<qsizetype>(i)];
        if (first.contains(field) && !mayRepeat(field))
            return ImportFieldText::tr("“%1” and “%2” cannot both be %3.")
                .arg(first[field], heading, fieldLabel(field));
        if (!first.contains(field))
            first.insert(field, heading);
        const bool isNamed =
            field == ImportField::OneSpecification || field == ImportField::OneMetadata;
        if (isNamed && heading.trimmed().isEmpty())
            return ImportFieldText::tr("A column without a heading cannot be named after it.");
    }
    if (!first.contains(ImportField::Sku))
        return ImportFieldText::tr(
            "Choose the column that holds the SKU: products are recognised by it.");
    const auto used = std::count_if(mapping.columns.begin(), mapping.columns.end(), [](auto field) {
        return field != ImportField::Ignore;
    });
    return used > 1 ? QString()
                    : ImportFieldText::tr("Choose at least one column besides the SKU.");
}

DecimalSign detectDecimalSign(const QStringList& prices)
{
    // A cell that is no number either way tells nothing: it is a fault of that row.
    int onlyComma = 0;
    int onlyPoint = 0;
    for (const QString& cell : prices) {
        const QString text = numberPart(cell);
        if (text.isEmpty())
            continue;
        const bool isPoint = isNumber(text, u',', u'.');
        const bool isComma = isNumber(text, u'.', u',');
        onlyPoint += isPoint && !isComma;
        onlyComma += isComma && !isPoint;
    }
    return onlyComma > onlyPoint ? DecimalSign::Comma : DecimalSign::Point;
}

QString normalPrice(const QString& cell, DecimalSign sign)
{
    const bool isComma = sign == DecimalSign::Comma;
    const QChar group = isComma ? u'.' : u',';
    const QChar point = isComma ? u',' : u'.';
    QString text = numberPart(cell);
    if (!isNumber(text, group, point))
        return cell;
    text.remove(group);
    return text.replace(point, QLatin1Char('.'));
}

QString normalActive(const QString& cell)
{
    const QString text = cell.trimmed().toLower();
    static const QStringList kYes = {QStringLiteral("true"),
                                     QStringLiteral("yes"),
                                     QStringLiteral("y"),
                                     QStringLiteral("1"),
                                     QStringLiteral("x"),
                                     QStringLiteral("active"),
                                     QStringLiteral("ja"),
                                     QStringLiteral("j"),
                                     QStringLiteral("wahr"),
                                     QStringLiteral("aktiv")};
    static const QStringList kNo = {QStringLiteral("false"),
                                    QStringLiteral("no"),
                                    QStringLiteral("n"),
                                    QStringLiteral("0"),
                                    QStringLiteral("inactive"),
                                    QStringLiteral("nein"),
                                    QStringLiteral("falsch"),
                                    QStringLiteral("inaktiv")};
    if (kYes.contains(text))
        return QStringLiteral("true");
    if (kNo.contains(text))
        return QStringLiteral("false");
    return cell;
}

} // namespace vitrine::console
