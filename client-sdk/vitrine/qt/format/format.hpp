#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>
#include <optional>
#include <string_view>

/// Numbers, money and times as the reader's locale writes them. The locale defaults to the
/// program's, which the language switch sets.
namespace vitrine::qt {

/// "1.234,50 €", "$1,234.50", "¥500": the currency's own decimals, non-breaking.
[[nodiscard]] QString formatMoney(const domain::Money& money, const QLocale& locale = QLocale());
/// Without the currency, for inputs and tables of one currency: "1.234,50".
[[nodiscard]] QString formatAmount(const domain::Money& money, const QLocale& locale = QLocale());
/// Reads what a person types: with or without grouping and symbol, either decimal separator when it
/// is unambiguous. Never rounds.
/// @return InvalidArgument: no number, too many decimals, out of range.
[[nodiscard]] Result<domain::Money>
parseMoney(const QString& text, domain::Currency currency, const QLocale& locale = QLocale());
[[nodiscard]] QString currencySymbol(domain::Currency currency, const QLocale& locale = QLocale());

/// "4,103"
[[nodiscard]] QString formatCount(qint64 count, const QLocale& locale = QLocale());
/// Of 0..1: "12.5 %"
[[nodiscard]] QString
formatPercent(double share, int decimals = 1, const QLocale& locale = QLocale());
/// "12.4 MB"
[[nodiscard]] QString formatBytes(qint64 bytes, const QLocale& locale = QLocale());
/// "840 µs", "12 ms", "1.4 s", "3 min", "2 h"
[[nodiscard]] QString formatDuration(std::chrono::microseconds duration,
                                     const QLocale& locale = QLocale());

/// RFC 3339 of the API as local time; invalid for anything else.
[[nodiscard]] QDateTime parseTime(std::string_view rfc3339);
/// Local time as RFC 3339 in UTC, for queries.
[[nodiscard]] std::string toRfc3339(const QDateTime& time);
[[nodiscard]] QString formatDate(const QDateTime& time, const QLocale& locale = QLocale());
/// "20 Nov 2026, 09:30"
[[nodiscard]] QString formatDateTime(const QDateTime& time, const QLocale& locale = QLocale());
/// With seconds and zone, for tooltips and details.
[[nodiscard]] QString formatFullTime(const QDateTime& time, const QLocale& locale = QLocale());
/// "just now", "5 min ago", "yesterday, 14:02", then the date.
[[nodiscard]] QString formatRelative(const QDateTime& time,
                                     const QDateTime& now = QDateTime::currentDateTime(),
                                     const QLocale& locale = QLocale());

} // namespace vitrine::qt
