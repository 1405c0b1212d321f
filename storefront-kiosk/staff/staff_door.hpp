#pragma once

#include "storefront-kiosk/staff/pin_lock.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// Somebody who may open the staff menu.
struct StaffMember
{
    std::string name;    ///< For the log.
    std::string pinHash; ///< Of hashPin.
};

/// Lets staff in by PIN, without any network. Wrong PINs lock it for a time that grows; the count
/// is on the disk before a PIN is looked at, so that pulling the plug gives nobody another try.
/// Blocks for the hash (60 ms per member) and the disk: put it into Confined. Not for several
/// threads at once.
class StaffDoor
{
public:
    static constexpr std::size_t kMembersMax = 16;

    struct Options
    {
        std::string path; ///< Of the small file that remembers wrong PINs.
        std::vector<StaffMember> members;
        PinLockRules rules{};
    };
    struct Answer
    {
        enum class Kind {
            Open,   ///< `name` may pass.
            Wrong,  ///< `triesLeft` more before it locks; `wait` when it has locked just now.
            Locked, ///< The PIN was not looked at; try again after `wait`.
            NoPin   ///< Nobody has a PIN yet: the kiosk is not set up.
        };
        Kind kind = Kind::Locked;
        std::string name{};
        int triesLeft = 0;
        std::chrono::seconds wait{0};
        bool remembered = true; ///< false: the disk could not be written; the lock holds until the
                                ///< next restart only.
    };

    /// A file that is damaged counts as the last free try having been used.
    /// @return InvalidArgument for too many members.
    [[nodiscard]] static Result<std::unique_ptr<StaffDoor>> open(Options options,
                                                                 const Clock& clock);

    [[nodiscard]] Answer tryPin(std::string_view pin);
    /// Others may pass from now on; wrong tries stay counted.
    /// @return InvalidArgument for too many members: those before stay.
    [[nodiscard]] Outcome setMembers(std::vector<StaffMember> members);
    /// How long it is locked yet; 0 when it is not.
    [[nodiscard]] std::chrono::seconds wait();

private:
    StaffDoor(Options options, const Clock& clock)
        : m_options(std::move(options))
        , m_clock(clock)
    {
    }
    void restore();
    [[nodiscard]] bool remember(const PinLockState& state);

    Options m_options;
    const Clock& m_clock;
    PinLockState m_state;
};

} // namespace vitrine::kiosk
