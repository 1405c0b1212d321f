#include "services/registry/http/registry_routes.hpp"

#include "services/registry/http/eureka_codec.hpp"
#include "services/registry/http/status_page.hpp"
#include "status_css.hpp"
#include "vitrine/core/encoding.hpp"

#include <charconv>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace vitrine::registry {

using platform::Access;
using platform::emptyResponse;
using platform::HttpRequest;
using platform::HttpResponse;
using platform::jsonResponse;
using platform::Lane;
using platform::Route;

namespace {

constexpr std::size_t kRegistrationBytesMax = 256 * 1024;

using Handle = std::function<HttpResponse(RegistryService&, const HttpRequest&)>;

HttpResponse textResponse(int status, std::string text)
{
    return {status, std::move(text), "text/plain; charset=utf-8"};
}

HttpResponse badRequest(std::string why)
{
    return textResponse(400, std::move(why));
}

/// Bodies of 200 and 404 must be empty: Netflix's clients read any body as an instance.
HttpResponse doneOrUnknown(bool found)
{
    return emptyResponse(found ? 200 : 404);
}

std::string appOf(const HttpRequest& request)
{
    return upperCase(request.pathArgs.at(0));
}

/// The number of a query member; nothing when absent, an error when it is no number.
Result<std::optional<std::int64_t>> numberOf(const HttpRequest& request, std::string_view key)
{
    const auto text = request.query.get(key);
    if (!text || text->empty())
        return std::optional<std::int64_t>();
    std::int64_t value = 0;
    const char* const end = text->data() + text->size();
    const auto [stopped, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc() || stopped != end)
        return failure<std::optional<std::int64_t>>(ErrorCode::InvalidArgument,
                                                    std::string(key) + " is not a number");
    return std::optional(value);
}

bool acceptsJson(const HttpRequest& request)
{
    const std::string accept = asciiLower(request.headers.get("Accept"));
    const auto names = [&](const char* word) { return accept.find(word) != std::string::npos; };
    return names("json") || names("*/*") || !names("xml");
}

/// A reading handler behind the check that the client takes JSON.
Handle reading(const Handle& handle)
{
    return [handle](RegistryService& registry, const HttpRequest& request) {
        if (!acceptsJson(request))
            return textResponse(406, "This registry answers in application/json only.");
        return handle(registry, request);
    };
}

HttpResponse addInstance(RegistryService& registry, const HttpRequest& request)
{
    if (asciiLower(request.headers.get("Content-Type")).find("xml") != std::string::npos)
        return textResponse(415, "This registry reads application/json only.");
    Result<Instance> instance = decodeRegistration(request.body, appOf(request));
    if (!instance)
        return badRequest(instance.error().message);
    if (!registry.add(*std::move(instance)))
        return textResponse(503, "The registry is full (registry.instances-max).");
    return emptyResponse(204); // exactly this: clients compare
}

HttpResponse renew(RegistryService& registry, const HttpRequest& request)
{
    const auto lastDirty = numberOf(request, "lastDirtyTimestamp");
    if (!lastDirty)
        return badRequest(lastDirty.error().message);
    return doneOrUnknown(registry.renew(appOf(request), request.pathArgs.at(1), *lastDirty));
}

HttpResponse cancel(RegistryService& registry, const HttpRequest& request)
{
    return doneOrUnknown(registry.cancel(appOf(request), request.pathArgs.at(1)));
}

HttpResponse overrideStatus(RegistryService& registry, const HttpRequest& request)
{
    const auto status = parseStatus(request.query.get("value").value_or(""));
    if (!status)
        return badRequest("value must be UP, DOWN, STARTING, OUT_OF_SERVICE or UNKNOWN");
    return doneOrUnknown(registry.overrideStatus(appOf(request), request.pathArgs.at(1), *status));
}

HttpResponse removeOverride(RegistryService& registry, const HttpRequest& request)
{
    const auto value = request.query.get("value");
    const auto until = value ? parseStatus(*value) : Status::Unknown;
    if (!until)
        return badRequest("value must be UP, DOWN, STARTING, OUT_OF_SERVICE or UNKNOWN");
    return doneOrUnknown(registry.removeOverride(appOf(request), request.pathArgs.at(1), *until));
}

HttpResponse addMetadata(RegistryService& registry, const HttpRequest& request)
{
    std::map<std::string, std::string> members;
    for (const auto& [key, value] : request.query.members())
        members.try_emplace(key, value); // the first value of a key counts
    if (members.empty())
        return badRequest("no metadata in the query");
    return doneOrUnknown(registry.addMetadata(appOf(request), request.pathArgs.at(1), members));
}

HttpResponse applications(RegistryService& registry, const HttpRequest&)
{
    return jsonResponse(200, encodeApplications(registry.applications()));
}

HttpResponse delta(RegistryService&, const HttpRequest&)
{
    return emptyResponse(403);
}

HttpResponse application(RegistryService& registry, const HttpRequest& request)
{
    const auto found = registry.application(appOf(request));
    return found ? jsonResponse(200, encodeApplication(*found)) : emptyResponse(404);
}

HttpResponse instance(RegistryService& registry, const HttpRequest& request)
{
    const auto found = registry.find(appOf(request), request.pathArgs.at(1));
    return found ? jsonResponse(200, encodeInstance(*found)) : emptyResponse(404);
}

HttpResponse instanceById(RegistryService& registry, const HttpRequest& request)
{
    const auto found = registry.findById(request.pathArgs.at(0));
    return found ? jsonResponse(200, encodeInstance(*found)) : emptyResponse(404);
}

HttpResponse atAddress(RegistryService& registry, const HttpRequest& request)
{
    return jsonResponse(200, encodeApplications(registry.atAddress(request.pathArgs.at(0))));
}

HttpResponse atSecureAddress(RegistryService& registry, const HttpRequest& request)
{
    return jsonResponse(200, encodeApplications(registry.atSecureAddress(request.pathArgs.at(0))));
}

HttpResponse status(RegistryService& registry, const HttpRequest&)
{
    return jsonResponse(200, encodeStatus(registry.overview(0)));
}

HttpResponse page(RegistryService& registry, const HttpRequest&)
{
    return {200, renderStatusPage(registry.overview(30)), "text/html; charset=utf-8"};
}

HttpResponse styleSheet(RegistryService&, const HttpRequest&)
{
    HttpResponse response{200, std::string(pages::status_css), "text/css; charset=utf-8"};
    response.headers.set("Cache-Control", "max-age=3600");
    return response;
}

} // namespace

