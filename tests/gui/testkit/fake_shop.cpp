#include "tests/gui/testkit/fake_shop.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::testkit {
namespace {

Result<wire::Order> placeNothing(const wire::OrderDraft&)
{
    return failure<wire::Order>(ErrorCode::PermissionDenied, "the console places no orders");
}

Result<wire::SalesReport> emptyReport(const wire::SalesReportQuery&)
{
    wire::SalesReport report;
    report.currency = "EUR";
    return report;
}

} // namespace

FakeShop::FakeShop()
    : orders(std::make_shared<client::mocks::FakeOrders>(placeNothing))
    , reports(std::make_shared<client::mocks::FakeReports>(emptyReport))
    , m_preferences(m_folder.filePath(u"console.ini"_s))
    , m_images(client::CatalogClient(catalog), QString())
{
    accounts->put(admin());
    accounts->signIn(admin().id);
    m_context = std::make_unique<console::ConsoleContext>(console::ConsoleContext::Parts{
        clients(), &m_preferences, &m_images, u"Main Street"_s, profile->get()});
    m_context->setUser(admin());
}

console::ShopClients FakeShop::clients() const
{
    return {client::CatalogClient(catalog),
            client::InventoryClient(inventory),
            client::OrderClient(orders),
            client::PaymentClient(payments),
            client::AccountClient(accounts),
            client::TraceClient(traces),
            client::ReportClient(reports),
            client::AuditClient(audit),
            client::SystemClient(system),
            client::ShopClient(profile),
            client::DeviceClient(devices)};
}

wire::Account FakeShop::admin() const
{
    wire::Account account;
    account.id = "0190a000-0000-7000-8000-000000000001";
    account.email = "ada@shop.example";
    account.name = "Ada Brown";
    account.roles = {"ADMIN"};
    account.version = 1;
    return account;
}

} // namespace vitrine::testkit
