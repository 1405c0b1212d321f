#include "storefront-kiosk/screens/pay/purchase_check.hpp"

#include "storefront-kiosk/screens/basket/basket_presenter.hpp"
#include "vitrine/domain/uuid.hpp"

#include <chrono>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr std::chrono::seconds kNewsWithin{2};
constexpr std::chrono::seconds kHoldWithin{3}; ///< Above the two that StockHolds promises.

bool meansOffline(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::DeadlineExceeded;
}

} // namespace

PurchaseCheck::PurchaseCheck(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    m_newsLate.setSingleShot(true);
    m_newsLate.setInterval(kNewsWithin);
    connect(&m_newsLate, &QTimer::timeout, this, &PurchaseCheck::compare);
}

void PurchaseCheck::begin()
{
    m_ticket = m_latest.next();
    m_now.reset();
    m_hold.reset();
    hold();
    askForNews();
}

void PurchaseCheck::askForNews()
{
    auto* sync = m_context.sync();
    if (sync == nullptr || m_context.shop().isOffline())
        return compare();
    for (auto& news : m_news)
        disconnect(news);
    // whoever is first: what the shop told, that it cannot be asked, or the clock
    m_news[0] = connect(sync, &CatalogSync::upToDate, this, &PurchaseCheck::compare);
    m_news[1] = connect(sync, &CatalogSync::failed, this, &PurchaseCheck::compare);
    m_newsLate.start();
    sync->sync();
}

void PurchaseCheck::compare()
{
    m_newsLate.stop();
    for (auto& news : m_news)
        disconnect(news);
    m_context.shelf().ask(
        this,
        [ids = productIdsOf(m_context.shopper().basket())](LocalCatalog& shelf) {
            return shelf.now(ids);
        },
        [this, ticket = m_ticket](const Result<std::vector<ProductNow>>& now) {
            if (m_latest.isStale(ticket) || m_now)
                return;
            m_now = now;
            finishIfComplete();
        });
}

void PurchaseCheck::hold()
{
    if (m_holdId.empty())
        m_holdId = domain::newUuid().text();
    std::vector<HoldLine> lines;
    for (const auto& line : m_context.shopper().basket().lines())
        lines.push_back({line.productId, line.quantity});
    const auto onAnswer = [this, ticket = m_ticket](const Result<Hold>& held) {
        if (!m_latest.isStale(ticket))
            onHold(held);
    };
    qt::deliver(m_context.holds().hold(m_holdId, std::move(lines)), this, onAnswer);
    QTimer::singleShot(kHoldWithin, this, [onAnswer] {
        onAnswer(failure<Hold>(ErrorCode::DeadlineExceeded, "nobody holds the goods"));
    });
}

void PurchaseCheck::onHold(const Result<Hold>& held)
{
    if (m_hold)
        return;
    m_hold = held;
    finishIfComplete();
}

void PurchaseCheck::finishIfComplete()
{
    if (m_now && m_hold)
        Q_EMIT finished(answer());
}

PurchaseCheck::Answer PurchaseCheck::answer() const
{
    if (!m_now->ok())
        return {.trouble = Trouble::NoPrices};
    const auto& held = *m_hold;
    if (!held.ok() && !meansOffline(held.error().code))
        return {.trouble = Trouble::NotHeld};
    const auto& basket = m_context.shopper().basket();
    Answer answer{.changes = basket.changesAgainst(**m_now),
                  .isOffline = !held.ok() || held->isOffline};
    // a shop that cannot be asked may have said that its kiosks sell all the same
    const bool sellsUnheld = answer.isOffline && m_context.settings().sellOfflineWithoutLease;
    if (held.ok())
        answer.leaseId = held->leaseId;
    if (sellsUnheld)
        return answer;
    if (!held.ok())
        return {.trouble = Trouble::NotHeld};
    answer.changes =
        mergedChanges(std::move(answer.changes), changesOfShortage(basket, held->shortLines));
    return answer;
}

void PurchaseCheck::keep()
{
    endHold(true);
}

void PurchaseCheck::drop()
{
    endHold(false);
}

void PurchaseCheck::endHold(bool isSold)
{
    m_latest.drop();
    m_newsLate.stop();
    for (auto& news : m_news)
        disconnect(news);
    m_now.reset();
    m_hold.reset();
    const auto id = std::exchange(m_holdId, std::string());
    if (id.empty())
        return;
    if (isSold)
        m_context.holds().keep(id);
    else
        m_context.holds().release(id);
}

} // namespace vitrine::kiosk
