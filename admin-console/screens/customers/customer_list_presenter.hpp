#pragma once

#include "vitrine/api/account_client.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QMap>
#include <QObject>
#include <QString>

#include <array>

namespace vitrine::console {

/// One chip each.
enum class CustomerGroup { All, Customers, Administrators, Kiosks, Disabled };

inline constexpr std::array kCustomerGroups{CustomerGroup::All,
                                            CustomerGroup::Customers,
                                            CustomerGroup::Administrators,
                                            CustomerGroup::Kiosks,
                                            CustomerGroup::Disabled};

struct CustomerFilter
{
    CustomerGroup group = CustomerGroup::All;
    QString text{}; ///< Part of a name or an e-mail address.

    bool operator==(const CustomerFilter&) const = default;

    [[nodiscard]] client::AccountQuery query() const;
    [[nodiscard]] QMap<QString, QString> route() const;
    [[nodiscard]] static CustomerFilter fromRoute(const QMap<QString, QString>& values);
};

/// The list of accounts.
class CustomerListPresenter final : public QObject
{
    Q_OBJECT

public:
    explicit CustomerListPresenter(client::AccountClient accounts, QObject* parent = nullptr);

    [[nodiscard]] qt::PagedModel<wire::Account>& model() { return *m_model; }
    [[nodiscard]] const CustomerFilter& filter() const { return m_filter; }
    void setFilter(const CustomerFilter& filter);
    /// Loads the list if that was not done yet.
    void start();
    void refresh();
    void retry();
    [[nodiscard]] static QString title(CustomerGroup group);

Q_SIGNALS:
    void filterChanged();

private:
    client::AccountClient m_accounts;
    qt::PagedModel<wire::Account>* m_model;
    CustomerFilter m_filter;
    bool m_hasStarted = false;
    bool m_isFirstLook = true; ///< Nothing of this filter has arrived yet.
};

} // namespace vitrine::console
