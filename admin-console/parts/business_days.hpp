#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>

#include <string>

namespace vitrine::console {

/// How the shop's days begin: in `zone` (IANA), at the local time `cutOver` ("HH:MM"; "" is
/// midnight).
struct BusinessDays
{
    QByteArray zone;
    std::string cutOver{};

    /// The business day at `now`: before it begins, it is still that of yesterday.
    [[nodiscard]] QDate dayAt(const QDateTime& now) const;
};

} // namespace vitrine::console
