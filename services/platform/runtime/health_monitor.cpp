#include "services/platform/runtime/health_monitor.hpp"

#include "services/platform/telemetry/telemetry.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <pthread.h>
#include <thread>

namespace vitrine::platform {

bool Health::isReady() const
{
    return traffic == Traffic::Accepting &&
           std::all_of(components.begin(), components.end(), [](const Component& each) {
               return each.fault.empty();
           });
}

HealthCheck oncePassed(HealthCheck check)
{
    auto passed = std::make_shared<std::atomic<bool>>(false);
    return {.name = check.name, .probe = [passed, probe = std::move(check.probe)]() -> Outcome {
                if (*passed)
                    return Done{};
                Outcome outcome = probe();
                *passed = outcome.ok();
                return outcome;
            }};
}

/// While a process is not ready, whoever waits for it waits for the next round.
constexpr std::chrono::milliseconds kStartInterval{200};

struct HealthMonitor::State
{
    std::chrono::milliseconds interval;
    std::vector<HealthCheck> checks;
    std::function<void(bool)> onReadiness;

    mutable std::mutex mutex; // guards current
    std::shared_ptr<const Health> current = std::make_shared<const Health>();

    std::mutex pause;
    std::condition_variable_any never;
    std::map<std::string, std::string> lastFaults; // of the thread alone
    bool wasReady = false;                         // likewise
    std::jthread thread;

    void run(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            round();
            std::unique_lock lock(pause);
            never.wait_for(lock, stop, wasReady ? interval : kStartInterval, [] { return false; });
        }
    }

    void round()
    {
        auto next = std::make_shared<Health>();
        next->traffic = Health::Traffic::Accepting;
        for (const HealthCheck& check : checks)
            next->components.push_back({check.name, faultOf(check)});
        {
            const std::lock_guard lock(mutex);
            if (current->traffic == Health::Traffic::Refusing)
                return;
            current = next;
        }
        note(*next);
        if (next->isReady() != wasReady) {
            wasReady = next->isReady();
            onReadiness(wasReady);
        }
    }

    static std::string faultOf(const HealthCheck& check)
    {
        try {
            const Outcome outcome = check.probe();
            if (outcome.ok())
                return "";
            return outcome.error().message.empty() ? toString(outcome.error().code)
                                                   : outcome.error().message;
        } catch (const std::exception& e) {
            return std::string("exception: ") + e.what();
        }
    }

    void note(const Health& health)
    {
        for (const Health::Component& each : health.components) {
            std::string& last = lastFaults[each.name];
            if (each.fault == last)
                continue;
            if (each.fault.empty())
                log(LogLevel::Info, "health check passes again", {{"check", each.name}});
            else
                log(LogLevel::Warn,
                    "health check fails",
                    {{"check", each.name}, {"cause", each.fault}});
            last = each.fault;
        }
    }
};

HealthMonitor::HealthMonitor(std::chrono::milliseconds interval)
    : m_state(std::make_unique<State>())
{
    m_state->interval = interval;
}

HealthMonitor::~HealthMonitor()
{
    refuseTraffic();
}

void HealthMonitor::add(HealthCheck check)
{
    m_state->checks.push_back(std::move(check));
}

void HealthMonitor::start(std::function<void(bool)> onReadiness)
{
    m_state->onReadiness = std::move(onReadiness);
    m_state->thread =
        std::jthread([state = m_state.get()](const std::stop_token& stop) { state->run(stop); });
    pthread_setname_np(m_state->thread.native_handle(), "health");
}

void HealthMonitor::refuseTraffic()
{
    {
        const std::lock_guard lock(m_state->mutex);
        auto next = std::make_shared<Health>(*m_state->current);
        next->traffic = Health::Traffic::Refusing;
        m_state->current = std::move(next);
    }
    m_state->thread.request_stop();
    if (m_state->thread.joinable())
        m_state->thread.join();
}

std::shared_ptr<const Health> HealthMonitor::current() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->current;
}

} // namespace vitrine::platform
