#include "services/platform/runtime/service_host.hpp"

#include "services/platform/client/service_client_factory.hpp"
#include "services/platform/client/service_token_source.hpp"
#include "services/platform/discovery/eureka_client.hpp"
#include "services/platform/runtime/actuator_routes.hpp"
#include "services/platform/runtime/fixed_instances.hpp"
#include "services/platform/runtime/port_file.hpp"
#include "services/platform/runtime/route_server.hpp"
#include "services/platform/runtime/stop_signals.hpp"
#include "services/platform/runtime/token_checks.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <malloc.h>
#include <mutex>
#include <unistd.h>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kWarmUpTimeout{1500}; // a health check ends within 2 s
constexpr milliseconds kAttemptPauseMin = 100ms;
constexpr milliseconds kAttemptPauseMax = 5s;

/// Each arena keeps what its threads freed. With many small processes on one machine that is what
/// fills the memory.
void keepMemorySmall()
{
    mallopt(M_ARENA_MAX, 2);
}

std::string machineName()
{
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "localhost";
}

void printUsage(const std::string& program, const SettingsReader& reader)
{
    std::printf(
        "%s %s\n\nUsage: %s [--key=value ...]\n\n"
        "Settings, each also as environment variable (service.port: VITRINE_SERVICE_PORT),\n"
        "at the config server and in the YAML file settings.file:\n\n%s\n"
        "  --print-config\n        shows every value and where it came from\n"
        "  --version\n  --help\n",
        program.c_str(),
        VITRINE_VERSION,
        program.c_str(),
        reader.help().c_str());
}

bool isGiven(const SettingValues& values, std::string_view option)
{
    return values.find(option) != nullptr;
}

} // namespace

/// In the order in which the parts need each other: the last ones end first.
struct ServiceHost::State
{
    State(std::string serviceName, int argc, const char* const* argv, HostOptions hostOptions)
        : name(std::move(serviceName))
        , options(hostOptions)
        , instanceId(name + ":" + machineName() + ":" + std::to_string(::getpid()))
    {
        auto loaded = loadLocalSettings(argc, argv, environ);
        if (loaded.ok())
            values = *std::move(loaded);
        else
            fatal = loaded.error().message;
        reader = std::make_unique<SettingsReader>(values);
    }

    void readSettings();
    void askConfigServer(const ConfigServerSettings& server);
    void buildParts();
    bool waitFor(const std::string& what, const std::function<Outcome()>& attempt);
    [[nodiscard]] bool onlyTells() const;
    [[nodiscard]] InstanceInfo self(std::uint16_t port) const;
    Outcome open(HostedServer& server);
    void begin(std::uint16_t port);
    void end(HostedServer& server);

    const std::string name;
    const HostOptions options;
    const std::string instanceId;
    const Deadline::Monotonic::time_point begunAt = Deadline::Monotonic::now();
    StopSignals stop;
    SystemClock clock;
    SettingValues values;
    std::unique_ptr<SettingsReader> reader;
    std::string fatal; ///< Why nothing can be started, found before the settings could be checked.
    int exitCode = 0;
    HostSettings settings;

    Metrics metrics;
    std::unique_ptr<SpanSink> spans;
    ZipkinReporter* reporter = nullptr; ///< The same, if it is one.
    std::unique_ptr<EurekaClient> registry;
    std::unique_ptr<LayeredDiscovery> discovery;
    std::unique_ptr<ClientNetwork> network;
    std::unique_ptr<ServiceClient> identityClient; ///< Without service tokens, to fetch those.
    std::unique_ptr<ServiceTokens> tokens;
    std::mutex clientsMutex; // guards clients
    std::map<std::string, std::unique_ptr<ServiceClient>> clients;
    std::shared_ptr<KeySource> keys;
    std::unique_ptr<Authenticator> authenticator;
    HealthMonitor health;
    BackgroundTasks tasks;
};

