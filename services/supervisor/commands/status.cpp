#include "services/platform/runtime/http_call.hpp"
#include "services/supervisor/commands/commands.hpp"
#include "services/supervisor/data/shop_lock.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <sstream>

namespace vitrine::supervisor {

namespace {

using nlohmann::json;

struct Health
{
    std::string status;
    std::string because; ///< Names of the components that are not well.
};

Health healthOf(const InstanceState& instance)
{
    if (instance.pid == 0)
        return {"stopped", "waiting to be started again"};
    const auto answer = platform::callHttp(
        {.url = "http://127.0.0.1:" + std::to_string(instance.port) + "/actuator/health"},
        Deadline::in(std::chrono::milliseconds(1000)));
    if (!answer.ok())
        return {"silent", answer.error().message};
    const json body = json::parse(answer->body, nullptr, false);
    if (!body.is_object())
        return {"strange", "its health is no JSON object"};
    Health health{body.value("status", "?"), ""};
    const json components = body.value("components", json::object()); // items() keeps a reference
    for (const auto& [name, component] : components.items()) {
        if (component.value("status", "UP") != "UP")
            health.because += (health.because.empty() ? "" : ", ") + name;
    }
    return health;
}

/// Proportional set size: the memory this process would free; shared pages count in part.
long proportionalKilobytes(pid_t pid)
{
    const auto text = readFile("/proc/" + std::to_string(pid) + "/smaps_rollup");
    if (!text)
        return 0;
    const auto at = text->find("\nPss:");
    return at == std::string::npos ? 0 : std::strtol(text->c_str() + at + 5, nullptr, 10);
}

std::string upFor(const std::string& startedAt)
{
    const auto since = parseTimestamp(startedAt);
    if (!since.ok())
        return "-";
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(SystemClock().now() - *since).count();
    std::ostringstream text;
    if (seconds >= 86400)
        text << seconds / 86400 << "d " << seconds % 86400 / 3600 << "h";
    else if (seconds >= 3600)
        text << seconds / 3600 << "h " << seconds % 3600 / 60 << "m";
    else if (seconds >= 60)
        text << seconds / 60 << "m " << seconds % 60 << "s";
    else
        text << seconds << "s";
    return text.str();
}

} // namespace

int status(const DataFolder& folder)
{
    const auto state = folder.loadState();
    if (!ShopLock::holder(folder.lockFile()) || !state) {
        std::cout << "the shop does not run (data folder " << folder.root().string() << ")\n";
        return 3;
    }
    std::printf("shop %s   data %s   up %s\n\n",
                state->gatewayUrl.c_str(),
                folder.root().c_str(),
                upFor(state->startedAt).c_str());
    std::printf("%-14s %8s %6s %-8s %9s %9s %8s\n",
                "SERVICE",
                "PID",
                "PORT",
                "HEALTH",
                "MEMORY",
                "UPTIME",
                "RESTARTS");
    bool allWell = true;
    long total = 0;
    for (const InstanceState& instance : state->instances) {
        const Health health = healthOf(instance);
        const long memory = proportionalKilobytes(instance.pid);
        total += memory;
        allWell = allWell && health.status == "UP";
        std::printf("%-14s %8d %6u %-8s %6.1f MB %9s %8d  %s\n",
                    instance.name.c_str(),
                    instance.pid,
                    instance.port,
                    health.status.c_str(),
                    static_cast<double>(memory) / 1024.0,
                    instance.pid == 0 ? "-" : upFor(instance.startedAt).c_str(),
                    instance.restarts,
                    health.because.c_str());
    }
    std::printf("%-14s %8d %6s %-8s\n",
                "postgres",
                state->postgresPid,
                "socket",
                state->postgresPid != 0 ? "UP" : "down");
    std::printf("\nservices together %.1f MB (proportional set size, the database apart)\n",
                static_cast<double>(total) / 1024.0);
    return allWell ? 0 : 1;
}

} // namespace vitrine::supervisor
