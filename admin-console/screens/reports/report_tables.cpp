#include "admin-console/screens/reports/report_tables.hpp"

#include "admin-console/parts/csv_text.hpp"
#include "admin-console/parts/order_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QDate>
#include <QLocale>

#include <algorithm>

namespace vitrine::console {
namespace {

using domain::Money;
using qt::toText;

/// "1234.50": as programs read it.
QString plainAmount(const Money& money)
{
    const int decimals = money.currency().exponent();
    QString digits = QString::number(std::abs(money.amount())).rightJustified(decimals + 1, u'0');
    if (decimals > 0)
        digits.insert(digits.size() - decimals, u'.');
    return money.amount() < 0 ? u'-' + digits : digits;
}

Money less(const Money& one, const Money& other)
{
    return {one.amount() - other.amount(), one.currency()};
}

/// Fills both forms of a row side by side.
class RowMaker
{
public:
    RowMaker& text(const QString& shown, const QString& plain)
    {
        m_row.texts << shown;
        m_row.plain << plain;
        return *this;
    }
    RowMaker& count(std::int64_t count)
    {
        return text(qt::formatCount(count), QString::number(count));
    }
    RowMaker& money(const Money& money) { return text(qt::formatMoney(money), plainAmount(money)); }
    [[nodiscard]] ReportTable::Row take(const Route& route = {})
    {
        m_row.route = route;
        return std::move(m_row);
    }

private:
    ReportTable::Row m_row;
};

} // namespace

QString ReportTables::title(ReportView view)
{
    switch (view) {
    case ReportView::Days:
        return tr("By day");
    case ReportView::Tenders:
        return tr("By means of payment");
    case ReportView::BestSellers:
        return tr("Best sellers");
    }
    return {};
}

ReportTable ReportTables::of(const wire::SalesReport& report, ReportView view)
{
    switch (view) {
    case ReportView::Days:
        return days(report);
    case ReportView::Tenders:
        return tenders(report);
    case ReportView::BestSellers:
        return bestSellers(report);
    }
    return {};
}

ReportTable ReportTables::days(const wire::SalesReport& report)
{
    ReportTable table{
        .titles =
            {tr("Day"), tr("Orders"), tr("Items"), tr("Revenue"), tr("Given back"), tr("Left")},
        .rows = {}};
    for (auto day = report.days.rbegin(); day != report.days.rend(); ++day) {
        const QString iso = toText(day->date);
        const auto date = QDate::fromString(iso, Qt::ISODate);
        const wire::SalesFigures& figures = day->figures;
        table.rows.push_back(
            RowMaker()
                .text(QLocale().toString(date, QStringLiteral("ddd ")) +
                          qt::formatDate(date.startOfDay()),
                      iso)
                .count(figures.orders)
                .count(figures.items)
                .money(figures.revenue)
                .money(figures.refunded)
                .money(less(figures.revenue, figures.refunded))
                .take({QStringLiteral("orders"),
                       {},
                       {{QStringLiteral("from"), iso}, {QStringLiteral("to"), iso}}}));
    }
    return table;
}

ReportTable ReportTables::tenders(const wire::SalesReport& report)
{
    ReportTable table{.titles = {tr("Means of payment"),
                                 tr("Orders"),
                                 tr("Revenue"),
                                 tr("Given back"),
                                 tr("Left")},
                      .rows = {}};
    auto sorted = report.byTender;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.revenue.amount() > b.revenue.amount();
    });
    for (const wire::TenderFigures& each : sorted)
        table.rows.push_back(RowMaker()
                                 .text(OrderWords::tender(each.tender), toText(each.tender))
                                 .count(each.orders)
                                 .money(each.revenue)
                                 .money(each.refunded)
                                 .money(less(each.revenue, each.refunded))
                                 .take());
    return table;
}

ReportTable ReportTables::bestSellers(const wire::SalesReport& report)
{
    ReportTable table{.titles = {tr("Product"), tr("SKU"), tr("Sold"), tr("Revenue")},
                      .textColumns = 2,
                      .rows = {}};
    for (const wire::BestSeller& each : report.bestSellers)
        table.rows.push_back(RowMaker()
                                 .text(toText(each.name), toText(each.name))
                                 .text(toText(each.sku), toText(each.sku))
                                 .count(each.quantity)
                                 .money(each.revenue)
                                 .take({QStringLiteral("products"), toText(each.productId)}));
    return table;
}

QByteArray ReportTables::csv(const wire::SalesReport& report, ReportView view)
{
    const ReportTable table = of(report, view);
    QString text;
    appendCsvRow(text, table.titles + QStringList{tr("Currency")}, u',');
    for (const ReportTable::Row& row : table.rows)
        appendCsvRow(text, row.plain + QStringList{toText(report.currency)}, u',');
    return text.toUtf8();
}

} // namespace vitrine::console
