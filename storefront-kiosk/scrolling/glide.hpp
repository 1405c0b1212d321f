#pragma once

#include <chrono>
#include <deque>

namespace vitrine::kiosk {

/// How what a finger has thrown moves on: it slows down exponentially, as paper does on a desk.
/// Worked out from the time that has gone by, so that a late frame is at the right place.
class Glide
{
public:
    using Time = std::chrono::microseconds;

    Glide() = default;
    /// @param speed pixels per second; more than a hand can do is cut off.
    Glide(double from, double speed);

    [[nodiscard]] double at(Time elapsed) const;
    /// So slow that nobody sees it move.
    [[nodiscard]] bool isOver(Time elapsed) const;
    /// Where it comes to rest.
    [[nodiscard]] double end() const;

private:
    double m_from = 0;
    double m_speed = 0;
};

/// How fast a finger is when it is lifted, from where it was shortly before.
class FingerSpeed
{
public:
    using Time = std::chrono::milliseconds; ///< Of any clock that does not go back.

    void begin(double position, Time at);
    void move(double position, Time at);
    /// Pixels per second; 0 when the finger had come to rest.
    [[nodiscard]] double whenLifted(Time at) const;

private:
    struct Sample
    {
        double position;
        Time at;
    };
    void forgetBefore(Time at);

    std::deque<Sample> m_samples;
};

} // namespace vitrine::kiosk
