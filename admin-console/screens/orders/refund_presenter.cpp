#include "admin-console/screens/orders/refund_presenter.hpp"

#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <QSettings>

#include <algorithm>

namespace vitrine::console {
namespace {

using qt::toText;
using qt::toUtf8;

QString settingsKey(const std::string& orderId)
{
    return QStringLiteral("orders/pendingRefunds/") + toText(orderId);
}

} // namespace

std::optional<PendingRefund> PendingRefund::load(const QSettings& settings,
                                                 const std::string& orderId)
{
    const QStringList stored = settings.value(settingsKey(orderId)).toStringList();
    if (stored.size() != 2)
        return std::nullopt;
    auto draft = wire::decodeOrderRefundDraft(toUtf8(stored[1]));
    if (!draft.ok())
        return std::nullopt;
    return PendingRefund{toUtf8(stored[0]), *std::move(draft)};
}

void PendingRefund::save(QSettings& settings, const std::string& orderId) const
{
    settings.setValue(settingsKey(orderId), QStringList{toText(key), toText(wire::encode(draft))});
    settings.sync(); // before it is sent: a crash must not lose the key
}

void PendingRefund::forget(QSettings& settings, const std::string& orderId)
{
    settings.remove(settingsKey(orderId));
}

bool isOutcomeUnknown(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
    case ErrorCode::Unavailable:
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::Internal:
        return true;
    case ErrorCode::Conflict:
        return error.retryAfter.has_value(); // the same key is being worked on
    default:
        return false;
    }
}

RefundPresenter::RefundPresenter(client::OrderClient orders,
                                 wire::Order order,
                                 QSettings* settings,
                                 QObject* parent)
    : QObject(parent)
    , m_orders(std::move(orders))
    , m_order(std::move(order))
    , m_settings(settings)
{
    takeLines();
    if (m_settings) {
        if (const auto pending = PendingRefund::load(*m_settings, m_order.id)) {
            resume(*pending);
            return;
        }
    }
    work();
}

void RefundPresenter::takeLines()
{
    std::vector<Line> lines;
    for (std::size_t i = 0; i < m_order.lines.size(); ++i) {
        const wire::OrderLine& line = m_order.lines[i];
        Line made{.position = std::int64_t(i) + 1,
                  .name = toText(line.name),
                  .sku = toText(line.sku),
                  .quantity = line.quantity,
                  .left = std::max<std::int64_t>(0, line.quantity - line.refundedQuantity),
                  .amount = domain::Money(0, m_order.total.currency())};
        if (i < m_lines.size())
            made.chosen = std::min(m_lines[i].chosen, made.left);
        lines.push_back(std::move(made));
    }
    m_lines = std::move(lines);
}

void RefundPresenter::resume(const PendingRefund& pending)
{
    m_pending = pending;
    m_state = State::Unknown;
    m_reason = toText(pending.draft.reason);
    m_restocks = pending.draft.restock;
    m_includesShipping = pending.draft.includeShipping || pending.draft.lines.empty();
    for (Line& line : m_lines) {
        line.chosen = pending.draft.lines.empty() ? line.left : 0;
        for (const wire::OrderRefundLine& wanted : pending.draft.lines) {
            if (wanted.position == line.position)
                line.chosen = wanted.quantity;
        }
    }
}

void RefundPresenter::setChosen(std::size_t line, std::int64_t quantity)
{
    if (m_state != State::Editing || line >= m_lines.size())
        return;
    const auto chosen = std::clamp<std::int64_t>(quantity, 0, m_lines[line].left);
    if (chosen == m_lines[line].chosen)
        return;
    m_lines[line].chosen = chosen;
    touch();
}

void RefundPresenter::chooseAll()
{
    if (m_state != State::Editing)
        return;
    for (Line& line : m_lines)
        line.chosen = line.left;
    m_includesShipping = shippingLeft().amount() > 0;
    touch();
}

void RefundPresenter::chooseNone()
{
    if (m_state != State::Editing)
        return;
    for (Line& line : m_lines)
        line.chosen = 0;
    m_includesShipping = false;
    touch();
}

domain::Money RefundPresenter::shippingLeft() const
{
    const domain::RefundableLine shipping = wire::refundableOrder(m_order).shipping;
    return {shipping.total - shipping.refunded, m_order.total.currency()};
}

void RefundPresenter::setIncludesShipping(bool isIncluded)
{
    if (m_state != State::Editing || isIncluded == m_includesShipping)
        return;
    m_includesShipping = isIncluded;
    touch();
}

void RefundPresenter::setRestocks(bool isRestocked)
{
    if (m_state != State::Editing || isRestocked == m_restocks)
        return;
    m_restocks = isRestocked;
    touch();
}

void RefundPresenter::setReason(const QString& reason)
{
    if (m_state != State::Editing || reason == m_reason)
        return;
    m_reason = reason;
    touch();
}

