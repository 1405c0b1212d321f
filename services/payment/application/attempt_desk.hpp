#pragma once

#include "services/payment/application/desk_settings.hpp"
#include "services/payment/application/refund_desk.hpp"
#include "services/payment/domain/payment.hpp"
#include "services/payment/domain/payment_provider.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <optional>
#include <string>

namespace vitrine::payment {

/// What is to be charged.
struct ChargeOrder
{
    std::string attemptKey;
    std::string orderId;
    std::string accountId;
    domain::Money amount;
    std::string methodToken;
    std::string returnUrl;
    std::optional<Tender> tender{}; ///< It was taken already, and is only recorded.
};

/// Charges, each attempt once per key. An attempt is written down before it is sent. One whose
/// caller died, or whose answer never came, is looked up at the provider by its key, never sent
/// blindly again. Safe to call from any thread.
class AttemptDesk
{
public:
    struct Parts
    {
        platform::Database& database;
        PaymentProvider& provider;
        RefundDesk& refunds;
        const Clock& clock;
    };
    explicit AttemptDesk(Parts parts, DeskSettings settings = {})
        : m_database(parts.database)
        , m_provider(parts.provider)
        , m_refunds(parts.refunds)
        , m_clock(parts.clock)
        , m_settings(settings)
    {
    }

    /// What was taken elsewhere is CAPTURED at once; DECLINED when another order was paid by the
    /// same payment at a terminal.
    /// @return The attempt in whatever state it has reached; a repeat finds the attempt that the
    /// first one made.
    ///         InvalidArgument; Conflict while another attempt of the order is open or holds its
    ///         money; Unprocessable when the key was used for another charge.
    [[nodiscard]] Result<Attempt> charge(const platform::CallContext& context,
                                         const ChargeOrder& order);
    /// @return NotFound when the key was never seen.
    [[nodiscard]] Result<Attempt> find(const platform::CallContext& context,
                                       const std::string& attemptKey);
    /// Makes sure that nothing is or stays charged under the key, which may never have been seen.
    /// Final.
    /// @return The attempt: `cancelled`, or DECLINED, when that is certain; otherwise it goes on in
    /// the background, and
    ///         the call may be repeated.
    [[nodiscard]] Result<Attempt> cancel(const platform::CallContext& context,
                                         const std::string& attemptKey);

    /// The provider, or somebody who says so, gave notice that something happened: looks up what.
    [[nodiscard]] Outcome providerSays(const std::string& attemptKey, Deadline deadline);
    /// Looks up what is due. @return the first error, after trying all
    [[nodiscard]] Outcome resolveDue(Deadline deadline);

private:
    struct Opened
    {
        Attempt attempt;
        bool isNew = false;
    };
    static Result<Opened>
    repeat(const Attempt& known, const Payment& payment, const ChargeOrder& order);
    Result<Opened> recordTender(platform::Transaction& tx,
                                Payment& payment,
                                Attempt attempt,
                                const ChargeOrder& order);
    Result<Opened>
    open(platform::Transaction& tx, const platform::CallContext& context, const ChargeOrder& order);
    Result<Attempt> requestCancel(platform::Transaction& tx, const std::string& attemptKey);
    Result<Attempt> record(const Attempt& attempt, const Result<ChargeOutcome>& outcome);
    Outcome apply(platform::Transaction& tx,
                  Payment& payment,
                  Attempt& attempt,
                  const Result<ChargeOutcome>& outcome);
    Outcome resolve(const std::string& attemptKey, Deadline deadline);
    Result<ChargeOutcome> ask(const Attempt& attempt, Deadline deadline);
    Result<Attempt> load(const std::string& attemptKey, Deadline deadline);

    platform::Database& m_database;
    PaymentProvider& m_provider;
    RefundDesk& m_refunds;
    const Clock& m_clock;
    const DeskSettings m_settings;
};

} // namespace vitrine::payment
