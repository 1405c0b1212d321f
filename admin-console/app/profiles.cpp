#include "admin-console/app/profiles.hpp"

#include <QSettings>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

const auto kList = u"shops"_s;
const auto kCurrent = u"currentShop"_s;
const auto kClientId = u"vitrine-console"_s;
/// Of every Vitrine identity service, as Okta's default authorization server.
const auto kIssuerPath = u"/oauth2/default"_s;

Profile firstProfile()
{
    return {
        .id = u"local"_s, .name = Profiles::tr("My shop"), .gateway = u"http://127.0.0.1:8080"_s};
}

} // namespace

QString Profile::issuerInUse() const
{
    return issuer.isEmpty() ? gateway + kIssuerPath : issuer;
}

QString Profile::clientIdInUse() const
{
    return clientId.isEmpty() ? kClientId : clientId;
}

Profiles::Profiles(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    load();
}

const Profile& Profiles::current() const
{
    const auto* chosen = find(m_current);
    return chosen == nullptr ? m_profiles.first() : *chosen;
}

void Profiles::setCurrent(const QString& id)
{
    m_current = id;
    m_settings.setValue(kCurrent, id);
}

const Profile* Profiles::find(const QString& id) const
{
    const auto found = std::find_if(m_profiles.cbegin(),
                                    m_profiles.cend(),
                                    [&](const Profile& profile) { return profile.id == id; });
    return found == m_profiles.cend() ? nullptr : &*found;
}

QString Profiles::save(Profile profile)
{
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    while (profile.gateway.endsWith(u'/'))
        profile.gateway.chop(1);
    const auto found = std::find_if(m_profiles.begin(),
                                    m_profiles.end(),
                                    [&](const Profile& known) { return known.id == profile.id; });
    if (found == m_profiles.end())
        m_profiles.append(profile);
    else
        *found = profile;
    store();
    Q_EMIT changed();
    return profile.id;
}

bool Profiles::remove(const QString& id)
{
    if (m_profiles.size() <= 1 ||
        m_profiles.removeIf([&](const Profile& profile) { return profile.id == id; }) == 0)
        return false;
    store();
    Q_EMIT changed();
    return true;
}

void Profiles::load()
{
    m_current = m_settings.value(kCurrent).toString();
    const int count = m_settings.beginReadArray(kList);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        Profile profile{.id = m_settings.value(u"id"_s).toString(),
                        .name = m_settings.value(u"name"_s).toString(),
                        .gateway = m_settings.value(u"gateway"_s).toString(),
                        .issuer = m_settings.value(u"issuer"_s).toString(),
                        .clientId = m_settings.value(u"clientId"_s).toString()};
        for (const auto& port : m_settings.value(u"ports"_s).toStringList())
            profile.ports.append(quint16(port.toUInt()));
        if (!profile.id.isEmpty() && !profile.gateway.isEmpty())
            m_profiles.append(profile);
    }
    m_settings.endArray();
    if (m_profiles.isEmpty())
        m_profiles.append(firstProfile());
}

void Profiles::store()
{
    m_settings.remove(kList);
    m_settings.beginWriteArray(kList, int(m_profiles.size()));
    for (int i = 0; i < m_profiles.size(); ++i) {
        const auto& profile = m_profiles.at(i);
        m_settings.setArrayIndex(i);
        m_settings.setValue(u"id"_s, profile.id);
        m_settings.setValue(u"name"_s, profile.name);
        m_settings.setValue(u"gateway"_s, profile.gateway);
        m_settings.setValue(u"issuer"_s, profile.issuer);
        m_settings.setValue(u"clientId"_s, profile.clientId);
        QStringList ports;
        for (const auto port : profile.ports)
            ports.append(QString::number(port));
        m_settings.setValue(u"ports"_s, ports);
    }
    m_settings.endArray();
}

} // namespace vitrine::console
