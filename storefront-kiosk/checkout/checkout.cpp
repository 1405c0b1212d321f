#include "storefront-kiosk/checkout/checkout.hpp"

#include <QTimer>

#include <chrono>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr std::chrono::seconds kTakeAgain{2};
constexpr std::chrono::minutes kAnswerWithin{4};
constexpr int kFailuresForStaff = 2;

} // namespace

Checkout::Checkout(Confined<OrderQueue>& queue,
                   Confined<AttemptLog>& log,
                   SaleRecovery& recovery,
                   std::shared_ptr<PaymentTerminal> terminal,
                   QObject* parent)
    : QObject(parent)
    , m_queue(queue)
    , m_log(log)
    , m_recovery(recovery)
    , m_terminal(std::move(terminal))
{
}

Checkout::~Checkout()
{
    leave();
}

void Checkout::begin(const wire::OrderDraft& draft, const std::string& language)
{
    if (m_phase != CheckoutPhase::Idle)
        return;
    setPhase(CheckoutPhase::Preparing);
    m_queue.ask(
        this,
        [draft, language](OrderQueue& queue) { return queue.begin(draft, language); },
        [this, shopper = m_shopper](const Result<Sale>& begun) {
            if (shopper == m_shopper)
                onDraft(begun);
        });
}

void Checkout::onDraft(const Result<Sale>& draft)
{
    if (!draft.ok()) {
        m_error = draft.error();
        return setPhase(CheckoutPhase::Refused);
    }
    m_sale = *draft;
    setPhase(CheckoutPhase::ChoosingPayment);
}

void Checkout::payAtCounter()
{
    if (m_phase == CheckoutPhase::ChoosingPayment)
        take({.way = SalePayment::Way::Counter});
}

void Checkout::payAtShop()
{
    if (m_phase == CheckoutPhase::ChoosingPayment)
        take({.way = SalePayment::Way::Shop});
}

void Checkout::payAtTerminal()
{
    if (m_phase != CheckoutPhase::ChoosingPayment)
        return;
    m_flow = new PaymentFlow(m_log, m_terminal, m_sale.language, kAnswerWithin, this);
    connect(m_flow, &PaymentFlow::changed, this, [this] {
        m_payment = m_flow->state();
        Q_EMIT changed();
    });
    connect(m_flow, &PaymentFlow::stepChanged, this, &Checkout::terminalStep);
    connect(m_flow, &PaymentFlow::finished, this, &Checkout::onPaymentFinished);
    setPhase(CheckoutPhase::AtTerminal);
    m_flow->begin(m_sale.id, m_sale.draft.expectedTotal.value_or(domain::Money()));
}

void Checkout::cancelPayment()
{
    if (m_flow)
        m_flow->cancel();
}

void Checkout::onPaymentFinished()
{
    m_payment = m_flow->state();
    m_flow->deleteLater();
    m_flow.clear();
    if (m_payment.phase != PaymentPhase::Paid)
        return setPhase(CheckoutPhase::ChoosingPayment);
    const TerminalAttempt captured{.reference = m_payment.reference,
                                   .saleId = m_sale.id,
                                   .amount = m_payment.amount,
                                   .answer = m_payment.answer};
    take(paymentOf(captured));
}

void Checkout::take(const SalePayment& payment)
{
    setPhase(CheckoutPhase::Taking);
    m_queue.ask(
        this,
        [id = m_sale.id, payment](OrderQueue& queue) { return queue.accept(id, payment); },
        [this, payment, shopper = m_shopper](const Result<Sale>& accepted) {
            if (shopper == m_shopper)
                onTaken(payment, accepted);
        });
}

void Checkout::onTaken(const SalePayment& payment, const Result<Sale>& accepted)
{
    if (accepted.ok()) {
        m_sale = *accepted;
        setPhase(CheckoutPhase::Taken);
        Q_EMIT taken();
        return;
    }
    if (payment.way != SalePayment::Way::Terminal) { // nothing was paid: the shopper is told
        m_error = accepted.error();
        return setPhase(CheckoutPhase::Refused);
    }
    // the money is there: it is tried until it can be written down, in this run or the next
    ++m_takeFailures;
    Q_EMIT changed();
    QTimer::singleShot(kTakeAgain, this, [this, payment, shopper = m_shopper] {
        if (shopper == m_shopper)
            take(payment);
    });
}

void Checkout::leave()
{
    const auto left = std::exchange(m_phase, CheckoutPhase::Idle);
    dropFlow();
    ++m_shopper; // an answer that is still on its way is nobody's
    switch (left) {
    case CheckoutPhase::Preparing: // the draft has no name here yet, but will be there when asked
        m_recovery.recoverAll();
        break;
    case CheckoutPhase::AtTerminal:
    case CheckoutPhase::Taking:
        m_recovery.recover(m_sale);
        break;
    case CheckoutPhase::ChoosingPayment:
    case CheckoutPhase::Refused:
        if (!m_sale.id.empty())
            m_queue.tell([id = m_sale.id](OrderQueue& queue) { std::ignore = queue.discard(id); });
        break;
    case CheckoutPhase::Idle:
    case CheckoutPhase::Taken:
        break;
    }
    m_sale = {};
    m_payment = {};
    m_error = {};
    m_takeFailures = 0;
}

void Checkout::dropFlow()
{
    if (!m_flow)
        return;
    m_flow->cancel(); // what comes of it, the recovery finds out
    m_flow->disconnect(this);
    m_flow->deleteLater(); // this may be one of its own signals
    m_flow.clear();
}

bool Checkout::needsStaff() const
{
    return m_payment.needsStaff || m_takeFailures >= kFailuresForStaff;
}

void Checkout::setPhase(CheckoutPhase phase)
{
    m_phase = phase;
    Q_EMIT changed();
}

} // namespace vitrine::kiosk
