#include "services/registry/http/eureka_codec.hpp"

#include "services/registry/http/lenient_json.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::registry {

using Json = nlohmann::ordered_json;

namespace {

constexpr char kPlainDataCenter[] = "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo";
constexpr char kAmazonDataCenter[] = "com.netflix.appinfo.AmazonInfo";
constexpr char kEmptyMap[] = "java.util.Collections$EmptyMap";

std::int64_t millisecondsOf(Timestamp instant)
{
    return instant.time_since_epoch().count();
}

Port decodePort(const LenientObject& in, const char* name, Port fallback)
{
    const nlohmann::json* const member = in.member(name);
    if (member == nullptr)
        return fallback;
    Port port = fallback;
    if (member->is_object()) {
        const LenientObject inner(*member);
        port.number = static_cast<int>(inner.integer("$", fallback.number));
        port.isEnabled = inner.flag("@enabled", fallback.isEnabled);
    } else {
        port.number = static_cast<int>(in.integer(name, fallback.number));
    }
    port.number = std::clamp(port.number, 0, 65535);
    return port;
}

void decodeLease(const LenientObject& in, Instance& instance)
{
    constexpr std::int64_t kDayInSeconds = 86400;
    const auto seconds = [&](const char* name, std::int64_t fallback) {
        const std::int64_t given = in.integer(name, fallback);
        return std::chrono::seconds(given > 0 ? std::min(given, kDayInSeconds) : fallback);
    };
    instance.renewalInterval = seconds("renewalIntervalInSecs", 30);
    instance.leaseDuration = seconds("durationInSecs", 90);
}

void decodeDataCenter(const LenientObject& in, Instance& instance)
{
    instance.dataCenterName = in.text("name");
    instance.dataCenterMetadata = in.object("metadata").texts();
    // Netflix: an Amazon instance without an id of its own is known by the one it registered with.
    if (instance.dataCenterName == "Amazon" && instance.dataCenterMetadata["instance-id"].empty())
        instance.dataCenterMetadata["instance-id"] = instance.id;
}

void decodeTexts(const LenientObject& in, Instance& instance)
{
    instance.id = in.text("instanceId");
    instance.app = upperCase(in.text("app"));
    instance.appGroup = in.text("appGroupName");
    instance.hostName = in.text("hostName");
    instance.ipAddr = in.text("ipAddr");
    instance.sid = in.text("sid");
    instance.asgName = in.text("asgName");
    instance.homePageUrl = in.text("homePageUrl");
    instance.statusPageUrl = in.text("statusPageUrl");
    instance.healthCheckUrl = in.text("healthCheckUrl");
    instance.secureHealthCheckUrl = in.text("secureHealthCheckUrl");
    instance.vipAddress = in.text("vipAddress");
    instance.secureVipAddress = in.text("secureVipAddress");
}

Error missing(std::string message)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = std::move(message)};
}

/// Netflix's checks in Netflix's order and words; clients show them to people.
Outcome validate(const Instance& instance, const std::string& app, bool hasDataCenter)
{
    if (trim(instance.id).empty())
        return missing("Missing instanceId");
    if (trim(instance.hostName).empty())
        return missing("Missing hostname");
    if (trim(instance.ipAddr).empty())
        return missing("Missing ip address");
    if (trim(instance.app).empty())
        return missing("Missing appName");
    if (instance.app != app)
        return missing("Mismatched appName, expecting " + app + " but was " + instance.app);
    if (!hasDataCenter)
        return missing("Missing dataCenterInfo");
    if (instance.dataCenterName.empty())
        return missing("Missing dataCenterInfo Name");
    return Done{};
}

Json encodePort(const Port& port)
{
    return {{"$", port.number}, {"@enabled", port.isEnabled ? "true" : "false"}};
}

Json encodeDataCenter(const Instance& instance)
{
    const bool isAmazon = instance.dataCenterName == "Amazon";
    Json out = {{"@class", isAmazon ? kAmazonDataCenter : kPlainDataCenter},
                {"name", instance.dataCenterName}};
    if (isAmazon)
        out["metadata"] = instance.dataCenterMetadata;
    return out;
}

Json encodeLease(const Instance& instance)
{
    return {{"renewalIntervalInSecs", instance.renewalInterval.count()},
            {"durationInSecs", instance.leaseDuration.count()},
            {"registrationTimestamp", millisecondsOf(instance.registeredAt)},
            {"lastRenewalTimestamp", millisecondsOf(instance.renewedAt)},
            {"evictionTimestamp", 0},
            {"serviceUpTimestamp", millisecondsOf(instance.upSince)}};
}

void putIfGiven(Json& out, const char* name, const std::string& text)
{
    if (!text.empty())
        out[name] = text;
}

