#include "services/tracing/http/query_params.hpp"

#include "services/tracing/domain/hex_id.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <set>

namespace vitrine::tracing {
namespace {

constexpr long long kDayMillis = 86400000;
constexpr long long kLimitMax = 10000;
constexpr std::size_t kIdsMax = 100;

Error refused(std::string why)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = std::move(why)};
}

std::string textOf(const platform::QueryParams& params, std::string_view key)
{
    return std::string(params.get(key).value_or(""));
}

Outcome readTimes(const platform::QueryParams& params, TraceQuery& query, long long endDefault)
{
    const auto end = params.integer("endTs", endDefault, 1, kMillisMax);
    const auto lookback = params.integer("lookback", kDayMillis, 1, kMillisMax);
    if (!end.ok() || !lookback.ok())
        return (end.ok() ? lookback : end).error();
    query.endMillis = *end;
    query.lookbackMillis = *lookback;
    return Done{};
}

Outcome readDurations(const platform::QueryParams& params, TraceQuery& query)
{
    const auto min = params.integer("minDuration", 0, 1, INT64_MAX);
    const auto max = params.integer("maxDuration", 0, 1, INT64_MAX);
    if (!min.ok() || !max.ok())
        return (min.ok() ? max : min).error();
    if (*min > 0)
        query.minDuration = *min;
    if (*max > 0)
        query.maxDuration = *max;
    if (query.maxDuration && !query.minDuration)
        return refused("maxDuration needs minDuration");
    if (query.maxDuration && *query.maxDuration < *query.minDuration)
        return refused("maxDuration is less than minDuration");
    return Done{};
}

} // namespace

Result<TraceQuery> readTraceQuery(const platform::QueryParams& params, Timestamp now)
{
    TraceQuery query;
    query.serviceName = asciiLower(textOf(params, "serviceName"));
    query.remoteServiceName = asciiLower(textOf(params, "remoteServiceName"));
    query.spanName = asciiLower(textOf(params, "spanName"));
    if (query.serviceName == "all") // what Zipkin's page sends for "any"
        query.serviceName.clear();
    if (query.spanName == "all")
        query.spanName.clear();
    query.annotations = parseAnnotationQuery(params.get("annotationQuery").value_or(""));
    if (const Outcome read = readDurations(params, query); !read.ok())
        return read.error();
    if (const Outcome read = readTimes(params, query, now.time_since_epoch().count()); !read.ok())
        return read.error();
    const auto limit = params.integer("limit", 10, 1, kLimitMax);
    if (!limit.ok())
        return limit.error();
    query.limit = static_cast<std::size_t>(*limit);
    return query;
}

Result<TraceQuery> readWindow(const platform::QueryParams& params)
{
    if (!params.get("endTs"))
        return refused("endTs is missing");
    TraceQuery query;
    if (const Outcome read = readTimes(params, query, 1); !read.ok())
        return read.error();
    return query;
}

Result<std::vector<TraceId>> readTraceIds(const platform::QueryParams& params)
{
    const std::string list = textOf(params, "traceIds");
    std::set<TraceId> ids;
    for (std::size_t begin = 0; begin <= list.size();) {
        const auto comma = std::min(list.find(',', begin), list.size());
        const std::string_view text = trim(std::string_view(list).substr(begin, comma - begin));
        const auto id = parseTraceId(text);
        if (!id)
            return refused("traceIds: '" + std::string(text) +
                           "' is not 1 to 32 lower-case hexadecimal digits");
        if (!ids.insert(*id).second)
            return refused("traceIds names '" + std::string(text) + "' twice");
        if (ids.size() > kIdsMax)
            return refused("traceIds names more than " + std::to_string(kIdsMax));
        begin = comma + 1;
    }
    if (ids.size() < 2)
        return refused("traceIds names less than two traces");
    return std::vector<TraceId>(ids.begin(), ids.end());
}

} // namespace vitrine::tracing
