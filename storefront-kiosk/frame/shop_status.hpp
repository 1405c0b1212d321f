#pragma once

#include "vitrine/core/clock.hpp"

#include <QObject>

namespace vitrine::kiosk {

/// What the kiosk knows of its shop. Whoever talks to the shop says how it went; the screens look.
/// On the GUI thread.
class ShopStatus final : public QObject
{
    Q_OBJECT

public:
    enum class Link {
        Unknown, ///< Nothing was asked yet.
        Online,
        Offline
    };
    enum class Device {
        Unpaired, ///< Belongs to no shop yet.
        Active,
        Locked ///< An administrator has locked it: nothing is sold.
    };

    using QObject::QObject;

    [[nodiscard]] Link link() const { return m_link; }
    [[nodiscard]] bool isOffline() const { return m_link == Link::Offline; }
    void setLink(Link link);

    [[nodiscard]] Device device() const { return m_device; }
    void setDevice(Device device);

    /// When prices and stock were last known to be complete; the epoch when they never were.
    [[nodiscard]] Timestamp asOf() const { return m_asOf; }
    void setAsOf(Timestamp asOf);

Q_SIGNALS:
    void linkChanged();
    void deviceChanged();
    void asOfChanged();

private:
    Link m_link = Link::Unknown;
    Device m_device = Device::Unpaired;
    Timestamp m_asOf{};
};

} // namespace vitrine::kiosk
