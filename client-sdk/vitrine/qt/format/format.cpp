#include "vitrine/qt/format/format.hpp"

#include "vitrine/core/clock.hpp"
#include "vitrine/qt/text.hpp"

#include <QCoreApplication>

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::qt::Format)
};

const QString kPlaceholder = u"\uE000"_s; // of the private area: no locale writes it

/// The amount's digits as the locale groups them, without a sign.
QString digitsOf(const domain::Money& money, const QLocale& locale)
{
    const int exponent = money.currency().exponent();
    quint64 scale = 1;
    for (int i = 0; i < exponent; ++i)
        scale *= 10;
    // Negated as unsigned, so that the smallest amount has its opposite.
    const quint64 size = money.amount() < 0 ? 0 - quint64(money.amount()) : quint64(money.amount());
    QString text = locale.toString(qulonglong(size / scale));
    if (exponent > 0) {
        QLocale plain(locale);
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        text += locale.decimalPoint() + plain.toString(qulonglong(size % scale))
                                            .rightJustified(exponent, locale.zeroDigit().at(0));
    }
    return text;
}

Result<domain::Money> refused(const char* why)
{
    return failure<domain::Money>(ErrorCode::InvalidArgument, why);
}

bool isGrouped(const QString& whole, QChar separator)
{
    const auto parts = whole.split(separator);
    if (parts.first().isEmpty() || parts.first().size() > 3)
        return false;
    for (qsizetype i = 1; i < parts.size(); ++i) {
        if (parts[i].size() != 3)
            return false;
    }
    return true;
}

/// Where the decimals of a cleaned number begin: the index of the decimal separator, -1 for none.
qsizetype decimalAt(const QString& number, int exponent, const QLocale& locale)
{
    const auto comma = number.lastIndexOf(u',');
    const auto point = number.lastIndexOf(u'.');
    if (comma >= 0 && point >= 0)
        return std::max(comma, point);
    const auto at = std::max(comma, point);
    if (at < 0 || number.count(number.at(at)) > 1)
        return -1;
    if (locale.decimalPoint().contains(number.at(at)))
        return at;
    // The separator of groups here: 1.234 is a thousand, 12.5 and 12.50 can only be a fraction.
    const auto after = number.size() - at - 1;
    const bool mayGroup = after == 3 && isGrouped(number, number.at(at));
    return !mayGroup && after <= exponent ? at : -1;
}

/// Digits and separators only, with ASCII digits; empty when there is anything else.
QString cleaned(const QString& text)
{
    QString number;
    for (const QChar character : text) {
        if (character.isDigit())
            number += QChar(u'0' + char16_t(character.digitValue()));
        else if (character == u'.' || character == u',')
            number += character;
        else if (!character.isSpace() && character != u'\'' && character != u'’')
            return {};
    }
    return number;
}

QString withoutCurrency(QString text, domain::Currency currency, const QLocale& locale)
{
    text.remove(currencySymbol(currency, locale));
    text.remove(toText(currency.code()), Qt::CaseInsensitive);
    return text.trimmed();
}

} // namespace

QString currencySymbol(domain::Currency currency, const QLocale& locale)
{
    const auto code = toText(currency.code());
    if (locale.currencySymbol(QLocale::CurrencyIsoCode) == code)
        return locale.currencySymbol();
    static constexpr std::array<std::pair<const char*, const char16_t*>, 8> symbols{
        {{"EUR", u"€"},
         {"GBP", u"£"},
         {"JPY", u"¥"},
         {"USD", u"$"},
         {"PLN", u"zł"},
         {"CZK", u"Kč"},
         {"INR", u"₹"},
         {"KRW", u"₩"}}};
    for (const auto& [known, symbol] : symbols) {
        if (code == QLatin1StringView(known))
            return QString::fromUtf16(symbol);
    }
    return code;
}

QString formatMoney(const domain::Money& money, const QLocale& locale)
{
    if (money.currency() == domain::Currency())
        return formatAmount(money, locale); // of nothing: a sum without a sale
    const auto symbol = currencySymbol(money.currency(), locale);
    // Where the locale puts the symbol is read off a small number; the digits are exact ones.
    QString pattern = locale.toCurrencyString(qlonglong(1), kPlaceholder);
    pattern.replace(locale.toString(1), digitsOf(money, locale));
    pattern.replace(u' ', QChar::Nbsp);
    const bool isWord = symbol.size() > 1 && symbol.at(0).isLetter();
    if (isWord && pattern.indexOf(kPlaceholder) == 0)
        pattern.replace(kPlaceholder, symbol + QChar::Nbsp);
    else
        pattern.replace(kPlaceholder, symbol);
    // A sign, not the brackets that some locales' bookkeepers use: people read a refund here.
    return money.amount() < 0 ? locale.negativeSign() + pattern : pattern;
}

