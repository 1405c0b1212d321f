#include "services/tracing/http/tracing_routes.hpp"

#include "services/platform/auth/permissions.hpp"
#include "services/tracing/domain/hex_id.hpp"
#include "services/tracing/http/gunzip.hpp"
#include "services/tracing/http/query_params.hpp"
#include "services/tracing/http/span_codec.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::tracing {
namespace {

using platform::Access;
using platform::HttpRequest;
using platform::HttpResponse;
using platform::jsonResponse;
using platform::Route;

constexpr std::size_t kBodyBytesMax = std::size_t{5} * 1024 * 1024;
constexpr std::size_t kUnpackedBytesMax = std::size_t{16} * 1024 * 1024;
constexpr std::string_view kGatewayPrefix = "/api/v1/traces";

/// Zipkin's clients read plain text, those of the gateway problem documents.
HttpResponse refusal(const HttpRequest& request, const Error& error)
{
    if (request.path.starts_with(kGatewayPrefix))
        return platform::problemResponse(error);
    return HttpResponse{.status = platform::statusOf(error.code),
                        .body = error.message,
                        .contentType = "text/plain; charset=utf-8"};
}

HttpResponse take(const TracingParts& parts, const HttpRequest& request)
{
    const std::string type = asciiLower(request.headers.get("Content-Type"));
    if (type.starts_with("application/x-protobuf") || type.starts_with("application/x-thrift"))
        return HttpResponse{
            .status = 415, .body = "send JSON", .contentType = "text/plain; charset=utf-8"};
    std::string unpacked;
    std::string_view body = request.body;
    if (asciiLower(request.headers.get("Content-Encoding")).find("gzip") != std::string::npos) {
        auto result = gunzip(body, kUnpackedBytesMax);
        if (!result.ok())
            return refusal(request, result.error());
        unpacked = *std::move(result);
        body = unpacked;
    }
    if (trim(body).empty())
        return platform::emptyResponse(202);
    const auto spans = decodeSpans(body);
    if (!spans.ok())
        return refusal(request, spans.error());
    const std::size_t kept = parts.store.add(*spans);
    parts.metrics.count("zipkin_collector_spans_total", {}, static_cast<double>(spans->size()));
    parts.metrics.count(
        "zipkin_collector_spans_dropped_total", {}, static_cast<double>(spans->size() - kept));
    return platform::emptyResponse(202);
}

HttpResponse findTraces(const TracingParts& parts, const HttpRequest& request)
{
    const auto query = readTraceQuery(request.query, parts.clock.now());
    return query.ok() ? jsonResponse(200, encodeTraces(parts.store.find(*query)))
                      : refusal(request, query.error());
}

HttpResponse oneTrace(const TracingParts& parts, const HttpRequest& request)
{
    const std::string& text = request.pathArgs.at(0);
    const auto id = parseTraceId(text);
    if (!id)
        return refusal(request,
                       {.code = ErrorCode::InvalidArgument,
                        .message = "'" + text + "' is not 1 to 32 lower-case hexadecimal digits"});
    const auto trace = parts.store.trace(*id);
    if (trace.empty())
        return refusal(request,
                       {.code = ErrorCode::NotFound, .message = "trace " + text + " is not known"});
    return jsonResponse(200, encodeTrace(trace));
}

HttpResponse manyTraces(const TracingParts& parts, const HttpRequest& request)
{
    const auto ids = readTraceIds(request.query);
    if (!ids.ok())
        return refusal(request, ids.error());
    std::vector<std::vector<Span>> traces;
    for (const TraceId& id : *ids) {
        if (auto trace = parts.store.trace(id); !trace.empty())
            traces.push_back(std::move(trace));
    }
    return jsonResponse(200, encodeTraces(traces));
}

HttpResponse dependencies(const TracingParts& parts, const HttpRequest& request)
{
    const auto window = readWindow(request.query);
    return window.ok() ? jsonResponse(200, encodeLinks(parts.store.dependencies(*window)))
                       : refusal(request, window.error());
}

/// Lists of names change slowly once there are some: Zipkin's page asks for them all the time.
HttpResponse names(const TracingParts& parts, const std::vector<std::string>& list)
{
    constexpr std::size_t kFewServices = 3;
    HttpResponse response = jsonResponse(200, encodeNames(list));
    if (parts.store.services().size() > kFewServices)
        response.headers.set("Cache-Control", "max-age=300, must-revalidate");
    return response;
}

/// Names that belong to the value of a required parameter.
template <typename Find>
HttpResponse namesOf(const TracingParts& parts,
                     const HttpRequest& request,
                     const char* parameter,
                     const Find& find)
{
    const auto value = request.query.get(parameter);
    if (!value || value->empty())
        return refusal(request,
                       {.code = ErrorCode::InvalidArgument,
                        .message = std::string(parameter) + " is missing"});
    return names(parts, find(std::string(*value)));
}

HttpResponse autocompleteValues(const TracingParts& parts, const HttpRequest& request)
{
    return namesOf(parts, request, "key", [&](const std::string& key) {
        const auto& keys = parts.autocompleteKeys;
        const bool isOffered = std::find(keys.begin(), keys.end(), key) != keys.end();
        return isOffered ? parts.store.tagValues(key) : std::vector<std::string>{};
    });
}

using Answer = HttpResponse (*)(const TracingParts&, const HttpRequest&);

HttpResponse services(const TracingParts& parts, const HttpRequest&)
{
    return names(parts, parts.store.services());
}

HttpResponse spanNames(const TracingParts& parts, const HttpRequest& request)
{
    return namesOf(parts, request, "serviceName", [&](const std::string& name) {
        return parts.store.spanNames(asciiLower(name));
    });
}

HttpResponse remoteServices(const TracingParts& parts, const HttpRequest& request)
{
    return namesOf(parts, request, "serviceName", [&](const std::string& name) {
        return parts.store.remoteServices(asciiLower(name));
    });
}

HttpResponse autocompleteKeys(const TracingParts& parts, const HttpRequest&)
{
    return names(parts, parts.autocompleteKeys);
}

} // namespace

std::vector<Route> tracingRoutes(const TracingParts& parts)
{
    const auto bound = [parts](Answer answer) {
        return [parts, answer](const HttpRequest& request) { return answer(parts, request); };
    };
    std::vector<Route> routes;
    const auto query = [&](const std::string& prefix, const Access& access) {
        const auto add = [&](const char* path, Answer answer) {
            routes.push_back({"GET", prefix + path, access, bound(answer)});
        };
        add("/traces", findTraces);
        add("/trace/{id}", oneTrace);
        add("/traceMany", manyTraces);
        add("/services", services);
        add("/spans", spanNames);
        add("/remoteServices", remoteServices);
        add("/dependencies", dependencies);
        add("/autocompleteKeys", autocompleteKeys);
        add("/autocompleteValues", autocompleteValues);
    };
    query("/api/v2", Access::open());
    query("/zipkin/api/v2", Access::open());
    query(std::string(kGatewayPrefix),
          Access::permission(std::string(platform::permissions::kTracesRead)));
    routes.push_back({"POST",
                      "/api/v2/spans",
                      Access::open(),
                      bound(take),
                      platform::Lane::Workers,
                      kBodyBytesMax});
    return routes;
}

} // namespace vitrine::tracing
