#pragma once

#include "storefront-kiosk/local/catalog_feed.hpp"
#include "storefront-kiosk/local/local_catalog.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace vitrine::kiosk {

/// Keeps the local catalogue up to date. On the GUI thread; neither the disk nor the network is
/// waited for there.
class CatalogSync final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds interval{30'000};   ///< Between two questions for changes.
        std::chrono::milliseconds failedWait{10'000}; ///< After one that failed.
        int pageLimit = 500;
    };

    /// @param catalog outlives this.
    CatalogSync(Confined<LocalCatalog>& catalog,
                std::shared_ptr<CatalogFeed> feed,
                Options options,
                QObject* parent = nullptr);

    /// Asks now, and from then on in the interval. While it asks already it asks once more.
    void sync();

Q_SIGNALS:
    /// Products, prices or stock may be others than before: ask the shelf again.
    void changed();
    /// The shelf has everything that the shop has told up to now.
    void upToDate();
    /// The shop could not be asked, or the disk is full (TooLarge). The shelf stays as it was.
    void failed(vitrine::ErrorCode code);

private:
    void askShop();
    void onChanges(const Result<CatalogChanges>& changes);
    void onApplied(const Outcome& applied, bool isComplete, bool isChange);
    void startAnew();
    void end(const Outcome& outcome);

    Confined<LocalCatalog>& m_catalog;
    std::shared_ptr<CatalogFeed> m_feed;
    Options m_options;
    QTimer m_timer;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace vitrine::kiosk
