#pragma once

#include "services/order/domain/saga/saga.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Giving a part of a paid order back, as a pure state machine like the saga's: `decideRefund`
/// takes how far a refund is and an event and says how far it is then; `refundCommandOf` reads off
/// it the one thing to do next. It is stored before the command is carried out.
///
/// The money comes first: nobody waits for goods that were put away while the buyer waits for his
/// money. A key that payment may have seen is asked for, never given up; only what payment is sure
/// about ends a refund.
namespace vitrine::order {

enum class RefundStep {
    Pay,     ///< Telling payment.
    LookUp,  ///< Asking payment how it stands.
    Restock, ///< Putting the goods back on sale.
    Done
};

/// How far a refund is.
struct RefundProgress
{
    std::string status = "REQUESTED"; ///< A state of domain::refundMachine().
    RefundStep step = RefundStep::Pay;
    bool restock = false;   ///< Whether the goods go back on sale once the money went back.
    bool restocked = false; ///< They have.
    int send = 1;           ///< Number of the key: a failed refund is sent again under a new one.
    int tries = 0;          ///< Failed tries of the present step.
    Timestamp wakeAt{};     ///< When to look again; meaningless once Done.

    bool operator==(const RefundProgress&) const = default;
    /// Whether its money is set aside: it went back or may still go back.
    [[nodiscard]] bool holdsMoney() const { return status != "FAILED" && status != "REJECTED"; }
};

/// Payment's word on the refund sent as number `send`.
struct PaymentSaid
{
    int send = 0;
    RefundStatus status = RefundStatus::UnderWay;
};
/// Inventory has put the goods back; `refused`: it never will.
struct GoodsReturned
{
    bool refused = false;
};
/// The command was not answered. `maybeDone`: it may have reached the other side all the same.
struct RefundCallFailed
{
    bool maybeDone = true;
};
using RefundEvent = std::variant<PaymentSaid, GoodsReturned, RefundCallFailed>;

enum class RefundCommand { Send, LookUp, Restock };

/// What came of an event.
struct RefundDecision
{
    RefundProgress progress;
    /// Its money came to its end by this event: true when it went back, false when it will not.
    std::optional<bool> settled{};
    std::string alarm{}; ///< What a person should look at, "" normally.
};

struct RefundPolicy
{
    milliseconds backoffFirst{100};
    milliseconds backoffMax{std::chrono::seconds(5)};
    int sendsMax = 5; ///< Failed refunds before a person has to look.
};

/// What `event` makes of `progress` at `now`. An event that no longer matters changes nothing.
/// @return Internal when the machine would break domain::refundMachine().
[[nodiscard]] Result<RefundDecision> decideRefund(const RefundProgress& progress,
                                                  const RefundEvent& event,
                                                  Timestamp now,
                                                  const RefundPolicy& policy);

/// What to do next; nothing once it is done.
[[nodiscard]] std::optional<RefundCommand> refundCommandOf(const RefundProgress& progress);

/// What payment knows a refund by: "<order id>:back:<number>", and ":<send>" from the second on.
[[nodiscard]] std::string refundKey(const std::string& orderId, int number, int send);

[[nodiscard]] std::string_view toString(RefundStep step) noexcept;
[[nodiscard]] Result<RefundStep> parseRefundStep(std::string_view text);

/// What a refund gives back of a line.
struct RefundLine
{
    std::int64_t position = 0; ///< From 1 on.
    std::int64_t quantity = 0;
    std::int64_t amount = 0;
    std::int64_t tax = 0;

    bool operator==(const RefundLine&) const = default;
};

/// Who made a refund.
namespace refund_source {
inline constexpr const char* kOrder = "order";     ///< Somebody, at this service.
inline constexpr const char* kCancel = "cancel";   ///< The saga, for a cancelled order.
inline constexpr const char* kPayment = "payment"; ///< Somebody, at payment.
} // namespace refund_source

/// A refund of an order. Amounts are minor units of its currency.
struct OrderRefund
{
    std::string id; ///< Also the operation id of its goods at inventory.
    std::string orderId;
    int number = 0; ///< Of this order's refunds, from 1 on.
    std::string source = refund_source::kOrder;
    std::string key; ///< What payment knows it by.
    std::int64_t amount = 0;
    std::int64_t tax = 0;
    std::int64_t shipping = 0;    ///< The part of `amount` that was the shipping.
    std::int64_t shippingTax = 0; ///< The part of `tax`, likewise.
    std::vector<RefundLine> lines{};
    std::string reason{};
    std::string actor{}; ///< Account of whoever made it.
    std::string traceparent{};
    RefundProgress progress{};
    std::int64_t version = 0; ///< A writer with an older one is refused.
    Timestamp createdAt{};
    std::optional<Timestamp> settledAt{};
};

} // namespace vitrine::order
