#include "services/gateway/http/actuator_reader.hpp"

#include "vitrine/core/clock.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace vitrine::gateway {

namespace {

using nlohmann::json;

std::string textAt(const json& object, const json::json_pointer& at)
{
    return object.contains(at) && object.at(at).is_string() ? object.at(at).get<std::string>()
                                                            : std::string();
}

/// "db: no connection; serviceToken: ..."
std::string faultsOf(const json& health)
{
    std::string faults;
    const auto components = health.find("components");
    if (components == health.end() || !components->is_object())
        return faults;
    for (const auto& [name, component] : components->items()) {
        const std::string status = textAt(component, json::json_pointer("/status"));
        if (status == "UP" || status.empty())
            continue;
        const std::string error = textAt(component, json::json_pointer("/details/error"));
        faults += (faults.empty() ? "" : "; ") + name + ": " + (error.empty() ? status : error);
    }
    return faults;
}

/// A line of Prometheus' text format: name{labels} value.
struct Sample
{
    std::string_view name;
    std::string_view labels;
    double value = 0;
};

std::optional<Sample> parseSample(std::string_view line)
{
    const auto space = line.rfind(' ');
    if (line.empty() || line.front() == '#' || space == std::string_view::npos)
        return std::nullopt;
    Sample sample;
    const std::string_view number = line.substr(space + 1);
    const auto [end, fault] =
        std::from_chars(number.data(), number.data() + number.size(), sample.value);
    if (fault != std::errc() || end != number.data() + number.size() ||
        !std::isfinite(sample.value) || sample.value < 0)
        return std::nullopt;
    const std::string_view series = line.substr(0, space);
    const auto brace = std::min(series.find('{'), series.size());
    sample.name = series.substr(0, brace);
    sample.labels = series.substr(brace);
    return sample;
}

/// The value of a label; labels of ours hold no quotes.
std::string_view labelOf(std::string_view labels, std::string_view name)
{
    for (const char before : {'{', ','}) {
        const std::string start = before + std::string(name) + "=\"";
        const auto at = labels.find(start);
        if (at == std::string_view::npos)
            continue;
        const auto begin = at + start.size();
        return labels.substr(begin, labels.find('"', begin) - begin);
    }
    return {};
}

/// Probes and scrapes, and at a gateway what no route matched.
bool isRoutine(std::string_view labels)
{
    const std::string_view uri = labelOf(labels, "uri");
    return uri.starts_with("/actuator") || uri == "/health" || uri == "none";
}

std::int64_t whole(double value)
{
    return static_cast<std::int64_t>(std::min(value, 9e18));
}

void addRequests(const Sample& sample,
                 std::map<double, double>& buckets,
                 wire::InstanceStatus& into)
{
    if (sample.name == "http_server_requests_seconds_count") {
        into.requestsTotal += whole(sample.value);
        if (labelOf(sample.labels, "status").starts_with('5'))
            into.errorsTotal += whole(sample.value);
        return;
    }
    const std::string_view le = labelOf(sample.labels, "le");
    double bound = 0;
    const auto [end, fault] = std::from_chars(le.data(), le.data() + le.size(), bound);
    if (fault == std::errc() && end == le.data() + le.size() && std::isfinite(bound))
        buckets[bound] += sample.value;
}

} // namespace

void readHealth(std::string_view text, wire::InstanceStatus& into)
{
    const auto health = wire::parseJson(text);
    if (!health.ok() || !health->is_object())
        return;
    const std::string status = textAt(*health, json::json_pointer("/status"));
    into.status = status == "UP" || status == "OUT_OF_SERVICE" ? status : "DOWN";
    if (into.status != "UP")
        into.detail = faultsOf(*health);
}

void readInfo(std::string_view text, wire::InstanceStatus& into)
{
    const auto info = wire::parseJson(text);
    if (info.ok() && info->is_object())
        into.version = textAt(*info, json::json_pointer("/build/version"));
}

void readMetrics(std::string_view text, wire::InstanceStatus& into)
{
    std::map<double, double> buckets;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto sample = parseSample(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!sample)
            continue;
        if (sample->name == "process_resident_memory_bytes")
            into.memoryBytes = whole(sample->value);
        else if (sample->name == "process_cpu_seconds_total")
            into.cpuSecondsTotal = sample->value;
        else if (sample->name == "process_start_time_seconds")
            into.startedAt =
                formatTimestamp(Timestamp(std::chrono::milliseconds(whole(sample->value * 1000))));
        else if (sample->name.starts_with("http_server_requests_seconds_") &&
                 !isRoutine(sample->labels))
            addRequests(*sample, buckets, into);
    }
    for (const auto& [bound, count] : buckets)
        into.latencyBuckets.push_back({bound, whole(count)});
}

} // namespace vitrine::gateway
