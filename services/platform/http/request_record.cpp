#include "services/platform/http/request_record.hpp"

#include "vitrine/core/encoding.hpp"

namespace vitrine::platform {

namespace {

void setDefault(Headers& headers, const char* name, const char* value)
{
    if (!headers.has(name))
        headers.add(name, value);
}

void addSecurityHeaders(Headers& headers)
{
    const bool isPage = headers.get("Content-Type").starts_with("text/html");
    setDefault(headers, "X-Content-Type-Options", "nosniff");
    setDefault(headers, "X-Frame-Options", "DENY");
    setDefault(headers, "Referrer-Policy", "no-referrer");
    setDefault(headers, "Cache-Control", "no-store");
    setDefault(headers,
               "Content-Security-Policy",
               isPage
                   ? "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                     "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
                   : "default-src 'none'; frame-ancestors 'none'");
}

/// Probes and scrapes come every few seconds, heartbeats ask not to be traced: neither spans nor
/// lines of them tell anything, and they would push the others out.
bool isRoutine(const RequestRecord& record)
{
    return !record.trace.sampled || record.path.starts_with("/actuator") ||
           record.path == "/health";
}

LogLevel levelOf(const RequestRecord& record, unsigned status)
{
    if (isRoutine(record))
        return LogLevel::Debug;
    return status >= 500 ? LogLevel::Warn : LogLevel::Info;
}

std::string metricMethod(const std::string& method)
{
    for (const char* known : {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"})
        if (method == known)
            return method;
    return "OTHER"; // a client's invention must not become a label
}

} // namespace

void finish(const RequestRecord& record,
            transport::Response& response,
            Metrics& metrics,
            SpanSink& spans)
{
    addSecurityHeaders(response.headers);
    response.headers.set("X-Request-Id", record.requestId);
    const auto took = std::chrono::steady_clock::now() - record.begun;
    metrics.serverRequest(
        metricMethod(record.method), record.route, static_cast<int>(response.status), took);
    log(levelOf(record, response.status),
        "request",
        {{"method", record.method},
         {"route", record.route},
         {"status", std::to_string(response.status)},
         {"micros",
          std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(took).count())},
         {"requestId", record.requestId},
         {"account", record.caller},
         {"caller", record.service}},
        &record.trace);
    if (isRoutine(record))
        return;
    Span span{.context = record.trace,
              .kind = Span::Kind::Server,
              .name = asciiLower(record.method) + " " + record.route,
              .start = record.begunAt,
              .duration = std::chrono::duration_cast<std::chrono::microseconds>(took),
              .tags = {{"http.method", record.method},
                       {"http.path", record.path},
                       {"http.status_code", std::to_string(response.status)}}};
    if (!record.service.empty())
        span.remoteService = record.service;
    if (response.status >= 500)
        span.tags.emplace_back("error", std::to_string(response.status));
    spans.report(std::move(span));
}

} // namespace vitrine::platform
