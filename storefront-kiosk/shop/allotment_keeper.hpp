#pragma once

#include "storefront-kiosk/frame/kiosk_settings.hpp"
#include "storefront-kiosk/frame/shop_status.hpp"
#include "storefront-kiosk/local/local_catalog.hpp"
#include "storefront-kiosk/queue/order_queue.hpp"
#include "storefront-kiosk/shop/allotment_book.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "vitrine/api/inventory_client.hpp"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace vitrine::kiosk {

/// Keeps the allotment as the settings want it, while the shop can be reached: takes it, gives it
/// more time, and takes another one in its place once something of it was sold. On the GUI thread.
class AllotmentKeeper final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::seconds ttl{12 * 3600};
        std::chrono::milliseconds interval{300'000}; ///< Between two looks.
    };
    struct Stores
    {
        Confined<AllotmentBook>& book;
        Confined<LocalCatalog>& shelf;
        Confined<OrderQueue>& queue;
    };

    /// @param stores outlive this, as do `settings`, `status` and `clock`.
    AllotmentKeeper(client::InventoryClient inventory,
                    Stores stores,
                    const SettingsStore& settings,
                    const ShopStatus& status,
                    const Clock& clock,
                    Options options,
                    QObject* parent = nullptr);

    /// Looks now, and from then on in the interval: also when the shop is back, the settings are
    /// others, the catalogue is up to date, or the queue is empty.
    void tend();

Q_SIGNALS:
    /// It is as it is wanted, or cannot be for now.
    void tended();

private:
    struct Look
    {
        Units wanted;
        bool isQuiet = false;
        Allotment allotment{};
    };
    void findWanted();
    void findQueue(Look look);
    void findBook(Look look);
    void decide(const Look& look);
    void take(const Look& look);
    void renew(const Look& look);
    void giveBack(const Look& look);
    /// @param again whether another one is taken at once when this one is over.
    void onLease(const Result<wire::StockLease>& lease, bool again);
    void forget(bool again);
    /// @param again whether there is more to do.
    void end(bool again);

    client::InventoryClient m_inventory;
    Stores m_stores;
    const SettingsStore& m_settings;
    const ShopStatus& m_status;
    const Clock& m_clock;
    Options m_options;
    QTimer m_timer;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace vitrine::kiosk
