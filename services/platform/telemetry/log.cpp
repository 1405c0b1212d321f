#include "services/platform/telemetry/json_text.hpp"
#include "services/platform/telemetry/log_writer.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <spdlog/logger.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <unistd.h>

namespace vitrine::platform {
namespace {

/// The process's log. Never destroyed, since threads may log while the process ends.
struct ProcessLog
{
    std::shared_ptr<LogWriter> writer = std::make_shared<LogWriter>(STDOUT_FILENO);
    spdlog::logger logger{"vitrine", writer};
    /// `,"service":"..","instance":".."`: the newest of `identities`. Older ones stay, because a
    /// thread may still read them.
    std::atomic<const std::string*> identity{nullptr};
    std::mutex mutex; // guards identities
    std::vector<std::unique_ptr<const std::string>> identities;
};

ProcessLog& processLog()
{
    static ProcessLog* const log = [] {
        std::atexit([] { flushLog(); });
        return new ProcessLog;
    }();
    return *log;
}

constexpr std::array<std::string_view, 4> kLevelNames{"debug", "info", "warn", "error"};

spdlog::level::level_enum toSpdlog(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warn:
        return spdlog::level::warn;
    case LogLevel::Error:
        break;
    }
    return spdlog::level::err;
}

bool isReserved(std::string_view name)
{
    for (const std::string_view own :
         {"time", "level", "service", "instance", "message", "traceId", "spanId"}) {
        if (name == own)
            return true;
    }
    return false;
}

void appendMember(std::string& line, std::string_view name, std::string_view value)
{
    line += ',';
    appendJsonText(line, name);
    line += ':';
    appendJsonText(line, value);
}

} // namespace

void configureLog(std::string service, std::string instance, LogLevel level)
{
    ProcessLog& log = processLog();
    std::string identity;
    appendMember(identity, "service", service);
    appendMember(identity, "instance", instance);
    {
        const std::lock_guard lock(log.mutex);
        log.identities.push_back(std::make_unique<const std::string>(std::move(identity)));
        log.identity = log.identities.back().get();
    }
    log.logger.set_level(toSpdlog(level));
    log.writer->start();
}

Result<LogLevel> parseLogLevel(std::string_view name)
{
    for (std::size_t i = 0; i < kLevelNames.size(); ++i) {
        if (name == kLevelNames[i])
            return static_cast<LogLevel>(i);
    }
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "'" + std::string(name) + "' is not one of debug, info, warn, error"};
}

void flushLog()
{
    processLog().writer->flush();
}

void log(LogLevel level,
         std::string_view message,
         const LogFields& fields,
         const TraceContext* trace)
{
    ProcessLog& log = processLog();
    if (!log.logger.should_log(toSpdlog(level)))
        return;
    std::string line;
    line.reserve(256);
    const auto now =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    line += R"({"time":")" + formatTimestamp(now) + R"(","level":")";
    line += kLevelNames[static_cast<std::size_t>(level)];
    line += '"';
    if (const std::string* identity = log.identity.load())
        line += *identity;
    appendMember(line, "message", message);
    if (trace != nullptr && !trace->traceId.empty()) {
        appendMember(line, "traceId", trace->traceId);
        appendMember(line, "spanId", trace->spanId);
    }
    for (const auto& [name, value] : fields) // a member twice would make the line ambiguous
        appendMember(
            line, isReserved(name) ? "field." + std::string(name) : std::string(name), value);
    line += '}';
    log.logger.log(toSpdlog(level), line);
}

} // namespace vitrine::platform
