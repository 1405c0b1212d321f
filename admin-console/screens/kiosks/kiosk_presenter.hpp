#pragma once

#include "admin-console/screens/kiosks/lease_lines_model.hpp"
#include "vitrine/api/device_client.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>

#include <optional>
#include <string>

namespace vitrine::console {

/// One kiosk, and what an administrator does with kiosks. GUI thread only.
class KioskPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kLeasesMax = 200;

    struct Clients
    {
        client::DeviceClient devices;
        client::InventoryClient inventory;
        client::CatalogClient catalog;
    };

    explicit KioskPresenter(Clients clients, QObject* parent = nullptr);

    void open(const QString& id);
    void close();
    /// Asks again for the kiosk and what it holds.
    void reload();
    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] const std::optional<wire::Device>& kiosk() const { return m_kiosk; }
    /// The stock that is set aside for it.
    [[nodiscard]] LeaseLinesModel& leases() { return m_leases; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// Confirms the code that a kiosk shows.
    void pair(wire::DeviceDraft draft);
    void rename(wire::DeviceProfile profile);
    void setLocked(bool isLocked);
    void unpair();
    void returnLease(const std::string& leaseId);

Q_SIGNALS:
    void changed();
    void busyChanged(bool isBusy);
    void loadFailed(const vitrine::Error& error);
    void loaded();
    void paired(const vitrine::wire::Device& kiosk);
    void pairingFailed(const vitrine::Error& error);
    void renamed(const vitrine::wire::Device& kiosk);
    void renamingFailed(const vitrine::Error& error);
    /// Locked, unlocked or unpaired.
    void stateSet(const vitrine::wire::Device& kiosk);
    void leaseReturned();
    void writeFailed(const vitrine::Error& error);

private:
    void loadLeases();
    void setBusy(bool isBusy);
    void take(const wire::Device& kiosk);
    template <typename T, typename Done, typename Fail>
    void write(client::Task<T> task, Done done, Fail fail);

    Clients m_clients;
    QString m_id;
    std::optional<wire::Device> m_kiosk;
    LeaseLinesModel m_leases;
    qt::Latest m_opens;
    bool m_isBusy = false;
};

} // namespace vitrine::console