std::vector<Route> registryRoutes(RegistryService& registry)
{
    std::vector<Route> routes;
    const auto add = [&](const char* method,
                         const std::string& pattern,
                         Handle handle,
                         Lane lane = Lane::Inline) {
        routes.push_back({method,
                          pattern,
                          Access::open(),
                          [&registry, handle = std::move(handle)](const HttpRequest& request) {
                              return handle(registry, request);
                          },
                          lane,
                          kRegistrationBytesMax});
    };
    for (const std::string base : {"/eureka", "/eureka/v2"}) {
        add("POST", base + "/apps/{app}", addInstance);
        add("PUT", base + "/apps/{app}/{id}", renew);
        add("DELETE", base + "/apps/{app}/{id}", cancel);
        add("PUT", base + "/apps/{app}/{id}/status", overrideStatus);
        add("DELETE", base + "/apps/{app}/{id}/status", removeOverride);
        add("PUT", base + "/apps/{app}/{id}/metadata", addMetadata);
        // What grows with the registry is written on a worker; the rest is done before one could be
        // woken.
        add("GET", base + "/apps", reading(applications), Lane::Workers);
        add("GET", base + "/apps/", reading(applications), Lane::Workers);
        add("GET", base + "/apps/delta", delta);
        add("GET", base + "/apps/{app}", reading(application), Lane::Workers);
        add("GET", base + "/apps/{app}/{id}", reading(instance));
        add("GET", base + "/instances/{id}", reading(instanceById));
        add("GET", base + "/vips/{vip}", reading(atAddress), Lane::Workers);
        add("GET", base + "/svips/{vip}", reading(atSecureAddress), Lane::Workers);
        add("GET", base + "/status", reading(status), Lane::Workers);
    }
    add("GET", "/", page, Lane::Workers);
    add("GET", "/status.css", styleSheet);
    return routes;
}

} // namespace vitrine::registry
