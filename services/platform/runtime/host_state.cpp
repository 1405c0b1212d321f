#include "services/platform/runtime/host_state.hpp"

#include "services/platform/runtime/port_file.hpp"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kAttemptPauseMin = 100ms;
constexpr milliseconds kAttemptPauseMax = 5s;

std::string machineName()
{
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "localhost";
}

} // namespace

ServiceHost::State::State(std::string serviceName,
                          int argc,
                          const char* const* argv,
                          HostOptions hostOptions)
    : name(std::move(serviceName))
    , options(hostOptions)
    , instanceId(name + ":" + machineName() + ":" + std::to_string(::getpid()))
{
    auto loaded = loadLocalSettings(argc, argv, environ);
    if (loaded.ok())
        values = localValues = *std::move(loaded);
    else
        fatal = loaded.error().message;
    reader = std::make_unique<SettingsReader>(values);
}

bool ServiceHost::State::onlyTells() const
{
    return isGiven(kHelpOption) || isGiven(kVersionOption) || isGiven(kPrintConfigOption);
}

InstanceInfo ServiceHost::State::self(std::uint16_t port) const
{
    std::string host = settings.advertisedHost.empty() ? settings.host : settings.advertisedHost;
    if (host == "0.0.0.0" || host == "::") // any address of this machine: its name stands for them
        host = machineName();
    return InstanceInfo{.service = name,
                        .instanceId = instanceId,
                        .host = std::move(host),
                        .port = port,
                        .metadata = {{"version", VITRINE_VERSION}}};
}

void ServiceHost::State::readSettings()
{
    configServer =
        readConfigServerSettings(*reader); // known to every process, as all common settings
    if (options.usesConfigServer && fatal.empty())
        askConfigServer(configServer);
    settings = readHostSettings(*reader, name);
}

void ServiceHost::State::askConfigServer(const ConfigServerSettings& server)
{
    if (server.url.empty() || isGiven(kHelpOption) || isGiven(kVersionOption))
        return;
    const auto ask = [&]() -> Outcome {
        Outcome asked =
            addConfigServerSettings(values, server.url, name, server.profile, server.label);
        const bool laterMayHelp = asked.ok() || isTransient(asked.error().code) ||
                                  asked.error().code == ErrorCode::DeadlineExceeded;
        if (laterMayHelp)
            return asked;
        fatal = "config.url: " + asked.error().message;
        return Done{};
    };
    if (isGiven(kPrintConfigOption)) { // a question to the program: it must not wait for a
                                       // server that is away
        if (const Outcome asked = ask(); !asked.ok())
            std::fprintf(stderr,
                         "config server: %s; shown without its values\n",
                         asked.error().message.c_str());
    } else if (!waitFor("config server", ask)) {
        fatal = "stopped while waiting for the config server";
    }
}

void ServiceHost::State::buildParts()
{
    if (settings.tracingUrl.empty()) {
        spans = std::make_unique<NoSpans>();
    } else {
        auto made = std::make_unique<ZipkinReporter>(
            settings.tracingUrl, name, settings.host, settings.port, metrics);
        reporter = made.get();
        spans = std::move(made);
    }
    auto fixed = readFixedInstances(settings.fixedInstances, *reader);
    if (options.usesRegistry && !settings.registryUrl.empty())
        registry = std::make_unique<EurekaClient>(EurekaOptions{.urls = settings.registryUrl});
    discovery = std::make_unique<LayeredDiscovery>(std::move(fixed), registry.get());
    network = std::make_unique<ClientNetwork>();
    identityClient = makeServiceClient(
        "identity", ServiceClientParts{*network, *discovery, nullptr, metrics, *spans});
    tokens = std::make_unique<ServiceTokenSource>(
        ServiceTokenOptions{.clientId = "service-" + name, .clientSecret = settings.clientSecret},
        *identityClient);
}

bool ServiceHost::State::waitFor(const std::string& what, const std::function<Outcome()>& attempt)
{
    std::string lastCause;
    milliseconds pause = kAttemptPauseMin;
    while (!stop.requested()) {
        const Outcome outcome = attempt();
        if (outcome.ok()) {
            if (!lastCause.empty())
                log(LogLevel::Info, "waited for is there", {{"what", what}});
            return true;
        }
        const std::string cause = outcome.error().message;
        if (cause != lastCause)
            log(LogLevel::Warn, "waiting", {{"what", what}, {"cause", cause}});
        lastCause = cause;
        if (stop.waitFor(pause))
            break;
        pause = std::min(pause * 2, kAttemptPauseMax);
    }
    return false;
}

Outcome ServiceHost::State::open(HostedServer& server)
{
    if (const Outcome opened = server.open(); !opened.ok())
        return opened;
    if (reporter != nullptr)
        reporter->listeningOn(server.port());
    const Outcome written = writePortFile(settings.portFile, server.port());
    if (!written.ok())
        server.drainAndClose(0ms);
    return written;
}

void ServiceHost::State::begin(std::uint16_t port)
{
    log(LogLevel::Info, "listening", {{"host", settings.host}, {"port", std::to_string(port)}});
    if (registry)
        registry->start(self(port));
    tasks.start();
    health.start([this, port](bool ready) {
        const auto age =
            std::chrono::duration_cast<milliseconds>(Deadline::Monotonic::now() - begunAt);
        log(ready ? LogLevel::Info : LogLevel::Warn,
            ready ? "ready" : "not ready",
            {{"port", std::to_string(port)}, {"ageMs", std::to_string(age.count())}});
        if (registry)
            registry->setStatus(ready ? InstanceStatus::Up : InstanceStatus::Down);
    });
}

void ServiceHost::State::end(HostedServer& server)
{
    log(LogLevel::Info, "stopping");
    health.refuseTraffic();
    if (registry)
        registry->stop();
    server.drainAndClose(settings.drainTimeout);
    tasks.stop();
    if (reporter != nullptr)
        reporter->close();
    log(LogLevel::Info, "stopped");
    flushLog();
}

} // namespace vitrine::platform
