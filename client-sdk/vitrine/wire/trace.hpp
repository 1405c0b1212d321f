#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// A span as Zipkin's query API tells it.
struct Span
{
    std::string traceId;
    std::string id;
    std::string parentId; ///< "" at the root.
    std::string name;
    std::string kind;                 ///< CLIENT, SERVER, PRODUCER, CONSUMER or "".
    std::int64_t timestampMicros = 0; ///< Since 1970.
    std::int64_t durationMicros = 0;
    std::string serviceName;
    std::string remoteServiceName;
    bool shared = false;
    std::map<std::string, std::string> tags;
};

struct TraceQuery
{
    std::string serviceName{};
    std::string spanName{};
    std::string annotationQuery{};
    std::int64_t minDurationMicros = 0; ///< 0: any.
    std::int64_t endMillis = 0;         ///< 0: now.
    std::int64_t lookbackMillis = 0;    ///< 0: the server's choice.
    int limit = 10;
};

[[nodiscard]] std::string encodeQuery(const TraceQuery& query);
/// The spans of one trace: [span, ...]
[[nodiscard]] Result<std::vector<Span>> decodeSpans(std::string_view json);
/// [[span, ...], ...]
[[nodiscard]] Result<std::vector<std::vector<Span>>> decodeTraces(std::string_view json);
/// ["name", ...]
[[nodiscard]] Result<std::vector<std::string>> decodeNames(std::string_view json);

} // namespace vitrine::wire
