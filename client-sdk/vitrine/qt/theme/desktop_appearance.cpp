#include "vitrine/qt/theme/desktop_appearance.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

const QString kService = u"org.freedesktop.portal.Desktop"_s;
const QString kPath = u"/org/freedesktop/portal/desktop"_s;
const QString kInterface = u"org.freedesktop.portal.Settings"_s;
const QString kAppearance = u"org.freedesktop.appearance"_s;
const QString kScheme = u"color-scheme"_s;
const QString kGnome = u"org.gnome.desktop.interface"_s;
const QString kAnimations = u"enable-animations"_s;
constexpr uint kPrefersDark = 1;
constexpr int kPatienceMs = 2000;

/// Read answers a variant in a variant.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopAppearance::DesktopAppearance(bool isPaletteDark)
    : m_isDark(isPaletteDark)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService,
                kPath,
                kInterface,
                u"SettingChanged"_s,
                this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(kAppearance, kScheme);
    ask(kGnome, kAnimations);
}

void DesktopAppearance::ask(const QString& space, const QString& key)
{
    auto message = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    message << space << key;
    auto* watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(message, kPatienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, space, key, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            take(space, key, QVariant::fromValue(reply.value()));
        watcher->deleteLater();
    });
}

void DesktopAppearance::settingChanged(const QString& space,
                                       const QString& key,
                                       const QDBusVariant& value)
{
    take(space, key, QVariant::fromValue(value));
}

void DesktopAppearance::take(const QString& space, const QString& key, const QVariant& value)
{
    const auto inner = unwrapped(value);
    const bool darkBefore = m_isDark;
    const bool motionBefore = m_wantsMotion;
    if (space == kAppearance && key == kScheme)
        m_isDark = inner.toUInt() == kPrefersDark;
    else if (space == kGnome && key == kAnimations)
        m_wantsMotion = inner.toBool();
    if (m_isDark != darkBefore || m_wantsMotion != motionBefore)
        Q_EMIT changed();
}

} // namespace vitrine::qt