bool RefundPresenter::isEverything() const
{
    const bool allLines = std::all_of(
        m_lines.begin(), m_lines.end(), [](const Line& line) { return line.chosen == line.left; });
    return allLines && (m_includesShipping || shippingLeft().amount() == 0);
}

domain::Money RefundPresenter::amount() const
{
    if (m_pending && m_pending->draft.expectedAmount)
        return *m_pending->draft.expectedAmount;
    return {m_plan ? m_plan->amount : 0, m_order.total.currency()};
}

domain::Money RefundPresenter::tax() const
{
    return {m_plan ? m_plan->tax : 0, m_order.total.currency()};
}

QString RefundPresenter::fault() const
{
    if (m_state == State::Unknown || m_state == State::Sending)
        return {};
    if (m_state == State::Done)
        return tr("The refund is made.");
    if (m_order.refundable.amount() <= 0)
        return tr("Nothing is left to give back.");
    const bool hasLine = std::any_of(
        m_lines.begin(), m_lines.end(), [](const Line& line) { return line.chosen > 0; });
    if (!hasLine && !isEverything())
        return m_includesShipping ? tr("Shipping can be given back together with goods.")
                                  : tr("Choose what is given back.");
    if (!m_plan)
        return tr("Nothing is left to give back for this.");
    if (m_reason.trimmed().isEmpty())
        return tr("Say why the money goes back.");
    return {};
}

void RefundPresenter::touch()
{
    work();
    Q_EMIT changed();
}

/// The figures of what is chosen, by the rules that the order service uses too.
void RefundPresenter::work()
{
    const auto currency = m_order.total.currency();
    for (Line& line : m_lines)
        line.amount = domain::Money(0, currency);
    m_plan.reset();
    std::vector<domain::RefundWish> wishes;
    for (const Line& line : m_lines) {
        if (line.chosen > 0)
            wishes.push_back({line.position, domain::Quantity::whole(line.chosen)});
    }
    const bool everything = isEverything();
    if (wishes.empty() && !everything)
        return;
    if (everything)
        wishes.clear();
    const auto plan =
        domain::planRefund(wire::refundableOrder(m_order), wishes, m_includesShipping);
    if (!plan.ok())
        return;
    m_plan = *plan;
    for (const domain::PlannedRefundLine& planned : plan->lines)
        m_lines[std::size_t(planned.position - 1)].amount =
            domain::Money(planned.step.amount, currency);
}

wire::OrderRefundDraft RefundPresenter::draft() const
{
    wire::OrderRefundDraft made;
    if (!isEverything()) {
        for (const Line& line : m_lines) {
            if (line.chosen > 0)
                made.lines.push_back({.position = line.position, .quantity = line.chosen});
        }
    }
    made.includeShipping = m_includesShipping;
    made.restock = m_restocks;
    made.reason = toUtf8(m_reason.trimmed());
    made.expectedAmount = domain::Money(m_plan->amount, m_order.total.currency());
    return made;
}

void RefundPresenter::submit()
{
    if (!canSubmit())
        return;
    if (m_state == State::Editing) {
        m_pending = PendingRefund{domain::newUuid().text(), draft()};
        if (m_settings)
            m_pending->save(*m_settings, m_order.id);
    }
    m_state = State::Sending;
    Q_EMIT changed();
    client::CallOptions options;
    options.idempotencyKey = m_pending->key;
    options.timeout = std::chrono::seconds(20);
    qt::deliver(m_orders.refund(m_order.id, m_pending->draft, std::move(options)),
                this,
                [this](const Result<wire::Order>& result) { finish(result); });
}

void RefundPresenter::finish(const Result<wire::Order>& result)
{
    if (!result.ok() && isOutcomeUnknown(result.error())) {
        m_state = State::Unknown;
        Q_EMIT changed();
        Q_EMIT outcomeUnknown(result.error());
        return;
    }
    if (!result.ok() && (result.error().code == ErrorCode::Unauthenticated ||
                         result.error().code == ErrorCode::RateLimited)) {
        // A repeat may be what was turned away: the key stays until there is an answer.
        m_state = State::Unknown;
        Q_EMIT changed();
        Q_EMIT refused(result.error());
        return;
    }
    if (result.ok())
        m_lastAmount = amount();
    forgetPending();
    m_state = result.ok() ? State::Done : State::Editing;
    if (result.ok())
        m_order = *result;
    else
        work();
    Q_EMIT changed();
    if (result.ok())
        Q_EMIT done(m_order);
    else
        Q_EMIT refused(result.error());
}

void RefundPresenter::forgetPending()
{
    m_pending.reset();
    if (m_settings)
        PendingRefund::forget(*m_settings, m_order.id);
}

void RefundPresenter::setOrder(const wire::Order& order)
{
    if (m_state != State::Editing || order.id != m_order.id)
        return;
    m_order = order;
    takeLines();
    if (shippingLeft().amount() <= 0)
        m_includesShipping = false;
    touch();
}

} // namespace vitrine::console
