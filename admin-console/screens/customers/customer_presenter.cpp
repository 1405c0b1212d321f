#include "admin-console/screens/customers/customer_presenter.hpp"

#include "admin-console/parts/order_columns.hpp"
#include "vitrine/qt/text.hpp"

#include <utility>

namespace vitrine::console {

using qt::toText;
using qt::toUtf8;

CustomerPresenter::CustomerPresenter(ShopClients clients, std::string ownId, QObject* parent)
    : QObject(parent)
    , m_clients(std::move(clients))
    , m_ownId(std::move(ownId))
{
    auto columns = orderColumns();
    std::erase_if(columns, [](const auto& column) { // the same in every row
        return column.id == QLatin1String("customer");
    });
    for (auto& column : columns) { // there is less room than in the list of orders
        if (column.id == QLatin1String("fulfilment") || column.id == QLatin1String("channel"))
            column.isVisible = false;
    }
    m_orders = new qt::PagedModel<wire::Order>(
        std::move(columns),
        [](const wire::Order& order) { return order.id; },
        [this](const qt::PageRequest& request) {
            wire::OrderQuery query;
            query.accountId = toUtf8(m_id);
            query.skip = request.skip;
            query.limit = request.limit;
            query.count = request.count;
            query.sort = request.sort;
            client::CallOptions options;
            options.cancel = request.cancel;
            return m_clients.orders.listOrders(std::move(query), std::move(options));
        },
        this);
}

void CustomerPresenter::setOwnId(std::string ownId)
{
    m_ownId = std::move(ownId);
    Q_EMIT changed();
}

AccountRules::Situation CustomerPresenter::situation() const
{
    return {m_account.value_or(wire::Account{}), m_ownId, m_administrators};
}

void CustomerPresenter::open(const QString& accountId)
{
    if (accountId == m_id && m_account) {
        reload();
        return;
    }
    close();
    m_id = accountId;
    Q_EMIT changed();
    reload();
}

void CustomerPresenter::close()
{
    m_latest.drop();
    m_id.clear();
    m_account.reset();
    m_totals.reset();
    m_orders->clear();
}

void CustomerPresenter::reload()
{
    if (m_id.isEmpty())
        return;
    const auto ticket = m_latest.next();
    m_isLoading = true;
    Q_EMIT loadingChanged();
    qt::deliver(m_clients.accounts.getAccount(toUtf8(m_id)),
                this,
                [this, ticket](const Result<wire::Account>& account) {
                    if (m_latest.isStale(ticket))
                        return;
                    m_isLoading = false;
                    Q_EMIT loadingChanged();
                    if (!account.ok()) {
                        Q_EMIT loadFailed(account.error());
                        return;
                    }
                    m_account = *account;
                    Q_EMIT loaded();
                    Q_EMIT changed();
                });
    countAdministrators();
    if (m_totals)
        m_orders->refresh();
    else
        m_orders->reload();
    loadTotals();
}

void CustomerPresenter::loadTotals()
{
    qt::deliver(m_clients.reports.customer(toUtf8(m_id)),
                this,
                [this, id = m_id](const Result<wire::CustomerSales>& sales) {
                    if (id != m_id || !sales.ok())
                        return; // the table below tells of failures
                    m_totals = *sales;
                    Q_EMIT changed();
                });
}

void CustomerPresenter::countAdministrators()
{
    client::AccountQuery query;
    query.role = "ADMIN";
    query.disabled = false;
    query.limit = 1;
    query.count = true;
    qt::deliver(m_clients.accounts.listAccounts(std::move(query)),
                this,
                [this](const Result<wire::Page<wire::Account>>& page) {
                    if (!page.ok() || !page->total)
                        return; // identity refuses what must not be
                    m_administrators = page->total;
                    Q_EMIT changed();
                });
}

void CustomerPresenter::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT busyChanged();
}

void CustomerPresenter::setDisabled(bool isDisabled)
{
    if (m_account && !m_isBusy)
        write(m_clients.accounts.setDisabled(m_account->id, isDisabled));
}

void CustomerPresenter::toggleRole(const std::string& role)
{
    if (!m_account || m_isBusy || !AccountRules::whyNotToggle(situation(), role).isEmpty())
        return;
    write(m_clients.accounts.setRoles(
        m_account->id, m_account->version, AccountRules::toggled(*m_account, role)));
}

void CustomerPresenter::write(client::Task<wire::Account> task)
{
    setBusy(true);
    qt::deliver(std::move(task), this, [this, id = m_id](const Result<wire::Account>& account) {
        setBusy(false);
        if (id != m_id)
            return;
        if (!account.ok()) {
            Q_EMIT changed(); // a box that was ticked shows the truth again
            Q_EMIT writeFailed(account.error());
            return;
        }
        const wire::Account before = std::exchange(*m_account, *account);
        countAdministrators();
        Q_EMIT changed();
        Q_EMIT written(before, *account);
    });
}

void CustomerPresenter::resetPassword()
{
    if (!m_account || m_isBusy)
        return;
    setBusy(true);
    qt::deliver(m_clients.accounts.resetPassword(m_account->id),
                this,
                [this, id = m_id](const Result<wire::TemporaryPassword>& password) {
                    setBusy(false);
                    if (id != m_id)
                        return;
                    if (password.ok())
                        Q_EMIT passwordReset(toText(password->password));
                    else
                        Q_EMIT writeFailed(password.error());
                });
}

} // namespace vitrine::console
