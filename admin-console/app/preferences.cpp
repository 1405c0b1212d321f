#include "admin-console/app/preferences.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr qsizetype kRecentMax = 10;
const auto kTheme = u"appearance/theme"_s;
const auto kDensity = u"appearance/density"_s;
const auto kMotion = u"appearance/motion"_s;
const auto kLanguage = u"language"_s;
const auto kRecent = u"palette/recent"_s;

} // namespace

Preferences::Preferences(QObject* parent)
    : QObject(parent)
    , m_store(std::make_unique<QSettings>(
          QSettings::IniFormat, QSettings::UserScope, u"Vitrine"_s, u"console"_s))
{
}

Preferences::Preferences(const QString& file, QObject* parent)
    : QObject(parent)
    , m_store(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

qt::Theme::Mode Preferences::theme() const
{
    const auto text = m_store->value(kTheme).toString();
    if (text == "light"_L1)
        return qt::Theme::Mode::Light;
    if (text == "dark"_L1)
        return qt::Theme::Mode::Dark;
    return qt::Theme::Mode::System;
}

void Preferences::setTheme(qt::Theme::Mode mode)
{
    if (mode == theme())
        return;
    m_store->setValue(kTheme,
                      mode == qt::Theme::Mode::Light  ? u"light"_s
                      : mode == qt::Theme::Mode::Dark ? u"dark"_s
                                                      : u"system"_s);
    Q_EMIT themeChanged(mode);
}

QString Preferences::language() const
{
    return m_store->value(kLanguage).toString();
}

void Preferences::setLanguage(const QString& code)
{
    if (code == language())
        return;
    m_store->setValue(kLanguage, code);
    Q_EMIT languageChanged(code);
}

qt::Density Preferences::density() const
{
    return m_store->value(kDensity).toString() == "dense"_L1 ? qt::Density::Dense
                                                             : qt::Density::Comfortable;
}

void Preferences::setDensity(qt::Density density)
{
    if (density == this->density())
        return;
    m_store->setValue(kDensity, density == qt::Density::Dense ? u"dense"_s : u"comfortable"_s);
    Q_EMIT densityChanged(density);
}

bool Preferences::isMotionEnabled() const
{
    return m_store->value(kMotion, true).toBool();
}

void Preferences::setMotionEnabled(bool isEnabled)
{
    if (isEnabled == isMotionEnabled())
        return;
    m_store->setValue(kMotion, isEnabled);
    Q_EMIT motionChanged(isEnabled);
}

QStringList Preferences::recentCommands() const
{
    return m_store->value(kRecent).toStringList();
}

void Preferences::addRecentCommand(const QString& id)
{
    auto recent = recentCommands();
    recent.removeAll(id);
    recent.prepend(id);
    m_store->setValue(kRecent, QStringList(recent.mid(0, kRecentMax)));
}

} // namespace vitrine::console
