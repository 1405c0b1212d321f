#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/screens/reports/reports_screen.hpp"
#include "tests/gui/dashboard/sample_sales.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QAbstractItemModelTester>
#include <QDateEdit>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::console;

class ReportsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void periodsMeanDays();
    void periodsSurviveTheirRoute();
    void asksInTheShopsBusinessDays();
    void aDayBeginsWhenTheShopSaysSo();
    void showsDaysTendersAndProducts();
    void leadsToWhatIsBehind();
    void chosenDaysAreAskedFor();
    void exportsWhatProgramsCanRead();
    void tellsOfFailuresAndKeepsTheFigures();
    void everythingHasANameAndRoom();
    void screenshots();

private:
    ReportsScreen& screen() { return *m_screen; }
    void show(const Route& route = {QStringLiteral("reports")});
    template <typename T> T* find(const char* name)
    {
        return m_screen->findChild<T*>(QLatin1String(name));
    }
    QString cell(int row, int column)
    {
        return screen().model().index(row, column).data().toString();
    }

    std::unique_ptr<testkit::FakeShop> m_shop;
    std::unique_ptr<ReportsScreen> m_screen;
};

static Result<wire::SalesReport> busyWithTenders(const wire::SalesReportQuery& query)
{
    auto report = testkit::busyReport(query);
    const auto euro = report->totals.revenue.currency();
    const std::int64_t all = report->totals.revenue.amount();
    report->byTender = {{"cash", 12, {all / 4, euro}, {500, euro}},
                        {"token", 80, {all - all / 4, euro}, {0, euro}}};
    return report;
}

void ReportsTest::init()
{
    m_shop = std::make_unique<testkit::FakeShop>();
    m_shop->reports->change(busyWithTenders);
}

void ReportsTest::cleanup()
{
    m_screen.reset();
    m_shop.reset();
}

void ReportsTest::show(const Route& route)
{
    m_screen = std::make_unique<ReportsScreen>(m_shop->context(), testkit::fridayAfternoon);
    prepareScreen(screen());
    screen().resize(1180, 860);
    screen().show();
    QVERIFY(QTest::qWaitForWindowExposed(&screen()));
    screen().open(route);
}

void ReportsTest::periodsMeanDays()
{
    using Kind = ReportPeriod::Kind;
    const QDate today(2026, 3, 15);
    const auto text = [&](const ReportPeriod& period) {
        const auto [from, to] = period.days(today);
        return from.toString(Qt::ISODate) + QLatin1String("..") + to.toString(Qt::ISODate);
    };
    QCOMPARE(text({Kind::Week}), QStringLiteral("2026-03-09..2026-03-15"));
    QCOMPARE(text({Kind::Month}), QStringLiteral("2026-02-14..2026-03-15"));
    QCOMPARE(text({Kind::ThisMonth}), QStringLiteral("2026-03-01..2026-03-15"));
    QCOMPARE(text({Kind::LastMonth}), QStringLiteral("2026-02-01..2026-02-28"));
    QCOMPARE(text({Kind::Year}), QStringLiteral("2025-03-16..2026-03-15"));
    QCOMPARE(text({Kind::Chosen, {2026, 3, 5}, {2026, 3, 1}}),
             QStringLiteral("2026-03-01..2026-03-05"));
    // More days than the shop answers at once: the last ones.
    QCOMPARE(text({Kind::Chosen, {2020, 1, 1}, {2026, 3, 15}}),
             QStringLiteral("2025-02-09..2026-03-15"));
}

void ReportsTest::periodsSurviveTheirRoute()
{
    for (const auto kind : kReportPeriods) {
        const ReportPeriod period{.kind = kind};
        QCOMPARE(ReportPeriod::fromRoute(period.route()), period);
    }
    const ReportPeriod chosen{ReportPeriod::Kind::Chosen, {2026, 3, 1}, {2026, 3, 5}};
    QCOMPARE(ReportPeriod::fromRoute(chosen.route()), chosen);
}

void ReportsTest::asksInTheShopsBusinessDays()
{
    std::vector<wire::SalesReportQuery> asked;
    m_shop->reports->change([&](const wire::SalesReportQuery& query) {
        asked.push_back(query);
        return busyWithTenders(query);
    });
    ReportPresenter presenter(client::ReportClient(m_shop->reports),
                              {"Europe/Berlin", "04:00"},
                              testkit::fridayAfternoon);
    presenter.setPeriod({.kind = ReportPeriod::Kind::Week});
    QTRY_VERIFY(presenter.report().has_value());
    QCOMPARE(asked.back().from, std::string("2026-11-14"));
    QCOMPARE(asked.back().to, std::string("2026-11-20"));
    QCOMPARE(asked.back().zone, std::string("Europe/Berlin"));
    QCOMPARE(asked.back().cutOver, std::string("04:00"));
}

void ReportsTest::aDayBeginsWhenTheShopSaysSo()
{
    const auto at = [&](int hour, int minute) {
        ReportPresenter presenter(
            client::ReportClient(m_shop->reports), {"Europe/Berlin", "04:00"}, [=] {
                return QDateTime(QDate(2026, 11, 20), QTime(hour, minute), Qt::UTC);
            });
        return presenter.today();
    };
    QCOMPARE(at(2, 59), QDate(2026, 11, 19)); // 03:59 in Berlin
    QCOMPARE(at(3, 0), QDate(2026, 11, 20));
    QCOMPARE(at(23, 30), QDate(2026, 11, 20)); // 00:30 of the next day
}

