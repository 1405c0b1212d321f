#include "vitrine/qt/reason_text.hpp"

#include "vitrine/qt/text.hpp"

#include <QCoreApplication>
#include <QHash>

namespace vitrine::qt {
namespace {

struct ReasonTexts
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::qt::ReasonTexts)
};

/// By code; %1 and so on stand for the reason's values. Translated when it is asked for, since the
/// language may be switched.
const QHash<QString, const char*>& sentences()
{
    static const QHash<QString, const char*> all = {
        {QStringLiteral("empty"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "It must not be empty.")},
        {QStringLiteral("too_long"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "It has more than %1 characters.")},
        {QStringLiteral("not_utf8"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "It is no text in UTF-8.")},
        {QStringLiteral("control_characters"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "It has control characters in it.")},
        {QStringLiteral("not_slug"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "Only small letters, digits and dashes are possible.")},
        {QStringLiteral("too_many"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "There are more than %1 of them.")},
        {QStringLiteral("same_keys"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "Two keys differ only in blanks.")},
        {QStringLiteral("key_twice"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "The key “%1” is there twice.")},
        {QStringLiteral("no_category"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "There is no such category.")},
        {QStringLiteral("below_itself"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "A category cannot be below itself.")},
        {QStringLiteral("too_deep"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "The categories would have more than %1 levels.")},
        {QStringLiteral("no_currency"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "This is no currency such as EUR.")},
        {QStringLiteral("price_format"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "A price has digits and a decimal point, such as 19.99.")},
        {QStringLiteral("price_decimals"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "Prices in %1 have at most %2 decimals.")},
        {QStringLiteral("price_too_large"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "The price is too high.")},
        {QStringLiteral("price_negative"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "The price would be below zero.")},
        {QStringLiteral("price_missing"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "A new product needs a price.")},
        {QStringLiteral("price_of_currency"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "A new currency needs a price in it.")},
        {QStringLiteral("sku_empty"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "The SKU is missing.")},
        {QStringLiteral("sku_too_long"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "A SKU has at most 64 characters.")},
        {QStringLiteral("sku_characters"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "A SKU has plain letters, digits and signs only, without blanks.")},
        {QStringLiteral("sku_taken"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "Another product has the SKU %1.")},
        {QStringLiteral("sku_archived"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "The SKU belongs to an archived product: restore that first.")},
        {QStringLiteral("sku_repeated"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "An earlier row has the SKU %1.")},
        {QStringLiteral("gtin_digits"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "A barcode number has digits only.")},
        {QStringLiteral("gtin_length"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "A barcode number has 8, 12, 13 or 14 digits.")},
        {QStringLiteral("upc_e"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "UPC-E has eight digits and begins with 0 or 1.")},
        {QStringLiteral("gtin_check_digit"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "The last digit of %1 would have to be %2: is it mistyped?")},
        {QStringLiteral("gtin_taken"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "Another product has the barcode %1.")},
        {QStringLiteral("gtin_promised"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "The product with the SKU %2 has the barcode %1.")},
        {QStringLiteral("cell_count"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "The row has %1 cells, the first line %2.")},
        {QStringLiteral("not_flag"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "It must be true or false.")},
        {QStringLiteral("not_pairs"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "It must be pairs “name = value”, parted by “|”.")},
        {QStringLiteral("not_paths"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts",
                           "It must be paths such as “Shoes > Boots”, parted by “|”.")},
        {QStringLiteral("archived"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "It is archived: restore it first.")},
        {QStringLiteral("no_product"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "There is no such product any more.")},
        {QStringLiteral("deleted"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "It was deleted.")},
        {QStringLiteral("changed_since"),
         QT_TRANSLATE_NOOP("vitrine::qt::ReasonTexts", "It was changed since.")},
    };
    return all;
}

/// `text` with the values at their places, in one pass: a value may look like a place.
QString filled(const QString& text, const std::vector<std::string>& values)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (number < 1 || number > int(values.size())) {
            result += text[i];
            continue;
        }
        result += toText(values[std::size_t(number - 1)]);
        ++i;
    }
    return result;
}

} // namespace

QString reasonText(const Reason& reason, const std::string& said)
{
    const auto known = sentences().constFind(toText(reason.code));
    if (known == sentences().cend())
        return toText(said);
    return filled(ReasonTexts::tr(*known), reason.values);
}

} // namespace vitrine::qt
