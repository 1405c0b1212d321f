#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/screens/customers/account_rules.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QObject>

#include <optional>
#include <string>

namespace vitrine::console {

/// One account with its orders, and what an administrator does with it.
class CustomerPresenter final : public QObject
{
    Q_OBJECT

public:
    CustomerPresenter(ShopClients clients, std::string ownId, QObject* parent = nullptr);

    void setOwnId(std::string ownId);
    void open(const QString& accountId);
    void close();
    void reload();

    [[nodiscard]] const QString& accountId() const { return m_id; }
    [[nodiscard]] const std::optional<wire::Account>& account() const { return m_account; }
    /// All orders of the account, added up by the shop.
    [[nodiscard]] const std::optional<wire::CustomerSales>& totals() const { return m_totals; }
    [[nodiscard]] qt::PagedModel<wire::Order>& orders() { return *m_orders; }
    [[nodiscard]] AccountRules::Situation situation() const;
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    void setDisabled(bool isDisabled);
    void toggleRole(const std::string& role);
    void resetPassword();

Q_SIGNALS:
    void changed();
    void loadingChanged();
    void busyChanged();
    void loadFailed(const vitrine::Error& error);
    void loaded();
    /// The account as a write left it.
    void written(const vitrine::wire::Account& before, const vitrine::wire::Account& after);
    void writeFailed(const vitrine::Error& error);
    /// Told once; kept nowhere.
    void passwordReset(const QString& temporaryPassword);

private:
    void loadTotals();
    void countAdministrators();
    void write(client::Task<wire::Account> task);
    void setBusy(bool isBusy);

    ShopClients m_clients;
    std::string m_ownId;
    QString m_id;
    std::optional<wire::Account> m_account;
    std::optional<wire::CustomerSales> m_totals;
    std::optional<std::int64_t> m_administrators;
    qt::PagedModel<wire::Order>* m_orders;
    qt::Latest m_latest;
    bool m_isLoading = false;
    bool m_isBusy = false;
};

} // namespace vitrine::console
