#include "admin-console/screens/reports/report_period.hpp"

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr std::array<const char*, 5> kNames{"week", "month", "thisMonth", "lastMonth", "year"};

const QString kKind = QStringLiteral("period");
const QString kFrom = QStringLiteral("from");
const QString kTo = QStringLiteral("to");

QDate firstOfMonth(const QDate& day)
{
    return {day.year(), day.month(), 1};
}

} // namespace

ReportPeriod::Days ReportPeriod::days(const QDate& today) const
{
    switch (kind) {
    case Kind::Week:
        return {today.addDays(-6), today};
    case Kind::Month:
        return {today.addDays(-29), today};
    case Kind::ThisMonth:
        return {firstOfMonth(today), today};
    case Kind::LastMonth:
        return {firstOfMonth(today).addMonths(-1), firstOfMonth(today).addDays(-1)};
    case Kind::Year:
        return {today.addYears(-1).addDays(1), today};
    case Kind::Chosen:
        break;
    }
    const QDate first = from.isValid() ? from : today;
    const QDate last = to.isValid() ? to : today;
    const Days inOrder{std::min(first, last), std::max(first, last)};
    return {std::max(inOrder.from, inOrder.to.addDays(1 - kDaysMax)), inOrder.to};
}

QMap<QString, QString> ReportPeriod::route() const
{
    if (kind == Kind::Chosen)
        return {{kFrom, from.toString(Qt::ISODate)}, {kTo, to.toString(Qt::ISODate)}};
    if (*this == ReportPeriod{})
        return {};
    return {{kKind, QLatin1String(kNames[std::size_t(kind)])}};
}

ReportPeriod ReportPeriod::fromRoute(const QMap<QString, QString>& values)
{
    ReportPeriod period{.from = QDate::fromString(values.value(kFrom), Qt::ISODate),
                        .to = QDate::fromString(values.value(kTo), Qt::ISODate)};
    if (period.from.isValid() && period.to.isValid()) {
        period.kind = Kind::Chosen;
        return period;
    }
    period = {};
    for (const Kind known : kReportPeriods) {
        if (values.value(kKind) == QLatin1String(kNames[std::size_t(known)]))
            period.kind = known;
    }
    return period;
}

} // namespace vitrine::console
