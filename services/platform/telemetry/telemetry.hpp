#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/core/trace_context.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine::platform {

/// --- Logs: one JSON object per line on standard output
/// ---------------------------------------------------------------

enum class LogLevel { Debug, Info, Warn, Error };

using LogFields = std::vector<std::pair<std::string_view, std::string>>;

/// Sets service name and level of this process's log. Call once, before the first thread.
void configureLog(std::string service, std::string instance, LogLevel level);
/// Level by its lower-case name: debug, info, warn, error.
/// @return InvalidArgument for another name.
[[nodiscard]] Result<LogLevel> parseLogLevel(std::string_view name);
/// Writes what was logged so far, waiting at most half a second.
void flushLog();
/// Writes one line. Never waits for the reader of the log: when it is a megabyte behind, lines are
/// dropped, and a line that counts them follows. Safe to call from any thread. Never put a token,
/// password or card number into a field.
/// @param trace may be null; otherwise trace and span id are added.
void log(LogLevel level,
         std::string_view message,
         const LogFields& fields = {},
         const TraceContext* trace = nullptr);

/// --- Metrics
/// -----------------------------------------------------------------------------------------------------------

/// Metrics of this process, with the names that Micrometer uses, so that existing dashboards work.
class Metrics
{
public:
    Metrics();
    ~Metrics();
    /// `http_server_requests_seconds`; `route` is the pattern, never the raw path.
    void serverRequest(std::string_view method,
                       std::string_view route,
                       int status,
                       std::chrono::nanoseconds took);
    /// `http_client_requests_seconds`.
    void clientRequest(std::string_view target,
                       std::string_view method,
                       int status,
                       std::chrono::nanoseconds took);
    /// Adds to a counter; `name` ends in "_total".
    void count(const std::string& name,
               const std::map<std::string, std::string>& labels = {},
               double by = 1);
    /// Sets a gauge.
    void
    gauge(const std::string& name, const std::map<std::string, std::string>& labels, double value);
    /// Prometheus text format 0.0.4, process metrics (memory, CPU, descriptors, threads) included.
    [[nodiscard]] std::string text();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// --- Spans
/// ---------------------------------------------------------------------------------------------------------------

/// One finished span in Zipkin's v2 model.
struct Span
{
    TraceContext context;
    enum class Kind { Local, Client, Server } kind = Kind::Local;
    std::string name; ///< "get /api/v1/products/{id}"
    std::chrono::system_clock::time_point start;
    std::chrono::microseconds duration{0};
    std::string remoteService{};
    std::vector<std::pair<std::string, std::string>> tags{};
};

/// Takes finished spans. Never blocks: when the queue is full the span is dropped and counted.
class SpanSink
{
public:
    virtual ~SpanSink() = default;
    virtual void report(Span span) = 0;
};

/// Drops everything.
class NoSpans final : public SpanSink
{
public:
    void report(Span) override {}
};

/// Posts spans in batches to `<url>/api/v2/spans` (Zipkin v2 JSON) from a thread of its own: at
/// least every 500 ms or 100 spans; holds at most 10,000. While the collector is away it keeps what
/// it holds, drops what comes, and asks again with growing pauses, up to 30 s. `close` sends what
/// is left, for at most two seconds. Counts `zipkin_reporter_spans_total` and
/// `zipkin_reporter_spans_dropped_total`.
class ZipkinReporter final : public SpanSink
{
public:
    ZipkinReporter(std::string url,
                   std::string service,
                   std::string host,
                   unsigned short port,
                   Metrics& metrics);
    ~ZipkinReporter() override;
    void report(Span span) override;
    /// The port of this process, once it is known.
    void listeningOn(unsigned short port);
    void close();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
