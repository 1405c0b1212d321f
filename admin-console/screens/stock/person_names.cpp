#include "admin-console/screens/stock/person_names.hpp"

#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/deliver.hpp"

#include <string_view>

namespace vitrine::console {

namespace {

/// "service-order" and "order" are the same program.
QString serviceName(std::string_view actor)
{
    constexpr std::string_view kPrefix = "service-";
    if (actor.starts_with(kPrefix))
        actor.remove_prefix(kPrefix.size());
    return QString::fromUtf8(actor.data(), qsizetype(actor.size()));
}

} // namespace

PersonNames::PersonNames(client::AccountClient accounts, QObject* parent)
    : QObject(parent)
    , m_accounts(std::move(accounts))
{
}

bool PersonNames::isPerson(const std::string& actor)
{
    return domain::isUuid(actor);
}

QString PersonNames::nameOf(const std::string& actor)
{
    if (!isPerson(actor))
        return serviceName(actor);
    const auto id = QString::fromStdString(actor);
    const auto known = m_names.constFind(id);
    if (known != m_names.constEnd())
        return *known;
    if (!m_asked.contains(id))
        ask(id);
    return id.left(8);
}

void PersonNames::ask(const QString& id)
{
    m_asked.insert(id);
    qt::deliver(m_accounts.getAccount(id.toStdString()),
                this,
                [this, id](const Result<wire::Account>& account) {
                    if (!account.ok()) {
                        if (isTransient(account.error().code))
                            m_asked.remove(id); // asked again when somebody looks again
                        return;
                    }
                    m_names[id] = QString::fromStdString(
                        account->name.empty() ? account->email : account->name);
                    emit resolved(id);
                });
}

} // namespace vitrine::console
