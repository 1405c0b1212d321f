#include "admin-console/screens/orders/order_list_presenter.hpp"

#include "admin-console/parts/order_columns.hpp"

#include <utility>

namespace vitrine::console {

OrderListPresenter::OrderListPresenter(client::OrderClient orders, QObject* parent)
    : QObject(parent)
    , m_orders(std::move(orders))
{
    m_model = new qt::PagedModel<wire::Order>(
        orderColumns(),
        [](const wire::Order& order) { return order.id; },
        [this](const qt::PageRequest& request) {
            wire::OrderQuery query = OrderFilters::query(m_filter);
            query.skip = request.skip;
            query.limit = request.limit;
            query.count = request.count;
            query.sort = request.sort;
            client::CallOptions options;
            options.cancel = request.cancel;
            return m_orders.listOrders(std::move(query), std::move(options));
        },
        this);
    connect(m_model, &qt::PagedModelBase::loaded, this, [this] { m_isFirstLook = false; });
    connect(m_model, &qt::PagedModelBase::failed, this, [this] {
        if (m_isFirstLook)
            m_model->clear(); // rows of another filter would pass for this one's
    });
    connect(m_model, &qt::PagedModelBase::totalChanged, this, [this](qint64 total) {
        if (total < 0 || !m_filter.status.isEmpty())
            return;
        m_counts[int(m_filter.group)] = total;
        Q_EMIT countsChanged();
    });
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &OrderListPresenter::poll);
    m_countPause.setSingleShot(true);
    m_countPause.setInterval(kCountPauseMilliseconds);
    connect(&m_countPause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_shouldCount, false))
            countGroups();
    });
}

void OrderListPresenter::setFilter(const OrderFilter& filter)
{
    if (filter == m_filter && m_hasLoaded)
        return;
    OrderFilter before = std::exchange(m_filter, filter);
    before.group = filter.group;
    before.status = filter.status;
    const bool countsHold = before == filter && m_hasLoaded;
    m_hasLoaded = true;
    m_isFirstLook = true;
    Q_EMIT filterChanged();
    m_model->reload();
    if (!countsHold) {
        m_counts.clear();
        Q_EMIT countsChanged();
        countGroups();
    }
}

void OrderListPresenter::setGroup(OrderGroup group)
{
    OrderFilter filter = m_filter;
    filter.group = group;
    filter.status.clear();
    setFilter(filter);
}

std::optional<qint64> OrderListPresenter::count(OrderGroup group) const
{
    const auto found = m_counts.find(int(group));
    return found == m_counts.end() ? std::nullopt : std::optional<qint64>(*found);
}

void OrderListPresenter::setLive(bool isLive)
{
    m_wantsLive = isLive;
    if (!isLive) {
        m_poll.stop();
        return;
    }
    if (!m_hasLoaded)
        setFilter(m_filter);
    m_poll.start();
    poll();
}

void OrderListPresenter::refresh()
{
    if (!m_hasLoaded)
        return;
    m_model->refresh();
    countGroups();
}

void OrderListPresenter::retry()
{
    if (m_isFirstLook)
        m_model->reload();
    else
        m_model->retry();
    countGroups();
    poll();
}

void OrderListPresenter::adopt(const wire::Order& order)
{
    if (m_model->replaceItem(order))
        Q_EMIT arrived({QString::fromStdString(order.id)}, false);
    countLater();
}

void OrderListPresenter::poll()
{
    if (m_isPolling)
        return;
    m_isPolling = true;
    wire::OrderQuery query;
    query.changedAfter = m_changedAfter;
    query.limit = kChangesPerPoll;
    client::CallOptions options;
    options.timeout = std::chrono::seconds(8);
    qt::deliver(m_orders.listOrders(std::move(query), std::move(options)),
                this,
                [this](const Result<wire::Page<wire::Order>>& page) {
                    m_isPolling = false;
                    if (page.ok()) {
                        take(*page);
                        return;
                    }
                    if (page.error().code == ErrorCode::InvalidArgument)
                        m_changedAfter = "now"; // the server no longer knows the place
                    m_hasFailed = true;
                    Q_EMIT liveFailed(page.error());
                });
}

void OrderListPresenter::take(const wire::Page<wire::Order>& page)
{
    const bool isBeginning = m_changedAfter == "now";
    if (!page.nextToken.empty())
        m_changedAfter = page.nextToken;
    if (std::exchange(m_hasFailed, false)) {
        Q_EMIT liveWorks();
        if (isBeginning)
            m_model->refresh(); // what happened meanwhile was not told
    }
    QStringList changed;
    QStringList added;
    for (const wire::Order& order : page.items) {
        if (m_model->replaceItem(order))
            changed << QString::fromStdString(order.id);
        else if (OrderFilters::matches(m_filter, order))
            added << QString::fromStdString(order.id);
    }
    if (!changed.isEmpty())
        Q_EMIT arrived(changed, false);
    if (!added.isEmpty()) {
        Q_EMIT arrived(added, true);
        m_model->refresh();
    }
    if (!page.items.empty())
        countLater();
    if (int(page.items.size()) == kChangesPerPoll && m_wantsLive)
        poll(); // more is waiting
}

void OrderListPresenter::countLater()
{
    if (m_countPause.isActive())
        m_shouldCount = true;
    else
        countGroups();
}

void OrderListPresenter::countGroups()
{
    m_countPause.start();
    const auto ticket = m_latestCount.next();
    for (const OrderGroup group : kOrderGroups) {
        OrderFilter filter = m_filter;
        filter.group = group;
        filter.status.clear();
        wire::OrderQuery query = OrderFilters::query(filter);
        query.limit = 1;
        query.count = true;
        qt::deliver(m_orders.listOrders(std::move(query)),
                    this,
                    [this, ticket, group](const Result<wire::Page<wire::Order>>& page) {
                        if (m_latestCount.isStale(ticket) || !page.ok() || !page->total)
                            return; // a chip without a number still filters
                        m_counts[int(group)] = *page->total;
                        Q_EMIT countsChanged();
                    });
    }
}

} // namespace vitrine::console
