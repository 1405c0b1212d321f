#include "services/platform/discovery/eureka_codec.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::platform {

using nlohmann::json;

namespace {

constexpr char kDataCenterClass[] = "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo";

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

std::string textOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Members of `parent[name]`, which Eureka's peers write as a list or, when there is one, as an
/// object.
std::vector<const json*> membersOf(const json& parent, const char* name)
{
    std::vector<const json*> members;
    const auto found = parent.find(name);
    if (found == parent.end())
        return members;
    if (found->is_object())
        members.push_back(&*found);
    if (!found->is_array())
        return members;
    for (const json& member : *found) {
        if (member.is_object())
            members.push_back(&member);
    }
    return members;
}

/// {"$":8082,"@enabled":"true"}, a bare number, or digits; 0 when absent, disabled or out of range.
std::uint16_t portOf(const json& instance)
{
    const auto found = instance.find("port");
    if (found == instance.end())
        return 0;
    const json* number = &*found;
    if (found->is_object()) {
        const auto enabled = found->find("@enabled");
        if (enabled != found->end() && (*enabled == "false" || *enabled == false))
            return 0;
        const auto inner = found->find("$");
        if (inner == found->end())
            return 0;
        number = &*inner;
    }
    std::uint16_t port = 0;
    if (number->is_number_unsigned() && number->get<std::uint64_t>() <= 65535)
        port = static_cast<std::uint16_t>(number->get<std::uint64_t>());
    if (number->is_string()) {
        const auto& digits = number->get_ref<const std::string&>();
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), port);
        if (error != std::errc() || end != digits.data() + digits.size())
            return 0;
    }
    return port;
}

void addNames(std::vector<std::string>& names, const std::string& commaList)
{
    for (std::size_t at = 0; at < commaList.size();) {
        const std::size_t end = std::min(commaList.find(',', at), commaList.size());
        std::string name = asciiLower(trim(std::string_view(commaList).substr(at, end - at)));
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
        at = end + 1;
    }
}

/// leaseInfo.registrationTimestamp: milliseconds since 1970, as a number or as digits.
std::optional<Timestamp> registrationOf(const json& instance)
{
    const auto lease = instance.find("leaseInfo");
    if (lease == instance.end() || !lease->is_object())
        return std::nullopt;
    const auto found = lease->find("registrationTimestamp");
    std::int64_t millis = 0;
    if (found != lease->end() && found->is_number_unsigned())
        millis = found->get<std::int64_t>();
    if (found != lease->end() && found->is_string()) {
        const auto& digits = found->get_ref<const std::string&>();
        std::from_chars(digits.data(), digits.data() + digits.size(), millis);
    }
    return millis > 0 ? std::optional(Timestamp(std::chrono::milliseconds(millis))) : std::nullopt;
}

ListedInstance listed(const json& instance, const std::string& application)
{
    ListedInstance out;
    const std::string app = textOf(instance, "app");
    addNames(out.names, app.empty() ? application : app);
    addNames(out.names, textOf(instance, "vipAddress"));
    out.status = textOf(instance, "status");
    out.isUp = out.status == "UP";
    out.registeredAt = registrationOf(instance);
    out.endpoint.host = textOf(instance, "hostName");
    if (out.endpoint.host.empty())
        out.endpoint.host = textOf(instance, "ipAddr");
    out.endpoint.port = portOf(instance);
    out.endpoint.instanceId = textOf(instance, "instanceId");
    if (out.endpoint.instanceId.empty())
        out.endpoint.instanceId = out.endpoint.host + ":" + std::to_string(out.endpoint.port);
    return out;
}

json portObject(int port, bool enabled)
{
    return {{"$", port}, {"@enabled", enabled ? "true" : "false"}};
}

} // namespace

std::string_view eurekaWord(InstanceStatus status) noexcept
{
    switch (status) {
    case InstanceStatus::Starting:
        return "STARTING";
    case InstanceStatus::Up:
        return "UP";
    case InstanceStatus::Down:
        return "DOWN";
    case InstanceStatus::OutOfService:
        return "OUT_OF_SERVICE";
    }
    return "UNKNOWN";
}

std::string encodeRegistration(const InstanceInfo& info,
                               InstanceStatus status,
                               const EurekaOptions& options,
                               Timestamp dirtyAt)
{
    const bool isIpv6 = info.host.find(':') != std::string::npos;
    const std::string base =
        "http://" + (isIpv6 ? "[" + info.host + "]" : info.host) + ":" + std::to_string(info.port);
    const std::string dirty = std::to_string(dirtyAt.time_since_epoch().count());
    json metadata = json::object({{"management.port", std::to_string(info.port)}});
    for (const auto& [key, value] : info.metadata)
        metadata[key] = value;
    const json instance = {
        {"instanceId", info.instanceId},
        {"hostName", info.host},
        {"app", upper(info.service)},
        {"ipAddr", info.host},
        {"status", eurekaWord(status)},
        {"overriddenStatus", "UNKNOWN"},
        {"port", portObject(info.port, true)},
        {"securePort", portObject(443, false)},
        {"countryId", 1},
        {"dataCenterInfo", {{"@class", kDataCenterClass}, {"name", "MyOwn"}}},
        {"leaseInfo",
         {{"renewalIntervalInSecs", options.renewalInterval.count()},
          {"durationInSecs", options.leaseDuration.count()}}},
        {"metadata", std::move(metadata)},
        {"homePageUrl", base + "/"},
        {"statusPageUrl", base + "/actuator/info"},
        {"healthCheckUrl", base + "/actuator/health"},
        {"vipAddress", info.service},
        {"secureVipAddress", info.service},
        {"isCoordinatingDiscoveryServer", "false"},
        {"lastUpdatedTimestamp", dirty},
        {"lastDirtyTimestamp", dirty},
    };
    return json{{"instance", instance}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<ListedInstance>> decodeApplications(std::string_view body)
{
    const Result<json> document = wire::parseJson(body);
    if (!document)
        return document.error();
    const auto root = document->is_object() ? document->find("applications") : document->end();
    if (!document->is_object() || root == document->end() || !root->is_object())
        return failure<std::vector<ListedInstance>>(ErrorCode::InvalidArgument,
                                                    "no member \"applications\"");
    std::vector<ListedInstance> found;
    for (const json* application : membersOf(*root, "application")) {
        for (const json* instance : membersOf(*application, "instance")) {
            ListedInstance entry = listed(*instance, textOf(*application, "name"));
            if (entry.endpoint.port != 0 && !entry.endpoint.host.empty())
                found.push_back(std::move(entry));
        }
    }
    return found;
}

} // namespace vitrine::platform
