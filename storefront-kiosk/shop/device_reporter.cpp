#include "storefront-kiosk/shop/device_reporter.hpp"

#include "vitrine/qt/deliver.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr const char* kNone = "NONE";

std::int64_t freeBytes(const std::string& folder)
{
    std::error_code fault;
    const auto space = std::filesystem::space(folder, fault);
    return fault ? 0 : static_cast<std::int64_t>(space.available);
}

} // namespace

DeviceReporter::DeviceReporter(client::DeviceClient devices,
                               Confined<OrderQueue>& queue,
                               ShopStatus& status,
                               const Clock& clock,
                               Options options,
                               QObject* parent)
    : QObject(parent)
    , m_devices(std::move(devices))
    , m_queue(queue)
    , m_status(status)
    , m_clock(clock)
    , m_options(std::move(options))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DeviceReporter::report);
}

void DeviceReporter::report()
{
    m_timer.start(m_options.interval);
    if (m_busy || m_status.device() == ShopStatus::Device::Unpaired)
        return;
    m_busy = true;
    wire::DeviceReport report{.softwareVersion = m_options.softwareVersion,
                              .printer = m_options.printer ? m_options.printer() : kNone,
                              .terminal = m_options.terminal ? m_options.terminal() : kNone};
    m_queue.ask(
        this,
        [report, folder = m_options.dataFolder](OrderQueue& queue) -> Result<wire::DeviceReport> {
            const auto status = queue.status();
            if (!status.ok())
                return status.error();
            auto filled = report;
            filled.queueLength = status->waiting;
            filled.oldestQueuedAt = status->waiting > 0 ? formatTimestamp(status->oldestAt) : "";
            filled.freeDiskBytes = freeBytes(folder);
            return filled;
        },
        [this, report](const Result<wire::DeviceReport>& filled) {
            send(filled.ok() ? *filled : report);
        });
}

void DeviceReporter::send(wire::DeviceReport report)
{
    report.at = formatTimestamp(m_clock.now());
    qt::deliver(m_devices.report(std::move(report)),
                this,
                [this](const Result<wire::DeviceStanding>& answer) { onStanding(answer); });
}

void DeviceReporter::onStanding(const Result<wire::DeviceStanding>& answer)
{
    m_busy = false;
    if (!answer.ok()) {
        Q_EMIT failed(answer.error().code);
        return;
    }
    m_standing = *answer;
    if (const auto shop = parseTimestamp(answer->serverTime); shop.ok())
        m_skew = m_clock.now() - *shop;
    if (answer->state == "LOCKED")
        m_status.setDevice(ShopStatus::Device::Locked);
    else if (answer->state == "ACTIVE")
        m_status.setDevice(ShopStatus::Device::Active);
    Q_EMIT reported();
}

} // namespace vitrine::kiosk
