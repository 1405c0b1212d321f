#include "storefront-kiosk/staff/pin_lock.hpp"

#include <algorithm>
#include <sstream>

namespace vitrine::kiosk {
namespace {

constexpr const char* kVersion = "pin-lock-1";
constexpr int kDoublingsMax = 20;

std::int64_t millisecondsOf(Timestamp at)
{
    return at.time_since_epoch().count();
}

} // namespace

PinLockState rebased(const PinLockState& state, Timestamp now)
{
    if (now >= state.lastFailureAt)
        return state;
    return {.failures = state.failures,
            .lastFailureAt = now,
            .lockedUntil = now + (state.lockedUntil - state.lastFailureAt)};
}

std::chrono::seconds lockLeft(const PinLockState& state, Timestamp now)
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(state.lockedUntil - now);
    return std::max(left, std::chrono::seconds(0));
}

PinLockState afterWrongPin(const PinLockRules& rules, const PinLockState& state, Timestamp now)
{
    PinLockState next{.failures = std::min(state.failures + 1, 1'000'000),
                      .lastFailureAt = now,
                      .lockedUntil = now};
    const int costly = next.failures - rules.freeTries;
    if (costly > 0) {
        const int doublings = std::min(costly - 1, kDoublingsMax);
        next.lockedUntil = now + std::min(rules.delayFirst * (1 << doublings), rules.delayMax);
    }
    return next;
}

std::string encodePinLock(const PinLockState& state)
{
    std::ostringstream text;
    text << kVersion << ' ' << state.failures << ' ' << millisecondsOf(state.lastFailureAt) << ' '
         << millisecondsOf(state.lockedUntil) << " end\n";
    return text.str();
}

Result<PinLockState> decodePinLock(std::string_view text)
{
    std::istringstream in{std::string(text)};
    std::string version;
    std::string end;
    std::int64_t lastFailure = 0;
    std::int64_t lockedUntil = 0;
    PinLockState state;
    in >> version >> state.failures >> lastFailure >> lockedUntil >> end;
    if (!in || version != kVersion || end != "end" || state.failures < 0 ||
        lockedUntil < lastFailure)
        return failure<PinLockState>(ErrorCode::InvalidArgument, "no record of a PIN lock");
    state.lastFailureAt = Timestamp(std::chrono::milliseconds(lastFailure));
    state.lockedUntil = Timestamp(std::chrono::milliseconds(lockedUntil));
    return state;
}

} // namespace vitrine::kiosk
