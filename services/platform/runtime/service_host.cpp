#include "services/platform/runtime/service_host.hpp"

#include "services/platform/runtime/actuator_routes.hpp"
#include "services/platform/runtime/host_state.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <malloc.h>

namespace vitrine::platform {
namespace {

constexpr std::chrono::milliseconds kWarmUpTimeout{1500}; // a health check ends within 2 s

/// Each arena keeps what its threads freed. With many small processes on one machine that is what
/// fills the memory.
void keepMemorySmall()
{
    mallopt(M_ARENA_MAX, 2);
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

} // namespace

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
    if (state.isGiven(kVersionOption)) {
        std::printf("%s %s\n", program.c_str(), VITRINE_VERSION);
        return false;
    }
    if (state.isGiven(kHelpOption)) {
        printUsage(program, *state.reader);
        return false;
    }
    const Outcome checked = state.reader->check();
    if (state.isGiven(kPrintConfigOption))
        std::printf("%s", state.reader->describe().c_str());
    if (!checked.ok()) {
        std::fprintf(
            stderr, "%s: bad settings\n%s\n", program.c_str(), checked.error().message.c_str());
        state.exitCode = 2;
        return false;
    }
    if (state.isGiven(kPrintConfigOption))
        return false;
    if (state.registry)
        state.registry->start(); // so that others are known by the time the first request comes
    return true;
}

int ServiceHost::exitCode() const
{
    return m_state->exitCode;
}

Result<SettingValues> ServiceHost::freshSettings() const
{
    SettingValues values = m_state->localValues;
    const ConfigServerSettings& server = m_state->configServer;
    if (!m_state->options.usesConfigServer || server.url.empty())
        return values;
    const Outcome asked =
        addConfigServerSettings(values, server.url, m_state->name, server.profile, server.label);
    if (!asked.ok())
        return asked.error();
    return values;
}

Outcome ServiceHost::addSettingsOf(SettingValues& values,
                                   const std::string& application,
                                   const std::string& profile) const
{
    const ConfigServerSettings& server = m_state->configServer;
    if (!m_state->options.usesConfigServer || server.url.empty())
        return Done{};
    return addConfigServerSettings(
        values, server.url, application, server.profile + "," + profile, server.label);
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
    {
        const std::lock_guard lock(m_state->clientsMutex);
        m_state->peers.insert(name);
    }
    return backgroundClient(name);
}

ServiceClient& ServiceHost::backgroundClient(const std::string& name)
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
    for (const std::string& peer : m_state->peers) {
        const auto probe = [discovery = m_state->discovery.get(), peer]() -> Outcome {
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
