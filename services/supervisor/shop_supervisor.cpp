#include "services/supervisor/shop_supervisor.hpp"

#include "services/platform/runtime/http_call.hpp"
#include "vitrine/core/clock.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vitrine::supervisor {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto kProbeTimeout = 500ms;
constexpr auto kDatabaseRecovery = 5min; // a cluster that crashed under load replays its log first
constexpr auto kStopPatience = 20s;

std::string now()
{
    return formatTimestamp(SystemClock().now());
}

int openSignals()
{
    sigset_t wanted;
    sigemptyset(&wanted);
    for (const int signal : {SIGTERM, SIGINT, SIGCHLD})
        sigaddset(&wanted, signal);
    sigprocmask(SIG_BLOCK, &wanted, nullptr);
    signal(SIGHUP, SIG_IGN);  // a closed terminal does not close the shop
    signal(SIGPIPE, SIG_IGN); // nor does a reader that left
    return signalfd(-1, &wanted, SFD_NONBLOCK | SFD_CLOEXEC);
}

std::string describeDeath(int status)
{
    if (WIFSIGNALED(status))
        return std::string("was ended by ") + strsignal(WTERMSIG(status));
    return "exited with code " + std::to_string(WEXITSTATUS(status));
}

/// Keeps one older file, so that a shop's logs end at about 40 MB a process.
void rotate(const fs::path& log)
{
    constexpr std::uintmax_t logBytesMax = 20 * 1024 * 1024;
    std::error_code ignored;
    if (fs::exists(log, ignored) && fs::file_size(log, ignored) > logBytesMax)
        fs::rename(log, log.string() + ".1", ignored);
}

bool isReady(std::uint16_t port)
{
    const auto answer = platform::callHttp(
        {.url = "http://127.0.0.1:" + std::to_string(port) + "/actuator/health/readiness"},
        Deadline::in(kProbeTimeout));
    return answer.ok() && answer->status == 200;
}

} // namespace

ShopSupervisor::ShopSupervisor(const DataFolder& folder,
                               ShopOptions options,
                               fs::path programs,
                               Say say)
    : m_folder(folder)
    , m_options(std::move(options))
    , m_programs(std::move(programs))
    , m_say(std::move(say))
    , m_startedAt(now())
{
}

Outcome ShopSupervisor::run(const std::function<void()>& onReady)
{
    m_signals = openSignals();
    if (const Outcome prepared = prepare(); !prepared.ok())
        return prepared;
    if (const Outcome started = startDatabase(); !started.ok()) {
        stopAll();
        return started;
    }
    loop(onReady);
    stopAll();
    m_folder.removeState();
    return Done{};
}

Outcome ShopSupervisor::prepare()
{
    auto secrets = m_folder.secrets();
    if (!secrets.ok())
        return secrets.error();
    m_secrets = std::move(*secrets);
    auto plan = planShop(m_options,
                         m_secrets,
                         {.databaseSocket = m_folder.databaseSocket().string(),
                          .config = m_folder.config().string(),
                          .ports = m_folder.ports().string()});
    if (!plan.ok())
        return plan.error();
    for (PlannedInstance& planned : *plan) {
        if (const fs::path program = programOf(planned); access(program.c_str(), X_OK) != 0)
            return Error{.code = ErrorCode::NotFound,
                         .message = "there is no program " + program.string()};
        Instance instance;
        instance.port = planned.port;
        instance.plan = std::move(planned);
        m_instances.push_back(std::move(instance));
    }
    return Done{};
}

fs::path ShopSupervisor::programOf(const PlannedInstance& planned) const
{
    return m_programs / (std::string("vitrine-") + planned.kind->name);
}

Outcome ShopSupervisor::startDatabase()
{
    const PrivateCluster cluster(m_folder, m_secrets);
    if (!cluster.exists())
        m_say("making the database cluster (once)");
    if (const Outcome made = cluster.initialise(); !made.ok())
        return made;
    rotate(m_folder.logs() / "postgres.log");
    const Result<pid_t> pid = cluster.start();
    if (!pid.ok())
        return pid.error();
    m_postgres = *pid;
    m_postgresRestarts.started(std::chrono::steady_clock::now());
    if (const Outcome ready = cluster.waitUntilReady(Deadline::in(kDatabaseRecovery)); !ready.ok())
        return ready;
    return cluster.createDatabases();
}

