#include "admin-console/screens/dashboard/dashboard_presenter.hpp"

#include "admin-console/parts/product_lookup.hpp"
#include "vitrine/qt/deliver.hpp"

#include <utility>

namespace vitrine::console {

namespace {

std::string isoDate(const QDate& date)
{
    return date.toString(Qt::ISODate).toStdString();
}

} // namespace

ShopStage stageOf(const DashboardData& data)
{
    if (!data.products || !data.month)
        return ShopStage::Unknown;
    std::int64_t placed = 0;
    for (const auto& status : data.month->byStatus)
        placed += status.count;
    if (placed > 0 || data.month->totals.orders > 0)
        return ShopStage::Selling;
    return *data.products == 0 ? ShopStage::NoProducts : ShopStage::NoSales;
}

DashboardPresenter::DashboardPresenter(Clients clients,
                                       BusinessDays businessDays,
                                       std::function<QDateTime()> now,
                                       QObject* parent)
    : QObject(parent)
    , m_clients(std::move(clients))
    , m_businessDays(std::move(businessDays))
    , m_now(std::move(now))
    , m_products(new ProductLookup(m_clients.catalog, this))
{
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &DashboardPresenter::refresh);
    connect(m_products, &ProductLookup::resolved, this, &DashboardPresenter::changed);
}

void DashboardPresenter::setWatched(bool isWatched)
{
    if (isWatched == m_timer.isActive())
        return;
    if (!isWatched) {
        m_timer.stop();
        return;
    }
    m_timer.start();
    refresh();
}

wire::SalesReportQuery DashboardPresenter::queryOf(const QDate& from, const QDate& to) const
{
    return {.from = isoDate(from),
            .to = isoDate(to),
            .zone = m_businessDays.zone.toStdString(),
            .cutOver = m_businessDays.cutOver};
}

template <typename Task, typename Store> void DashboardPresenter::ask(Task task, Store store)
{
    ++m_open;
    qt::deliver(std::move(task), this, [this, store](const auto& answer) {
        if (answer.ok())
            store(*answer);
        endOne(answer.ok() ? nullptr : &answer.error());
    });
}

void DashboardPresenter::refresh()
{
    if (m_open > 0)
        return; // the round before is still under way
    m_error.reset();
    const auto today = m_businessDays.dayAt(m_now());
    if (today != m_data.date) {
        m_data.date = today;
        m_data.today.reset(); // of another day
        m_data.weekBefore.reset();
    }
    const auto& reports = m_clients.reports;
    ask(reports.sales(queryOf(today, today)),
        [this](const wire::SalesReport& report) { m_data.today = report; });
    ask(reports.sales(queryOf(today.addDays(-7), today.addDays(-7))),
        [this](const wire::SalesReport& report) { m_data.weekBefore = report; });
    ask(reports.sales(queryOf(today.addDays(1 - kDays), today)),
        [this](const wire::SalesReport& report) { m_data.month = report; });
    ask(m_clients.inventory.listStock(
            {.lowOnly = true, .limit = kLowMax, .sort = "available", .count = true}),
        [this](const wire::Page<wire::Stock>& page) { m_data.low = page; });
    ask(m_clients.catalog.listProducts({.limit = 1, .count = true}),
        [this](const wire::Page<wire::Product>& page) {
            m_data.products = page.total.value_or(std::int64_t(page.items.size()));
        });
    Q_EMIT busyChanged(true);
}

void DashboardPresenter::endOne(const Error* error)
{
    if (error != nullptr && !m_error)
        m_error = *error;
    if (--m_open > 0)
        return;
    if (!m_error)
        m_data.at = m_now();
    Q_EMIT busyChanged(false);
    Q_EMIT changed();
    if (m_error)
        Q_EMIT failed(*m_error);
    else if (std::exchange(m_hadError, false))
        Q_EMIT recovered();
    m_hadError = m_error.has_value();
}

} // namespace vitrine::console
