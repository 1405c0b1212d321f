#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace vitrine::registry {

struct PreservationRules
{
    bool isEnabled = true;
    /// Below so many instances silence is believed: one of five is already a fifth.
    std::size_t instancesMin = 20;
    double thresholdShare = 0.85;
    /// A lease that ended so long ago is dropped even under protection, or protection would never
    /// end.
    std::chrono::milliseconds protectionMax = std::chrono::minutes(15);
};

/// Whether silent instances are dropped, and why.
///
/// Netflix compares the renewals of the last full minute with a share of what all instances
/// promised. With leases shorter than that minute everybody would be dropped before the count shows
/// it. So the same arithmetic is done on what is known at this moment: an instance that renewed
/// within two of its intervals counts with its renewals per minute, another with none.
struct Preservation
{
    enum class State {
        Disabled,  ///< By the settings.
        TooFew,    ///< Fewer instances than the rules ask for.
        Watching,  ///< Enough renewals arrive: silent instances are dropped.
        Protecting ///< Too few renewals arrive: nobody is dropped; perhaps the network failed, not
                   ///< the instances.
    };

    State state = State::Watching;
    std::size_t instances = 0;
    std::size_t instancesMin = 0;       ///< From the rules.
    std::size_t silent = 0;             ///< Whose lease has ended.
    std::int64_t expectedPerMinute = 0; ///< Renewals that all instances promised.
    std::int64_t onTimePerMinute = 0;   ///< Renewals of those that keep their promise now.
    std::int64_t thresholdPerMinute = 0;

    [[nodiscard]] bool isDropping() const { return state != State::Protecting; }
};

/// Counts events by the full minute.
class MinuteMeter
{
public:
    void count(std::chrono::milliseconds now)
    {
        turn(now);
        ++m_current;
    }
    /// Events of the minute before the present one.
    [[nodiscard]] std::int64_t lastMinute(std::chrono::milliseconds now)
    {
        turn(now);
        return m_last;
    }

private:
    void turn(std::chrono::milliseconds now);

    std::int64_t m_minute = 0;
    std::int64_t m_current = 0;
    std::int64_t m_last = 0;
};

} // namespace vitrine::registry
