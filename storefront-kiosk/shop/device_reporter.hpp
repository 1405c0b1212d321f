#pragma once

#include "storefront-kiosk/frame/shop_status.hpp"
#include "storefront-kiosk/queue/order_queue.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "vitrine/api/device_client.hpp"

#include <QObject>
#include <QTimer>

#include <functional>
#include <string>

namespace vitrine::kiosk {

/// Tells the shop once a minute how the kiosk is doing, and hears what the shop thinks of it. On
/// the GUI thread.
class DeviceReporter final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::string softwareVersion;
        std::string dataFolder;                ///< Whose free space is told.
        std::function<std::string()> printer;  ///< As DeviceReport::printer.
        std::function<std::string()> terminal; ///< As DeviceReport::terminal.
        std::chrono::milliseconds interval{60'000};
    };

    /// @param queue outlives this, as do `status` and `clock`.
    DeviceReporter(client::DeviceClient devices,
                   Confined<OrderQueue>& queue,
                   ShopStatus& status,
                   const Clock& clock,
                   Options options,
                   QObject* parent = nullptr);

    /// Reports now, and from then on in the interval; a kiosk that is not paired has nothing to
    /// report.
    void report();

    /// The shop's answer to the last report; all "" before the first.
    [[nodiscard]] const wire::DeviceStanding& standing() const { return m_standing; }
    /// The kiosk's clock less the shop's, as of the last answer.
    [[nodiscard]] std::chrono::milliseconds clockSkew() const { return m_skew; }

Q_SIGNALS:
    void reported();
    /// The shop did not take the report.
    void failed(vitrine::ErrorCode code);

private:
    void send(wire::DeviceReport report);
    void onStanding(const Result<wire::DeviceStanding>& answer);

    client::DeviceClient m_devices;
    Confined<OrderQueue>& m_queue;
    ShopStatus& m_status;
    const Clock& m_clock;
    Options m_options;
    wire::DeviceStanding m_standing;
    std::chrono::milliseconds m_skew{0};
    QTimer m_timer;
    bool m_busy = false;
};

} // namespace vitrine::kiosk
