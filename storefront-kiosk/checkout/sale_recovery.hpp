#pragma once

#include "storefront-kiosk/checkout/recovery_decision.hpp"
#include "storefront-kiosk/queue/order_queue.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "storefront-kiosk/terminal/attempt_log.hpp"
#include "storefront-kiosk/terminal/payment_terminal.hpp"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// Ends what was begun and left: drafts of an earlier run of the program, and of shoppers who went
/// away while nobody knew whether they had paid. What was paid becomes a sale; what was not is
/// forgotten. On the GUI thread.
class SaleRecovery final : public QObject
{
    Q_OBJECT

public:
    /// @param queue outlives this, as does `log`.
    SaleRecovery(Confined<OrderQueue>& queue,
                 Confined<AttemptLog>& log,
                 std::shared_ptr<PaymentTerminal> terminal,
                 QObject* parent = nullptr);

    /// All drafts; at the start of the program, before the first shopper.
    void recoverAll();
    /// One draft that a checkout has left. One that is being recovered already is not begun twice.
    void recover(const Sale& draft);
    /// Drafts whose end is not known yet.
    [[nodiscard]] int open() const { return static_cast<int>(m_open.size()); }

Q_SIGNALS:
    /// A draft had been paid and is a sale now: OrderReplay is to be woken; staff may want to look.
    void recovered(const QString& saleId);
    /// Nothing had been paid; the draft is gone.
    void discarded(const QString& saleId);
    /// No draft is open any more.
    void finished();

private:
    /// What is known of a draft's attempts.
    struct Known
    {
        std::vector<TerminalAttempt> attempts;
        bool logWasLost = false;
    };

    void look(const Sale& draft);
    void onKnown(const Sale& draft, const Known& known);
    void askProvider(const Sale& draft, const TerminalAttempt& attempt);
    void presume(const Sale& draft);
    void take(const Sale& draft, const TerminalAttempt& attempt);
    void discard(const Sale& draft);
    void lookAgain(const Sale& draft);
    void close(const Sale& draft);

    Confined<OrderQueue>& m_queue;
    Confined<AttemptLog>& m_log;
    std::shared_ptr<PaymentTerminal> m_terminal;
    std::map<std::string, Sale> m_open; ///< By id.
};

} // namespace vitrine::kiosk
