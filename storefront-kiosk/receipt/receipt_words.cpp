#include "storefront-kiosk/receipt/receipt_words.hpp"

namespace vitrine::kiosk {
namespace {

/// "de" alone would be the language without its usual country, "en" that of the United States.
QLocale localeOf(const QString& language)
{
    if (language == QStringLiteral("en"))
        return QLocale(QLocale::English, QLocale::UnitedKingdom);
    const QLocale locale(language);
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                           : locale;
}

} // namespace

ReceiptWords::ReceiptWords(const QString& language)
    : m_locale(localeOf(language))
{
    if (!m_translator.load(QStringLiteral(":/i18n/kiosk_receipt_%1.qm").arg(language)))
        m_locale = localeOf(QStringLiteral("en")); // words and numbers in one language
}

QString ReceiptWords::operator()(const char* source) const
{
    const QString text = m_translator.translate("Receipt", source);
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

} // namespace vitrine::kiosk
