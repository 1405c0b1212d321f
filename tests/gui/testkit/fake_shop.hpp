#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/app/preferences.hpp"
#include "vitrine/mocks/fake_accounts.hpp"
#include "vitrine/mocks/fake_audit.hpp"
#include "vitrine/mocks/fake_catalog.hpp"
#include "vitrine/mocks/fake_devices.hpp"
#include "vitrine/mocks/fake_inventory.hpp"
#include "vitrine/mocks/fake_orders.hpp"
#include "vitrine/mocks/fake_payments.hpp"
#include "vitrine/mocks/fake_reports.hpp"
#include "vitrine/mocks/fake_shop_profile.hpp"
#include "vitrine/mocks/fake_system.hpp"
#include "vitrine/mocks/fake_traces.hpp"
#include "vitrine/qt/image_cache.hpp"

#include <QTemporaryDir>

#include <memory>

namespace vitrine::testkit {

/// A shop in memory with an administrator, and the context that its screens get. Each has settings
/// of its own; pictures are kept in memory only.
class FakeShop
{
public:
    FakeShop();

    std::shared_ptr<client::mocks::FakeCatalog> catalog =
        std::make_shared<client::mocks::FakeCatalog>();
    std::shared_ptr<client::mocks::FakeInventory> inventory =
        std::make_shared<client::mocks::FakeInventory>();
    std::shared_ptr<client::mocks::FakeOrders> orders; ///< `put` some; the console places none.
    std::shared_ptr<client::mocks::FakePayments> payments =
        std::make_shared<client::mocks::FakePayments>();
    std::shared_ptr<client::mocks::FakeAccounts> accounts =
        std::make_shared<client::mocks::FakeAccounts>();
    std::shared_ptr<client::mocks::FakeTraces> traces =
        std::make_shared<client::mocks::FakeTraces>();
    std::shared_ptr<client::mocks::FakeAudit> audit = std::make_shared<client::mocks::FakeAudit>();
    std::shared_ptr<client::mocks::FakeReports> reports; ///< Empty reports in EUR until changed.
    std::shared_ptr<client::mocks::FakeSystem> system =
        std::make_shared<client::mocks::FakeSystem>();
    std::shared_ptr<client::mocks::FakeShopProfile> profile =
        std::make_shared<client::mocks::FakeShopProfile>();
    std::shared_ptr<client::mocks::FakeDevices> devices =
        std::make_shared<client::mocks::FakeDevices>();

    [[nodiscard]] console::ShopClients clients() const;
    [[nodiscard]] console::ConsoleContext& context() { return *m_context; }
    [[nodiscard]] console::Preferences& preferences() { return m_preferences; }
    [[nodiscard]] qt::ImageCache& images() { return m_images; }
    /// Who is signed in: an ADMIN.
    [[nodiscard]] wire::Account admin() const;

private:
    QTemporaryDir m_folder;
    console::Preferences m_preferences;
    qt::ImageCache m_images;
    std::unique_ptr<console::ConsoleContext> m_context;
};

} // namespace vitrine::testkit