Json toJson(const Instance& instance)
{
    Json out = {
        {"instanceId", instance.id}, {"hostName", instance.hostName}, {"app", instance.app}};
    putIfGiven(out, "appGroupName", instance.appGroup);
    out["ipAddr"] = instance.ipAddr;
    if (instance.sid != "na")
        putIfGiven(out, "sid", instance.sid);
    out["status"] = toString(instance.status);
    out["overriddenStatus"] = toString(instance.overridden);
    out["port"] = encodePort(instance.port);
    out["securePort"] = encodePort(instance.securePort);
    out["countryId"] = instance.countryId;
    out["dataCenterInfo"] = encodeDataCenter(instance);
    out["leaseInfo"] = encodeLease(instance);
    out["metadata"] =
        instance.metadata.empty() ? Json{{"@class", kEmptyMap}} : Json(instance.metadata);
    putIfGiven(out, "homePageUrl", instance.homePageUrl);
    putIfGiven(out, "statusPageUrl", instance.statusPageUrl);
    putIfGiven(out, "healthCheckUrl", instance.healthCheckUrl);
    putIfGiven(out, "secureHealthCheckUrl", instance.secureHealthCheckUrl);
    putIfGiven(out, "vipAddress", instance.vipAddress);
    putIfGiven(out, "secureVipAddress", instance.secureVipAddress);
    out["isCoordinatingDiscoveryServer"] = instance.isCoordinating ? "true" : "false";
    out["lastUpdatedTimestamp"] = std::to_string(millisecondsOf(instance.lastUpdated));
    out["lastDirtyTimestamp"] = std::to_string(instance.lastDirty.value_or(0));
    putIfGiven(out, "asgName", instance.asgName);
    out["actionType"] = toString(instance.action);
    return out;
}

Json toJson(const Application& application)
{
    Json instances = Json::array();
    for (const Instance& instance : application.instances)
        instances.push_back(toJson(instance));
    return {{"name", application.name}, {"instance", std::move(instances)}};
}

/// Names of the instances that are up, or are not, as Netflix lists replicas.
std::string idsOf(const std::vector<Application>& applications, bool up)
{
    std::string ids;
    for (const Application& application : applications) {
        for (const Instance& instance : application.instances) {
            if ((instance.status == Status::Up) == up)
                ids.append(instance.id).append(",");
        }
    }
    return ids;
}

} // namespace

std::string upperCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

Result<Instance> decodeRegistration(std::string_view body, const std::string& app)
{
    const Result<nlohmann::json> document = wire::parseJson(body);
    if (!document)
        return document.error();
    const LenientObject root(*document);
    const LenientObject in = root.object("instance");
    if (!in.isObject())
        return failure<Instance>(ErrorCode::InvalidArgument, "no member \"instance\"");

    Instance instance;
    decodeTexts(in, instance);
    const std::string overridden = in.text("overriddenStatus");
    instance.status = parseStatus(upperCase(in.text("status"))).value_or(Status::Up);
    instance.overridden =
        parseStatus(upperCase(overridden.empty() ? in.text("overriddenstatus") : overridden))
            .value_or(Status::Unknown);
    instance.port = decodePort(in, "port", instance.port);
    instance.securePort = decodePort(in, "securePort", instance.securePort);
    instance.countryId =
        static_cast<int>(std::clamp<std::int64_t>(in.integer("countryId", 1), 0, 999));
    instance.isCoordinating = in.flag("isCoordinatingDiscoveryServer", false);
    instance.metadata = in.object("metadata").texts();
    if (in.member("lastDirtyTimestamp") != nullptr)
        instance.lastDirty = in.integer("lastDirtyTimestamp", 0);
    decodeLease(in.object("leaseInfo"), instance);
    const LenientObject dataCenter = in.object("dataCenterInfo");
    decodeDataCenter(dataCenter, instance);
    if (const auto tooLong = in.tooLong())
        return failure<Instance>(ErrorCode::InvalidArgument, *tooLong);
    if (const Outcome valid = validate(instance, app, dataCenter.isObject()); !valid)
        return valid.error();
    return instance;
}

std::string encodeApplications(const std::vector<Application>& applications)
{
    Json list = Json::array();
    for (const Application& application : applications)
        list.push_back(toJson(application));
    const Json document = {{"applications",
                            {{"versions__delta", "1"},
                             {"apps__hashcode", statusHash(applications)},
                             {"application", std::move(list)}}}};
    return document.dump();
}

std::string encodeApplication(const Application& application)
{
    return Json{{"application", toJson(application)}}.dump();
}

std::string encodeInstance(const Instance& instance)
{
    return Json{{"instance", toJson(instance)}}.dump();
}

std::string encodeStatus(const Overview& overview)
{
    const Preservation& state = overview.preservation;
    const auto uptime =
        std::chrono::duration_cast<std::chrono::seconds>(overview.now - overview.startedAt);
    const Json document = {
        {"generalStats",
         {{"server-uptime", std::to_string(uptime.count()) + " s"},
          {"lease-expiration-enabled", state.isDropping() ? "true" : "false"},
          {"renews-threshold", std::to_string(state.thresholdPerMinute)},
          {"renews-on-time", std::to_string(state.onTimePerMinute)},
          {"renews-last-minute", std::to_string(overview.renewalsLastMinute)}}},
        {"applicationStats",
         {{"registered-replicas",
           idsOf(overview.applications, true) + idsOf(overview.applications, false)},
          {"available-replicas", idsOf(overview.applications, true)},
          {"unavailable-replicas", idsOf(overview.applications, false)}}}};
    return document.dump();
}

} // namespace vitrine::registry
