#include "tests/gui/testkit/gui_main.hpp"
#include "vitrine/qt/error_text.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/reason_text.hpp"
#include "vitrine/qt/widgets/chart.hpp"

#include <QtTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace std::chrono_literals;

namespace {

const QLocale kGerman(QLocale::German, QLocale::Germany);
const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);

domain::Currency currency(const char* code)
{
    return domain::Currency::create(code).value();
}

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ').replace(u'\u202f', u' ');
}

std::optional<qint64> parsed(const QString& text, const QLocale& locale, const char* code = "EUR")
{
    const auto money = qt::parseMoney(text, currency(code), locale);
    return money.ok() ? std::optional<qint64>(money->amount()) : std::nullopt;
}

} // namespace

class FormatTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesMoneyAsTheLocaleDoes()
    {
        const domain::Money price(123456789, currency("EUR"));
        QCOMPARE(plain(qt::formatMoney(price, kGerman)), u"1.234.567,89 €"_s);
        QCOMPARE(plain(qt::formatMoney(price, kEnglish)), u"€1,234,567.89"_s);
        QCOMPARE(plain(qt::formatMoney({-500, currency("USD")}, kEnglish)), u"-$5.00"_s);
        QCOMPARE(plain(qt::formatMoney({-5, currency("EUR")}, kGerman)), u"-0,05 €"_s);
    }

    void usesTheCurrencysOwnDecimals()
    {
        QCOMPARE(plain(qt::formatMoney({1500, currency("JPY")}, kEnglish)), u"¥1,500"_s);
        QCOMPARE(plain(qt::formatAmount({1500, currency("KWD")}, kGerman)), u"1,500"_s);
        QCOMPARE(parsed(u"1.5"_s, kEnglish, "KWD"), 1500);
        QCOMPARE(parsed(u"1.5"_s, kEnglish, "JPY"), std::nullopt);
    }

    void writesAnAmountOfNoCurrencyAsANumber()
    {
        QCOMPARE(qt::formatMoney(domain::Money(), kEnglish), u"0"_s);
    }

    void losesNoCentOfALargeAmount()
    {
        const auto most = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(qt::formatAmount({most, currency("EUR")}, kEnglish),
                 u"92,233,720,368,547,758.07"_s);
        QCOMPARE(parsed(u"92,233,720,368,547,758.07"_s, kEnglish), most);
        QCOMPARE(parsed(u"92,233,720,368,547,758.08"_s, kEnglish), std::nullopt);
        const auto least = std::numeric_limits<std::int64_t>::min();
        QCOMPARE(qt::formatAmount({least, currency("EUR")}, kEnglish),
                 u"-92,233,720,368,547,758.08"_s);
    }

    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isGerman");
        QTest::addColumn<qint64>("cents"); // -1: refused
        const auto row = [](const char* text, bool isGerman, qint64 cents) {
            QTest::addRow("%s %s", isGerman ? "de" : "en", text)
                << QString::fromUtf8(text) << isGerman << cents;
        };
        row("109,99", true, 10999);
        row("109.99", true, 10999); // cannot be a group
        row("109.9", true, 10990);
        row("1.234", true, 123400);
        row("1.234,5", true, 123450);
        row("1.234,50 €", true, 123450);
        row("EUR 12", true, 1200);
        row("1 234,50", true, 123450);
        row("1,234", false, 123400);
        row("1,234.50", false, 123450);
        row("12,50", false, 1250);
        row("€5", false, 500);
        row("1'234.50", false, 123450);
        row(".5", false, 50);
        row("0", false, 0);
        row("1.234.5", true, -1);
        row("12,345,6", false, -1);
        row("1,23,456", false, -1);
        row("12.999", false, -1);
        row("abc", false, -1);
        row("", false, -1);
        row("12 apples", false, -1);
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(bool, isGerman);
        QFETCH(qint64, cents);
        const auto got = parsed(text, isGerman ? kGerman : kEnglish);
        QCOMPARE(got.value_or(-1), cents);
    }

    void readsBackWhatItWrites()
    {
        for (const auto& locale : {kGerman,
                                   kEnglish,
                                   QLocale(QLocale::French),
                                   QLocale(QLocale::German, QLocale::Switzerland)}) {
            for (const qint64 cents : {0LL, 5LL, -5LL, 100LL, 123456789LL, -99999999LL}) {
                const domain::Money money(cents, currency("EUR"));
                QCOMPARE(parsed(qt::formatMoney(money, locale), locale), cents);
                QCOMPARE(parsed(qt::formatAmount(money, locale), locale), cents);
            }
        }
    }

    void tellsDurationsInTheUnitThatFits()
    {
        QCOMPARE(plain(qt::formatDuration(840us, kEnglish)), u"840 µs"_s);
        QCOMPARE(plain(qt::formatDuration(12ms, kEnglish)), u"12 ms"_s);
        QCOMPARE(plain(qt::formatDuration(1400ms, kGerman)), u"1,4 s"_s);
        QCOMPARE(plain(qt::formatDuration(3min, kEnglish)), u"3.0 min"_s);
    }

    void tellsHowLongAgo()
    {
        const QDateTime now(QDate(2026, 11, 20), QTime(14, 30));
        QCOMPARE(qt::formatRelative(now.addSecs(-10), now, kEnglish), u"just now"_s);
        QCOMPARE(qt::formatRelative(now.addSecs(-300), now, kEnglish), u"5 min ago"_s);
        QVERIFY(qt::formatRelative(now.addSecs(-7200), now, kEnglish).startsWith(u"today"_s));
        QVERIFY(qt::formatRelative(now.addDays(-1), now, kEnglish).startsWith(u"yesterday"_s));
        QVERIFY(qt::formatRelative(now.addDays(-3), now, kEnglish).startsWith(u"17 Nov 2026"_s));
        // A clock that is ahead is no reason for nonsense.
        QVERIFY(qt::formatRelative(now.addSecs(90), now, kEnglish).startsWith(u"today"_s));
    }

    void readsTheTimesOfTheApi()
    {
        const auto time = qt::parseTime("2026-11-20T09:30:00.250Z");
        QVERIFY(time.isValid());
        QCOMPARE(time.toUTC().time(), QTime(9, 30, 0, 250));
        QCOMPARE(qt::toRfc3339(time), std::string("2026-11-20T09:30:00.250Z"));
        QVERIFY(!qt::parseTime("yesterday").isValid());
    }

    void saysWhatHappenedAndWhatCanBeDone()
    {
        const Error known{.code = ErrorCode::Conflict,
                          .message = "SKU A-1 belongs to product %1",
                          .reason = {"sku_taken", {"A-1", "%1"}}};
        QCOMPARE(qt::describe(known).advice, u"Another product has the SKU A-1."_s);
        QCOMPARE(qt::reasonText({"gtin_promised", {"%2", "%1"}}, ""),
                 u"The product with the SKU %1 has the barcode %2."_s);
        QCOMPARE(qt::reasonText({"a_rule_of_tomorrow", {"1"}}, "it says so"), u"it says so"_s);
        const auto text = qt::describe({.code = ErrorCode::Unavailable, .traceId = "4bf92f"},
                                       u"The products could not be loaded."_s);
        QCOMPARE(text.sentence, u"The products could not be loaded. The shop cannot be reached."_s);
        QVERIFY(!text.advice.isEmpty());
        QVERIFY(text.isRetryable);
        QCOMPARE(text.traceId, u"4bf92f"_s);
        QVERIFY(qt::describe({.code = ErrorCode::PreconditionFailed}).isConflict);
        QVERIFY(qt::describe({.code = ErrorCode::Unauthenticated}).needsSignIn);
        QVERIFY(!qt::describe({.code = ErrorCode::InvalidArgument}).isRetryable);
        const auto problem = std::make_shared<Problem>();
        problem->detail = "more than is left";
        QVERIFY(qt::describe({.code = ErrorCode::Conflict, .problem = problem})
                    .advice.contains(u"more than is left"_s));
    }

    void putsRoundNumbersOnAxes()
    {
        using V = std::vector<double>;
        QCOMPARE(qt::axisValues(0, 93, 5, false), (V{0, 25, 50, 75, 100}));
        QCOMPARE(qt::axisValues(0, 4, 5, true), (V{0, 1, 2, 3, 4}));
        QCOMPARE(qt::axisValues(0, 0, 5, true), (V{0, 1}));
        QCOMPARE(qt::axisValues(0, 1234.5, 5, false), (V{0, 500, 1000, 1500}));
        QCOMPARE(qt::axisValues(-40, 90, 5, false), (V{-50, 0, 50, 100}));
    }
};

VITRINE_GUI_MAIN(FormatTest)
#include "format_test.moc"
