#include "admin-console/parts/business_days.hpp"

#include <QString>
#include <QTime>
#include <QTimeZone>

namespace vitrine::console {

QDate BusinessDays::dayAt(const QDateTime& now) const
{
    const QTimeZone known(zone);
    const QDateTime local = now.toTimeZone(known.isValid() ? known : QTimeZone::utc());
    const auto begin = QTime::fromString(QString::fromStdString(cutOver), QStringLiteral("HH:mm"));
    return begin.isValid() && local.time() < begin ? local.date().addDays(-1) : local.date();
}

} // namespace vitrine::console
