#include "storefront-kiosk/scrolling/glide.hpp"

#include <algorithm>
#include <cmath>

namespace vitrine::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr double kDecaySeconds = 0.325; ///< The speed falls to a third in this time.
constexpr double kSpeedMax = 9000;
constexpr double kSpeedSeen = 15; ///< Slower is at rest.
constexpr auto kSpeedWindow = 100ms;
constexpr auto kRestsAfter = 60ms; ///< A finger that stayed so long throws nothing.

double seconds(Glide::Time time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

Glide::Glide(double from, double speed)
    : m_from(from)
    , m_speed(std::clamp(speed, -kSpeedMax, kSpeedMax))
{
}

double Glide::at(Time elapsed) const
{
    return m_from + m_speed * kDecaySeconds * (1 - std::exp(-seconds(elapsed) / kDecaySeconds));
}

bool Glide::isOver(Time elapsed) const
{
    return std::abs(m_speed) * std::exp(-seconds(elapsed) / kDecaySeconds) < kSpeedSeen;
}

double Glide::end() const
{
    return m_from + m_speed * kDecaySeconds;
}

void FingerSpeed::begin(double position, Time at)
{
    m_samples.clear();
    m_samples.push_back({position, at});
}

void FingerSpeed::move(double position, Time at)
{
    m_samples.push_back({position, at});
    forgetBefore(at - kSpeedWindow);
}

double FingerSpeed::whenLifted(Time at) const
{
    if (m_samples.size() < 2 || at - m_samples.back().at > kRestsAfter)
        return 0;
    const auto& first = m_samples.front();
    const auto& last = m_samples.back();
    const double time = std::chrono::duration<double>(last.at - first.at).count();
    return time > 0 ? (last.position - first.position) / time : 0;
}

void FingerSpeed::forgetBefore(Time at)
{
    while (m_samples.size() > 2 && m_samples.front().at < at)
        m_samples.pop_front();
}

} // namespace vitrine::kiosk
