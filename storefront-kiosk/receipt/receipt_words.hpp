#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

namespace vitrine::kiosk {

/// The receipt's texts in one language, whatever the program's language is by now.
class ReceiptWords
{
public:
    explicit ReceiptWords(const QString& language);

    /// @param source marked with QT_TRANSLATE_NOOP("Receipt", ...).
    [[nodiscard]] QString operator()(const char* source) const;
    [[nodiscard]] const QLocale& locale() const { return m_locale; }

private:
    QTranslator m_translator;
    QLocale m_locale;
};

} // namespace vitrine::kiosk
