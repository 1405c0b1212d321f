#include "services/order/domain/saga/saga.hpp"

#include "services/order/domain/saga/turn.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vitrine::order {
namespace {

constexpr std::array<std::string_view, 12> kStepNames{"PRICE",
                                                      "HOLD",
                                                      "CHARGE",
                                                      "LOOK_UP",
                                                      "COMMIT",
                                                      "CANCEL_CHARGE",
                                                      "RELEASE",
                                                      "AWAIT_RETRY",
                                                      "AWAIT_TILL",
                                                      "REFUND",
                                                      "RESTOCK",
                                                      "IDLE"};
constexpr std::array<std::string_view, 3> kWayNames{"PROVIDER", "TILL", "TAKEN"};
constexpr std::array<std::string_view, 3> kEndingNames{"NONE", "CANCEL", "EXPIRE"};
constexpr std::array<std::string_view, 10> kCommandNames{"price",
                                                         "reserve",
                                                         "charge",
                                                         "look up charge",
                                                         "commit",
                                                         "cancel charge",
                                                         "release",
                                                         "refund",
                                                         "look up refund",
                                                         "restock"};

template <typename Enum, std::size_t N>
Result<Enum>
parseName(const std::array<std::string_view, N>& names, std::string_view text, const char* what)
{
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end())
        return failure<Enum>(ErrorCode::InvalidArgument,
                             "'" + std::string(text) + "' is no " + what);
    return static_cast<Enum>(found - names.begin());
}

std::string numbered(const std::string& orderId, const char* what, int number)
{
    return orderId + what + std::to_string(number);
}

SagaCommand cancelCharge(const SagaState& state, int attempt)
{
    return {SagaCommand::Kind::CancelCharge, attemptKey(state.orderId, attempt), attempt};
}

} // namespace

SagaState beginSaga(std::string orderId, Timestamp now, const SagaPolicy& policy, PaymentWay way)
{
    SagaState state;
    state.orderId = std::move(orderId);
    state.way = way;
    state.payBy = now + (way == PaymentWay::Till ? policy.counterHold : policy.paymentWindow);
    state.wakeAt = now;
    return state;
}

Result<Decision> decide(const SagaState& state,
                        const SagaEvent& event,
                        Timestamp now,
                        const SagaPolicy& policy,
                        const Guards& guards)
{
    Turn turn(state, now, policy, guards);
    std::visit([&turn](const auto& known) { turn.handle(known); }, event);
    return std::move(turn).result();
}

std::optional<SagaCommand> commandOf(const SagaState& state)
{
    using Kind = SagaCommand::Kind;
    if (!state.strays.empty())
        return cancelCharge(state, state.strays.front());
    switch (state.step) {
    case SagaStep::Price:
        return SagaCommand{Kind::Price, state.orderId};
    case SagaStep::Hold:
        return SagaCommand{
            Kind::Reserve, numbered(state.orderId, ":hold:", state.hold), state.hold};
    case SagaStep::Charge:
        return SagaCommand{
            Kind::Charge, attemptKey(state.orderId, state.attempt), state.attempt, state.total};
    case SagaStep::LookUp:
        return SagaCommand{
            Kind::LookUpCharge, attemptKey(state.orderId, state.attempt), state.attempt};
    case SagaStep::Commit:
        return SagaCommand{
            Kind::Commit, numbered(state.orderId, ":commit:", state.hold), state.hold};
    case SagaStep::CancelCharge:
        return cancelCharge(state, state.attempt);
    case SagaStep::Release:
        return SagaCommand{
            Kind::Release, numbered(state.orderId, ":release:", state.hold), state.hold};
    case SagaStep::Refund:
        return SagaCommand{state.refundSent ? Kind::LookUpRefund : Kind::Refund,
                           numbered(state.orderId, ":refund:", state.refund),
                           state.refund,
                           state.refundAmount,
                           state.attempt};
    case SagaStep::Restock:
        return SagaCommand{
            Kind::Restock, numbered(state.orderId, ":restock:", state.hold), state.hold};
    case SagaStep::AwaitRetry:
    case SagaStep::AwaitTill:
    case SagaStep::Idle:
        return std::nullopt;
    }
    return std::nullopt;
}

std::string attemptKey(const std::string& orderId, int attempt)
{
    return numbered(orderId, ":", attempt);
}

Result<int> attemptOfKey(const std::string& orderId, std::string_view key)
{
    int attempt = 0;
    const std::string prefix = orderId + ":";
    if (key.substr(0, prefix.size()) == prefix) {
        const std::string_view digits = key.substr(prefix.size());
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), attempt);
        if (error == std::errc{} && end == digits.data() + digits.size() && attempt > 0)
            return attempt;
    }
    return failure<int>(
        ErrorCode::InvalidArgument, "not an attempt key of this order", "/attemptKey");
}

std::string_view toString(SagaStep step) noexcept
{
    return kStepNames[static_cast<std::size_t>(step)];
}

std::string_view toString(Ending ending) noexcept
{
    return kEndingNames[static_cast<std::size_t>(ending)];
}

std::string_view toString(PaymentWay way) noexcept
{
    return kWayNames[static_cast<std::size_t>(way)];
}

std::string_view toString(SagaCommand::Kind kind) noexcept
{
    return kCommandNames[static_cast<std::size_t>(kind)];
}

Result<SagaStep> parseSagaStep(std::string_view text)
{
    return parseName<SagaStep>(kStepNames, text, "step of the order saga");
}

Result<Ending> parseEnding(std::string_view text)
{
    return parseName<Ending>(kEndingNames, text, "ending of the order saga");
}

Result<PaymentWay> parsePaymentWay(std::string_view text)
{
    return parseName<PaymentWay>(kWayNames, text, "way to pay an order");
}

} // namespace vitrine::order
