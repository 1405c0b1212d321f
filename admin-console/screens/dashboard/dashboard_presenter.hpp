#pragma once

#include "admin-console/parts/business_days.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/api/report_client.hpp"

#include <QDate>
#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <optional>

namespace vitrine::console {

class ProductLookup;

/// What the dashboard shows, as far as it is known.
struct DashboardData
{
    QDate date; ///< "Today", as the shop's days are.
    std::optional<wire::SalesReport> today;
    std::optional<wire::SalesReport> weekBefore; ///< The same weekday.
    std::optional<wire::SalesReport> month;      ///< The last 30 days, today included.
    std::optional<wire::Page<wire::Stock>> low;  ///< The lowest first, with the total.
    std::optional<std::int64_t> products;        ///< How many the catalogue has.
    QDateTime at;                                ///< When the last of it came.
};

/// Where a shop stands that has something missing.
enum class ShopStage { Unknown, NoProducts, NoSales, Selling };

[[nodiscard]] ShopStage stageOf(const DashboardData& data);

/// Keeps the figures of the dashboard fresh: asks for all of them every 30 s while somebody looks,
/// and shows what it had until the new ones are there.
class DashboardPresenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int kDays = 30;
    static constexpr int kRefreshMs = 30'000;
    static constexpr int kLowMax = 6;

    struct Clients
    {
        client::ReportClient reports;
        client::InventoryClient inventory;
        client::CatalogClient catalog;
    };

    /// @param now tells the time; a test sets its own.
    DashboardPresenter(
        Clients clients,
        BusinessDays businessDays,
        std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); },
        QObject* parent = nullptr);

    /// Whether somebody looks: only then the figures are kept fresh.
    void setWatched(bool isWatched);
    void refresh();

    [[nodiscard]] const DashboardData& data() const { return m_data; }
    [[nodiscard]] bool isBusy() const { return m_open > 0; }
    [[nodiscard]] ProductLookup& products() { return *m_products; }

Q_SIGNALS:
    void busyChanged(bool isBusy);
    /// All answers of one round are there.
    void changed();
    /// Something of this round could not be loaded; what was known stays.
    void failed(const vitrine::Error& error);
    void recovered();

private:
    template <typename Task, typename Store> void ask(Task task, Store store);
    void endOne(const Error* error);
    [[nodiscard]] wire::SalesReportQuery queryOf(const QDate& from, const QDate& to) const;

    Clients m_clients;
    BusinessDays m_businessDays;
    std::function<QDateTime()> m_now;
    ProductLookup* m_products;
    DashboardData m_data;
    QTimer m_timer;
    int m_open = 0; ///< Answers that are still to come.
    std::optional<Error> m_error;
    bool m_hadError = false;
};

} // namespace vitrine::console
