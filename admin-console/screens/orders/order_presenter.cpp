#include "admin-console/screens/orders/order_presenter.hpp"

#include "admin-console/parts/order_columns.hpp"
#include "admin-console/screens/orders/refund_presenter.hpp"
#include "vitrine/domain/fulfilment.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/text.hpp"

#include <utility>

namespace vitrine::console {

using qt::toText;
using qt::toUtf8;

OrderPresenter::OrderPresenter(ShopClients clients, QObject* parent)
    : QObject(parent)
    , m_clients(std::move(clients))
    , m_names(new NameLookup(accountNames(m_clients.accounts), this))
{
    connect(m_names, &NameLookup::resolved, this, &OrderPresenter::changed);
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, [this] { load(true); });
}

void OrderPresenter::open(const QString& orderId)
{
    if (orderId == m_id && m_order)
        return;
    close();
    m_id = orderId;
    Q_EMIT changed();
    load(false);
}

void OrderPresenter::close()
{
    m_latest.drop();
    m_isAsking = false;
    m_id.clear();
    m_order.reset();
    m_payment.reset();
    m_customer.reset();
    m_underWay.reset();
    m_moveKey.clear();
}

void OrderPresenter::reload()
{
    if (!m_id.isEmpty())
        load(false);
}

void OrderPresenter::setLive(bool isLive)
{
    if (isLive)
        m_poll.start();
    else
        m_poll.stop();
}

QString OrderPresenter::nameOf(const std::string& accountId)
{
    return m_names->nameOf(accountId);
}

void OrderPresenter::load(bool isQuiet)
{
    if (m_id.isEmpty() || (isQuiet && (m_isAsking || m_underWay)))
        return;
    const auto ticket = m_latest.next();
    m_isAsking = true;
    if (!isQuiet) {
        m_isLoading = true;
        Q_EMIT loadingChanged();
    }
    qt::deliver(m_clients.orders.getOrder(toUtf8(m_id)),
                this,
                [this, ticket, isQuiet](const Result<wire::Order>& order) {
                    if (m_latest.isStale(ticket))
                        return;
                    m_isAsking = false;
                    if (std::exchange(m_isLoading, false))
                        Q_EMIT loadingChanged();
                    if (order.ok())
                        adopt(*order);
                    else if (!isQuiet || !m_order)
                        Q_EMIT loadFailed(order.error());
                });
}

void OrderPresenter::adopt(const wire::Order& order)
{
    if (toText(order.id) != m_id)
        return;
    Q_EMIT loaded();
    if (m_order && m_order->version > order.version)
        return; // an older answer that came late
    const bool isSame = m_order && m_order->version == order.version &&
                        m_order->updatedAt == order.updatedAt &&
                        m_order->timeline.size() == order.timeline.size();
    m_order = order;
    if (!isSame || !m_payment)
        loadPayment();
    if (isSame)
        return;
    if (!m_customer)
        loadCustomer();
    Q_EMIT changed();
}

void OrderPresenter::loadPayment()
{
    qt::deliver(m_clients.payments.paymentsOfOrder(toUtf8(m_id)),
                this,
                [this, id = m_id](const Result<wire::Page<wire::Payment>>& page) {
                    if (id != m_id || !page.ok() || page->items.empty())
                        return; // the order tells the sums; the attempts come with the next look
                    const bool isNew =
                        !m_payment || wire::encode(*m_payment) != wire::encode(page->items.front());
                    m_payment = page->items.front();
                    if (isNew)
                        Q_EMIT changed();
                });
}

void OrderPresenter::loadCustomer()
{
    if (!hasCustomer(*m_order))
        return;
    qt::deliver(m_clients.accounts.getAccount(m_order->accountId),
                this,
                [this, id = m_id](const Result<wire::Account>& account) {
                    if (id != m_id || !account.ok())
                        return; // accounts may be another provider's
                    m_customer = *account;
                    Q_EMIT changed();
                });
}

void OrderPresenter::cancel()
{
    if (!m_order || m_underWay)
        return;
    m_underWay = OrderMove::Cancel;
    Q_EMIT moveChanged();
    qt::deliver(m_clients.orders.cancelOrder(m_order->id),
                this,
                [this, id = m_id](const Result<wire::Order>& result) {
                    if (id == m_id)
                        finishMove(OrderMove::Cancel, result);
                });
}

void OrderPresenter::move(OrderMove move)
{
    dispatch({.move = move});
}

void OrderPresenter::dispatch(const Dispatch& dispatch)
{
    if (!m_order || m_underWay)
        return;
    m_underWay = dispatch.move;
    Q_EMIT moveChanged();
    wire::FulfilmentDraft draft{.action = std::string(toString(actionOf(dispatch.move))),
                                .lines = dispatch.lines,
                                .carrier = toUtf8(dispatch.carrier.trimmed()),
                                .trackingCode = toUtf8(dispatch.trackingCode.trimmed()),
                                .note = toUtf8(dispatch.note.trimmed())};
    auto options = keyFor(wire::encode(draft));
    qt::deliver(m_clients.orders.fulfil(m_order->id, std::move(draft), std::move(options)),
                this,
                [this, id = m_id, move = dispatch.move](const Result<wire::Order>& result) {
                    if (id == m_id)
                        finishMove(move, result);
                });
}

void OrderPresenter::takePayment(const wire::TillPayment& payment)
{
    if (!m_order || m_underWay)
        return;
    m_underWay = OrderMove::TakePayment;
    Q_EMIT moveChanged();
    qt::deliver(m_clients.orders.payAtTill(m_order->id, payment, keyFor(wire::encode(payment))),
                this,
                [this, id = m_id](const Result<wire::Order>& result) {
                    if (id == m_id)
                        finishMove(OrderMove::TakePayment, result);
                });
}

client::CallOptions OrderPresenter::keyFor(const std::string& body)
{
    const std::string whole = m_id.toStdString() + body;
    if (m_moveKey.empty() || whole != m_moveBody)
        m_moveKey = domain::newUuid().text();
    m_moveBody = whole;
    client::CallOptions options;
    options.idempotencyKey = m_moveKey;
    return options;
}

void OrderPresenter::finishMove(OrderMove move, const Result<wire::Order>& result)
{
    m_underWay.reset();
    Q_EMIT moveChanged();
    if (!result.ok()) {
        if (!isOutcomeUnknown(result.error()))
            m_moveKey.clear();
        Q_EMIT moveFailed(move, result.error());
        load(true);
        return;
    }
    m_moveKey.clear();
    m_latest.drop(); // a look that began before the move is out of date
    m_isAsking = false;
    adopt(*result);
    Q_EMIT moved(move, *result);
}

} // namespace vitrine::console
