#pragma once

#include "services/order/domain/saga/guards.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/order_state.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The purchase as a pure state machine: no clock, no I/O, no chance. `decide` takes a state and an
/// event and gives the next state; `commandOf` reads the one thing to do next off the state.
/// Whoever drives it stores the state before it carries out the command, so that after a crash the
/// stored state says what was being tried, and trying it again under the same key is harmless.
///
/// The rules behind it. Before money is captured the saga can go back; once it is captured it goes
/// forward (commit the stock) or, when the stock is gone or somebody cancelled, gives the money
/// back first and ends the order then. What is not known is asked for, never assumed. A final order
/// never leaves its state; money that still arrives for it goes back.
namespace vitrine::order {

using domain::OrderEvent;
using domain::OrderState;
using std::chrono::milliseconds;

/// What the saga is doing.
enum class SagaStep {
    Price,  ///< Reading prices and names from the catalogue.
    Hold,   ///< Reserving the stock of every line.
    Charge, ///< Asking for the money.
    LookUp, ///< Asking how an attempt stands (no answer, provider unsure, or the buyer is busy at
            ///< the provider).
    Commit, ///< Turning the hold into a sale.
    CancelCharge, ///< Making sure that nothing stays charged.
    Release,      ///< Giving the stock back.
    AwaitRetry,   ///< Declined; the buyer may try again.
    AwaitTill,    ///< A person at a till is to take the money.
    Refund,       ///< Giving the money of a paid order back.
    Restock,      ///< Putting the goods of a paid order back.
    Idle          ///< Nothing to do.
};

/// Where the money comes from.
enum class PaymentWay {
    Provider, ///< The saga charges it at the payment provider.
    Till,     ///< A person is to take it at a till.
    Taken     ///< A terminal or a person has taken it; it only has to be recorded.
};

/// How the order is to end once its money is safe.
enum class Ending { None, Cancel, Expire };

/// Lengths of time and limits a shop may choose.
struct SagaPolicy
{
    milliseconds paymentWindow{std::chrono::minutes(15)}; ///< From placing, and from each retry.
    milliseconds retryWindow{
        std::chrono::minutes(10)}; ///< After a decline; 0: a decline cancels at once.
    milliseconds counterHold{
        std::chrono::minutes(30)}; ///< How long an order waits to be paid at a till.
    milliseconds backoffFirst{100};
    milliseconds backoffMax{std::chrono::seconds(5)};
    milliseconds buyerPoll{
        std::chrono::seconds(5)}; ///< Between look-ups while the buyer is at the provider.
    int attemptsMax = 3;
    int refundsMax = 5; ///< Failed refunds before a person has to look.
};

/// Everything the saga knows about one order. Stored whole after each decision.
struct SagaState
{
    std::string orderId;
    OrderState order = OrderState::Pending;
    SagaStep step = SagaStep::Price;
    Ending ending = Ending::None;
    PaymentWay way = PaymentWay::Provider;
    std::string reason{};          ///< Why it ended or failed: "out_of_stock", "card_declined", ...
    std::int64_t total = 0;        ///< Minor units, once priced.
    int hold = 1;                  ///< Number of the hold being taken or held.
    int attempt = 0;               ///< Number of the latest payment attempt.
    int refund = 0;                ///< Number of the latest refund.
    std::int64_t refundAmount = 0; ///< Of the latest refund.
    /// By refunds beside the saga's own (see after_sale/): settled ones and those on their way.
    std::int64_t givenBack = 0;
    std::int64_t refunded = 0; ///< By refunds that settled, the saga's own included.
    int tries = 0;             ///< Failed tries of the present step.
    bool captured = false;     ///< The latest attempt took the money.
    bool refundSent = false;   ///< The latest refund may have reached payment.
    bool noticed = false; ///< There was news of the latest attempt that no answer has shown yet.
    std::vector<int> strays{}; ///< Earlier or ended attempts whose money must go back.
    std::string actionUrl{};   ///< Where the buyer finishes paying.
    Timestamp payBy{};         ///< After it nobody waits for a payment.
    Timestamp holdUntil{};     ///< When the stock's hold lapses.
    Timestamp retryBy{};       ///< Until when a declined buyer may try again.
    Timestamp
        wakeAt{}; ///< When the driver should look again; meaningless when Idle without strays.

    bool operator==(const SagaState&) const = default;

