// A service of the platform that answers a fixed small JSON text: /inline on the network thread,
// /worker on the pool.
#include "services/platform/http/http_server.hpp"
#include "services/platform/runtime/stop_signals.hpp"

#include <iostream>
#include <string>

namespace {

using namespace vitrine;
using namespace vitrine::platform;

class NobodySignsIn final : public Authenticator
{
public:
    std::optional<Result<Principal>> tryAuthenticate(std::string_view, std::string_view) override
    {
        return Result<Principal>(Principal{});
    }
    Result<Principal> authenticate(std::string_view, std::string_view, Deadline) override
    {
        return Principal{};
    }
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: platform_listener PORT BODY\n";
        return 2;
    }
    StopSignals stop;
    configureLog("bench", "bench", LogLevel::Warn);
    const std::string body = argv[2];
    const Handler answer = [&body](const HttpRequest&) { return jsonResponse(200, body); };
    NobodySignsIn nobody;
    Metrics metrics;
    NoSpans spans;
    WorkerPool workers("workers", 2, 256);
    WorkerPool slow("slow", 1, 4);
    HttpServerOptions options{.port = static_cast<std::uint16_t>(std::stoi(argv[1]))};
    HttpServer server(options,
                      {{"GET", "/inline", Access::open(), answer, Lane::Inline},
                       {"GET", "/worker", Access::open(), answer, Lane::Workers}},
                      {nobody, workers, slow, metrics, spans});
    if (const Outcome opened = server.open(); !opened.ok()) {
        std::cerr << opened.error().message << "\n";
        return 1;
    }
    stop.wait();
    server.drainAndClose(std::chrono::seconds(2));
}
