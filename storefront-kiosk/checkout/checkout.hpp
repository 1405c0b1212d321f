#pragma once

#include "storefront-kiosk/checkout/sale_recovery.hpp"
#include "storefront-kiosk/queue/order_queue.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "storefront-kiosk/terminal/payment_flow.hpp"

#include <QObject>
#include <QPointer>

#include <memory>
#include <string>

namespace vitrine::kiosk {

/// Where a checkout stands.
enum class CheckoutPhase {
    Idle,
    Preparing,       ///< The draft is on its way to the disk.
    ChoosingPayment, ///< How to pay; again after a payment that failed for certain.
    AtTerminal,      ///< See payment().
    Taking,          ///< Paid (or to be paid at the counter), on its way into the queue.
    Taken,           ///< On the disk: the shopper may be told. See sale().
    Refused          ///< The kiosk can take no sale now: see error(). Nothing was paid.
};

/// One shopper's way from a full basket to a sale that will reach the shop. The order in which
/// things are written down makes that nothing is paid twice and nothing that was paid is lost,
/// wherever the program ends: the draft first, then each attempt before the terminal hears of it,
/// then the outcome, then the sale. On the GUI thread; one object per shopper.
class Checkout final : public QObject
{
    Q_OBJECT

public:
    /// @param queue outlives this, as do `log` and `recovery`.
    Checkout(Confined<OrderQueue>& queue,
             Confined<AttemptLog>& log,
             SaleRecovery& recovery,
             std::shared_ptr<PaymentTerminal> terminal,
             QObject* parent = nullptr);
    /// As leave().
    ~Checkout() override;

    /// @param draft with its expected total: what the terminal charges.
    void begin(const wire::OrderDraft& draft, const std::string& language);
    void payAtCounter();
    /// The shop charges the draft's payment token.
    void payAtShop();
    void payAtTerminal();
    /// Gives up the payment that is under way, if it is not too late.
    void cancelPayment();
    /// The shopper has gone, or buys something else. A draft of which nobody knows whether it was
    /// paid is left to the recovery; any other is forgotten.
    void leave();

    [[nodiscard]] CheckoutPhase phase() const { return m_phase; }
    [[nodiscard]] const Sale& sale() const { return m_sale; }
    [[nodiscard]] const Error& error() const { return m_error; }
    /// The payment at the terminal, or the last one; Idle before the first.
    [[nodiscard]] const PaymentState& payment() const { return m_payment; }
    /// It takes too long: somebody should help.
    [[nodiscard]] bool needsStaff() const;

Q_SIGNALS:
    /// phase(), payment() or needsStaff() is another one.
    void changed();
    void terminalStep(vitrine::kiosk::TerminalStep step);
    /// The sale is on the disk, with its numbers: OrderReplay is to be woken. Once.
    void taken();

private:
    void onDraft(const Result<Sale>& draft);
    void onPaymentFinished();
    void take(const SalePayment& payment);
    void onTaken(const SalePayment& payment, const Result<Sale>& taken);
    void dropFlow();
    void setPhase(CheckoutPhase phase);

    Confined<OrderQueue>& m_queue;
    Confined<AttemptLog>& m_log;
    SaleRecovery& m_recovery;
    std::shared_ptr<PaymentTerminal> m_terminal;
    CheckoutPhase m_phase = CheckoutPhase::Idle;
    Sale m_sale;
    Error m_error;
    PaymentState m_payment;
    QPointer<PaymentFlow> m_flow;
    int m_takeFailures = 0;
    quint64 m_shopper = 0; ///< Tells answers for one who has left apart.
};

} // namespace vitrine::kiosk
