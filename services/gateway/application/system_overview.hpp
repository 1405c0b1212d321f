#pragma once

#include "services/gateway/application/instance_survey.hpp"
#include "services/gateway/application/upstreams.hpp"
#include "vitrine/core/clock.hpp"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace vitrine::gateway {

/// How the whole system is, for those who look after it: each instance that the registry lists,
/// asked just now, services without one, and the gateway's breakers. Safe to call from any thread.
class SystemOverview
{
public:
    struct Parts
    {
        const platform::Discovery& discovery;
        const Upstreams& upstreams;
        const Clock& clock;
        std::vector<std::string> services; ///< That there should be: those of the routes.
        /// Processes that are in no registry: the registries themselves.
        std::vector<platform::KnownInstance> others;
        /// This process, with the port of its management door as the actuator's.
        std::function<SurveyTarget()> self;
    };

    explicit SystemOverview(Parts parts)
        : m_parts(std::move(parts))
    {
    }

    /// The answer's JSON text; one that is younger than a second is given again. Blocks for a
    /// second while an instance does not answer. Whoever asks meanwhile waits for the same answer.
    [[nodiscard]] std::string document();

private:
    [[nodiscard]] std::vector<SurveyTarget> targets() const;
    [[nodiscard]] wire::SystemOverview look() const;
    [[nodiscard]] std::vector<wire::BreakerStatus> breakers() const;

    Parts m_parts;
    const Timestamp m_startedAt = m_parts.clock.now();
    std::mutex m_mutex;
    std::string m_document;                           // guarded by m_mutex
    std::chrono::steady_clock::time_point m_madeAt{}; // guarded by m_mutex
};

} // namespace vitrine::gateway
