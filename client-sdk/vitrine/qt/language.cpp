#include "vitrine/qt/language.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr auto kFallback = "en"_L1;

} // namespace

/// All catalogues as one, so that a switch is one event and not one per catalogue.
class Language::Translator final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char* context,
                                    const char* source,
                                    const char* disambiguation,
                                    int n) const override
    {
        for (const auto& catalog : catalogs) {
            const auto text = catalog->translate(context, source, disambiguation, n);
            if (!text.isNull())
                return text;
        }
        return {};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }

    std::vector<std::unique_ptr<QTranslator>> catalogs;
};

Language::Language(QStringList catalogs, QObject* parent)
    : QObject(parent)
    , m_catalogs(std::move(catalogs))
    , m_desktopLocale(QLocale::system())
    , m_translator(std::make_unique<Translator>())
{
    QCoreApplication::installTranslator(m_translator.get());
}

Language::~Language()
{
    QCoreApplication::removeTranslator(m_translator.get());
}

QStringList Language::available()
{
    return {u"en"_s, u"de"_s};
}

void Language::setLanguage(const QString& code)
{
    const auto desktop = m_desktopLocale.name().section(u'_', 0, 0);
    QString chosen = code.isEmpty() ? desktop : code;
    if (!available().contains(chosen))
        chosen = kFallback;
    if (chosen == m_code)
        return;
    m_code = chosen;
    // A Swiss desktop keeps its numbers in German; in another language that language's are used.
    m_locale = chosen == desktop ? m_desktopLocale : QLocale(chosen);
    QLocale::setDefault(m_locale);
    loadTranslators(chosen);
    QEvent event(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
    Q_EMIT changed();
}

void Language::loadTranslators(const QString& code)
{
    m_translator->catalogs.clear();
    const auto load = [&](const QString& file, const QString& folder) {
        auto catalog = std::make_unique<QTranslator>();
        if (catalog->load(file, folder))
            m_translator->catalogs.push_back(std::move(catalog));
    };
    for (const auto& name : m_catalogs)
        load(name + u'_' + code, u":/i18n"_s);
    load(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace vitrine::qt
