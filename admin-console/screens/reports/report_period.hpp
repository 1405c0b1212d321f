#pragma once

#include <QDate>
#include <QMap>
#include <QString>

#include <array>

namespace vitrine::console {

/// Which days a report is about; days of the shop's zone.
struct ReportPeriod
{
    /// One chip each; Chosen: the two days that somebody picked.
    enum class Kind { Week, Month, ThisMonth, LastMonth, Year, Chosen };
    static constexpr int kDaysMax = 400; ///< More than that the shop does not answer at once.

    Kind kind = Kind::Month;
    QDate from{}; ///< With Chosen only, as the next.
    QDate to{};

    bool operator==(const ReportPeriod&) const = default;

    struct Days
    {
        QDate from;
        QDate to; ///< Itself included.
    };
    /// The days meant on the day `today`; those that somebody picked in the right order, and not
    /// more than there may be.
    [[nodiscard]] Days days(const QDate& today) const;
    [[nodiscard]] QMap<QString, QString> route() const;
    [[nodiscard]] static ReportPeriod fromRoute(const QMap<QString, QString>& values);
};

inline constexpr std::array kReportPeriods{ReportPeriod::Kind::Week,
                                           ReportPeriod::Kind::Month,
                                           ReportPeriod::Kind::ThisMonth,
                                           ReportPeriod::Kind::LastMonth,
                                           ReportPeriod::Kind::Year};

} // namespace vitrine::console
