#include "services/config/http/config_routes.hpp"

#include "services/config/http/environment_codec.hpp"
#include "services/platform/http/conditional.hpp"

#include <cstdint>
#include <cstdio>

namespace vitrine::config {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;

/// A tag of the text itself (FNV-1a): two states that read alike are alike.
std::string entityTag(std::string_view body)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : body)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    char text[19];
    std::snprintf(text, sizeof text, "\"%016llx\"", static_cast<unsigned long long>(hash));
    return text;
}

HttpResponse answer(const ConfigService& service, const HttpRequest& request)
{
    const auto& names = request.pathArgs;
    const auto query = EnvironmentQuery::parse(
        names.at(0),
        names.at(1),
        names.size() > 2 ? std::optional<std::string_view>(names[2]) : std::nullopt);
    if (!query.ok())
        return platform::problemResponse(query.error());
    const auto environment = service.find(*query);
    if (!environment.ok())
        return platform::problemResponse(environment.error());
    const bool wantsOrigins =
        request.headers.get("Accept").find(kMediaTypeV2) != std::string_view::npos;
    HttpResponse response{.body = wantsOrigins ? encodeEnvironmentV2(*environment)
                                               : encodeEnvironment(*environment),
                          .contentType = wantsOrigins ? kMediaTypeV2 : "application/json"};
    response.headers.set("Vary", "Accept");
    const std::string tag = entityTag(response.body);
    return platform::conditionalResponse(request, std::move(response), tag);
}

} // namespace

std::vector<platform::Route> configRoutes(const ConfigService& service)
{
    const auto handler = [&service](const HttpRequest& request) {
        return answer(service, request);
    };
    return {
        {"GET",
         "/{application}/{profile}",
         platform::Access::open(),
         handler,
         platform::Lane::Workers,
         0},
        {"GET",
         "/{application}/{profile}/{label}",
         platform::Access::open(),
         handler,
         platform::Lane::Workers,
         0},
    };
}

} // namespace vitrine::config
