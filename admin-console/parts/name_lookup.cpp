#include "admin-console/parts/name_lookup.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::console {

NameLookup::NameLookup(Ask ask, QObject* parent)
    : QObject(parent)
    , m_ask(std::move(ask))
{
}

QString NameLookup::nameOf(const std::string& id)
{
    const auto key = qt::toText(id);
    const auto known = m_names.constFind(key);
    if (known != m_names.constEnd())
        return *known;
    if (!m_asked.contains(key)) {
        m_asked.insert(key);
        qt::deliver(m_ask(id), this, [this, key](const Result<std::string>& name) {
            if (name.ok()) {
                m_names[key] = qt::toText(*name);
                Q_EMIT resolved(key);
            } else if (isTransient(name.error().code)) {
                m_asked.remove(key); // asked again when somebody looks again
            }
        });
    }
    return u"…"_s + key.right(6);
}

NameLookup::Ask accountNames(client::AccountClient accounts)
{
    return [accounts](const std::string& id) {
        return accounts.getAccount(id).then(
            [](const client::Task<wire::Account>& done) -> Result<std::string> {
                const auto account = client::resultOf(done);
                if (!account.ok())
                    return account.error();
                return account->name.empty() ? account->email : account->name;
            });
    };
}

NameLookup::Ask orderNumbers(client::OrderClient orders)
{
    return [orders](const std::string& id) {
        return orders.getOrder(id).then(
            [](const client::Task<wire::Order>& done) -> Result<std::string> {
                const auto order = client::resultOf(done);
                if (!order.ok())
                    return order.error();
                return order->number;
            });
    };
}

} // namespace vitrine::console
