#pragma once

#include "storefront-kiosk/queue/order_queue.hpp"
#include "storefront-kiosk/queue/order_sink.hpp"
#include "storefront-kiosk/queue/send_verdict.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace vitrine::kiosk {

/// Brings the queue's sales to the shop, one after the other, as long as there are any. On the GUI
/// thread; neither the disk nor the network is waited for there.
class OrderReplay final : public QObject
{
    Q_OBJECT

public:
    /// @param queue outlives this.
    OrderReplay(Confined<OrderQueue>& queue,
                std::shared_ptr<OrderSink> sink,
                const Clock& clock,
                BackOff backOff = {},
                QObject* parent = nullptr);

    /// Sends what is due: at the start, and after a sale was taken.
    void wake();
    /// The network is back: sends at once, whatever was to be waited for.
    void hurry();

Q_SIGNALS:
    /// The shop has the sale.
    void acknowledged(const QString& saleId, const QString& orderNumber);
    /// The shop refused the sale: a person is needed.
    void rejected(const QString& saleId, const QString& refusal);
    /// A send failed for now: the shop cannot be reached, or not by this kiosk.
    void postponed(vitrine::ErrorCode code);
    /// Nothing is left to send.
    void drained();

private:
    void step();
    void onNext(const Result<NextSale>& next);
    void send(const Sale& sale);
    void onAnswer(const Sale& sale, const Result<wire::Order>& answer);
    void onRefused(const Sale& sale, const Error& error);
    void onFailed(const Sale& sale, const Error& error);
    void onStored(const Outcome& stored);
    void waitFor(std::chrono::milliseconds delay);

    Confined<OrderQueue>& m_queue;
    std::shared_ptr<OrderSink> m_sink;
    const Clock& m_clock;
    BackOff m_backOff;
    QTimer m_timer;
    bool m_busy = false;  ///< One sale at a time.
    bool m_again = false; ///< Woken while busy.
};

} // namespace vitrine::kiosk
