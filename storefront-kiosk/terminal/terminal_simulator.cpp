#include "storefront-kiosk/terminal/terminal_simulator.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kLedgerBytesMax = 50'000'000;

Error notReached()
{
    return Error{.code = ErrorCode::DeadlineExceeded, .message = "the answer was lost"};
}

} // namespace

struct TerminalSimulator::Entry
{
    TerminalAnswer answer{}; ///< Pending until it is decided.
    int captures = 0;
    int unreachable = 0;
    int pending = 0;
};

struct TerminalSimulator::World : std::enable_shared_from_this<World>
{
    using Answering = pplx::task_completion_event<Result<TerminalAnswer>>;

    mutable std::mutex mutex;
    std::deque<ScriptedCharge> script;   // guarded by mutex
    ScriptedCharge otherwise{};          // guarded by mutex
    bool isReady = true;                 // guarded by mutex
    bool hasPaper = true;                // guarded by mutex
    std::map<std::string, Entry> ledger; // guarded by mutex
    std::set<std::string> giveUp;        // guarded by mutex
    std::set<std::string> neverCharge;   // guarded by mutex: looked up and not found
    std::map<std::string, std::function<void()>> underWay; // guarded by mutex: decides, once
    std::map<std::string, std::unique_ptr<client::Scheduler::Timer>> timers; // guarded by mutex
    std::shared_ptr<client::Scheduler> scheduler;
    std::string path;

    ScriptedCharge nextCharge()
    {
        if (script.empty())
            return otherwise;
        auto next = std::move(script.front());
        script.pop_front();
        return next;
    }

    Result<TerminalAnswer> decide(const TerminalCharge& charge, const ScriptedCharge& scripted);
    /// Lets a charge that is under way be decided now. Called without the mutex.
    void hurry(const std::string& reference);
    Outcome keep() const;
    Outcome restore();
};

void TerminalSimulator::World::hurry(const std::string& reference)
{
    std::unique_lock lock(mutex);
    const auto known = underWay.find(reference);
    if (known == underWay.end())
        return;
    const auto decideNow = std::move(known->second);
    underWay.erase(known);
    lock.unlock();
    decideNow();
}

/// The card was read: the provider decides. Called with the mutex held.
Result<TerminalAnswer> TerminalSimulator::World::decide(const TerminalCharge& charge,
                                                        const ScriptedCharge& scripted)
{
    const bool arrives = scripted.outcome != TerminalOutcome::Pending;
    if (!arrives || neverCharge.contains(charge.reference)) {
        if (const auto known = ledger.find(charge.reference);
            known != ledger.end() && known->second.captures == 0)
            ledger.erase(known);
        return notReached();
    }
    auto& entry = ledger[charge.reference];
    entry.unreachable = scripted.unreachable;
    entry.pending = scripted.pending;
    const bool cancelled = giveUp.contains(charge.reference);
    entry.answer = {.outcome = cancelled ? TerminalOutcome::Cancelled : scripted.outcome,
                    .providerReference = "sim-" + charge.reference,
                    .slipPrinted = scripted.hasPaper};
    hasPaper = scripted.hasPaper;
    if (entry.answer.outcome == TerminalOutcome::Approved) {
        ++entry.captures;
        entry.answer.authorisationCode = "A" + std::to_string(100000 + ledger.size());
        entry.answer.cardBrand = scripted.cardBrand;
        entry.answer.cardLastFour = scripted.cardLastFour;
    } else if (entry.answer.outcome == TerminalOutcome::Declined) {
        entry.answer.declineReason = scripted.declineReason;
    }
    if (const auto kept = keep(); !kept.ok())
        return kept.error();
    if (scripted.answerLost)
        return notReached();
    return entry.answer;
}

Outcome TerminalSimulator::World::keep() const
{
    if (path.empty())
        return Done{};
    auto document = nlohmann::json::array();
    for (const auto& [reference, entry] : ledger)
        document.push_back({{"reference", reference},
                            {"outcome", static_cast<int>(entry.answer.outcome)},
                            {"captures", entry.captures},
                            {"unreachable", entry.unreachable},
                            {"pending", entry.pending},
                            {"authorisationCode", entry.answer.authorisationCode},
                            {"cardBrand", entry.answer.cardBrand},
                            {"cardLastFour", entry.answer.cardLastFour},
                            {"declineReason", entry.answer.declineReason}});
    const nlohmann::json whole{
        {"ledger", std::move(document)},
        {"neverCharge", std::vector<std::string>(neverCharge.begin(), neverCharge.end())}};
    return writeDurably(path, whole.dump());
}

