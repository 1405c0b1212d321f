#pragma once

#include <QLocale>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

#include <memory>

namespace vitrine::qt {

/// The language of the program, switched live: translators are exchanged, the default QLocale is
/// set, and every widget gets QEvent::LanguageChange. Translations are resources
/// ":/i18n/<catalog>_<language>.qm"; Qt's own texts come along.
class Language final : public QObject
{
    Q_OBJECT

public:
    /// @param catalogs base names, e.g. {"console", "vitrine_qt"}.
    explicit Language(QStringList catalogs, QObject* parent = nullptr);
    ~Language() override;

    /// @param code "de", "en", or "" for the desktop's.
    void setLanguage(const QString& code);
    [[nodiscard]] QString language() const { return m_code; }
    /// The locale in use: language of the texts, country of the desktop where they go together.
    [[nodiscard]] QLocale locale() const { return m_locale; }
    /// Codes that have texts.
    [[nodiscard]] static QStringList available();

Q_SIGNALS:
    void changed();

private:
    class Translator;
    void loadTranslators(const QString& code);

    QStringList m_catalogs;
    QString m_code;
    QLocale m_locale;
    QLocale m_desktopLocale;
    std::unique_ptr<Translator> m_translator;
};

} // namespace vitrine::qt
