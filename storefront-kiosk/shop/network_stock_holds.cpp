#include "storefront-kiosk/shop/network_stock_holds.hpp"

#include "storefront-kiosk/shop/link_watch.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/deliver.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {
namespace {

/// What could be sold of each line: from the lease, or from the allotment if that has more. Nothing
/// is short when each line is covered by one of the two: the order then asks for the stock itself.
Hold shortHold(const std::vector<HoldLine>& lines, const wire::StockLease& lease, const Hold& own)
{
    Hold hold;
    const auto now = own.shortLines.front().asOf;
    for (const auto& granted : lease.lines) {
        if (granted.granted < granted.requested)
            hold.shortLines.push_back({granted.productId, granted.granted, now});
    }
    for (auto& figure : hold.shortLines) {
        for (const auto& known : own.shortLines) {
            if (known.productId == figure.productId)
                figure.available = std::max(figure.available, known.available);
        }
    }
    std::erase_if(hold.shortLines, [&](const StockFigure& figure) {
        return std::any_of(lines.begin(), lines.end(), [&](const HoldLine& line) {
            return line.productId == figure.productId && figure.available >= line.quantity;
        });
    });
    return hold;
}

} // namespace

struct NetworkStockHolds::Request
{
    std::string saleId;
    std::vector<HoldLine> lines;
    std::string leaseId; ///< Made here: the operation id of the question.
    pplx::task_completion_event<Result<Hold>> answered;
};

NetworkStockHolds::NetworkStockHolds(client::InventoryClient inventory,
                                     Confined<AllotmentBook>& book,
                                     const SettingsStore& settings,
                                     const ShopStatus& status,
                                     Options options,
                                     QObject* parent)
    : QObject(parent)
    , m_inventory(std::move(inventory))
    , m_book(book)
    , m_settings(settings)
    , m_status(status)
    , m_options(options)
{
}

client::Task<Hold> NetworkStockHolds::hold(std::string saleId, std::vector<HoldLine> lines)
{
    auto request = std::make_shared<Request>(
        Request{std::move(saleId), std::move(lines), domain::newUuid().text(), {}});
    const client::Task<Hold> task = pplx::create_task(request->answered);
    if (m_status.isOffline())
        askBook(request, nullptr);
    else
        askShop(request);
    return task;
}

void NetworkStockHolds::askShop(const RequestPtr& request)
{
    wire::StockLeaseRequest lease{.operationId = request->leaseId,
                                  .ttlSeconds = m_options.ttl.count()};
    for (const auto& line : request->lines)
        lease.lines.push_back({.productId = line.productId, .quantity = line.quantity});
    const auto before = std::exchange(m_leases[request->saleId], request->leaseId);
    const auto take = [inventory = m_inventory, lease](std::chrono::milliseconds timeout) {
        return inventory.takeLease(lease, {.timeout = timeout});
    };
    client::Task<wire::StockLease> task;
    if (before.empty()) {
        task = take(m_options.shopTimeout);
    } else { // what this sale held must be free before it is asked for again
        const auto half = m_options.shopTimeout / 2;
        task = client::settle<wire::StockLease>(
            client::settle<wire::StockLease>(m_inventory.returnLease(before, {.timeout = half}))
                .then([take, half](const Result<wire::StockLease>&) { return take(half); }));
    }
    qt::deliver(task, this, [this, request](const Result<wire::StockLease>& answer) {
        onLease(request, answer);
    });
}

void NetworkStockHolds::onLease(const RequestPtr& request, const Result<wire::StockLease>& lease)
{
    if (lease.ok() && !lease->isPartial())
        return finish(request, Hold{.leaseId = lease->id});
    if (lease.ok()) {
        release(request->saleId);
        return askBook(request, std::make_shared<const wire::StockLease>(*lease));
    }
    const auto& error = lease.error();
    if (isOutOfReach(error.code)) {
        Q_EMIT missed(error.code);
        return askBook(request, nullptr);
    }
    m_leases.erase(request->saleId);
    if (error.code == ErrorCode::PermissionDenied || error.code == ErrorCode::Unauthenticated)
        return finish(request, error); // locked, or no longer the shop's
    finish(request, Hold{});           // nothing is held: the order itself asks for the stock
}

void NetworkStockHolds::askBook(const RequestPtr& request,
                                std::shared_ptr<const wire::StockLease> lease)
{
    const bool partly = lease == nullptr && m_settings.now().sellOfflineWithoutLease;
    m_book.ask(
        this,
        [saleId = request->saleId, lines = request->lines, partly](AllotmentBook& book) {
            return book.take(saleId, lines, partly);
        },
        [this, request, lease](const Result<Hold>& taken) { onBook(request, lease, taken); });
}

void NetworkStockHolds::onBook(const RequestPtr& request,
                               const std::shared_ptr<const wire::StockLease>& lease,
                               const Result<Hold>& taken)
{
    if (lease == nullptr || !taken.ok())
        return finish(request, taken);
    if (!taken->shortLines.empty())
        return finish(request, shortHold(request->lines, *lease, *taken));
    finish(request, Hold{.leaseId = taken->leaseId});
}

void NetworkStockHolds::finish(const RequestPtr& request, Result<Hold> hold)
{
    request->answered.set(std::move(hold));
}

void NetworkStockHolds::giveBack(const std::string& leaseId)
{
    // one that cannot be told now ends by itself
    std::ignore = client::settle<wire::StockLease>(m_inventory.returnLease(leaseId));
}

void NetworkStockHolds::release(const std::string& saleId)
{
    if (const auto found = m_leases.find(saleId); found != m_leases.end()) {
        giveBack(found->second);
        m_leases.erase(found);
    }
    m_book.tell([saleId](AllotmentBook& book) { std::ignore = book.release(saleId); });
}

void NetworkStockHolds::keep(const std::string& saleId)
{
    m_leases.erase(saleId);
    m_book.tell([saleId](AllotmentBook& book) { book.keep(saleId); });
}

} // namespace vitrine::kiosk