void ShopSupervisor::loop(const std::function<void()>& onReady)
{
    bool reported = false;
    startDue(std::chrono::steady_clock::now());
    while (m_stopsAsked == 0) {
        pollfd waiting{m_signals, POLLIN, 0};
        const bool settled = reported && std::all_of(m_instances.begin(),
                                                     m_instances.end(),
                                                     [](const Instance& i) { return i.pid != 0; });
        poll(&waiting, 1, settled ? 1000 : 50);
        signalfd_siginfo info{};
        while (read(m_signals, &info, sizeof info) == sizeof info) {
            if (info.ssi_signo != SIGCHLD)
                ++m_stopsAsked;
        }
        const auto instant = std::chrono::steady_clock::now();
        reap(instant);
        startDue(instant);
        learnPorts();
        if (!reported && m_stopsAsked == 0 && probe()) {
            reported = true;
            saveState();
            onReady();
        }
    }
}

void ShopSupervisor::startDue(Instant instant)
{
    if (m_postgres == 0 && instant >= m_postgresStartAt) {
        m_postgresRestarts.started(instant);
        if (const auto pid = PrivateCluster(m_folder, m_secrets).start(); pid.ok()) {
            m_postgres = *pid;
        } else {
            m_postgresStartAt = m_postgresRestarts.died(instant);
            m_say("database: " + pid.error().message);
        }
    }
    bool started = false;
    for (Instance& instance : m_instances) {
        if (instance.pid == 0 && instant >= instance.startAt) {
            startInstance(instance, instant);
            started = true;
        }
    }
    if (started)
        saveState();
}

void ShopSupervisor::startInstance(Instance& instance, Instant instant)
{
    std::error_code ignored;
    fs::remove(m_folder.ports() / instance.plan.name, ignored);
    instance.restarts.started(instant); // also for a start that fails
    const fs::path log = m_folder.logs() / (instance.plan.name + ".log");
    rotate(log);
    const auto settings = m_folder.writeSettings(instance.plan.name, instance.plan.settings);
    if (!settings.ok()) {
        instance.startAt = instance.restarts.died(instant);
        m_say(settings.error().message);
        return;
    }
    ChildCommand command{
        .argv = {programOf(instance.plan).string(), "--settings.file=" + settings->string()},
        .environment = {},
        .logFile = log,
        .user = std::nullopt,
        .parentDeathSignal = SIGTERM};
    for (const auto& [key, value] : instance.plan.overrides)
        command.argv.push_back("--" + key + "=" + value);
    const Result<pid_t> pid = startChild(command);
    if (!pid.ok()) {
        instance.startAt = instance.restarts.died(instant);
        m_say(pid.error().message);
        return;
    }
    instance.pid = *pid;
    instance.startedAt = now();
}

