#pragma once

#include <cstdint>

namespace vitrine::order {

/// The checks and steps of the saga that keep money and stock right. Each can be taken away by the
/// simulator, which must then find a schedule of faults that breaks a promise: that is how we know
/// that the simulator would notice.
enum class Guard : std::uint8_t {
    AskWhenUnanswered,     ///< A charge without an answer is looked up, not taken for declined.
    AskAgainWhileUnknown,  ///< "unknown" from the provider is asked again, not taken for declined.
    ResendWithSameKey,     ///< A charge that never arrived is sent again under its own key.
    NotFoundIsNotDeclined, ///< "no such charge" may mean that it is still on its way.
    AmountMustMatch,       ///< Captured = total, or the money goes back.
    CommitBeforePaid,      ///< PAID needs the stock committed.
    HoldAgainWhenLapsed,   ///< A hold that lapsed before its commit is taken again, not assumed.
    FreshHoldKey,          ///< ... under a new operation id.
    ReturnMoneyWithoutStock, ///< Captured but out of stock: the charge is undone before the order
                             ///< ends.
    ReleaseWhenCancelled,    ///< A cancelled order gives its stock back.
    ReleaseWhenExpired,      ///< An expired order gives its stock back.
    ReleaseUnansweredHold,   ///< A hold whose answer is not known is released as well.
    UndoChargeOnCancel,      ///< A cancellation undoes the open attempt before the order ends.
    UndoChargeOnTimeOut,     ///< A time-out undoes the open attempt before the order ends.
    UndoLateCapture,         ///< Money that arrives for a final order goes back.
    UndoOlderCapture,        ///< Money that arrives for an earlier attempt goes back.
    MatchAttempt,            ///< An answer counts only for the attempt it names.
    LimitAttempts,           ///< No more attempts than the policy allows.
    RetryOnlyAfterDecline,   ///< No new attempt while the last one may still be charged.
    RefundBeforeCancelled,   ///< A paid order is cancelled only by a refund.
    RefundMustSettle,        ///< A refund under way is not a refund made.
    AskForRefund,            ///< A refund without an answer is looked up under its own key.
    FreshRefundKey,          ///< A failed refund is tried again under a new key.
    RestockAfterRefund,      ///< Goods of a paid order that was cancelled go back on the shelf.
    RefundOnlyTheRest,       ///< A cancellation gives back what other refunds have left.
    RefundWithinCaptured,    ///< Refunds under way together never exceed what was captured.
    FailedRefundFreesItsAmount, ///< What a failed refund had set aside may be given back again.
    CancelAfterRefunds, ///< No cancellation while a refund is under way whose fate decides the
                        ///< rest.
    KeepTrying,         ///< A failed call is made again.
    KeepTakenMoney,     ///< An order whose money was taken already does not expire.
    Count
};

/// Which guards are on: all of them, always. Only the simulator's tests can make another one.
class Guards
{
public:
    constexpr Guards() = default;
    [[nodiscard]] constexpr bool on(Guard guard) const
    {
        return (m_off >> static_cast<unsigned>(guard) & 1u) == 0;
    }

private:
    friend struct GuardsForTests; // defined beside the simulator
    std::uint64_t m_off = 0;
};

} // namespace vitrine::order
