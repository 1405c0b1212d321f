#include "services/registry/http/status_page.hpp"

#include "services/platform/http/html.hpp"

#include <algorithm>
#include <string_view>

namespace vitrine::registry {

using platform::escapeHtml;
using std::chrono::milliseconds;

namespace {

std::string element(std::string_view name, std::string_view attributes, const std::string& content)
{
    std::string out = "<" + std::string(name);
    if (!attributes.empty())
        out.append(" ").append(attributes);
    return out + ">" + content + "</" + std::string(name) + ">";
}

const char* statusClass(Status status)
{
    switch (status) {
    case Status::Up:
        return "ok";
    case Status::Starting:
        return "info";
    case Status::OutOfService:
        return "warn";
    default:
        return "danger";
    }
}

/// Colour is never the only sign: the word stands there, and a shape before it.
std::string statusBadge(Status status)
{
    return element("span",
                   std::string("class=\"badge ") + statusClass(status) + "\"",
                   std::string(toString(status)));
}

std::string clockTime(Timestamp at)
{
    const std::string text = formatTimestamp(at); // 2026-11-20T09:30:00.000Z
    return element("time", "datetime=\"" + text + "\" title=\"" + text + "\"", text.substr(11, 8));
}

std::size_t countUp(const std::vector<Application>& applications)
{
    std::size_t up = 0;
    for (const Application& application : applications) {
        up += static_cast<std::size_t>(
            std::count_if(application.instances.begin(),
                          application.instances.end(),
                          [](const Instance& instance) { return instance.status == Status::Up; }));
    }
    return up;
}

std::string tile(const std::string& label, const std::string& value, const std::string& note)
{
    return element("div",
                   "class=\"tile\"",
                   element("dt", "", label) + element("dd", "", value) + element("p", "", note));
}

std::string protectionWord(Preservation::State state)
{
    switch (state) {
    case Preservation::State::Disabled:
    case Preservation::State::TooFew:
        return "off";
    case Preservation::State::Watching:
        return "watching";
    case Preservation::State::Protecting:
        return "protecting";
    }
    return "off";
}

std::string tiles(const Overview& overview)
{
    const Preservation& state = overview.preservation;
    const std::size_t up = countUp(overview.applications);
    const std::string all = std::to_string(state.instances);
    const std::string renewals = std::to_string(overview.renewalsLastMinute);
    return element(
        "dl",
        "class=\"tiles\"",
        tile("Services", std::to_string(overview.applications.size()), "registered") +
            tile("Instances up",
                 std::to_string(up) + " / " + all,
                 state.silent == 0 ? "all leases held" : std::to_string(state.silent) + " silent") +
            tile("Renewals",
                 renewals,
                 "last minute, " + std::to_string(state.expectedPerMinute) + " expected") +
            tile("Self-preservation",
                 protectionWord(state.state),
                 "threshold " + std::to_string(state.thresholdPerMinute) + " per minute") +
            tile("Uptime",
                 shownDuration(overview.now - overview.startedAt),
                 "since " + formatTimestamp(overview.startedAt).substr(0, 19) + "Z"));
}

std::string notice(const Preservation& preservation)
{
    const bool isProtecting = preservation.state == Preservation::State::Protecting;
    return element("p",
                   isProtecting ? "class=\"notice danger\" role=\"alert\"" : "class=\"notice\"",
                   escapeHtml(explain(preservation)));
}

/// How much of the lease is used up, as a bar and in words.
std::string leaseCell(const Instance& instance, Timestamp now)
{
    const milliseconds age = std::max(milliseconds(0), now - instance.renewedAt);
    const milliseconds duration = instance.leaseDuration;
    const std::string words = shownDuration(age) + " of " + shownDuration(duration);
    const auto shown = std::min(age, duration).count();
    return element("meter",
                   "min=\"0\" max=\"" + std::to_string(duration.count()) + "\" high=\"" +
                       std::to_string(duration.count() * 2 / 3) + "\" optimum=\"0\" value=\"" +
                       std::to_string(shown) + "\"",
                   words) +
           " " + element("span", age > duration ? "class=\"danger-text\"" : "", words);
}

std::string idCell(const Instance& instance)
{
    const std::string& url = instance.statusPageUrl;
    const bool isLink =
        url.starts_with("http://") || url.starts_with("https://"); // never javascript:
    if (!isLink)
        return escapeHtml(instance.id);
    return element(
        "a", "href=\"" + escapeHtml(url) + "\" rel=\"noreferrer\"", escapeHtml(instance.id));
}

std::string addressOf(const Instance& instance)
{
    if (instance.port.isEnabled)
        return instance.hostName + ":" + std::to_string(instance.port.number);
    return instance.hostName + ":" + std::to_string(instance.securePort.number) + " (TLS)";
}

std::string
instanceRow(const Application& application, const Instance& instance, bool isFirst, Timestamp now)
{
    std::string row;
    if (isFirst)
        row += element("th",
                       "scope=\"rowgroup\" rowspan=\"" +
                           std::to_string(application.instances.size()) + "\"",
                       escapeHtml(application.name));
    std::string badge = statusBadge(instance.status);
    if (instance.overridden != Status::Unknown)
        badge += " " + element("small", "", "set by an operator");
    const bool wasUp = instance.upSince != Timestamp{};
    row +=
        element("td", "", badge) + element("td", "class=\"mono\"", idCell(instance)) +
        element("td", "class=\"mono\"", escapeHtml(addressOf(instance))) +
        element("td", "class=\"lease\"", leaseCell(instance, now)) +
        element("td", "class=\"number\"", wasUp ? shownDuration(now - instance.upSince) : "\u2013");
    return element("tr", "", row);
}

std::string instanceTable(const Overview& overview)
{
    if (overview.applications.empty())
        return element(
            "p",
            "class=\"empty\"",
            "No instance is registered. Services list themselves when they start with "
            "<code>registry.url</code> set to this address followed by <code>/eureka</code>.");
    const std::string head =
        element("thead",
                "",
                "<tr><th scope=\"col\">Service</th><th scope=\"col\">Status</th>"
                "<th scope=\"col\">Instance</th><th scope=\"col\">Address</th>"
                "<th scope=\"col\">Since renewal, of lease</th>"
                "<th scope=\"col\" class=\"number\">Up for</th></tr>");
    std::string bodies;
    for (const Application& application : overview.applications) {
        std::string rows;
        for (const Instance& instance : application.instances)
            rows += instanceRow(application, instance, rows.empty(), overview.now);
        bodies += element("tbody", "", rows);
    }
    return element("table", "", head + bodies);
}

std::string eventWord(const Event& event)
{
    switch (event.kind) {
    case Event::Kind::Registered:
        return "registered, " + statusBadge(event.status);
    case Event::Kind::Cancelled:
        return "left";
    case Event::Kind::Evicted:
        return element("span", "class=\"danger-text\"", "dropped: its lease ended");
    case Event::Kind::StatusChanged:
        return "is now " + statusBadge(event.status);
    }
    return {};
}

std::string eventList(const Overview& overview)
{
    if (overview.events.empty())
        return element("p", "class=\"empty\"", "Nothing has happened yet.");
    std::string rows;
    for (const Event& event : overview.events)
        rows += element("li",
                        "",
                        clockTime(event.at) + " " +
                            element("span", "class=\"mono\"", escapeHtml(event.instanceId)) + " " +
                            eventWord(event));
    return element("ol", "class=\"events\"", rows);
}

} // namespace

std::string shownDuration(milliseconds time)
{
    using namespace std::chrono;
    const auto two = [](auto big, const char* bigUnit, auto small, const char* smallUnit) {
        std::string text = std::to_string(big) + " " + bigUnit;
        return small == 0 ? text : text + " " + std::to_string(small) + " " + smallUnit;
    };
    time = std::max(time, milliseconds(0));
    if (time < 1s)
        return std::to_string(time.count()) + " ms";
    if (time < 1min)
        return std::to_string(time / 1s) + " s";
    if (time < 1h)
        return std::to_string(time / 1min) + " min";
    if (time < 24h)
        return two(time / 1h, "h", time % 1h / 1min, "min");
    return two(time / 24h, "d", time % 24h / 1h, "h");
}

std::string explain(const Preservation& state)
{
    const std::string renewals = std::to_string(state.onTimePerMinute) + " of " +
                                 std::to_string(state.expectedPerMinute) +
                                 " promised renewals per minute arrive on time";
    switch (state.state) {
    case Preservation::State::Disabled:
        return "Self-preservation is switched off (registry.self-preservation): an instance is "
               "dropped as soon as its lease "
               "has ended.";
    case Preservation::State::TooFew:
        return "Self-preservation is off below " + std::to_string(state.instancesMin) +
               " instances (registry.self-preservation-instances): among few, one that stops is "
               "already a large share. An "
               "instance is dropped as soon as its lease has ended.";
    case Preservation::State::Watching:
        return "Self-preservation watches: " + renewals + ", more than the threshold of " +
               std::to_string(state.thresholdPerMinute) +
               ". An instance is dropped as soon as its lease has ended.";
    case Preservation::State::Protecting:
        return "Self-preservation protects " + std::to_string(state.silent) +
               " silent instances from being dropped: only " + renewals +
               ", and the threshold is " + std::to_string(state.thresholdPerMinute) +
               ". So many rarely fail at once; look at the network first. Whoever stays silent for "
               "longer than "
               "registry.protection-max is dropped all the same.";
    }
    return {};
}

std::string renderStatusPage(const Overview& overview)
{
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Vitrine "
           "registry</title>"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
           "<meta http-equiv=\"refresh\" content=\"5\"><link rel=\"stylesheet\" "
           "href=\"/status.css\"></head><body>" +
           element("header",
                   "",
                   "<h1>Registry</h1>" +
                       element("p",
                               "",
                               "as of " + clockTime(overview.now) + " UTC, renewed every 5 s")) +
           element("main",
                   "",
                   tiles(overview) + notice(overview.preservation) +
                       element("section",
                               "aria-labelledby=\"instances\"",
                               "<h2 id=\"instances\">Instances</h2>" + instanceTable(overview)) +
                       element("section",
                               "aria-labelledby=\"events\"",
                               "<h2 id=\"events\">Recent</h2>" + eventList(overview))) +
           element("footer",
                   "",
                   "Eureka at <a href=\"/eureka/apps\">/eureka</a>, numbers at <a "
                   "href=\"/eureka/status\">/eureka/status</a>, "
                   "metrics at <a href=\"/actuator/prometheus\">/actuator/prometheus</a>") +
           "</body></html>\n";
}

} // namespace vitrine::registry
