#include "storefront-kiosk/local/catalog_sync.hpp"

#include "vitrine/qt/deliver.hpp"

#include <utility>

namespace vitrine::kiosk {

CatalogSync::CatalogSync(Confined<LocalCatalog>& catalog,
                         std::shared_ptr<CatalogFeed> feed,
                         Options options,
                         QObject* parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_feed(std::move(feed))
    , m_options(options)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CatalogSync::sync);
}

void CatalogSync::sync()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    m_again = false;
    m_timer.stop();
    askShop();
}

void CatalogSync::askShop()
{
    m_catalog.ask(
        this,
        [](LocalCatalog& catalog) { return catalog.cursor(); },
        [this](const Result<std::string>& cursor) {
            if (!cursor.ok())
                return end(cursor.error());
            qt::deliver(m_feed->changesSince(*cursor, m_options.pageLimit),
                        this,
                        [this](const Result<CatalogChanges>& changes) { onChanges(changes); });
        });
}

void CatalogSync::onChanges(const Result<CatalogChanges>& changes)
{
    if (!changes.ok())
        return end(changes.error());
    const bool isChange = changes->isSnapshot || !changes->products.empty() ||
                          !changes->removedIds.empty() || changes->categories ||
                          !changes->stock.empty();
    m_catalog.ask(
        this,
        [page = *changes](LocalCatalog& catalog) { return catalog.apply(page); },
        [this, isComplete = changes->isComplete, isChange](const Outcome& applied) {
            onApplied(applied, isComplete, isChange);
        });
}

void CatalogSync::onApplied(const Outcome& applied, bool isComplete, bool isChange)
{
    if (!applied.ok() && applied.error().code == ErrorCode::Internal)
        return startAnew();
    if (!applied.ok())
        return end(applied);
    if (isChange)
        Q_EMIT changed();
    if (!isComplete)
        return askShop();
    end(Done{});
}

void CatalogSync::startAnew()
{
    m_catalog.ask(
        this,
        [](LocalCatalog& catalog) { return catalog.startAnew(); },
        [this](const Outcome& begun) {
            end(begun.ok() ? Outcome(Error{.code = ErrorCode::Internal,
                                           .message = "the local catalogue was damaged"})
                           : begun); // the next question begins a snapshot
        });
}

void CatalogSync::end(const Outcome& outcome)
{
    m_busy = false;
    if (outcome.ok())
        Q_EMIT upToDate();
    else
        Q_EMIT failed(outcome.error().code);
    if (m_busy) // a slot has begun anew
        return;
    if (m_again)
        return sync();
    m_timer.start(outcome.ok() ? m_options.interval : m_options.failedWait);
}

} // namespace vitrine::kiosk
