#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/screens/customers/account_rules.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QDateTime>
#include <QObject>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::console {

/// What a customer's orders come to.
struct CustomerTotals
{
    struct Sum
    {
        std::int64_t spent = 0; ///< Paid, less what went back; minor units.
        std::int64_t refunded = 0;
    };

    std::int64_t orders = 0; ///< All of them, paid or not.
    std::map<domain::Currency, Sum> sums;
    QDateTime lastOrderAt;
    bool isPartial = false; ///< The sums are of the newest orders only.

    /// Adds orders, newest first.
    void add(const std::vector<wire::Order>& orders);
};

/// One account with its orders, and what an administrator does with it.
class CustomerPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kOrdersPerCall = 200;
    static constexpr int kOrdersMax = 1000; ///< Summed up; who has more is told so.

    CustomerPresenter(ShopClients clients, std::string ownId, QObject* parent = nullptr);

    void setOwnId(std::string ownId);
    void open(const QString& accountId);
    void close();
    void reload();

    [[nodiscard]] const QString& accountId() const { return m_id; }
    [[nodiscard]] const std::optional<wire::Account>& account() const { return m_account; }
    [[nodiscard]] const std::optional<CustomerTotals>& totals() const { return m_totals; }
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
    void loadTotals(CustomerTotals sofar, std::int64_t skip);
    void countAdministrators();
    void write(client::Task<wire::Account> task);
    void setBusy(bool isBusy);

    ShopClients m_clients;
    std::string m_ownId;
    QString m_id;
    std::optional<wire::Account> m_account;
    std::optional<CustomerTotals> m_totals;
    std::optional<std::int64_t> m_administrators;
    qt::PagedModel<wire::Order>* m_orders;
    qt::Latest m_latest;
    bool m_isLoading = false;
    bool m_isBusy = false;
};

} // namespace vitrine::console
