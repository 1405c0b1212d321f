#pragma once

#include "vitrine/api/account_client.hpp"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <string>

namespace vitrine::console {

/// Who is behind the account ids and service names of a ledger. Each account is asked for once; a
/// name that is not known yet is announced when it comes.
class PersonNames : public QObject
{
    Q_OBJECT

public:
    explicit PersonNames(client::AccountClient accounts, QObject* parent = nullptr);

    /// The person's name (or e-mail address), the name of a service, or `actor` itself as long as,
    /// and if, nobody knows more.
    [[nodiscard]] QString nameOf(const std::string& actor);
    /// Whether `actor` is the id of an account, i.e. there is a page about it.
    [[nodiscard]] static bool isPerson(const std::string& actor);

signals:
    void resolved(const QString& actor);

private:
    void ask(const QString& id);

    client::AccountClient m_accounts;
    QHash<QString, QString> m_names;
    QSet<QString> m_asked;
};

} // namespace vitrine::console
