#include "storefront-kiosk/terminal/payment_flow.hpp"

#include "vitrine/qt/deliver.hpp"

#include <QTimer>

#include <utility>

namespace vitrine::kiosk {

namespace event = payment_event;
namespace command = payment_command;

namespace {

template <typename... Handlers> struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

PaymentFlow::PaymentFlow(Confined<AttemptLog>& log,
                         std::shared_ptr<PaymentTerminal> terminal,
                         std::string language,
                         std::chrono::milliseconds answerWithin,
                         QObject* parent)
    : QObject(parent)
    , m_log(log)
    , m_terminal(std::move(terminal))
    , m_language(std::move(language))
    , m_answerWithin(answerWithin)
{
}

void PaymentFlow::begin(const std::string& saleId, const domain::Money& amount)
{
    apply(event::Begin{saleId, amount});
}

void PaymentFlow::resume(const TerminalAttempt& attempt)
{
    apply(event::Resume{attempt.saleId, attempt.amount, attempt.reference});
}

void PaymentFlow::cancel()
{
    apply(event::CancelWanted{});
}

void PaymentFlow::apply(const PaymentEvent& happened)
{
    const bool wasOver = isOver(m_state.phase);
    auto step = advance(m_state, happened);
    const bool differs =
        step.state.phase != m_state.phase || step.state.needsStaff != m_state.needsStaff;
    m_state = std::move(step.state);
    for (const auto& next : step.commands)
        carryOut(next);
    if (differs)
        Q_EMIT changed();
    if (!wasOver && isOver(m_state.phase))
        Q_EMIT finished();
}

void PaymentFlow::carryOut(const PaymentCommand& next)
{
    std::visit(Overloaded{[this](const command::Store&) { store(); },
                          [this](const command::Charge&) { charge(); },
                          [this](const command::Cancel&) { cancelAtTerminal(); },
                          [this](const command::MarkUnknown&) { markUnknown(); },
                          [this](const command::LookUp& look) {
                              QTimer::singleShot(look.delay, this, [this] { lookUp(); });
                          },
                          [this](const command::Record& keep) {
                              QTimer::singleShot(keep.delay, this, [this] { record(); });
                          }},
               next);
}

void PaymentFlow::store()
{
    m_log.ask(
        this,
        [sale = m_state.saleId, amount = m_state.amount](AttemptLog& log) {
            return log.begin(sale, amount);
        },
        [this](const Result<TerminalAttempt>& stored) {
            if (stored.ok())
                apply(event::Stored{stored->reference});
            else
                apply(event::NotStored{stored.error()});
        });
}

void PaymentFlow::charge()
{
    const auto onStep = [guard = QPointer<PaymentFlow>(this)](TerminalStep step) {
        auto* app = QCoreApplication::instance(); // outlives every screen
        if (app == nullptr)
            return;
        QMetaObject::invokeMethod(
            app,
            [guard, step] {
                if (guard) // looked at on the GUI thread only
                    Q_EMIT guard->stepChanged(step);
            },
            Qt::QueuedConnection);
    };
    const TerminalCharge wanted{m_state.reference, m_state.amount, m_language};
    qt::deliver(m_terminal->charge(wanted, onStep), this, [this](const auto& answer) {
        if (answer.ok())
            apply(event::Answered{*answer});
        else
            apply(event::AnswerLost{});
    });
    QTimer::singleShot(m_answerWithin, this, [this] { apply(event::AnswerLost{}); });
}

void PaymentFlow::cancelAtTerminal()
{
    // whether it gave up is told by the answer to the charge
    qt::deliver(m_terminal->cancel(m_state.reference), this, [](const Outcome&) {});
}

void PaymentFlow::markUnknown()
{
    // SENT is as open as UNKNOWN: should this write fail, nothing is lost
    m_log.tell([reference = m_state.reference](AttemptLog& log) {
        std::ignore = log.markUnknown(reference);
    });
}

void PaymentFlow::lookUp()
{
    if (m_state.phase != PaymentPhase::OutcomeUnknown) // the terminal spoke meanwhile
        return;
    qt::deliver(m_terminal->lookUp(m_state.reference), this, [this](const auto& told) {
        if (told.ok())
            apply(event::LookedUp{*told});
        else if (told.error().code == ErrorCode::NotFound)
            apply(event::NeverArrived{});
        else
            apply(event::LookUpFailed{});
    });
}

void PaymentFlow::record()
{
    m_log.ask(
        this,
        [reference = m_state.reference, answer = m_state.answer](AttemptLog& log) {
            return log.settle(reference, answer);
        },
        [this](const Result<TerminalAttempt>& kept) {
            if (kept.ok())
                apply(event::Recorded{});
            else
                apply(event::NotRecorded{});
        });
}

} // namespace vitrine::kiosk