void ShopSupervisor::reap(Instant instant)
{
    int status = 0;
    for (pid_t pid = 0; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        noteDeath(pid, status, instant);
}

void ShopSupervisor::noteDeath(pid_t pid, int status, Instant instant)
{
    const auto later = [instant](Instant at) {
        return std::to_string(std::chrono::ceil<std::chrono::milliseconds>(at - instant).count()) +
               " ms";
    };
    if (pid == m_postgres) {
        m_postgres = 0;
        m_postgresStartAt = m_postgresRestarts.died(instant);
        if (m_stopsAsked == 0)
            m_say("database " + describeDeath(status) + "; starting it again in " +
                  later(m_postgresStartAt));
        return;
    }
    for (Instance& instance : m_instances) {
        if (instance.pid != pid)
            continue;
        instance.pid = 0;
        instance.ready = false;
        instance.port = instance.plan.port;
        instance.startAt = instance.restarts.died(instant);
        if (m_stopsAsked == 0) {
            m_say(instance.plan.name + " " + describeDeath(status) + "; starting it again in " +
                  later(instance.startAt));
            saveState();
        }
    }
}

void ShopSupervisor::learnPorts()
{
    bool changed = false;
    for (Instance& instance : m_instances) {
        if (instance.pid == 0 || instance.port != 0)
            continue;
        const auto text = readFile(m_folder.ports() / instance.plan.name);
        if (text && !text->empty()) {
            instance.port = static_cast<std::uint16_t>(std::strtoul(text->c_str(), nullptr, 10));
            changed = true;
        }
    }
    if (changed)
        saveState();
}

bool ShopSupervisor::probe()
{
    bool all = true;
    for (Instance& instance : m_instances) {
        if (!instance.ready)
            instance.ready = instance.pid != 0 && instance.port != 0 && isReady(instance.port);
        all = all && instance.ready;
    }
    return all;
}

void ShopSupervisor::saveState() const
{
    ShopState state{.supervisorPid = getpid(),
                    .startedAt = m_startedAt,
                    .gatewayUrl =
                        "http://127.0.0.1:" + std::to_string(portOf(m_options, "gateway")),
                    .postgresPid = m_postgres,
                    .instances = {}};
    for (const Instance& instance : m_instances) {
        state.instances.push_back({.name = instance.plan.name,
                                   .service = instance.plan.kind->name,
                                   .pid = instance.pid,
                                   .port = instance.port,
                                   .startedAt = instance.startedAt,
                                   .restarts = instance.restarts.deaths()});
    }
    if (const Outcome saved = m_folder.saveState(state); !saved.ok())
        m_say(saved.error().message);
}

bool ShopSupervisor::anyAlive(StopWave wave) const
{
    return std::any_of(m_instances.begin(), m_instances.end(), [wave](const Instance& instance) {
        return instance.pid != 0 && instance.plan.kind->stopWave == wave;
    });
}

void ShopSupervisor::stopAll()
{
    if (m_stopsAsked == 0)
        m_stopsAsked = 1;
    // The gateway first: it answers what is in flight while the services behind it still work.
    for (const StopWave wave : {StopWave::Edge, StopWave::Business, StopWave::Foundation})
        stopWave(wave);
    if (m_postgres != 0) {
        kill(m_postgres, SIGINT);
        const auto patience = std::chrono::steady_clock::now() + kStopPatience;
        while (m_postgres != 0 && std::chrono::steady_clock::now() < patience) {
            pollfd waiting{m_signals, POLLIN, 0};
            poll(&waiting, 1, 20);
            reap(std::chrono::steady_clock::now());
        }
        if (m_postgres != 0)
            m_say("the database takes long to stop; it is left to finish its checkpoint by itself");
    }
}

void ShopSupervisor::stopWave(StopWave wave)
{
    for (const Instance& instance : m_instances) {
        if (instance.pid != 0 && instance.plan.kind->stopWave == wave)
            kill(instance.pid, SIGTERM);
    }
    const auto patience = std::chrono::steady_clock::now() + kStopPatience;
    while (anyAlive(wave) && std::chrono::steady_clock::now() < patience && m_stopsAsked < 2) {
        pollfd waiting{m_signals, POLLIN, 0};
        poll(&waiting, 1, 20);
        signalfd_siginfo info{};
        while (read(m_signals, &info, sizeof info) == sizeof info) {
            if (info.ssi_signo != SIGCHLD)
                ++m_stopsAsked;
        }
        reap(std::chrono::steady_clock::now());
    }
    for (const Instance& instance : m_instances) {
        if (instance.pid != 0 && instance.plan.kind->stopWave == wave) {
            m_say(instance.plan.name + " did not stop in time and is ended");
            kill(instance.pid, SIGKILL);
        }
    }
    while (anyAlive(wave)) { // SIGKILL cannot be refused
        usleep(5000);
        reap(std::chrono::steady_clock::now());
    }
}

} // namespace vitrine::supervisor
