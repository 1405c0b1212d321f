#pragma once

#include <QList>
#include <QObject>
#include <QString>

class QSettings;

namespace vitrine::console {

/// A shop that this program knows.
struct Profile
{
    QString id;         ///< Stable; names its entry in the keychain.
    QString name;       ///< "Main Street"
    QString gateway;    ///< "https://shop.example"
    QString issuer{};   ///< Who signs people in; "" for the shop's own identity.
    QString clientId{}; ///< As registered there; "" for the console's own name.
    /// Loopback ports for the sign-in, for providers that compare redirects exactly (each
    /// registered as http://127.0.0.1:<port>/cb); none: any free port.
    QList<quint16> ports{};

    [[nodiscard]] bool hasOwnIdentity() const { return issuer.isEmpty(); }
    [[nodiscard]] QString issuerInUse() const;
    [[nodiscard]] QString clientIdInUse() const;

    bool operator==(const Profile&) const = default;
};

/// The shops that a person works with, in their settings. There is always at least one.
class Profiles final : public QObject
{
    Q_OBJECT

public:
    /// @param settings must outlive this.
    explicit Profiles(QSettings& settings, QObject* parent = nullptr);

    [[nodiscard]] const QList<Profile>& all() const { return m_profiles; }
    /// The one that windows open with.
    [[nodiscard]] const Profile& current() const;
    void setCurrent(const QString& id);
    [[nodiscard]] const Profile* find(const QString& id) const;
    /// Replaces the profile of this id, or adds it; an empty id gets a new one. @return the id.
    QString save(Profile profile);
    /// The last one stays.
    bool remove(const QString& id);

Q_SIGNALS:
    void changed();

private:
    void load();
    void store();

    QSettings& m_settings;
    QList<Profile> m_profiles;
    QString m_current;
};

} // namespace vitrine::console
