#include "storefront-kiosk/staff/staff_door.hpp"

#include "storefront-kiosk/staff/staff_pin.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kRecordBytesMax = 256;

} // namespace

Result<std::unique_ptr<StaffDoor>> StaffDoor::open(Options options, const Clock& clock)
{
    using Opened = Result<std::unique_ptr<StaffDoor>>;
    if (options.members.size() > kMembersMax)
        return failure<std::unique_ptr<StaffDoor>>(ErrorCode::InvalidArgument,
                                                   "at most 16 people have a PIN");
    std::unique_ptr<StaffDoor> door(new StaffDoor(std::move(options), clock));
    door->restore();
    return Opened(std::move(door));
}

Outcome StaffDoor::setMembers(std::vector<StaffMember> members)
{
    if (members.size() > kMembersMax)
        return failure<Done>(ErrorCode::InvalidArgument, "at most 16 people have a PIN");
    m_options.members = std::move(members);
    return Done{};
}

void StaffDoor::restore()
{
    const auto record = readFile(m_options.path, kRecordBytesMax);
    if (!record.ok() && record.error().code == ErrorCode::NotFound)
        return; // nobody was wrong yet
    const auto state = record.ok() ? decodePinLock(*record) : Result<PinLockState>(record.error());
    if (state.ok())
        m_state = *state;
    else
        m_state.failures = m_options.rules.freeTries;
}

StaffDoor::Answer StaffDoor::tryPin(std::string_view pin)
{
    if (m_options.members.empty())
        return {.kind = Answer::Kind::NoPin};
    const auto now = m_clock.now();
    m_state = rebased(m_state, now);
    if (const auto left = lockLeft(m_state, now); left.count() > 0)
        return {.kind = Answer::Kind::Locked, .wait = left};
    // counted as wrong before it is looked at; a right one takes it back
    m_state = afterWrongPin(m_options.rules, m_state, now);
    const bool remembered = remember(m_state);
    const StaffMember* passed = nullptr;
    for (const auto& member : m_options.members) {
        if (isPinOf(pin, member.pinHash))
            passed = &member;
    }
    if (passed == nullptr)
        return {.kind = Answer::Kind::Wrong,
                .triesLeft = std::max(m_options.rules.freeTries - m_state.failures, 0),
                .wait = lockLeft(m_state, now),
                .remembered = remembered};
    m_state = {};
    return {.kind = Answer::Kind::Open, .name = passed->name, .remembered = remember(m_state)};
}

std::chrono::seconds StaffDoor::wait()
{
    m_state = rebased(m_state, m_clock.now());
    return lockLeft(m_state, m_clock.now());
}

bool StaffDoor::remember(const PinLockState& state)
{
    // a full disk must not keep the people out who are to empty it
    return writeDurably(m_options.path, encodePinLock(state)).ok();
}

} // namespace vitrine::kiosk
