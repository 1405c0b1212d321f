#include "storefront-kiosk/screens/staff/kiosk_health.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <QDateTime>
#include <QFile>
#include <QStorageInfo>

#include <chrono>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr qint64 kDiskLow = 512LL * 1024 * 1024;
constexpr qint64 kMemoryHigh = 400LL * 1024 * 1024;

QString timeText(const QLocale& locale, Timestamp at)
{
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch());
    return locale.toString(QDateTime::fromMSecsSinceEpoch(since.count()), QLocale::ShortFormat);
}

/// Of this process, in bytes; 0 where it cannot be told.
qint64 residentMemory()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto fields = file.readAll().split(' ');
    return fields.size() < 2 ? 0 : fields[1].toLongLong() * sysconf(_SC_PAGESIZE);
}

} // namespace

KioskHealth::KioskHealth(KioskContext& context, Facts facts, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_facts(std::move(facts))
{
    if (auto* printer = context.printer()) {
        connect(printer, &PrintRunner::printed, this, [this] { onPrinter(Done{}); });
        connect(printer, &PrintRunner::failed, this, [this](ErrorCode code) {
            onPrinter(Error{.code = code, .message = {}});
        });
    }
}

void KioskHealth::set(Part part, const QString& name, const QString& value, qt::Tone tone)
{
    m_rows[part] = {name, value, tone};
    Q_EMIT changed();
}

std::vector<HealthRow> KioskHealth::rows() const
{
    std::vector<HealthRow> rows;
    for (const auto& [part, row] : m_rows)
        rows.push_back(row);
    return rows;
}

void KioskHealth::ask()
{
    const auto& settings = m_context.settings();
    const auto device = qt::toText(settings.shop.device);
    set(Part::Version,
        tr("Kiosk"),
        u"%1 · %2 · %3"_s.arg(device.isEmpty() ? qt::toText(settings.numberPrefix) : device,
                              m_facts.version,
                              m_facts.gateway));
    set(Part::Voice,
        tr("Voice"),
        m_facts.hasVoice ? tr("Ready") : tr("No speech program is installed"),
        m_facts.hasVoice ? qt::Tone::Ok : qt::Tone::Warn);
    askShop();
    askSales();
    askPayments();
    askCatalogue();
    askTerminal();
    askMachine();
}

void KioskHealth::askShop()
{
    const auto& shop = m_context.shop();
    if (shop.device() == ShopStatus::Device::Unpaired) {
        set(Part::Shop, tr("Shop"), tr("Not connected to a shop yet"), qt::Tone::Warn);
        return;
    }
    if (shop.device() == ShopStatus::Device::Locked) {
        set(Part::Shop, tr("Shop"), tr("Locked by an administrator"), qt::Tone::Danger);
        return;
    }
    switch (shop.link()) {
    case ShopStatus::Link::Unknown:
        set(Part::Shop, tr("Shop"), tr("Not asked yet"));
        break;
    case ShopStatus::Link::Online:
        set(Part::Shop, tr("Shop"), tr("In reach"), qt::Tone::Ok);
        break;
    case ShopStatus::Link::Offline:
        set(Part::Shop, tr("Shop"), tr("Out of reach: the kiosk sells offline"), qt::Tone::Warn);
        break;
    }
}

void KioskHealth::askSales()
{
    m_context.queue().ask(
        this,
        [](OrderQueue& queue) { return queue.status(); },
        [this](const Result<QueueStatus>& status) {
            if (!status.ok()) {
                set(Part::Sales, tr("Sales"), tr("The queue cannot be read"), qt::Tone::Danger);
                return;
            }
            const auto& is = status.value();
            auto text = is.waiting == 0 ? tr("All are with the shop")
                                        : tr("%n waiting to be sent", nullptr, int(is.waiting));
            if (is.waiting > 0)
                text += u", "_s +
                        tr("the oldest from %1").arg(timeText(m_context.locale(), is.oldestAt));
            const bool isLong = is.waiting * 2 > is.lengthMax;
            set(Part::Sales,
                tr("Sales"),
                text,
                isLong           ? qt::Tone::Danger
                : is.waiting > 0 ? qt::Tone::Warn
                                 : qt::Tone::Ok);
            if (is.rejected > 0)
                set(Part::Refused,
                    tr("Refused by the shop"),
                    tr("%n sale(s) need a person", nullptr, int(is.rejected)),
                    qt::Tone::Danger);
            else
                m_rows.erase(Part::Refused);
            if (!is.damagedFiles.empty())
                set(Part::Damage,
                    tr("Damaged files"),
                    tr("%n kept for a person", nullptr, int(is.damagedFiles.size())),
                    qt::Tone::Danger);
        });
}

void KioskHealth::askPayments()
{
    m_context.attempts().ask(
        this,
        [](AttemptLog& log) { return log.unsettled(); },
        [this](const Result<std::vector<TerminalAttempt>>& open) {
            if (!open.ok())
                set(Part::Payments, tr("Payments"), tr("The log cannot be read"), qt::Tone::Danger);
            else if (open.value().empty())
                set(Part::Payments, tr("Payments"), tr("All are settled"), qt::Tone::Ok);
            else
                set(Part::Payments,
                    tr("Payments"),
                    tr("%n of unknown outcome", nullptr, int(open.value().size())),
                    qt::Tone::Danger);
        });
}

void KioskHealth::askCatalogue()
{
    m_context.shelf().ask(
        this,
        [](LocalCatalog& shelf) { return shelf.status(); },
        [this](const Result<ShelfStatus>& status) {
            if (!status.ok()) {
                set(Part::Catalogue, tr("Catalogue"), tr("It cannot be read"), qt::Tone::Danger);
                return;
            }
            const auto& is = status.value();
            if (!is.isComplete) {
                set(Part::Catalogue, tr("Catalogue"), tr("Not complete yet"), qt::Tone::Warn);
                return;
            }
            set(Part::Catalogue,
                tr("Catalogue"),
                tr("%1 products, as of %2")
                    .arg(m_context.locale().toString(is.products),
                         timeText(m_context.locale(), is.asOf)),
                qt::Tone::Ok);
        });
}

void KioskHealth::askTerminal()
{
    if (!m_context.terminal()) {
        set(Part::Terminal, tr("Card terminal"), tr("None"));
        return;
    }
    qt::deliver(m_context.terminal()->health(), this, [this](const Result<TerminalHealth>& health) {
        if (!health.ok() || !health.value().isReady) {
            const auto why = health.ok() ? qt::toText(health.value().fault) : QString();
            set(Part::Terminal,
                tr("Card terminal"),
                why.isEmpty() ? tr("Not ready") : tr("Not ready: %1").arg(why),
                qt::Tone::Danger);
        } else if (!health.value().hasPaper) {
            set(Part::Terminal, tr("Card terminal"), tr("Out of paper"), qt::Tone::Warn);
        } else {
            set(Part::Terminal, tr("Card terminal"), tr("Ready"), qt::Tone::Ok);
        }
    });
}

void KioskHealth::onPrinter(const Outcome& outcome)
{
    if (outcome.ok())
        set(Part::Printer, tr("Printer"), tr("Has printed"), qt::Tone::Ok);
    else if (outcome.error().code == ErrorCode::Conflict)
        set(Part::Printer, tr("Printer"), tr("Out of paper"), qt::Tone::Danger);
    else
        set(Part::Printer, tr("Printer"), tr("Cannot be reached"), qt::Tone::Danger);
}

void KioskHealth::askMachine()
{
    if (m_context.printer() == nullptr)
        set(Part::Printer, tr("Printer"), tr("None"));
    const QStorageInfo disk(m_facts.dataFolder);
    const auto free = disk.bytesAvailable();
    if (free >= 0)
        set(Part::Disk,
            tr("Disk"),
            tr("%1 free").arg(m_context.locale().formattedDataSize(free)),
            free < kDiskLow ? qt::Tone::Danger : qt::Tone::Ok);
    const auto memory = residentMemory();
    if (memory > 0)
        set(Part::Memory,
            tr("Memory"),
            m_context.locale().formattedDataSize(memory),
            memory > kMemoryHigh ? qt::Tone::Warn : qt::Tone::Ok);
}

} // namespace vitrine::kiosk
