#pragma once

#include "storefront-kiosk/storage/own_thread.hpp"
#include "storefront-kiosk/terminal/attempt_log.hpp"
#include "storefront-kiosk/terminal/payment_machine.hpp"
#include "storefront-kiosk/terminal/payment_terminal.hpp"

#include <QObject>

#include <chrono>
#include <memory>
#include <string>

namespace vitrine::kiosk {

/// One payment at the terminal, from the basket's total to an outcome that is certain and on the
/// disk. One object per payment. On the GUI thread. It may be deleted at any time: an attempt
/// whose end is open stays in the log, and SaleRecovery finds out.
class PaymentFlow final : public QObject
{
    Q_OBJECT

public:
    /// @param log outlives this.
    /// @param answerWithin when the terminal says nothing for longer, the provider is asked; above
    ///        the terminal's own limit.
    PaymentFlow(Confined<AttemptLog>& log,
                std::shared_ptr<PaymentTerminal> terminal,
                std::string language = "en",
                std::chrono::milliseconds answerWithin = std::chrono::minutes(4),
                QObject* parent = nullptr);

    void begin(const std::string& saleId, const domain::Money& amount);
    /// Finds out how an attempt ended that an earlier run of the program left open.
    void resume(const TerminalAttempt& attempt);
    /// The shopper gives up. Whether that came in time is told by the outcome.
    void cancel();

    [[nodiscard]] const PaymentState& state() const { return m_state; }

Q_SIGNALS:
    /// The phase or `needsStaff` is another one: see state().
    void changed();
    /// What the shopper is to do at the terminal.
    void stepChanged(vitrine::kiosk::TerminalStep step);
    /// The outcome is certain and written down; once.
    void finished();

private:
    void apply(const PaymentEvent& event);
    void carryOut(const PaymentCommand& command);
    void store();
    void charge();
    void cancelAtTerminal();
    void markUnknown();
    void lookUp();
    void record();

    Confined<AttemptLog>& m_log;
    std::shared_ptr<PaymentTerminal> m_terminal;
    std::string m_language;
    std::chrono::milliseconds m_answerWithin;
    PaymentState m_state;
};

} // namespace vitrine::kiosk
