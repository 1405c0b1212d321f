#include "admin-console/screens/kiosks/kiosk_presenter.hpp"

#include "vitrine/qt/text.hpp"

#include <utility>

namespace vitrine::console {

using qt::toUtf8;

KioskPresenter::KioskPresenter(Clients clients, QObject* parent)
    : QObject(parent)
    , m_clients(std::move(clients))
    , m_leases(m_clients.catalog)
{
}

void KioskPresenter::open(const QString& id)
{
    if (id != m_id) {
        close();
        m_id = id;
        Q_EMIT changed();
    }
    reload();
}

void KioskPresenter::close()
{
    m_opens.drop();
    m_id.clear();
    m_kiosk.reset();
    m_leases.setLeases({});
}

void KioskPresenter::reload()
{
    if (m_id.isEmpty())
        return;
    const auto ticket = m_opens.next();
    qt::deliver(m_clients.devices.getDevice(toUtf8(m_id)),
                this,
                [this, ticket](const Result<wire::Device>& kiosk) {
                    if (m_opens.isStale(ticket))
                        return;
                    if (!kiosk.ok()) {
                        Q_EMIT loadFailed(kiosk.error());
                        return;
                    }
                    Q_EMIT loaded();
                    take(*kiosk);
                });
    loadLeases();
}

void KioskPresenter::loadLeases()
{
    wire::LeaseQuery query;
    query.deviceId = toUtf8(m_id);
    query.state = "ACTIVE";
    query.limit = kLeasesMax;
    qt::deliver(m_clients.inventory.listLeases(std::move(query)),
                this,
                [this, id = m_id](const Result<wire::Page<wire::StockLease>>& page) {
                    if (id != m_id)
                        return;
                    if (page.ok())
                        m_leases.setLeases(page->items);
                    else
                        m_leases.setFailed();
                });
}

void KioskPresenter::take(const wire::Device& kiosk)
{
    if (qt::toText(kiosk.id) != m_id)
        return;
    m_kiosk = kiosk;
    Q_EMIT changed();
}

void KioskPresenter::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT busyChanged(isBusy);
}

template <typename T, typename Done, typename Fail>
void KioskPresenter::write(client::Task<T> task, Done done, Fail fail)
{
    setBusy(true);
    qt::deliver(std::move(task), this, [this, done, fail](const Result<T>& result) {
        setBusy(false);
        if (result.ok())
            done(*result);
        else
            fail(result.error());
    });
}

void KioskPresenter::pair(wire::DeviceDraft draft)
{
    if (m_isBusy)
        return;
    write(
        m_clients.devices.pair(std::move(draft)),
        [this](const wire::Device& kiosk) { Q_EMIT paired(kiosk); },
        [this](const Error& error) { Q_EMIT pairingFailed(error); });
}

void KioskPresenter::rename(wire::DeviceProfile profile)
{
    if (m_isBusy || !m_kiosk)
        return;
    write(
        m_clients.devices.rename(m_kiosk->id, m_kiosk->version, std::move(profile)),
        [this](const wire::Device& kiosk) {
            take(kiosk);
            Q_EMIT renamed(kiosk);
        },
        [this](const Error& error) {
            if (error.code == ErrorCode::PreconditionFailed)
                reload(); // the next try is based on what is there now
            Q_EMIT renamingFailed(error);
        });
}

void KioskPresenter::setLocked(bool isLocked)
{
    if (m_isBusy || !m_kiosk)
        return;
    write(
        m_clients.devices.setLocked(m_kiosk->id, isLocked),
        [this](const wire::Device& kiosk) {
            take(kiosk);
            Q_EMIT stateSet(kiosk);
        },
        [this](const Error& error) { Q_EMIT writeFailed(error); });
}

void KioskPresenter::unpair()
{
    if (m_isBusy || !m_kiosk)
        return;
    write(
        m_clients.devices.unpair(m_kiosk->id),
        [this](const wire::Device& kiosk) {
            take(kiosk);
            Q_EMIT stateSet(kiosk);
        },
        [this](const Error& error) { Q_EMIT writeFailed(error); });
}

void KioskPresenter::returnLease(const std::string& leaseId)
{
    if (m_isBusy || leaseId.empty())
        return;
    write(
        m_clients.inventory.returnLease(leaseId),
        [this](const wire::StockLease&) {
            loadLeases();
            Q_EMIT leaseReturned();
        },
        [this](const Error& error) { Q_EMIT writeFailed(error); });
}

} // namespace vitrine::console
