#pragma once

#include "services/payment/application/desk_settings.hpp"
#include "services/payment/domain/payment.hpp"
#include "services/payment/domain/payment_provider.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <string>

namespace vitrine::payment {

/// What somebody wants given back.
struct RefundOrder
{
    std::string scope; ///< Whose key it is: keys of different callers are different keys.
    std::string refundKey;
    std::string paymentId; ///< Or the order's, below.
    std::string orderId;
    domain::Money amount;
    std::string reason;
    std::string attemptKey{}; ///< Whose money goes back; "": the attempt's that holds it.
    std::string actor{};      ///< Who hands it back, where no provider does.
};

struct RefundReceipt
{
    Refund refund;
    bool replayed = false; ///< Whether an earlier request with the key made it.
};

/// Gives money back, each refund once per key. What no provider holds a person hands back: such a
/// refund settles at once. Written down before it is sent; one whose fate is
/// unknown is looked up until the provider is sure. Safe to call from any thread.
class RefundDesk
{
public:
    RefundDesk(platform::Database& database,
               PaymentProvider& provider,
               const Clock& clock,
               DeskSettings settings = {})
        : m_database(database)
        , m_provider(provider)
        , m_clock(clock)
        , m_settings(settings)
    {
    }

    /// @return The refund in whatever state it has reached. InvalidArgument; NotFound when there is
    /// no such payment;
    ///         Conflict when the amount exceeds what is left to refund; Unprocessable when the key
    ///         was used for another.
    [[nodiscard]] Result<RefundReceipt> refund(const platform::CallContext& context,
                                               RefundOrder order);
    [[nodiscard]] Result<Refund> find(const platform::CallContext& context,
                                      const std::string& scope,
                                      const std::string& refundKey);

    /// Gives back what a cancelled attempt still holds, as one refund of its own. Repeat it until
    /// the attempt is `cancelled`; a refund that failed is sent again.
    [[nodiscard]] Outcome reverse(const std::string& attemptKey, Deadline deadline);

    /// Looks up what is due. @return the first error, after trying all
    [[nodiscard]] Outcome resolveDue(Deadline deadline);

private:
    Result<RefundReceipt>
    open(platform::Transaction& tx, const platform::CallContext& context, const RefundOrder& order);
    /// Asks the provider and writes down what it says.
    Result<Refund> send(const Refund& refund, Deadline deadline);
    Result<Refund> record(const Refund& refund, const Result<RefundOutcome>& outcome);
    Outcome resolve(const std::string& refundId, Deadline deadline);

    platform::Database& m_database;
    PaymentProvider& m_provider;
    const Clock& m_clock;
    const DeskSettings m_settings;
};

} // namespace vitrine::payment