Outcome TerminalSimulator::World::restore()
{
    const auto text = path.empty() ? failure<std::string>(ErrorCode::NotFound, "no ledger")
                                   : readFile(path, kLedgerBytesMax);
    if (!text.ok())
        return text.error().code == ErrorCode::NotFound ? Outcome(Done{}) : Outcome(text.error());
    const auto document = wire::parseJson(*text);
    if (!document.ok())
        return document.error();
    wire::ObjectReader in(*document);
    constexpr int kOutcomeLast = static_cast<int>(TerminalOutcome::Pending);
    in.objects("ledger", kLedgerBytesMax, [&](wire::ObjectReader& row) {
        const auto reference = row.text("reference");
        Entry entry;
        entry.answer = {.outcome =
                            static_cast<TerminalOutcome>(row.integer("outcome", 0, kOutcomeLast)),
                        .providerReference = "sim-" + reference,
                        .authorisationCode = row.text("authorisationCode"),
                        .cardBrand = row.text("cardBrand"),
                        .cardLastFour = row.text("cardLastFour"),
                        .declineReason = row.text("declineReason")};
        entry.captures = static_cast<int>(row.integer("captures", 0, 1'000'000));
        entry.unreachable = static_cast<int>(row.integer("unreachable", 0, 1'000'000));
        entry.pending = static_cast<int>(row.integer("pending", 0, 1'000'000));
        ledger[reference] = std::move(entry);
    });
    for (auto& reference : in.texts("neverCharge", kLedgerBytesMax))
        neverCharge.insert(std::move(reference));
    return in.finish(Done{});
}

TerminalSimulator::TerminalSimulator(std::shared_ptr<World> world)
    : m_world(std::move(world))
{
}

Result<std::shared_ptr<TerminalSimulator>> TerminalSimulator::create(
    TerminalScript script, std::shared_ptr<client::Scheduler> scheduler, std::string ledgerPath)
{
    auto world = std::make_shared<World>();
    world->script.assign(script.charges.begin(), script.charges.end());
    world->otherwise = script.otherwise;
    world->isReady = script.isReady;
    world->scheduler = std::move(scheduler);
    world->path = std::move(ledgerPath);
    if (const auto restored = world->restore(); !restored.ok())
        return Result<std::shared_ptr<TerminalSimulator>>(restored.error());
    return std::shared_ptr<TerminalSimulator>(new TerminalSimulator(std::move(world)));
}

client::Task<TerminalHealth> TerminalSimulator::health()
{
    const std::lock_guard lock(m_world->mutex);
    TerminalHealth health{.isReady = m_world->isReady, .hasPaper = m_world->hasPaper};
    if (!health.isReady)
        health.fault = "switched off by its script";
    return client::finished(Result<TerminalHealth>(std::move(health)));
}

client::Task<TerminalAnswer> TerminalSimulator::charge(TerminalCharge charge, OnStep onStep)
{
    if (onStep)
        onStep(TerminalStep::PresentCard);
    std::unique_lock lock(m_world->mutex);
    const auto scripted = m_world->nextCharge();
    if (!m_world->scheduler || scripted.after.count() == 0) {
        auto answer = m_world->decide(charge, scripted);
        lock.unlock();
        return client::finished(std::move(answer));
    }
    const World::Answering ended;
    m_world->ledger[charge.reference]; // the provider knows of it from here on
    m_world->underWay[charge.reference] = [world = m_world.get(), charge, scripted, ended, onStep] {
        if (onStep)
            onStep(TerminalStep::Processing);
        std::unique_lock inside(world->mutex);
        auto answer = world->decide(charge, scripted);
        inside.unlock();
        ended.set(std::move(answer));
    };
    lock.unlock(); // the scheduler may call at once
    auto timer = m_world->scheduler->after(
        scripted.after, [world = m_world->weak_from_this(), reference = charge.reference] {
            if (const auto alive = world.lock())
                alive->hurry(reference);
        });
    lock.lock();
    m_world->timers[charge.reference] = std::move(timer);
    return pplx::create_task(ended);
}

client::Task<Done> TerminalSimulator::cancel(std::string reference)
{
    {
        const std::lock_guard lock(m_world->mutex);
        m_world->giveUp.insert(reference);
    }
    m_world->hurry(reference);
    return client::finished(Outcome(Done{}));
}

client::Task<TerminalAnswer> TerminalSimulator::lookUp(std::string reference)
{
    const std::lock_guard lock(m_world->mutex);
    const auto known = m_world->ledger.find(reference);
    if (known == m_world->ledger.end()) {
        m_world->neverCharge.insert(std::move(reference));
        std::ignore = m_world->keep();
        return client::finished(failure<TerminalAnswer>(
            ErrorCode::NotFound, "no such reference, and there will be none"));
    }
    auto& entry = known->second;
    if (entry.unreachable > 0) {
        --entry.unreachable;
        return client::finished(Result<TerminalAnswer>(
            Error{.code = ErrorCode::Unavailable, .message = "the provider cannot be reached"}));
    }
    if (entry.pending > 0) {
        --entry.pending;
        return client::finished(Result<TerminalAnswer>(TerminalAnswer{}));
    }
    return client::finished(Result<TerminalAnswer>(entry.answer));
}

void TerminalSimulator::expect(ScriptedCharge charge)
{
    const std::lock_guard lock(m_world->mutex);
    m_world->script.push_back(std::move(charge));
}

void TerminalSimulator::setReady(bool ready)
{
    const std::lock_guard lock(m_world->mutex);
    m_world->isReady = ready;
}

int TerminalSimulator::captures(const std::string& reference) const
{
    const std::lock_guard lock(m_world->mutex);
    const auto known = m_world->ledger.find(reference);
    return known == m_world->ledger.end() ? 0 : known->second.captures;
}

std::map<std::string, int> TerminalSimulator::allCaptures() const
{
    const std::lock_guard lock(m_world->mutex);
    std::map<std::string, int> all;
    for (const auto& [reference, entry] : m_world->ledger) {
        if (entry.captures > 0)
            all[reference] = entry.captures;
    }
    return all;
}

} // namespace vitrine::kiosk
