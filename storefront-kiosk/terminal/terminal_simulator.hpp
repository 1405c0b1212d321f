#pragma once

#include "storefront-kiosk/terminal/payment_terminal.hpp"
#include "storefront-kiosk/terminal/terminal_script.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// A terminal and its provider as a script wants them: for demonstrations and tests. It charges
/// each time it is told to, also twice for one reference, so that a caller's mistake shows. Safe to
/// call from any thread.
class TerminalSimulator final : public PaymentTerminal
{
public:
    /// @param scheduler what `afterMs` is waited with; null: nothing is waited for.
    /// @param ledgerPath a file in which the provider remembers charges over restarts of the
    ///        program; "": in memory only.
    /// @return As readFile, when the ledger cannot be read.
    [[nodiscard]] static Result<std::shared_ptr<TerminalSimulator>>
    create(TerminalScript script,
           std::shared_ptr<client::Scheduler> scheduler = nullptr,
           std::string ledgerPath = {});

    client::Task<TerminalHealth> health() override;
    client::Task<TerminalAnswer> charge(TerminalCharge charge, OnStep onStep) override;
    client::Task<Done> cancel(std::string reference) override;
    client::Task<TerminalAnswer> lookUp(std::string reference) override;

    /// The next charges are treated like this, before the rest of the script.
    void expect(ScriptedCharge charge);
    void setReady(bool ready);

    /// How often money was taken for a reference.
    [[nodiscard]] int captures(const std::string& reference) const;
    /// Every reference for which money was taken, with how often.
    [[nodiscard]] std::map<std::string, int> allCaptures() const;

private:
    struct Entry; ///< What the provider knows of a reference.
    struct World; ///< Shared with the timers.

    explicit TerminalSimulator(std::shared_ptr<World> world);

    std::shared_ptr<World> m_world;
};

} // namespace vitrine::kiosk
