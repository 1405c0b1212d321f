#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QVariant>

namespace vitrine::qt {

/// What the desktop wishes for: dark or light, movement or none. Asked for over D-Bus (the desktop
/// portal, which GNOME, KDE and others answer) without waiting; until the answer comes, and where
/// nobody answers, the palette that the desktop gave the program decides.
class DesktopAppearance final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopAppearance(bool isPaletteDark);

    [[nodiscard]] bool isDark() const { return m_isDark; }
    [[nodiscard]] bool wantsMotion() const { return m_wantsMotion; }

Q_SIGNALS:
    void changed();

private:
    void ask(const QString& space, const QString& key);
    void take(const QString& space, const QString& key, const QVariant& value);

private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    bool m_isDark;
    bool m_wantsMotion = true;
};

} // namespace vitrine::qt