void ReportsTest::showsDaysTendersAndProducts()
{
    show();
    const QAbstractItemModelTester tester(&screen().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(screen().presenter().report().has_value());
    const auto& report = *screen().presenter().report();
    QCOMPARE(screen().model().rowCount(), 30);
    QVERIFY2(cell(0, 0).contains(QStringLiteral("20")), "the newest day is first");
    QCOMPARE(cell(0, 3), qt::formatMoney(report.days.back().figures.revenue));
    QCOMPARE(find<FigureTile>("reportRevenue")->value(), qt::formatMoney(report.totals.revenue));
    QTest::keyClick(&screen(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(screen().model().rowCount(), 2);
    QCOMPARE(cell(0, 0), QStringLiteral("Paid online")); // the larger one
    QCOMPARE(cell(1, 0), QStringLiteral("Cash"));
    QTest::keyClick(&screen(), Qt::Key_3, Qt::AltModifier);
    QCOMPARE(screen().model().rowCount(), int(report.bestSellers.size()));
    QCOMPARE(screen().route().value(QStringLiteral("view")), QStringLiteral("products"));
}

void ReportsTest::leadsToWhatIsBehind()
{
    show();
    QTRY_VERIFY(screen().presenter().report().has_value());
    QSignalSpy routes(&screen(), &Screen::routeRequested);
    auto* table = find<qt::DataTable>("reportTable");
    table->setFocus();
    table->setCurrentIndex(screen().model().index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(routes.size(), 1);
    QCOMPARE(routes.last().at(0).value<Route>().text(),
             QStringLiteral("orders?from=2026-11-19&to=2026-11-19"));
    QTest::keyClick(&screen(), Qt::Key_2, Qt::AltModifier);
    table->setCurrentIndex(screen().model().index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(routes.size(), 1); // nothing is behind a means of payment
}

void ReportsTest::chosenDaysAreAskedFor()
{
    show();
    QTRY_VERIFY(screen().presenter().report().has_value());
    find<QDateEdit>("reportFrom")->setDate({2026, 11, 2});
    QTRY_VERIFY(screen().presenter().report().has_value());
    QCOMPARE(screen().presenter().report()->from, std::string("2026-11-02"));
    QCOMPARE(screen().route().text(), QStringLiteral("reports?from=2026-11-02&to=2026-11-20"));
    QVERIFY(screen().backOut());
    QTRY_COMPARE(screen().model().rowCount(), 30);
    QVERIFY(!screen().backOut());
}

void ReportsTest::exportsWhatProgramsCanRead()
{
    show();
    QTRY_VERIFY(screen().presenter().report().has_value());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("days.csv"));
    qt::Language translations({QStringLiteral("console"), QStringLiteral("vitrine_qt")});
    translations.setLanguage(QStringLiteral("de")); // decimal commas are for people
    screen().exportTo(path);
    translations.setLanguage(QStringLiteral("en"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"));
    QCOMPARE(lines.size(), 32); // header, 30 days, the end of the last line
    const auto& today = screen().presenter().report()->days.back().figures;
    const auto amount = [](const domain::Money& money) {
        return QString::number(double(money.amount()) / 100, 'f', 2);
    };
    QCOMPARE(lines.at(1),
             QStringLiteral("2026-11-20,%1,%2,%3,%4,%5,EUR")
                 .arg(today.orders)
                 .arg(today.items)
                 .arg(amount(today.revenue),
                      amount(today.refunded),
                      QString::number(
                          double(today.revenue.amount() - today.refunded.amount()) / 100, 'f', 2)));
    screen().exportTo(folder.filePath(QStringLiteral("no/such/folder.csv")));
    QVERIFY(find<qt::MessageBanner>("reportBanner")->isVisible());
}

void ReportsTest::tellsOfFailuresAndKeepsTheFigures()
{
    show();
    QTRY_VERIFY(screen().presenter().report().has_value());
    m_shop->reports->faults.failNext(ErrorCode::Unavailable);
    screen().refresh();
    auto* banner = find<qt::MessageBanner>("reportBanner");
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(screen().model().rowCount(), 30);
    screen().refresh();
    QTRY_VERIFY(!banner->isVisible());
}

void ReportsTest::everythingHasANameAndRoom()
{
    qt::Language translations({QStringLiteral("console"), QStringLiteral("vitrine_qt")});
    for (const auto* language : {"en", "de"}) {
        translations.setLanguage(QString::fromLatin1(language));
        show();
        QTRY_VERIFY(screen().presenter().report().has_value());
        const auto faults = testkit::layoutFaults(screen());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    translations.setLanguage(QStringLiteral("en"));
}

void ReportsTest::screenshots()
{
    m_shop->reports->faults.hold();
    show();
    testkit::shootThemes(screen(), QStringLiteral("reports-loading"));
    m_shop->reports->faults.release();
    QTRY_VERIFY(screen().presenter().report().has_value());
    testkit::shootThemes(screen(), QStringLiteral("reports-days"));
    screen().setView(ReportView::BestSellers);
    testkit::shootThemes(screen(), QStringLiteral("reports-products"));
    screen().setView(ReportView::Tenders);
    testkit::shoot(screen(), QStringLiteral("reports-tenders"));
    m_shop->reports->change(testkit::quietReport);
    screen().presenter().setPeriod({.kind = ReportPeriod::Kind::Week});
    QTRY_VERIFY(screen().presenter().report().has_value());
    testkit::shootThemes(screen(), QStringLiteral("reports-empty"));
    m_shop->reports->faults.failNext(ErrorCode::DeadlineExceeded);
    screen().presenter().setPeriod({.kind = ReportPeriod::Kind::Year});
    QTRY_VERIFY(find<qt::MessageBanner>("reportBanner")->isVisible());
    testkit::shootThemes(screen(), QStringLiteral("reports-failing"));
}

VITRINE_GUI_MAIN(ReportsTest)
#include "reports_test.moc"
