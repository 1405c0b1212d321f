#include "services/platform/discovery/eureka_client.hpp"

#include "services/platform/client/client_network.hpp"
#include "services/platform/discovery/eureka_codec.hpp"
#include "services/platform/discovery/registry_calls.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace vitrine::platform {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using TimePoint = steady_clock::time_point;

namespace {

constexpr milliseconds kRetryMin{200};
constexpr milliseconds kRetryMax{
    1000}; ///< A registry that comes back should soon know who is there.

} // namespace

struct EurekaClient::State
{
    explicit State(EurekaOptions given)
        : options(std::move(given))
        , calls(options.urls, options.requestTimeout)
        , directory(options.leaseDuration)
    {
    }

    void begin();
    void work();
    void doWhatIsDue(std::unique_lock<std::mutex>& lock);
    void registerSelf(std::unique_lock<std::mutex>& lock);
    void renew(std::unique_lock<std::mutex>& lock);
    void fetch(std::unique_lock<std::mutex>& lock);
    void cancel(std::unique_lock<std::mutex>& lock);
    void noteContact(const Outcome& outcome);
    [[nodiscard]] TimePoint nextDue() const;

    const EurekaOptions options;
    RegistryCalls calls; ///< This and the next are used by the thread only.
    bool isAway = false;

    mutable std::mutex mutex; // guards what follows; isListed and hasCopy change on the thread only
    mutable std::condition_variable changed;
    ServiceDirectory directory;
    std::optional<InstanceInfo> self;
    InstanceStatus status = InstanceStatus::Starting;
    Timestamp dirtyAt{};
    bool isDirty = false; ///< The registry does not know this process, or not its present state.
    bool isListed = false;
    bool hasCopy = false;
    bool isStopping = false;
    mutable bool isMissing = false; ///< Somebody asked for a service that the copy does not have.
    milliseconds retryPause = kRetryMin;
    TimePoint nextRegister{};
    TimePoint nextRenew{};
    TimePoint nextFetch{};
    TimePoint fetchedAt{};

    std::thread thread;
};

EurekaClient::EurekaClient(EurekaOptions options)
    : m_state(std::make_unique<State>(std::move(options)))
{
}

EurekaClient::~EurekaClient()
{
    stop();
}

void EurekaClient::start()
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->begin();
}

void EurekaClient::start(InstanceInfo self)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->self = std::move(self);
    m_state->dirtyAt = SystemClock().now();
    m_state->isDirty = true;
    m_state->nextRegister = {};
    m_state->begin();
    m_state->changed.notify_all();
}

void EurekaClient::setStatus(InstanceStatus status)
{
    State& state = *m_state;
    const std::scoped_lock lock(state.mutex);
    if (state.status == status)
        return;
    state.status = status;
    // Strictly later than the last change, or the registry takes the news for old.
    state.dirtyAt = std::max(SystemClock().now(), state.dirtyAt + milliseconds(1));
    state.isDirty = true;
    state.nextRegister = {};
    state.changed.notify_all();
}

void EurekaClient::stop()
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->isStopping = true;
        m_state->changed.notify_all();
    }
    if (m_state->thread.joinable())
        m_state->thread.join();
}

std::vector<Endpoint> EurekaClient::instances(const std::string& service) const
{
    State& state = *m_state;
    const std::scoped_lock lock(state.mutex);
    std::vector<Endpoint> found = state.directory.instances(service);
    if (found.empty() && !state.isMissing) {
        state.isMissing = true;
        state.changed.notify_all();
    }
    return found;
}

std::vector<KnownInstance> EurekaClient::listed() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->directory.listed();
}

bool EurekaClient::mayAppear(const std::string& service) const
{
    const State& state = *m_state;
    const std::scoped_lock lock(state.mutex);
    // A look-up in vain makes the thread fetch: what it finds is what counts.
    if (!state.hasCopy ||
        steady_clock::now() - state.fetchedAt > 2 * state.options.fetchIntervalMin)
        return true;
    const auto& listed = state.directory.listed();
    const std::string name = asciiLower(service);
    return std::any_of(listed.begin(), listed.end(), [&](const KnownInstance& instance) {
        return instance.service == name && instance.status == eurekaWord(InstanceStatus::Starting);
    });
}

bool EurekaClient::hasCopy() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->hasCopy;
}

bool EurekaClient::isRegistered() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->isListed && !m_state->isDirty;
}

void EurekaClient::State::begin()
{
    if (!thread.joinable() && !isStopping)
        thread = std::thread([this] { work(); });
}

