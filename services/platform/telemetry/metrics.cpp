#include "services/platform/telemetry/process_metrics.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <unordered_map>

namespace vitrine::platform {
namespace {

using Labels = std::map<std::string, std::string>;

/// Series of one kind that a process may have. Routes are patterns, so an honest service stays far
/// below; beyond it, new label values are counted together, so that nobody can fill the memory by
/// inventing them.
constexpr std::size_t kSeriesMax = 1000;

/// Upper bounds in seconds: from an answer out of memory to the longest deadline.
const prometheus::Histogram::BucketBoundaries kSecondsBuckets{
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

std::string outcomeOf(int status)
{
    switch (status / 100) {
    case 1:
        return "INFORMATIONAL";
    case 2:
        return "SUCCESS";
    case 3:
        return "REDIRECTION";
    case 4:
        return "CLIENT_ERROR";
    case 5:
        return "SERVER_ERROR";
    default:
        return "UNKNOWN";
    }
}

std::string keyOf(std::string_view name, const Labels& labels)
{
    std::string key(name);
    for (const auto& [label, value] : labels) {
        key += '\0';
        key += label;
        key += '\0';
        key += value;
    }
    return key;
}

double seconds(std::chrono::nanoseconds took)
{
    return std::chrono::duration<double>(took).count();
}

} // namespace

struct Metrics::State
{
    std::mutex mutex; // guards the maps; the metrics themselves are safe
    prometheus::Registry registry;
    prometheus::Family<prometheus::Histogram>& server = prometheus::BuildHistogram()
                                                            .Name("http_server_requests_seconds")
                                                            .Help("Time to answer a request.")
                                                            .Register(registry);
    prometheus::Family<prometheus::Histogram>& client =
        prometheus::BuildHistogram()
            .Name("http_client_requests_seconds")
            .Help("Time to an answer of another service.")
            .Register(registry);
    std::unordered_map<std::string, prometheus::Histogram*> histograms;
    std::unordered_map<std::string, prometheus::Counter*> counters;
    std::unordered_map<std::string, prometheus::Gauge*> gauges;

    /// @param labelsOf makes the labels when the series is new; true asks for the one of all that
    /// came too late.
    template <typename LabelsOf>
    prometheus::Histogram& histogram(prometheus::Family<prometheus::Histogram>& family,
                                     const std::string& key,
                                     const LabelsOf& labelsOf)
    {
        const std::lock_guard lock(mutex);
        const auto found = histograms.find(key);
        if (found != histograms.end())
            return *found->second;
        const bool tooMany = histograms.size() >= kSeriesMax;
        prometheus::Histogram& made = family.Add(labelsOf(tooMany), kSecondsBuckets);
        if (!tooMany)
            histograms.emplace(key, &made);
        return made;
    }

    void refreshProcess()
    {
        const ProcessFigures figures = readProcessFigures();
        const auto set = [this](const char* name, const char* help, double value) {
            prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({}).Set(value);
        };
        set("process_resident_memory_bytes", "Resident memory.", figures.residentBytes);
        set("process_virtual_memory_bytes", "Virtual memory.", figures.virtualBytes);
        set("process_open_fds", "Open file descriptors.", figures.openFiles);
        set("process_max_fds", "Limit of open file descriptors.", figures.maxFiles);
        set("process_threads", "Threads.", figures.threads);
        set("process_start_time_seconds", "Start of the process since 1970.", figures.startTime);
        set("process_uptime_seconds", "Age of the process.", figures.uptimeSeconds);
        auto& cpu = prometheus::BuildCounter()
                        .Name("process_cpu_seconds_total")
                        .Help("User and system time.")
                        .Register(registry)
                        .Add({});
        cpu.Increment(std::max(0.0, figures.cpuSeconds - cpu.Value()));
    }
};

Metrics::Metrics()
    : m_state(std::make_unique<State>())
{
}

Metrics::~Metrics() = default;

void Metrics::serverRequest(std::string_view method,
                            std::string_view route,
                            int status,
                            std::chrono::nanoseconds took)
{
    const std::string statusText = std::to_string(status);
    std::string key = "s";
    key.append(method).append(1, '\0').append(route).append(1, '\0').append(statusText);
    m_state
        ->histogram(m_state->server,
                    key,
                    [&](bool other) {
                        return Labels{{"error", "none"},
                                      {"exception", "none"},
                                      {"method", std::string(other ? "OTHER" : method)},
                                      {"outcome", outcomeOf(status)},
                                      {"status", statusText},
                                      {"uri", std::string(other ? "UNKNOWN" : route)}};
                    })
        .Observe(seconds(took));
}

void Metrics::clientRequest(std::string_view target,
                            std::string_view method,
                            int status,
                            std::chrono::nanoseconds took)
{
    const std::string statusText = status == 0 ? "IO_ERROR" : std::to_string(status);
    std::string key = "c";
    key.append(target).append(1, '\0').append(method).append(1, '\0').append(statusText);
    m_state
        ->histogram(m_state->client,
                    key,
                    [&](bool other) {
                        return Labels{{"client_name", std::string(other ? "UNKNOWN" : target)},
                                      {"method", std::string(other ? "OTHER" : method)},
                                      {"outcome", outcomeOf(status)},
                                      {"status", statusText},
                                      {"uri", "none"}};
                    })
        .Observe(seconds(took));
}

void Metrics::count(const std::string& name, const Labels& labels, double by)
{
    const std::lock_guard lock(m_state->mutex);
    const std::string key = keyOf(name, labels);
    auto found = m_state->counters.find(key);
    if (found == m_state->counters.end()) {
        if (m_state->counters.size() >= kSeriesMax)
            return;
        auto& made = prometheus::BuildCounter().Name(name).Register(m_state->registry).Add(labels);
        found = m_state->counters.emplace(key, &made).first;
    }
    found->second->Increment(by);
}

void Metrics::gauge(const std::string& name, const Labels& labels, double value)
{
    const std::lock_guard lock(m_state->mutex);
    const std::string key = keyOf(name, labels);
    auto found = m_state->gauges.find(key);
    if (found == m_state->gauges.end()) {
        if (m_state->gauges.size() >= kSeriesMax)
            return;
        auto& made = prometheus::BuildGauge().Name(name).Register(m_state->registry).Add(labels);
        found = m_state->gauges.emplace(key, &made).first;
    }
    found->second->Set(value);
}

std::string Metrics::text()
{
    m_state->refreshProcess();
    return prometheus::TextSerializer().Serialize(m_state->registry.Collect());
}

} // namespace vitrine::platform
