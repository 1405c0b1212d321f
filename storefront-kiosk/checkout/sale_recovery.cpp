#include "storefront-kiosk/checkout/sale_recovery.hpp"

#include "storefront-kiosk/terminal/payment_flow.hpp"
#include "vitrine/qt/text.hpp"

#include <QTimer>

#include <chrono>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr std::chrono::seconds kDiskAgain{5};
constexpr std::chrono::minutes kAnswerWithin{4};

} // namespace

SaleRecovery::SaleRecovery(Confined<OrderQueue>& queue,
                           Confined<AttemptLog>& log,
                           std::shared_ptr<PaymentTerminal> terminal,
                           QObject* parent)
    : QObject(parent)
    , m_queue(queue)
    , m_log(log)
    , m_terminal(std::move(terminal))
{
}

void SaleRecovery::recoverAll()
{
    m_queue.ask(
        this,
        [](OrderQueue& queue) { return queue.drafts(); },
        [this](const Result<std::vector<Sale>>& drafts) {
            if (!drafts.ok()) {
                QTimer::singleShot(kDiskAgain, this, &SaleRecovery::recoverAll);
                return;
            }
            for (const auto& draft : *drafts)
                recover(draft);
            if (m_open.empty())
                Q_EMIT finished();
        });
}

void SaleRecovery::recover(const Sale& draft)
{
    if (m_open.emplace(draft.id, draft).second)
        look(draft);
}

void SaleRecovery::look(const Sale& draft)
{
    m_log.ask(
        this,
        [id = draft.id](AttemptLog& log) -> Result<Known> {
            auto attempts = log.attemptsOf(id);
            if (!attempts.ok())
                return attempts.error();
            return Known{std::move(attempts).value(), !log.damagedFiles().empty()};
        },
        [this, draft](const Result<Known>& known) {
            if (known.ok())
                onKnown(draft, *known);
            else
                lookAgain(draft);
        });
}

void SaleRecovery::onKnown(const Sale& draft, const Known& known)
{
    const auto decision = decideRecovery(known.attempts, known.logWasLost);
    switch (decision.kind) {
    case RecoveryDecision::Kind::Ask:
        return askProvider(draft, decision.attempt);
    case RecoveryDecision::Kind::Take:
        return take(draft, decision.attempt);
    case RecoveryDecision::Kind::Presume:
        return presume(draft);
    case RecoveryDecision::Kind::Discard:
        return discard(draft);
    }
}

void SaleRecovery::askProvider(const Sale& draft, const TerminalAttempt& attempt)
{
    auto* flow = new PaymentFlow(m_log, m_terminal, draft.language, kAnswerWithin, this);
    connect(flow, &PaymentFlow::finished, this, [this, flow, draft] {
        flow->deleteLater();
        look(draft);
    });
    flow->resume(attempt);
}

void SaleRecovery::presume(const Sale& draft)
{
    const auto amount = draft.draft.expectedTotal.value_or(domain::Money());
    m_log.ask(
        this,
        [id = draft.id, amount](AttemptLog& log) { return log.begin(id, amount); },
        [this, draft](const Result<TerminalAttempt>& presumed) {
            if (presumed.ok())
                return askProvider(draft, *presumed);
            // a draft without an amount was never offered to the terminal
            if (presumed.error().code == ErrorCode::InvalidArgument)
                return discard(draft);
            lookAgain(draft);
        });
}

void SaleRecovery::take(const Sale& draft, const TerminalAttempt& attempt)
{
    m_queue.ask(
        this,
        [id = draft.id, payment = paymentOf(attempt)](OrderQueue& queue) {
            return queue.accept(id, payment);
        },
        [this, draft](const Result<Sale>& taken) {
            if (!taken.ok() && taken.error().code != ErrorCode::Conflict)
                return lookAgain(draft);
            if (taken.ok())
                Q_EMIT recovered(qt::toText(draft.id));
            close(draft);
        });
}

void SaleRecovery::discard(const Sale& draft)
{
    m_queue.ask(
        this,
        [id = draft.id](OrderQueue& queue) { return queue.discard(id); },
        [this, draft](const Outcome& gone) {
            if (!gone.ok() && gone.error().code != ErrorCode::Conflict)
                return lookAgain(draft);
            if (gone.ok())
                Q_EMIT discarded(qt::toText(draft.id));
            close(draft);
        });
}

void SaleRecovery::lookAgain(const Sale& draft)
{
    QTimer::singleShot(kDiskAgain, this, [this, draft] { look(draft); });
}

void SaleRecovery::close(const Sale& draft)
{
    m_open.erase(draft.id);
    if (m_open.empty())
        Q_EMIT finished();
}

} // namespace vitrine::kiosk
