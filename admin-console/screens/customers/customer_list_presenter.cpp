#include "admin-console/screens/customers/customer_list_presenter.hpp"

#include "admin-console/screens/customers/account_rules.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

namespace vitrine::console {
namespace {

using qt::toText;
using qt::toUtf8;

constexpr std::array<const char*, 5> kGroupNames{
    "all", "customers", "administrators", "kiosks", "disabled"};

QString lastSeen(const wire::Account& account)
{
    return account.lastSignInAt.empty() ? CustomerListPresenter::tr("Never")
                                        : qt::formatRelative(qt::parseTime(account.lastSignInAt));
}

std::vector<qt::Column<wire::Account>> columns()
{
    using Column = qt::Column<wire::Account>;
    std::vector<Column> made;
    made.push_back({.id = QStringLiteral("name"),
                    .title = [] { return CustomerListPresenter::tr("Name"); },
                    .text = AccountRules::nameOf,
                    .sortKey = QStringLiteral("name"),
                    .width = 240,
                    .isStretched = true});
    made.push_back({.id = QStringLiteral("email"),
                    .title = [] { return CustomerListPresenter::tr("E-mail address"); },
                    .text = [](const wire::Account& a) { return toText(a.email); },
                    .sortKey = QStringLiteral("email"),
                    .width = 260});
    made.push_back({.id = QStringLiteral("roles"),
                    .title = [] { return CustomerListPresenter::tr("Roles"); },
                    .text = AccountRules::roleNames,
                    .width = 180});
    made.push_back({.id = QStringLiteral("lastSignIn"),
                    .title = [] { return CustomerListPresenter::tr("Last sign-in"); },
                    .text = lastSeen,
                    .sortKey = QStringLiteral("lastSignInAt"),
                    .width = 160,
                    .toolTip =
                        [](const wire::Account& a) {
                            return qt::formatFullTime(qt::parseTime(a.lastSignInAt));
                        }});
    made.push_back(
        {.id = QStringLiteral("created"),
         .title = [] { return CustomerListPresenter::tr("Since"); },
         .text = [](const wire::Account& a) { return qt::formatDate(qt::parseTime(a.createdAt)); },
         .sortKey = QStringLiteral("createdAt"),
         .width = 130,
         .toolTip =
             [](const wire::Account& a) {
                 return qt::formatFullTime(qt::parseTime(a.createdAt));
             }});
    made.push_back({.id = QStringLiteral("state"),
                    .title = [] { return CustomerListPresenter::tr("State"); },
                    .text = [](const wire::Account& a) { return AccountRules::state(a).text; },
                    .width = 120,
                    .badge = AccountRules::state});
    return made;
}

} // namespace

client::AccountQuery CustomerFilter::query() const
{
    client::AccountQuery query;
    query.search = toUtf8(text);
    if (group == CustomerGroup::Customers)
        query.role = "CUSTOMER";
    else if (group == CustomerGroup::Administrators)
        query.role = "ADMIN";
    else if (group == CustomerGroup::Kiosks)
        query.role = "KIOSK";
    else if (group == CustomerGroup::Disabled)
        query.disabled = true;
    return query;
}

QMap<QString, QString> CustomerFilter::route() const
{
    QMap<QString, QString> values;
    if (group != CustomerGroup::All)
        values.insert(QStringLiteral("group"), QLatin1String(kGroupNames[std::size_t(group)]));
    if (!text.isEmpty())
        values.insert(QStringLiteral("text"), text);
    return values;
}

CustomerFilter CustomerFilter::fromRoute(const QMap<QString, QString>& values)
{
    CustomerFilter filter{.text = values.value(QStringLiteral("text"))};
    for (const CustomerGroup group : kCustomerGroups) {
        if (values.value(QStringLiteral("group")) == QLatin1String(kGroupNames[std::size_t(group)]))
            filter.group = group;
    }
    return filter;
}

CustomerListPresenter::CustomerListPresenter(client::AccountClient accounts, QObject* parent)
    : QObject(parent)
    , m_accounts(std::move(accounts))
{
    m_model = new qt::PagedModel<wire::Account>(
        columns(),
        [](const wire::Account& account) { return account.id; },
        [this](const qt::PageRequest& request) {
            client::AccountQuery query = m_filter.query();
            query.skip = request.skip;
            query.limit = request.limit;
            query.count = request.count;
            query.sort = request.sort;
            client::CallOptions options;
            options.cancel = request.cancel;
            return m_accounts.listAccounts(std::move(query), std::move(options));
        },
        this);
    connect(m_model, &qt::PagedModelBase::loaded, this, [this] { m_isFirstLook = false; });
    connect(m_model, &qt::PagedModelBase::failed, this, [this] {
        if (m_isFirstLook)
            m_model->clear(); // rows of another filter would pass for this one's
    });
}

void CustomerListPresenter::retry()
{
    if (m_isFirstLook)
        m_model->reload();
    else
        m_model->retry();
}

QString CustomerListPresenter::title(CustomerGroup group)
{
    switch (group) {
    case CustomerGroup::All:
        return tr("All");
    case CustomerGroup::Customers:
        return tr("Customers");
    case CustomerGroup::Administrators:
        return tr("Administrators");
    case CustomerGroup::Kiosks:
        return tr("Kiosks");
    case CustomerGroup::Disabled:
        return tr("Disabled");
    }
    return {};
}

void CustomerListPresenter::start()
{
    if (m_hasStarted)
        return;
    m_hasStarted = true;
    m_model->reload();
}

void CustomerListPresenter::setFilter(const CustomerFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_hasStarted = true;
    m_isFirstLook = true;
    Q_EMIT filterChanged();
    m_model->reload();
}

void CustomerListPresenter::refresh()
{
    if (m_hasStarted)
        m_model->refresh();
}

} // namespace vitrine::console
