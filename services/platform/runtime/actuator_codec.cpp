#include "services/platform/runtime/actuator_codec.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::platform {
namespace {

using nlohmann::json;

/// Text that may come from a database or a peer: bytes that are not UTF-8 must not end the answer.
std::string dump(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

int statusOf(const std::string& health)
{
    return health == "DOWN" || health == "OUT_OF_SERVICE" ? 503 : 200;
}

std::string readinessState(const Health& health)
{
    return health.traffic == Health::Traffic::Accepting ? "UP" : "OUT_OF_SERVICE";
}

json checkOf(const Health::Component& component, bool withDetails)
{
    json out = {{"status", component.fault.empty() ? "UP" : "DOWN"}};
    if (withDetails && !component.fault.empty())
        out["details"] = {{"error", component.fault}};
    return out;
}

/// Spring's order, worst first: DOWN, OUT_OF_SERVICE, UP.
std::string worst(const Health& health)
{
    for (const Health::Component& each : health.components) {
        if (!each.fault.empty())
            return "DOWN";
    }
    return readinessState(health);
}

ActuatorAnswer answerOf(const json& value)
{
    return {statusOf(value["status"].get<std::string>()), dump(value)};
}

json withComponents(const Health& health, bool withDetails, bool oldNames)
{
    json out = {{"status", worst(health)}};
    if (!withDetails)
        return out;
    json components = {{"readinessState", {{"status", readinessState(health)}}}};
    for (const Health::Component& each : health.components)
        components[each.name] = checkOf(each, true);
    out[oldNames ? "details" : "components"] = std::move(components);
    return out;
}

} // namespace

ActuatorAnswer encodeHealth(const Health& health, bool withDetails, bool oldNames)
{
    json out = withComponents(health, withDetails, oldNames);
    if (withDetails) {
        auto& components = out[oldNames ? "details" : "components"];
        components["livenessState"] = {{"status", "UP"}};
        components["ping"] = {{"status", "UP"}};
    }
    out["groups"] = {"liveness", "readiness"};
    return answerOf(out);
}

std::optional<ActuatorAnswer>
encodeHealthOf(const Health& health, std::string_view component, bool withDetails)
{
    if (component == "readiness")
        return answerOf(withComponents(health, withDetails, false));
    if (component == "liveness" && withDetails)
        return answerOf(
            {{"status", "UP"}, {"components", {{"livenessState", {{"status", "UP"}}}}}});
    if (component == "liveness" || component == "livenessState" || component == "ping")
        return answerOf(
            {{"status",
              "UP"}}); // whoever can answer is alive; others' troubles are no reason to restart
    if (component == "readinessState")
        return answerOf({{"status", readinessState(health)}});
    for (const Health::Component& each : health.components) {
        if (each.name == component)
            return answerOf(checkOf(each, withDetails));
    }
    return std::nullopt;
}

std::string encodeActuatorLinks(const std::string& base)
{
    const auto link = [&](const std::string& path, bool templated) {
        return json{{"href", base + "/actuator" + path}, {"templated", templated}};
    };
    return dump({{"_links",
                  {{"self", link("", false)},
                   {"health", link("/health", false)},
                   {"health-path", link("/health/{*path}", true)},
                   {"info", link("/info", false)},
                   {"prometheus", link("/prometheus", false)}}}});
}

std::string
encodeInfo(const std::string& service, const std::string& version, const std::string& instanceId)
{
    return dump({{"build",
                  {{"group", "vitrine"},
                   {"artifact", "vitrine-" + service},
                   {"name", service},
                   {"version", version}}},
                 {"process", {{"instanceId", instanceId}}}});
}

} // namespace vitrine::platform
