#pragma once

#include "vitrine/api/account_client.hpp"
#include "vitrine/api/audit_client.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/api/device_client.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/api/order_client.hpp"
#include "vitrine/api/payment_client.hpp"
#include "vitrine/api/report_client.hpp"
#include "vitrine/api/shop_client.hpp"
#include "vitrine/api/system_client.hpp"
#include "vitrine/api/trace_client.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/qt/widgets/toasts.hpp"
#include "vitrine/wire/account.hpp"

#include <QObject>
#include <QPointer>

namespace vitrine::qt {
class ImageCache;
}

namespace vitrine::console {

class Preferences;

/// The shop as the screens see it; a test fills it with the SDK's mocks. Copies share the
/// connections.
struct ShopClients
{
    client::CatalogClient catalog;
    client::InventoryClient inventory;
    client::OrderClient orders;
    client::PaymentClient payments;
    client::AccountClient accounts;
    client::TraceClient traces;
    client::ReportClient reports;
    client::AuditClient audit;
    client::SystemClient system;
    client::ShopClient shop;
    client::DeviceClient devices;
};

enum class Connection {
    Unknown, ///< Nothing was asked yet.
    Online,
    Offline ///< The last call got no answer; the shell tries by itself.
};

/// What a screen is given. Lives as long as its window shows this shop; GUI thread only.
class ConsoleContext final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ShopClients clients;
        Preferences* preferences = nullptr;
        qt::ImageCache* images = nullptr;
        QString shopName{};
        wire::ShopProfile shop{}; ///< As it said of itself at sign-in.
    };
    explicit ConsoleContext(Parts parts, QObject* parent = nullptr);
    ~ConsoleContext() override;

    [[nodiscard]] const ShopClients& clients() const { return m_parts.clients; }
    [[nodiscard]] Preferences& preferences() const { return *m_parts.preferences; }
    [[nodiscard]] qt::ImageCache& images() const { return *m_parts.images; }
    [[nodiscard]] const QString& shopName() const { return m_parts.shopName; }
    [[nodiscard]] const wire::ShopProfile& shop() const { return m_parts.shop; }
    /// What the shop prices new things in; prices of products carry their own.
    [[nodiscard]] domain::Currency currency() const { return m_currency; }
    /// IANA name of the zone whose days the shop's days are.
    [[nodiscard]] QByteArray timeZone() const
    {
        return QByteArray::fromStdString(m_parts.shop.timeZone);
    }

    /// Who is signed in; `userChanged` when that changes.
    [[nodiscard]] const wire::Account& user() const { return m_user; }
    void setUser(wire::Account user);

    /// What succeeded, at the bottom of the window; see qt::Toasts. Harmless without a window.
    void toast(const QString& text);
    void toastUndo(const QString& text, std::function<void()> undo);
    void setToasts(qt::Toasts* toasts);

    [[nodiscard]] Connection connection() const { return m_connection; }
    void setConnection(Connection connection);

    /// The count or mark beside a page in the navigation: {"12", Info}; an empty text removes it.
    void setPageBadge(const QString& page, const qt::Badge& badge);
    [[nodiscard]] qt::Badge pageBadge(const QString& page) const { return m_badges.value(page); }

    /// Tells the shell of a failure that concerns the whole session: a 401 makes it ask for a new
    /// sign-in. Calls made through the SDK are noticed by the shell anyhow; fakes and presenters
    /// may use this.
    void reportError(const Error& error);

Q_SIGNALS:
    void userChanged();
    void connectionChanged(vitrine::console::Connection connection);
    /// The shop can be reached again: reload what failed.
    void cameBack();
    void pageBadgeChanged(const QString& page);
    void sessionEnded();

private:
    Parts m_parts;
    domain::Currency m_currency;
    wire::Account m_user;
    QPointer<qt::Toasts> m_toasts;
    QHash<QString, qt::Badge> m_badges;
    Connection m_connection = Connection::Unknown;
};

} // namespace vitrine::console