    /// Nothing left to do, now or later, unless somebody asks for something.
    [[nodiscard]] bool quiet() const { return step == SagaStep::Idle && strays.empty(); }
};

/// --- What may happen
/// ------------------------------------------------------------------------------------------------------

struct Priced
{
    std::int64_t total = 0;
};
struct PriceRefused
{
    std::string reason;
};
struct Held
{
    int hold = 0;
    Timestamp until{};
};
struct HoldRefused
{
    int hold = 0;
    std::string reason;
};
struct Committed
{
    int hold = 0;
};
/// The hold is not there any more: it lapsed or was released.
struct CommitRefused
{
    int hold = 0;
};
enum class ChargeStatus { Captured, Authorized, Declined, RequiresAction, Unknown, NotFound };
struct ChargeAnswered
{
    int attempt = 0;
    ChargeStatus status = ChargeStatus::Unknown;
    std::int64_t amount = 0;
    std::string declineCode{};
    std::string actionUrl{};
};
/// Nothing is charged under this attempt's key, and nothing ever will be.
struct ChargeCancelled
{
    int attempt = 0;
};
struct Released
{
};
/// There was nothing to give back because the hold had become a sale after all: a commit that was
/// under way arrived late.
struct ReleaseRefused
{
};
enum class RefundStatus { Settled, UnderWay, Failed, Rejected, NotFound };
struct RefundAnswered
{
    int refund = 0;
    RefundStatus status = RefundStatus::UnderWay;
};
struct Restocked
{
};
/// The command was not answered. `maybeDone`: it may have reached the other side all the same.
struct CallFailed
{
    bool maybeDone = true;
};
struct CancelRequested
{
    std::string reason; ///< "cancelled_by_customer", "cancelled_by_staff"
};
struct RetryRequested
{
};
/// A person has taken the whole total at a till.
struct TillPaid
{
};
/// Payment says that something happened to an attempt. Never believed, only looked into.
struct PaymentNotice
{
    int attempt = 0;
};
/// Somebody gives a part of a paid order back. The money is set aside by this, so that refunds
/// under way together never exceed what was captured.
struct RefundBegun
{
    std::int64_t amount = 0;
};
/// Such a refund came to its end.
struct RefundEnded
{
    std::int64_t amount = 0;
    bool settled = false;
    bool nothingOpen = false; ///< No unit is left that could still be handed over.
};
/// Payment gave money back without having been asked by this service.
struct MoneyReturned
{
    int attempt = 0; ///< Whose money it was.
    std::int64_t amount = 0;
};
/// Something was done with the goods of a paid order.
struct GoodsMoved
{
    std::optional<OrderEvent> event; ///< PartHandedOver or AllHandedOver, if it was one of them.
};
/// Time has passed.
struct Tick
{
};

using SagaEvent = std::variant<Priced,
                               PriceRefused,
                               Held,
                               HoldRefused,
                               Committed,
                               CommitRefused,
                               ChargeAnswered,
                               ChargeCancelled,
                               Released,
                               ReleaseRefused,
                               RefundAnswered,
                               Restocked,
                               CallFailed,
                               CancelRequested,
                               RetryRequested,
                               TillPaid,
                               PaymentNotice,
                               RefundBegun,
                               RefundEnded,
                               MoneyReturned,
                               GoodsMoved,
                               Tick>;

/// --- What is to be done
/// --------------------------------------------------------------------------------------------------

struct SagaCommand
{
    enum class Kind {
        Price,
        Reserve,
        Charge,
        LookUpCharge,
        Commit,
        CancelCharge,
        Release,
        Refund,
        LookUpRefund,
        Restock
    };
    Kind kind = Kind::Price;
    std::string key{};       ///< Operation id, attempt key or refund key: the same for every try.
    int number = 0;          ///< Of the hold, attempt or refund.
    std::int64_t amount = 0; ///< To charge or to give back.
    int attempt = 0;         ///< Whose money a refund gives back.
};

/// One step of the order itself, for its timeline and for the events that go out.
struct OrderMoved
{
    OrderState from;
    OrderState to;
    OrderEvent event;
    std::string detail{};
};

struct Decision
{
    SagaState state;
    std::vector<OrderMoved> moves{};
    std::string alarm{}; ///< What a person should look at, "" normally.
};

/// The state of a new order.
[[nodiscard]] SagaState beginSaga(std::string orderId,
                                  Timestamp now,
                                  const SagaPolicy& policy,
                                  PaymentWay way = PaymentWay::Provider);

/// What `event` makes of `state` at `now`. An event that no longer matters (an answer that came
/// late, twice, or for an earlier try) changes nothing.
/// @return Conflict when somebody asked for what the order's state does not allow, naming what is
/// allowed.
[[nodiscard]] Result<Decision> decide(const SagaState& state,
                                      const SagaEvent& event,
                                      Timestamp now,
                                      const SagaPolicy& policy,
                                      const Guards& guards = {});

/// What to do next, or nothing while the saga waits or rests.
[[nodiscard]] std::optional<SagaCommand> commandOf(const SagaState& state);

/// The key of a payment attempt: "<order id>:<attempt>".
[[nodiscard]] std::string attemptKey(const std::string& orderId, int attempt);
/// The number in an attempt key.
/// @return InvalidArgument when `key` is not one of `orderId`.
[[nodiscard]] Result<int> attemptOfKey(const std::string& orderId, std::string_view key);

[[nodiscard]] std::string_view toString(SagaStep step) noexcept;
[[nodiscard]] std::string_view toString(Ending ending) noexcept;
[[nodiscard]] std::string_view toString(PaymentWay way) noexcept;
[[nodiscard]] std::string_view toString(SagaCommand::Kind kind) noexcept;
[[nodiscard]] Result<SagaStep> parseSagaStep(std::string_view text);
[[nodiscard]] Result<Ending> parseEnding(std::string_view text);
[[nodiscard]] Result<PaymentWay> parsePaymentWay(std::string_view text);

} // namespace vitrine::order
