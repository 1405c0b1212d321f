#pragma once

#include <chrono>
#include <mutex>
#include <random>

namespace vitrine::platform {

struct RetryOptions
{
    int attemptsMax = 3; ///< The first one included.
    std::chrono::milliseconds delayFirst{
        50}; ///< Upper bound of the pause before the first repeat; doubles each time.
    std::chrono::milliseconds delayMax{1000};
    double budgetRatio = 0.2; ///< Repeats per call, on average.
    double budgetMax = 10;    ///< Repeats that may be saved up; also what there is at the start.
};

/// Limits repeats to a share of the calls, so that a service in trouble is not buried under them.
/// Safe from any thread.
class RetryBudget
{
public:
    RetryBudget(double ratio, double saved)
        : m_ratio(ratio)
        , m_max(saved)
        , m_tokens(saved)
    {
    }

    /// Counts a call.
    void earn();
    /// Takes one repeat out of the budget, if there is one.
    [[nodiscard]] bool spend();

private:
    const double m_ratio;
    const double m_max;
    std::mutex m_mutex;
    double m_tokens;
};

/// The pause before repeat number `repeat` (1 is the first): "full jitter", uniform between 0 and
/// the doubled bound.
[[nodiscard]] std::chrono::milliseconds
backoff(const RetryOptions& options, int repeat, std::mt19937& random);

} // namespace vitrine::platform