bool ServiceHost::State::onlyTells() const
{
    return isGiven(values, kHelpOption) || isGiven(values, kVersionOption) ||
           isGiven(values, kPrintConfigOption);
}

/// What the registry is told of this process.
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
    const ConfigServerSettings server =
        readConfigServerSettings(*reader); // known to every process, as all common settings
    if (options.usesConfigServer && fatal.empty())
        askConfigServer(server);
    settings = readHostSettings(*reader, name);
}

void ServiceHost::State::askConfigServer(const ConfigServerSettings& server)
{
    if (server.url.empty() || isGiven(values, kHelpOption) || isGiven(values, kVersionOption))
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
    if (isGiven(values, kPrintConfigOption)) { // a question to the program: it must not wait for a
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

/// Opens the port and tells those who wait for it.
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

/// What runs beside the requests.
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

/// Requests first: while they are answered, tasks and spans are still needed.
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

ServiceHost::ServiceHost(std::string name, int argc, const char* const* argv, HostOptions options)
{
    keepMemorySmall();
    m_state = std::make_unique<State>(std::move(name), argc, argv, options);
    State& state = *m_state;
    const auto earlyLevel = state.values.find("log.level");
    const auto level = parseLogLevel(earlyLevel != nullptr ? earlyLevel->value : "info");
    if (!state.onlyTells() && state.fatal.empty())
        configureLog(state.name, state.instanceId, level.ok() ? *level : LogLevel::Info);
    state.readSettings();
    if (!state.onlyTells() && state.fatal.empty())
        configureLog(state.name,
                     state.instanceId,
                     state.settings.logLevel); // the config server may have said otherwise
    state.buildParts();
}

ServiceHost::~ServiceHost() = default;

SettingsReader& ServiceHost::settings()
{
    return *m_state->reader;
}

bool ServiceHost::shouldStart()
{
    State& state = *m_state;
    const std::string program = "vitrine-" + state.name;
    if (!state.fatal.empty()) {
        std::fprintf(stderr, "%s: %s\n", program.c_str(), state.fatal.c_str());
        state.exitCode = state.stop.requested() ? 0 : 2;
        return false;
    }
    if (isGiven(state.values, kVersionOption)) {
        std::printf("%s %s\n", program.c_str(), VITRINE_VERSION);
        return false;
    }
    if (isGiven(state.values, kHelpOption)) {
        printUsage(program, *state.reader);
        return false;
    }
    const Outcome checked = state.reader->check();
    if (isGiven(state.values, kPrintConfigOption))
        std::printf("%s", state.reader->describe().c_str());
    if (!checked.ok()) {
        std::fprintf(
            stderr, "%s: bad settings\n%s\n", program.c_str(), checked.error().message.c_str());
        state.exitCode = 2;
        return false;
    }
    if (isGiven(state.values, kPrintConfigOption))
        return false;
    if (state.registry)
        state.registry->start(); // so that others are known by the time the first request comes
    return true;
}

int ServiceHost::exitCode() const
{
    return m_state->exitCode;
}

const HostSettings& ServiceHost::hostSettings() const
{
    return m_state->settings;
}

const Discovery& ServiceHost::discovery() const
{
    return *m_state->discovery;
}

Authenticator& ServiceHost::authenticator()
{
    State& state = *m_state;
    if (!state.authenticator) {
        if (!state.keys)
            state.keys = identityKeys(*state.discovery);
        state.authenticator = makeAuthenticator(state.settings, state.keys, state.clock);
    }
    return *state.authenticator;
}

void ServiceHost::useIdentityKeys(std::shared_ptr<KeySource> keys)
{
    m_state->keys = std::move(keys);
}

ServiceTokens& ServiceHost::serviceTokens()
{
    return *m_state->tokens;
}

ServiceClient& ServiceHost::client(const std::string& name)
{
    State& state = *m_state;
    const std::lock_guard lock(state.clientsMutex);
    auto& client = state.clients[name];
    if (!client)
        client = makeServiceClient(
            name,
            ServiceClientParts{
                *state.network, *state.discovery, state.tokens.get(), state.metrics, *state.spans});
    return *client;
}

Metrics& ServiceHost::metrics()
{
    return m_state->metrics;
}

SpanSink& ServiceHost::spans()
{
    return *m_state->spans;
}

const Clock& ServiceHost::clock() const
{
    return m_state->clock;
}

const std::string& ServiceHost::instanceId() const
{
    return m_state->instanceId;
}

bool ServiceHost::waitFor(const std::string& what, const std::function<Outcome()>& attempt)
{
    return m_state->waitFor(what, attempt);
}

void ServiceHost::addHealthCheck(HealthCheck check)
{
    m_state->health.add(std::move(check));
}

void ServiceHost::requireIdentityKeys()
{
    (void)authenticator(); // decides where the keys come from
    const auto probe = [keys = m_state->keys]() -> Outcome {
        // No key is called so: when identity answers, "no such key" says that its keys are here.
        const auto none =
            keys->find("none", SignatureAlgorithm::Rs256, Deadline::in(kWarmUpTimeout));
        const bool areHere = none.ok() || none.error().code == ErrorCode::Unauthenticated;
        return areHere ? Outcome(Done{}) : Outcome(none.error());
    };
    m_state->health.add(oncePassed({"identityKeys", probe}));
}

void ServiceHost::addBackgroundTask(BackgroundTask task)
{
    m_state->tasks.add(std::move(task));
}

void ServiceHost::wake(const std::string& backgroundTask)
{
    m_state->tasks.wake(backgroundTask);
}

std::vector<Route> ServiceHost::actuatorRoutes(bool withDetails)
{
    return platform::actuatorRoutes({.health = m_state->health,
                                     .metrics = m_state->metrics,
                                     .service = m_state->name,
                                     .version = VITRINE_VERSION,
                                     .instanceId = m_state->instanceId,
                                     .withDetails = withDetails});
}

int ServiceHost::run(std::vector<Route> routes)
{
    const bool needsTokens = std::any_of(routes.begin(), routes.end(), [](const Route& route) {
        return route.access.kind() != Access::Kind::Open;
    });
    if (needsTokens && m_state->options.awaitsIdentity)
        requireIdentityKeys();
    if (!m_state->clients.empty()) {
        const auto probe = [tokens = m_state->tokens.get()]() -> Outcome {
            const auto token = tokens->token(Deadline::in(kWarmUpTimeout));
            return token.ok() ? Outcome(Done{}) : Outcome(token.error());
        };
        m_state->health.add(oncePassed({"serviceToken", probe}));
    }
    // Found once, a peer may come and go; before that, every call to it would be in vain.
    for (const auto& [peer, client] : m_state->clients) {
        const auto probe = [discovery = m_state->discovery.get(), peer = peer]() -> Outcome {
            if (!discovery->instances(peer).empty())
                return Done{};
            return Error{.code = ErrorCode::Unavailable,
                         .message = "no instance of " + peer + " is known"};
        };
        m_state->health.add(oncePassed({"peer." + peer, probe}));
    }
    auto own = actuatorRoutes();
    std::move(own.begin(), own.end(), std::back_inserter(routes));
    RouteServer server(
        m_state->settings, std::move(routes), authenticator(), m_state->metrics, *m_state->spans);
    return run(server);
}

int ServiceHost::run(HostedServer& server)
{
    State& state = *m_state;
    if (const Outcome opened = state.open(server); !opened.ok()) {
        log(LogLevel::Error, "not started", {{"cause", opened.error().message}});
        flushLog();
        return 1;
    }
    state.begin(server.port());
    state.stop.wait();
    state.end(server);
    return 0;
}

void ServiceHost::stop()
{
    m_state->stop.request();
}

} // namespace vitrine::platform
