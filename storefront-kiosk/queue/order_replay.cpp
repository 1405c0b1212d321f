#include "storefront-kiosk/queue/order_replay.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {

using qt::toText;

OrderReplay::OrderReplay(Confined<OrderQueue>& queue,
                         std::shared_ptr<OrderSink> sink,
                         const Clock& clock,
                         BackOff backOff,
                         QObject* parent)
    : QObject(parent)
    , m_queue(queue)
    , m_sink(std::move(sink))
    , m_clock(clock)
    , m_backOff(backOff)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OrderReplay::wake);
}

void OrderReplay::wake()
{
    if (m_busy)
        m_again = true;
    else
        step();
}

void OrderReplay::hurry()
{
    m_queue.ask(
        this,
        [](OrderQueue& queue) { return queue.hurry(); },
        [this](const Outcome&) { wake(); }); // what could not be hurried is sent in its time
}

void OrderReplay::step()
{
    m_busy = true;
    m_again = false;
    m_timer.stop();
    m_queue.ask(
        this,
        [](OrderQueue& queue) { return queue.next(); },
        [this](const Result<NextSale>& next) { onNext(next); });
}

void OrderReplay::onNext(const Result<NextSale>& next)
{
    if (next.ok() && next->sale)
        return send(*next->sale);
    m_busy = false;
    if (!next.ok())
        return waitFor(m_backOff.longest); // the disk: nothing was lost, nothing can be sent
    if (m_again)
        return step();
    if (next->dueAt)
        return waitFor(*next->dueAt - m_clock.now());
    Q_EMIT drained();
}

void OrderReplay::send(const Sale& sale)
{
    qt::deliver(m_sink->send(sale), this, [this, sale](const Result<wire::Order>& answer) {
        onAnswer(sale, answer);
    });
}

void OrderReplay::onAnswer(const Sale& sale, const Result<wire::Order>& answer)
{
    if (!answer.ok()) {
        const bool refused = verdictOf(answer.error(), sale.sends) == SendVerdict::Reject;
        return refused ? onRefused(sale, answer.error()) : onFailed(sale, answer.error());
    }
    m_queue.ask(
        this,
        [id = sale.id, order = answer->id, number = answer->number](OrderQueue& queue) {
            return queue.acknowledge(id, order, number);
        },
        [this, id = sale.id, number = answer->number](const Outcome& stored) {
            if (stored.ok())
                Q_EMIT acknowledged(toText(id), toText(number));
            onStored(stored);
        });
}

void OrderReplay::onRefused(const Sale& sale, const Error& error)
{
    const auto refusal = client::refusalOf(error);
    const std::string reason =
        refusal && !refusal->reason.empty() ? refusal->reason : toString(error.code);
    m_queue.ask(
        this,
        [id = sale.id, text = reason + ": " + error.message](OrderQueue& queue) {
            return queue.reject(id, text);
        },
        [this, id = sale.id, reason](const Outcome& stored) {
            if (stored.ok())
                Q_EMIT rejected(toText(id), toText(reason));
            onStored(stored);
        });
}

void OrderReplay::onFailed(const Sale& sale, const Error& error)
{
    const auto delay =
        delayAfter(m_backOff, error, sale.sends, QRandomGenerator::global()->generateDouble());
    m_queue.ask(
        this,
        [id = sale.id, at = m_clock.now() + delay, text = error.message](OrderQueue& queue) {
            return queue.retryAt(id, at, text);
        },
        [this, code = error.code](const Outcome& stored) {
            Q_EMIT postponed(code);
            onStored(stored);
        });
}

void OrderReplay::onStored(const Outcome& stored)
{
    m_busy = false;
    if (stored.ok())
        return step();
    // Full disk: what the shop answered could not be kept. It will be asked again, with the same
    // key.
    waitFor(m_backOff.longest);
}

void OrderReplay::waitFor(std::chrono::milliseconds delay)
{
    // a clock that is set back meanwhile makes nobody wait longer than this
    m_timer.start(std::clamp(delay, std::chrono::milliseconds(0), m_backOff.longest));
}

} // namespace vitrine::kiosk
