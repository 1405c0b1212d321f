#pragma once

#include "vitrine/api/account_client.hpp"
#include "vitrine/api/order_client.hpp"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <functional>
#include <string>

namespace vitrine::console {

/// What people call the things behind ids. Each is asked for once; a name that is not known yet is
/// announced when it comes.
class NameLookup : public QObject
{
    Q_OBJECT

public:
    using Ask = std::function<client::Task<std::string>(const std::string& id)>;

    explicit NameLookup(Ask ask, QObject* parent = nullptr);

    /// The name, or the end of the id as long as, and if, nobody knows more.
    [[nodiscard]] QString nameOf(const std::string& id);

Q_SIGNALS:
    void resolved(const QString& id);

private:
    Ask m_ask;
    QHash<QString, QString> m_names;
    QSet<QString> m_asked;
};

/// The name of an account, or its e-mail address when it has none.
[[nodiscard]] NameLookup::Ask accountNames(client::AccountClient accounts);
/// The number of an order.
[[nodiscard]] NameLookup::Ask orderNumbers(client::OrderClient orders);

} // namespace vitrine::console