void EurekaClient::State::work()
{
    std::unique_lock lock(mutex);
    while (!isStopping) {
        doWhatIsDue(lock);
        while (!isStopping && steady_clock::now() < nextDue())
            changed.wait_until(lock, nextDue());
    }
    cancel(lock);
}

TimePoint EurekaClient::State::nextDue() const
{
    TimePoint due =
        isMissing ? std::min(nextFetch, fetchedAt + options.fetchIntervalMin) : nextFetch;
    if (self)
        due = std::min(due, isDirty ? nextRegister : nextRenew);
    return due;
}

void EurekaClient::State::doWhatIsDue(std::unique_lock<std::mutex>& lock)
{
    const TimePoint now = steady_clock::now();
    if (self && isDirty && now >= nextRegister)
        registerSelf(lock);
    else if (self && isListed && !isDirty && now >= nextRenew)
        renew(lock);
    const TimePoint missing = fetchedAt + options.fetchIntervalMin;
    if (!isStopping && (now >= nextFetch || (isMissing && now >= missing)))
        fetch(lock);
}

void EurekaClient::State::registerSelf(std::unique_lock<std::mutex>& lock)
{
    const InstanceInfo info = *self;
    const InstanceStatus told = status;
    const Timestamp toldAt = dirtyAt;
    lock.unlock();
    const Outcome registered =
        calls.registerInstance(info.service, encodeRegistration(info, told, options, toldAt));
    noteContact(registered);
    if (registered && !isListed)
        log(LogLevel::Info,
            "registered",
            {{"registry", calls.shownUrl()}, {"instanceId", info.instanceId}});
    lock.lock();
    const TimePoint now = steady_clock::now();
    if (!registered) {
        nextRegister = now + retryPause;
        retryPause = std::min(retryPause * 2, kRetryMax);
        return;
    }
    isListed = true;
    isDirty = toldAt != dirtyAt; // it may have changed meanwhile
    nextRenew = now + options.renewalInterval;
    retryPause = kRetryMin;
}

void EurekaClient::State::renew(std::unique_lock<std::mutex>& lock)
{
    const InstanceInfo info = *self;
    const std::string query =
        "?status=" + std::string(eurekaWord(status)) +
        "&lastDirtyTimestamp=" + std::to_string(dirtyAt.time_since_epoch().count());
    lock.unlock();
    const Result<bool> renewed = calls.renew(info.service, info.instanceId, query);
    noteContact(renewed ? Outcome(Done{}) : Outcome(renewed.error()));
    lock.lock();
    const TimePoint now = steady_clock::now();
    nextRenew = now + (renewed ? milliseconds(options.renewalInterval) : kRetryMax);
    if (renewed && !*renewed) { // the registry has forgotten us
        isListed = false;
        isDirty = true;
        nextRegister = {};
    }
}

void EurekaClient::State::fetch(std::unique_lock<std::mutex>& lock)
{
    isMissing = false;
    lock.unlock();
    const Result<std::string> body = calls.fetchAll();
    const Result<std::vector<ListedInstance>> listed =
        body ? decodeApplications(*body) : Result<std::vector<ListedInstance>>(body.error());
    noteContact(listed ? Outcome(Done{}) : Outcome(listed.error()));
    lock.lock();
    fetchedAt = steady_clock::now();
    if (listed) {
        directory.update(*listed, fetchedAt);
        hasCopy = true;
    }
    nextFetch = fetchedAt + (hasCopy ? options.fetchInterval : options.fetchIntervalMin);
}

void EurekaClient::State::cancel(std::unique_lock<std::mutex>& lock)
{
    if (!self || !isListed)
        return;
    const InstanceInfo info = *self;
    isListed = false;
    lock.unlock();
    const Outcome cancelled = calls.cancel(info.service, info.instanceId, options.stopTimeout);
    if (!cancelled)
        log(LogLevel::Warn,
            "not deregistered; the lease will end by itself",
            {{"cause", cancelled.error().message}});
    lock.lock();
}

/// Says once that the registry went away, and once that it is back. Called without the lock: a log
/// may block.
void EurekaClient::State::noteContact(const Outcome& outcome)
{
    if (isAway == !outcome.ok())
        return;
    isAway = !outcome.ok();
    if (isAway)
        log(LogLevel::Warn,
            hasCopy ? "the registry does not answer; using the last copy"
                    : "the registry does not answer yet",
            {{"registry", calls.shownUrl()}, {"cause", outcome.error().message}});
    else
        log(LogLevel::Info, "the registry answers", {{"registry", calls.shownUrl()}});
}

} // namespace vitrine::platform
