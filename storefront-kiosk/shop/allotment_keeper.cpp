#include "storefront-kiosk/shop/allotment_keeper.hpp"

#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/deliver.hpp"

#include <utility>

namespace vitrine::kiosk {
namespace {

/// The lease is over, or never was this device's.
bool isEnded(const Error& error)
{
    return error.code == ErrorCode::Conflict || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::Unprocessable;
}

Units grantedBy(const wire::StockLease& lease)
{
    Units granted;
    for (const auto& line : lease.lines) {
        if (line.granted > 0)
            granted[line.productId] = line.granted;
    }
    return granted;
}

} // namespace

AllotmentKeeper::AllotmentKeeper(client::InventoryClient inventory,
                                 Stores stores,
                                 const SettingsStore& settings,
                                 const ShopStatus& status,
                                 const Clock& clock,
                                 Options options,
                                 QObject* parent)
    : QObject(parent)
    , m_inventory(std::move(inventory))
    , m_stores(stores)
    , m_settings(settings)
    , m_status(status)
    , m_clock(clock)
    , m_options(options)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AllotmentKeeper::tend);
}

void AllotmentKeeper::tend()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    m_timer.start(m_options.interval);
    if (m_status.link() != ShopStatus::Link::Online ||
        m_status.device() != ShopStatus::Device::Active)
        return;
    m_busy = true;
    m_again = false;
    findWanted();
}

void AllotmentKeeper::findWanted()
{
    m_stores.shelf.ask(
        this,
        [bySku = m_settings.now().allotment](LocalCatalog& shelf) -> Result<Units> {
            Units wanted;
            for (const auto& [sku, units] : bySku) {
                const auto product = shelf.productBySku(sku);
                if (product.ok())
                    wanted[product->id] = units;
                else if (product.error().code != ErrorCode::NotFound)
                    return product.error();
            }
            return wanted;
        },
        [this](const Result<Units>& wanted) {
            if (!wanted.ok())
                return end(false);
            findQueue({.wanted = *wanted});
        });
}

void AllotmentKeeper::findQueue(Look look)
{
    m_stores.queue.ask(
        this,
        [](OrderQueue& queue) { return queue.status(); },
        [this, look](const Result<QueueStatus>& status) {
            auto known = look;
            known.isQuiet = status.ok() && status->waiting == 0 && status->drafts == 0;
            findBook(std::move(known));
        });
}

void AllotmentKeeper::findBook(Look look)
{
    m_stores.book.ask(
        this,
        [](AllotmentBook& book) { return Result<Allotment>(book.allotment()); },
        [this, look](const Result<Allotment>& allotment) {
            if (!allotment.ok())
                return end(false);
            auto known = look;
            known.allotment = *allotment;
            decide(known);
        });
}

void AllotmentKeeper::decide(const Look& look)
{
    switch (nextStep(look.allotment, look.wanted, look.isQuiet, m_clock.now())) {
    case AllotmentStep::Nothing:
        return end(false);
    case AllotmentStep::Take:
        return take(look);
    case AllotmentStep::Renew:
        return renew(look);
    case AllotmentStep::Return:
        return giveBack(look);
    case AllotmentStep::Forget:
        return forget(true);
    }
}

void AllotmentKeeper::take(const Look& look)
{
    const bool isRepeat = look.allotment.state == Allotment::State::Taking;
    const auto leaseId = isRepeat ? look.allotment.leaseId : domain::newUuid().text();
    const auto wanted = isRepeat ? look.allotment.wanted : look.wanted;
    m_stores.book.ask(
        this,
        [leaseId, wanted](AllotmentBook& book) { return book.begin(leaseId, wanted); },
        [this, leaseId, wanted](const Outcome& begun) {
            if (!begun.ok())
                return end(false);
            wire::StockLeaseRequest request{.operationId = leaseId,
                                            .ttlSeconds = m_options.ttl.count()};
            for (const auto& [productId, units] : wanted)
                request.lines.push_back({.productId = productId, .quantity = units});
            qt::deliver(m_inventory.takeLease(std::move(request)),
                        this,
                        [this](const Result<wire::StockLease>& lease) { onLease(lease, false); });
        });
}

void AllotmentKeeper::renew(const Look& look)
{
    qt::deliver(
        m_inventory.renewLease(look.allotment.leaseId, {.ttlSeconds = m_options.ttl.count()}),
        this,
        [this](const Result<wire::StockLease>& lease) { onLease(lease, true); });
}

void AllotmentKeeper::onLease(const Result<wire::StockLease>& lease, bool again)
{
    if (!lease.ok())
        return isEnded(lease.error()) ? forget(again) : end(false);
    if (lease->state != "ACTIVE")
        return forget(again);
    m_stores.book.ask(
        this,
        [granted = grantedBy(*lease), ttl = m_options.ttl](AllotmentBook& book) {
            return book.settle(granted, ttl);
        },
        [this](const Outcome&) { end(false); });
}

void AllotmentKeeper::giveBack(const Look& look)
{
    m_stores.book.ask(
        this,
        [](AllotmentBook& book) { return book.beginReturn(); },
        [this, leaseId = look.allotment.leaseId](const Outcome& begun) {
            if (!begun.ok())
                return end(false);
            qt::deliver(m_inventory.returnLease(leaseId),
                        this,
                        [this](const Result<wire::StockLease>& lease) {
                            if (lease.ok() || isEnded(lease.error()))
                                return forget(true);
                            end(false);
                        });
        });
}

void AllotmentKeeper::forget(bool again)
{
    m_stores.book.ask(
        this,
        [](AllotmentBook& book) { return book.forget(); },
        [this, again](const Outcome& forgotten) { end(again && forgotten.ok()); });
}

void AllotmentKeeper::end(bool again)
{
    m_busy = false;
    if (again || m_again)
        return tend();
    Q_EMIT tended();
}

} // namespace vitrine::kiosk
