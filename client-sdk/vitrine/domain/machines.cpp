#include "vitrine/domain/order_state.hpp"
#include "vitrine/domain/state_machine.hpp"

#include <array>

namespace vitrine::domain {
namespace {

using Name = std::string_view;

constexpr Name kAttemptStates[] = {"CREATED",
                                   "SENT",
                                   "AUTHORIZED",
                                   "CAPTURED",
                                   "DECLINED",
                                   "CANCELED",
                                   "UNKNOWN",
                                   "VOIDED",
                                   "LAPSED",
                                   "DISPUTED",
                                   "WON",
                                   "LOST"};
constexpr Move kAttemptMoves[] = {
    {"CREATED", "send", "SENT"},
    {"SENT", "authorise", "AUTHORIZED"},
    {"SENT", "capture", "CAPTURED"},
    {"SENT", "decline", "DECLINED"},
    {"SENT", "cancel", "CANCELED"},
    {"SENT", "no answer", "UNKNOWN"},
    {"UNKNOWN", "authorise", "AUTHORIZED"},
    {"UNKNOWN", "capture", "CAPTURED"},
    {"UNKNOWN", "decline", "DECLINED"},
    {"UNKNOWN", "cancel", "CANCELED"},
    {"AUTHORIZED", "capture", "CAPTURED"},
    {"AUTHORIZED", "void", "VOIDED"},
    {"AUTHORIZED", "lapse", "LAPSED"},
    {"CAPTURED", "dispute", "DISPUTED"},
    {"DISPUTED", "win", "WON"},
    {"DISPUTED", "lose", "LOST"},
};

constexpr Name kRefundStates[] = {"REQUESTED", "REJECTED", "SENT", "SETTLED", "FAILED", "UNKNOWN"};
constexpr Move kRefundMoves[] = {
    {"REQUESTED", "reject", "REJECTED"},
    {"REQUESTED", "send", "SENT"},
    {"SENT", "settle", "SETTLED"},
    {"SENT", "fail", "FAILED"},
    {"SENT", "no answer", "UNKNOWN"},
    {"UNKNOWN", "settle", "SETTLED"},
    {"UNKNOWN", "fail", "FAILED"},
    {"FAILED", "send", "SENT"}, // with a new key
};

constexpr Name kReservationStates[] = {"HELD", "COMMITTED", "RELEASED", "EXPIRED"};
constexpr Move kReservationMoves[] = {
    {"HELD", "extend", "HELD"}, // up to a hard cap
    {"HELD", "commit", "COMMITTED"},
    {"HELD", "release", "RELEASED"},
    {"HELD", "expire", "EXPIRED"},
};

constexpr Name kDeviceLeaseStates[] = {"ACTIVE", "RETURNED", "EXPIRED", "SETTLED"};
constexpr Move kDeviceLeaseMoves[] = {
    {"ACTIVE", "return", "RETURNED"},
    {"ACTIVE", "expire", "EXPIRED"},
    {"ACTIVE", "settle", "SETTLED"},
};

constexpr Name kReturnStates[] = {
    "REQUESTED", "DECLINED", "APPROVED", "CANCELED", "PARTIALLY_RECEIVED", "RECEIVED", "CLOSED"};
constexpr Move kReturnMoves[] = {
    {"REQUESTED", "decline", "DECLINED"},
    {"REQUESTED", "approve", "APPROVED"},
    {"REQUESTED", "cancel", "CANCELED"},
    {"APPROVED", "receive part", "PARTIALLY_RECEIVED"},
    {"APPROVED", "receive all", "RECEIVED"},
    {"APPROVED", "cancel", "CANCELED"},
    {"PARTIALLY_RECEIVED", "receive all", "RECEIVED"},
    {"RECEIVED", "close", "CLOSED"},
};

constexpr Name kTransferStates[] = {
    "DRAFT", "IN_TRANSIT", "CANCELED", "PARTIALLY_RECEIVED", "RECEIVED"};
constexpr Move kTransferMoves[] = {
    {"DRAFT", "send", "IN_TRANSIT"},
    {"DRAFT", "cancel", "CANCELED"},
    {"IN_TRANSIT", "receive part", "PARTIALLY_RECEIVED"},
    {"IN_TRANSIT", "receive all", "RECEIVED"},
};

constexpr Name kShiftStates[] = {"OPEN", "COUNTING", "CLOSED"};
constexpr Move kShiftMoves[] = {
    {"OPEN", "count", "COUNTING"},
    {"COUNTING", "close", "CLOSED"},
};

constexpr Name kCartStates[] = {"ACTIVE", "ORDERED", "MERGED", "ABANDONED"};
constexpr Move kCartMoves[] = {
    {"ACTIVE", "order", "ORDERED"},
    {"ACTIVE", "merge", "MERGED"},
    {"ACTIVE", "abandon", "ABANDONED"},
    {"ABANDONED", "resume", "ACTIVE"},
};

constexpr Name kKioskSaleStates[] = {"DRAFT", "QUEUED", "SENDING", "ACKED", "REJECTED"};
constexpr Move kKioskSaleMoves[] = {
    {"DRAFT", "queue", "QUEUED"},
    {"QUEUED", "send", "SENDING"},
    {"SENDING", "acknowledge", "ACKED"},
    {"SENDING", "reject", "REJECTED"},
    {"SENDING", "restart", "QUEUED"},
};

constexpr Name kDeviceStates[] = {"PAIRING", "ACTIVE", "LOCKED", "REVOKED"};
constexpr Move kDeviceMoves[] = {
    {"PAIRING", "pair", "ACTIVE"},
    {"PAIRING", "revoke", "REVOKED"}, // confirmed by mistake
    {"ACTIVE", "lock", "LOCKED"},
    {"ACTIVE", "revoke", "REVOKED"},
    {"LOCKED", "unlock", "ACTIVE"},
    {"LOCKED", "revoke", "REVOKED"}, // a stolen one: it must not be let in first
};

constexpr Name kWebhookStates[] = {"PENDING", "DELIVERED", "RETRYING", "DEAD"};
constexpr Move kWebhookMoves[] = {
    {"PENDING", "deliver", "DELIVERED"},
    {"PENDING", "fail", "RETRYING"},
    {"RETRYING", "deliver", "DELIVERED"},
    {"RETRYING", "give up", "DEAD"},
    {"DEAD", "revive", "PENDING"}, // by hand
};

constexpr Name kGiftCardStates[] = {"INACTIVE", "ACTIVE", "BLOCKED", "EXHAUSTED", "EXPIRED"};
constexpr Move kGiftCardMoves[] = {
    {"INACTIVE", "activate", "ACTIVE"},
    {"ACTIVE", "block", "BLOCKED"},
    {"ACTIVE", "exhaust", "EXHAUSTED"},
    {"ACTIVE", "expire", "EXPIRED"},
    {"BLOCKED", "unblock", "ACTIVE"},
    {"EXHAUSTED", "refund", "ACTIVE"},
};

constexpr Name kImportStates[] = {
    "UPLOADED", "MAPPED", "PREVIEWED", "RUNNING", "DONE", "FAILED", "UNDONE"};
constexpr Move kImportMoves[] = {
    {"UPLOADED", "map", "MAPPED"},
    {"MAPPED", "preview", "PREVIEWED"},
    {"PREVIEWED", "run", "RUNNING"},
    {"RUNNING", "finish", "DONE"},
    {"RUNNING", "fail", "FAILED"},
    {"DONE", "undo", "UNDONE"},
};

constexpr Name kFulfilmentStates[] = {"UNFULFILLED",
                                      "PICKING",
                                      "READY",
                                      "PARTIALLY_HANDED_OVER",
                                      "HANDED_OVER",
                                      "SHIPPED",
                                      "DELIVERED",
                                      "RETURN_IN_PROGRESS",
                                      "RETURNED"};
constexpr Move kFulfilmentMoves[] = {
    {"UNFULFILLED", "pick", "PICKING"},
    {"UNFULFILLED", "hand over part", "PARTIALLY_HANDED_OVER"}, // over the counter, nothing to pick
    {"UNFULFILLED", "hand over all", "HANDED_OVER"},
    {"UNFULFILLED", "ship part", "PARTIALLY_HANDED_OVER"},
    {"UNFULFILLED", "ship all", "SHIPPED"},
    {"PICKING", "make ready", "READY"},
    {"READY", "hand over part", "PARTIALLY_HANDED_OVER"},
    {"READY", "hand over all", "HANDED_OVER"},
    {"READY", "ship part", "PARTIALLY_HANDED_OVER"},
    {"READY", "ship all", "SHIPPED"},
    {"PARTIALLY_HANDED_OVER", "hand over part", "PARTIALLY_HANDED_OVER"},
    {"PARTIALLY_HANDED_OVER", "hand over all", "HANDED_OVER"},
    {"PARTIALLY_HANDED_OVER", "ship part", "PARTIALLY_HANDED_OVER"},
    {"PARTIALLY_HANDED_OVER", "ship all", "SHIPPED"},
    {"PARTIALLY_HANDED_OVER", "request return", "RETURN_IN_PROGRESS"},
    {"HANDED_OVER", "request return", "RETURN_IN_PROGRESS"},
    {"SHIPPED", "deliver", "DELIVERED"},
    {"DELIVERED", "request return", "RETURN_IN_PROGRESS"},
    {"RETURN_IN_PROGRESS", "receive return", "RETURNED"},
    {"RETURN_IN_PROGRESS", "abandon return", "HANDED_OVER"},
};

constexpr Machine kAttempt{"payment attempt", "CREATED", kAttemptStates, kAttemptMoves};
constexpr Machine kRefund{"refund", "REQUESTED", kRefundStates, kRefundMoves};
constexpr Machine kReservation{"reservation", "HELD", kReservationStates, kReservationMoves};
constexpr Machine kDeviceLease{
    "device stock lease", "ACTIVE", kDeviceLeaseStates, kDeviceLeaseMoves};
constexpr Machine kReturn{"return", "REQUESTED", kReturnStates, kReturnMoves};
constexpr Machine kTransfer{"transfer", "DRAFT", kTransferStates, kTransferMoves};
constexpr Machine kShift{"shift", "OPEN", kShiftStates, kShiftMoves};
constexpr Machine kCart{"cart", "ACTIVE", kCartStates, kCartMoves};
constexpr Machine kKioskSale{"kiosk sale", "DRAFT", kKioskSaleStates, kKioskSaleMoves};
constexpr Machine kDevice{"device", "PAIRING", kDeviceStates, kDeviceMoves};
constexpr Machine kWebhook{"webhook delivery", "PENDING", kWebhookStates, kWebhookMoves};
constexpr Machine kGiftCard{"gift card", "INACTIVE", kGiftCardStates, kGiftCardMoves};
constexpr Machine kImport{"import", "UPLOADED", kImportStates, kImportMoves};
constexpr Machine kFulfilment{"fulfilment", "UNFULFILLED", kFulfilmentStates, kFulfilmentMoves};

} // namespace

const Machine& paymentAttemptMachine() noexcept
{
    return kAttempt;
}
const Machine& refundMachine() noexcept
{
    return kRefund;
}
const Machine& reservationMachine() noexcept
{
    return kReservation;
}
const Machine& deviceLeaseMachine() noexcept
{
    return kDeviceLease;
}
const Machine& returnMachine() noexcept
{
    return kReturn;
}
const Machine& transferMachine() noexcept
{
    return kTransfer;
}
const Machine& shiftMachine() noexcept
{
    return kShift;
}
const Machine& cartMachine() noexcept
{
    return kCart;
}
const Machine& kioskSaleMachine() noexcept
{
    return kKioskSale;
}
const Machine& deviceMachine() noexcept
{
    return kDevice;
}
const Machine& webhookDeliveryMachine() noexcept
{
    return kWebhook;
}
const Machine& giftCardMachine() noexcept
{
    return kGiftCard;
}
const Machine& importMachine() noexcept
{
    return kImport;
}
const Machine& fulfilmentMachine() noexcept
{
    return kFulfilment;
}

std::span<const Machine* const> allMachines() noexcept
{
    static const std::array<const Machine*, 15> machines{&orderMachine(),
                                                         &kAttempt,
                                                         &kRefund,
                                                         &kReservation,
                                                         &kDeviceLease,
                                                         &kReturn,
                                                         &kTransfer,
                                                         &kShift,
                                                         &kCart,
                                                         &kKioskSale,
                                                         &kDevice,
                                                         &kWebhook,
                                                         &kGiftCard,
                                                         &kImport,
                                                         &kFulfilment};
    return machines;
}

} // namespace vitrine::domain
