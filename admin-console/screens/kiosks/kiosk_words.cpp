#include "admin-console/screens/kiosks/kiosk_words.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QCoreApplication>

#include <cstdlib>

namespace vitrine::console::kiosk_words {
namespace {

using qt::Badge;
using qt::Tone;

constexpr std::int64_t kSkewMinded = 5'000; // ms: receipts tell minutes

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::KioskWords)
};

bool isInUse(const wire::Device& kiosk)
{
    return kiosk.state == "ACTIVE";
}

QString partText(std::string_view part)
{
    if (part == "READY")
        return Words::tr("Ready");
    if (part == "PAPER_LOW")
        return Words::tr("Little paper left");
    if (part == "PAPER_OUT")
        return Words::tr("Out of paper");
    if (part == "FAULT")
        return Words::tr("Faulty");
    if (part == "OFFLINE")
        return Words::tr("Not connected");
    if (part == "NONE")
        return Words::tr("None");
    return qt::toText(part);
}

} // namespace

Badge state(const wire::Device& kiosk)
{
    if (kiosk.state == "PAIRING")
        return {Words::tr("Being paired"), Tone::Info};
    if (kiosk.state == "ACTIVE")
        return {Words::tr("In use"), Tone::Ok};
    if (kiosk.state == "LOCKED")
        return {Words::tr("Locked"), Tone::Warn};
    if (kiosk.state == "REVOKED")
        return {Words::tr("Unpaired"), Tone::Neutral};
    return {qt::toText(kiosk.state), Tone::Neutral};
}

Badge health(const wire::Device& kiosk)
{
    if (!isInUse(kiosk))
        return {};
    if (kiosk.health == "OK")
        return {Words::tr("Healthy"), Tone::Ok};
    if (kiosk.health == "LATE")
        return {Words::tr("Late"), Tone::Warn};
    return {Words::tr("Offline"), Tone::Danger};
}

QString lastSeen(const wire::Device& kiosk)
{
    return kiosk.lastSeenAt.empty() ? Words::tr("Never")
                                    : qt::formatRelative(qt::parseTime(kiosk.lastSeenAt));
}

QString printer(const wire::Device& kiosk)
{
    return partText(kiosk.report.printer);
}

QString terminal(const wire::Device& kiosk)
{
    return partText(kiosk.report.terminal);
}

Tone toneOf(std::string_view part)
{
    if (part == "PAPER_LOW")
        return Tone::Warn;
    if (part == "PAPER_OUT" || part == "FAULT" || part == "OFFLINE")
        return Tone::Danger;
    return Tone::Neutral;
}

QString queue(const wire::Device& kiosk)
{
    const int length = static_cast<int>(kiosk.report.queueLength);
    if (length == 0)
        return Words::tr("Empty");
    const QString sales = Words::tr("%n sale(s)", nullptr, length);
    if (kiosk.report.oldestQueuedAt.empty())
        return sales;
    return Words::tr("%1, the oldest %2")
        .arg(sales, qt::formatRelative(qt::parseTime(kiosk.report.oldestQueuedAt)));
}

QString clockSkew(const wire::Device& kiosk)
{
    const std::int64_t skew = kiosk.clockSkewMs;
    if (std::llabs(skew) < kSkewMinded)
        return {};
    const QString length = qt::formatDuration(std::chrono::milliseconds(std::llabs(skew)));
    return skew > 0 ? Words::tr("%1 ahead").arg(length) : Words::tr("%1 behind").arg(length);
}

bool needsCare(const wire::Device& kiosk)
{
    return isInUse(kiosk) &&
           (kiosk.health != "OK" || toneOf(kiosk.report.printer) == Tone::Danger ||
            toneOf(kiosk.report.terminal) == Tone::Danger);
}

} // namespace vitrine::console::kiosk_words
