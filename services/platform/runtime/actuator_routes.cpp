#include "services/platform/runtime/actuator_routes.hpp"

#include "services/platform/runtime/actuator_codec.hpp"

namespace vitrine::platform {
namespace {

constexpr const char* kMediaTypeV3 = "application/vnd.spring-boot.actuator.v3+json";
constexpr const char* kMediaTypeV2 = "application/vnd.spring-boot.actuator.v2+json";

bool accepts(const HttpRequest& request, std::string_view type)
{
    return request.headers.get("Accept").find(type) != std::string_view::npos;
}

/// Actuator's own type unless the caller asks for another that it knows.
HttpResponse answer(const HttpRequest& request, int status, std::string body)
{
    const bool wantsV3 = accepts(request, kMediaTypeV3);
    const char* type = !wantsV3 && accepts(request, kMediaTypeV2)         ? kMediaTypeV2
                       : !wantsV3 && accepts(request, "application/json") ? "application/json"
                                                                          : kMediaTypeV3;
    return HttpResponse{.status = status, .body = std::move(body), .contentType = type};
}

Route get(std::string pattern, Handler handler)
{
    return Route{"GET", std::move(pattern), Access::open(), std::move(handler), Lane::Inline, 0};
}

} // namespace

std::vector<Route> actuatorRoutes(ActuatorParts parts)
{
    const HealthMonitor& health = parts.health;
    const bool details = parts.withDetails;
    const auto whole = [&health, details](const HttpRequest& request) {
        const bool oldNames = accepts(request, kMediaTypeV2) && !accepts(request, kMediaTypeV3);
        auto encoded = encodeHealth(*health.current(), details, oldNames);
        return answer(request, encoded.status, std::move(encoded.body));
    };
    const auto part = [&health, details](const HttpRequest& request) {
        auto encoded = encodeHealthOf(*health.current(), request.pathArgs.at(0), details);
        return encoded ? answer(request, encoded->status, std::move(encoded->body))
                       : emptyResponse(404);
    };
    return {
        get("/actuator",
            [](const HttpRequest& request) {
                return answer(
                    request,
                    200,
                    encodeActuatorLinks("http://" + std::string(request.headers.get("Host"))));
            }),
        get("/actuator/health", whole),
        get("/actuator/health/{component}", part),
        get("/health", whole),
        get("/actuator/info",
            [parts](const HttpRequest& request) {
                return answer(
                    request, 200, encodeInfo(parts.service, parts.version, parts.instanceId));
            }),
        get("/actuator/prometheus",
            [&metrics = parts.metrics](const HttpRequest&) {
                return HttpResponse{.body = metrics.text(),
                                    .contentType = "text/plain; version=0.0.4; charset=utf-8"};
            }),
    };
}

} // namespace vitrine::platform
