#include "admin-console/screens/customers/account_rules.hpp"

#include "vitrine/qt/text.hpp"

#include <QStringList>

#include <algorithm>

namespace vitrine::console {

using qt::toText;

bool AccountRules::has(const wire::Account& account, std::string_view role)
{
    return std::find(account.roles.begin(), account.roles.end(), role) != account.roles.end();
}

bool AccountRules::isLastAdministrator(const Situation& situation)
{
    return has(situation.account, "ADMIN") && !situation.account.disabled &&
           situation.administrators.value_or(2) <= 1;
}

QString AccountRules::whyNotDisable(const Situation& situation)
{
    if (situation.account.id == situation.ownId)
        return tr("This is your own account; another administrator can disable it.");
    if (isLastAdministrator(situation))
        return tr("This is the last administrator; name another one first.");
    return {};
}

QString AccountRules::whyNotToggle(const Situation& situation, std::string_view role)
{
    if (!has(situation.account, role))
        return {};
    if (role == "ADMIN" && situation.account.id == situation.ownId)
        return tr("This is your own account; another administrator can take this role.");
    if (role == "ADMIN" && isLastAdministrator(situation))
        return tr("This is the last administrator; name another one first.");
    if (situation.account.roles.size() == 1)
        return tr("An account needs one role at least; give it another one first.");
    return {};
}

std::vector<std::string> AccountRules::toggled(const wire::Account& account, std::string_view role)
{
    std::vector<std::string> roles = account.roles;
    const auto found = std::find(roles.begin(), roles.end(), role);
    if (found == roles.end())
        roles.emplace_back(role);
    else
        roles.erase(found);
    return roles;
}

QString AccountRules::roleName(std::string_view role)
{
    if (role == "CUSTOMER")
        return tr("Customer");
    if (role == "ADMIN")
        return tr("Administrator");
    return role == "KIOSK" ? tr("Kiosk") : toText(role);
}

QString AccountRules::roleHelp(std::string_view role)
{
    if (role == "CUSTOMER")
        return tr("Buys, and sees their own orders.");
    if (role == "ADMIN")
        return tr("Runs the shop: everything in this program.");
    return role == "KIOSK" ? tr("A device that sells; not for people.") : QString();
}

QString AccountRules::roleNames(const wire::Account& account)
{
    QStringList names;
    for (const std::string& role : account.roles)
        names << roleName(role);
    return names.join(QStringLiteral(", "));
}

qt::Badge AccountRules::state(const wire::Account& account)
{
    return account.disabled ? qt::Badge{tr("Disabled"), qt::Tone::Danger}
                            : qt::Badge{tr("Active"), qt::Tone::Ok};
}

QString AccountRules::nameOf(const wire::Account& account)
{
    return toText(account.name.empty() ? account.email : account.name);
}

} // namespace vitrine::console