QString formatAmount(const domain::Money& money, const QLocale& locale)
{
    return (money.amount() < 0 ? locale.negativeSign() : QString()) + digitsOf(money, locale);
}

Result<domain::Money>
parseMoney(const QString& text, domain::Currency currency, const QLocale& locale)
{
    QString rest = withoutCurrency(text.trimmed(), currency, locale);
    const bool isNegative = rest.startsWith(u'-') || rest.startsWith(u'\u2212');
    if (isNegative)
        rest.remove(0, 1);
    const auto number = cleaned(rest);
    if (number.isEmpty())
        return refused("not a number");

    const int exponent = currency.exponent();
    const auto at = decimalAt(number, exponent, locale);
    QString whole = at < 0 ? number : number.left(at);
    const QString fraction = at < 0 ? QString() : number.mid(at + 1);
    for (const QChar separator : {QChar(u','), QChar(u'.')}) {
        if (!whole.contains(separator))
            continue;
        if (!isGrouped(whole, separator))
            return refused("misplaced separators");
        whole.remove(separator);
    }
    if (whole.isEmpty() && fraction.isEmpty())
        return refused("not a number");
    if (fraction.size() > exponent)
        return refused("too many decimals");

    bool isNumber = false;
    const auto amount = (whole + fraction.leftJustified(exponent, u'0')).toLongLong(&isNumber);
    if (!isNumber)
        return refused("too large");
    return domain::Money(isNegative ? -amount : amount, currency);
}

QString formatCount(qint64 count, const QLocale& locale)
{
    return locale.toString(qlonglong(count));
}

QString formatPercent(double share, int decimals, const QLocale& locale)
{
    return locale.toString(share * 100.0, 'f', decimals) + QChar::Nbsp + locale.percent();
}

QString formatBytes(qint64 bytes, const QLocale& locale)
{
    return locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat).replace(u' ', QChar::Nbsp);
}

QString formatDuration(std::chrono::microseconds duration, const QLocale& locale)
{
    const auto with = [&](double value, const QString& unit) {
        const int decimals = value < 10 && unit != u"µs"_s ? 1 : 0;
        return locale.toString(value, 'f', decimals) + QChar::Nbsp + unit;
    };
    const auto micros = double(duration.count());
    if (micros < 1000)
        return with(micros, u"µs"_s);
    if (micros < 1e6)
        return with(micros / 1e3, u"ms"_s);
    if (micros < 60e6)
        return with(micros / 1e6, u"s"_s);
    if (micros < 3600e6)
        return with(micros / 60e6, u"min"_s);
    return with(micros / 3600e6, u"h"_s);
}

QDateTime parseTime(std::string_view rfc3339)
{
    const auto instant = parseTimestamp(rfc3339);
    if (!instant.ok())
        return {};
    return QDateTime::fromMSecsSinceEpoch(instant->time_since_epoch().count());
}

std::string toRfc3339(const QDateTime& time)
{
    return formatTimestamp(Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch())));
}

QString formatDate(const QDateTime& time, const QLocale& locale)
{
    return locale.toString(time.date(), Format::tr("d MMM yyyy", "date format of Qt"));
}

QString formatDateTime(const QDateTime& time, const QLocale& locale)
{
    return Format::tr("%1, %2", "date, time")
        .arg(formatDate(time, locale), locale.toString(time.time(), QLocale::ShortFormat));
}

QString formatFullTime(const QDateTime& time, const QLocale& locale)
{
    return Format::tr("%1, %2", "date, time")
        .arg(locale.toString(time.date(), QLocale::LongFormat),
             time.time().toString(u"HH:mm:ss"_s) + u' ' + time.timeZoneAbbreviation());
}

QString formatRelative(const QDateTime& time, const QDateTime& now, const QLocale& locale)
{
    const auto seconds = time.secsTo(now);
    if (seconds >= 0 && seconds < 60)
        return Format::tr("just now");
    if (seconds >= 0 && seconds < 3600)
        return Format::tr("%n min ago", nullptr, int(seconds / 60));
    const auto clock = locale.toString(time.time(), QLocale::ShortFormat);
    if (time.date() == now.date())
        return Format::tr("today, %1").arg(clock);
    if (time.date().addDays(1) == now.date())
        return Format::tr("yesterday, %1").arg(clock);
    return formatDateTime(time, locale);
}

} // namespace vitrine::qt
