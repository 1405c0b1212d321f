#include "tests/unit/order/simulator/world.hpp"

#include <algorithm>

namespace vitrine::order::sim {
namespace {

constexpr Ms kCallTimeout = kTimeForACall;
constexpr Ms kPollEvery = 15000;
constexpr Ms kEnd = 4 * 3600 * 1000;
constexpr std::uint64_t kEventsMax = 60000;

std::uint64_t mix(std::uint64_t hash, std::uint64_t value)
{
    return (hash ^ value) * 0x100000001b3u;
}

} // namespace

World::World(std::uint64_t seed, Guards guards, bool fenced)
    : m_random(seed)
    , m_guards(guards)
    , m_fenced(fenced)
    , m_payment(m_random,
                m_scheduler,
                [this](std::size_t order, int attempt, bool sure) { notice(order, attempt, sure); })
    , m_processes(2)
{
    m_report.traceHash = 0xcbf29ce484222325u;
    m_policy = {.paymentWindow = milliseconds(m_random.between(15000, 120000)),
                .retryWindow =
                    milliseconds(m_random.chance(200) ? 0 : m_random.between(3000, 40000)),
                .counterHold = milliseconds(m_random.between(20000, 200000)),
                .backoffFirst = milliseconds(200),
                .backoffMax = milliseconds(4000),
                .buyerPoll = milliseconds(1500),
                .attemptsMax = static_cast<int>(m_random.between(1, 3)),
                .refundsMax = 12};
    m_holdTtl = m_random.between(3000, 60000);
    m_faultsEnd = m_random.between(20000, 200000);
    planOrders();
    for (std::size_t p = 0; p < m_processes.size(); ++p)
        m_scheduler.in(m_random.between(1, kPollEvery), [this, p] { poll(p); });
}

void World::planOrders()
{
    m_stock.resize(static_cast<std::size_t>(m_random.between(1, 2)));
    for (auto& stock : m_stock)
        stock = m_random.between(1, 6);
    m_inventory = std::make_unique<VirtualInventory>(m_stock);
    m_rows.resize(static_cast<std::size_t>(m_random.between(1, 4)));
    for (std::size_t order = 0; order < m_rows.size(); ++order) {
        Row& row = m_rows[order];
        for (std::size_t product = 0; product < m_stock.size(); ++product) {
            if (row.lines.empty() || m_random.chance(500))
                row.lines.push_back({product, m_random.between(1, 2)});
        }
        row.price = m_random.chance(30) ? 0 : m_random.between(2, 5000);
        if (m_random.chance(250))
            row.way = m_random.chance(500) ? PaymentWay::Till : PaymentWay::Taken;
        m_scheduler.in(m_random.between(0, 8000), [this, order] { place(order); });
    }
}

/// --- People
/// -----------------------------------------------------------------------------------------------------------------

void World::place(std::size_t order)
{
    Row& row = m_rows[order];
    row.state = beginSaga("o" + std::to_string(order), now(), m_policy, row.way);
    row.version = 1;
    row.placed = true;
    trace(order, "placed");
    scheduleWake(static_cast<std::size_t>(m_random.between(0, 1)), order);
    shopperActs(order);
    planRefunds(order);
}

void World::shopperActs(std::size_t order)
{
    if (m_rows[order].way == PaymentWay::Till && m_random.chance(800)) {
        const int clicks = m_random.chance(300) ? 2 : 1;
        for (int i = 0; i < clicks; ++i)
            m_scheduler.in(m_random.between(10, 220000),
                           [this, order] { request(order, TillPaid{}, "paid at the till"); });
    }
    if (m_random.chance(300)) {
        const Ms when =
            m_random.chance(500) ? m_random.between(1, 3000) : m_random.between(1, 90000);
        const int clicks = m_random.chance(300) ? 2 : 1;
        for (int i = 0; i < clicks; ++i)
            m_scheduler.in(when + i * m_random.between(0, 4000), [this, order] {
                request(order, CancelRequested{"cancelled_by_customer"}, "cancel");
            });
    }
    if (m_random.chance(700)) {
        const std::int64_t clicks = m_random.between(1, 6);
        for (std::int64_t i = 0; i < clicks; ++i)
            m_scheduler.in(m_random.between(10, 40000),
                           [this, order] { request(order, RetryRequested{}, "retry"); });
    }
}

/// A request that needs no call: load, decide, save.
void World::request(std::size_t order, const SagaEvent& event, const char* what)
{
    Row& row = m_rows[order];
    trace(order, what);
    const auto decision = decide(row.state, event, now(), m_policy, m_guards);
    if (!decision.ok()) {
        if (decision.error().code != ErrorCode::Conflict)
            violate("the core broke its own table: " + decision.error().message);
        return;
    }
    if (std::holds_alternative<CancelRequested>(event) && row.state.order != OrderState::Expired)
        row.cancelAccepted = true;
    if (decision->state == row.state)
        return;
    save(order, row.version, decision.value());
    scheduleWake(static_cast<std::size_t>(m_random.between(0, 1)), order);
}

void World::notice(std::size_t order, int attempt, bool sure)
{
    const int copies = m_random.chance(200) ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
        if (!sure && fault(200))
            continue;
        m_scheduler.in(
            m_random.between(1, m_random.chance(100) ? 90000 : 500),
            [this, order, attempt] { request(order, PaymentNotice{attempt}, "notice"); });
    }
}

/// --- The processes that drive the orders
/// ------------------------------------------------------------------------------------------

void World::poll(std::size_t process)
{
    if (m_scheduler.now() > kEnd || (allQuiet() && m_scheduler.now() > m_faultsEnd))
        return;
    for (std::size_t order = 0; order < m_rows.size(); ++order) {
        wake(process, m_processes[process].life, order);
        wakeRefunds(process, m_processes[process].life, order);
    }
    m_scheduler.in(kPollEvery, [this, process] { poll(process); });
}

void World::scheduleWake(std::size_t process, std::size_t order)
{
    const Row& row = m_rows[order];
    if (row.state.quiet())
        return;
    const Ms when = row.state.wakeAt.time_since_epoch().count();
    const int life = m_processes[process].life;
    m_scheduler.at(when, [this, process, life, order] { wake(process, life, order); });
    if (fault(120)) { // the other one takes the order for abandoned
        const std::size_t other = 1 - process;
        const int otherLife = m_processes[other].life;
        m_scheduler.at(when + m_random.between(0, 1500),
                       [this, other, otherLife, order] { wake(other, otherLife, order); });
    }
}

bool World::maybeCrash(std::size_t process)
{
    if (!fault(15))
        return false;
    Process& victim = m_processes[process];
    victim.alive = false;
    ++victim.life;
    trace(process, "crash");
    m_scheduler.in(m_random.between(100, 8000), [this, process] {
        m_processes[process].alive = true;
        for (std::size_t order = 0; order < m_rows.size(); ++order) {
            wake(process, m_processes[process].life, order);
            wakeRefunds(process, m_processes[process].life, order);
        }
    });
    return true;
}

void World::wake(std::size_t process, int life, std::size_t order)
{
    Row& row = m_rows[order];
    if (!m_processes[process].alive || m_processes[process].life != life || !row.placed ||
        row.state.quiet() || row.state.wakeAt > now() || maybeCrash(process))
        return;
    const auto decision = decide(row.state, Tick{}, now(), m_policy, m_guards);
    if (!decision.ok()) {
        violate("the core broke its own table: " + decision.error().message);
        return;
    }
    if (!(decision->state == row.state)) {
        trace(order, "tick");
        save(order, row.version, decision.value());
        if (maybeCrash(process))
            return;
    }
    const auto command = commandOf(row.state);
    if (!command) {
        scheduleWake(process, order);
        return;
    }
    trace(order, toString(command->kind).data(), static_cast<std::uint64_t>(command->number));
    send(std::make_shared<Exchange>(
        Exchange{process, life, order, row.version, row.state, *command}));
}

void World::settle(const ExchangePtr& exchange, const SagaEvent& event)
{
    exchange->over = true;
    const Process& process = m_processes[exchange->process];
    if (!process.alive || process.life != exchange->life || maybeCrash(exchange->process))
        return;
    Row& row = m_rows[exchange->order];
    if (m_fenced && row.version != exchange->version)
        return; // somebody else went on
    const auto decision = decide(exchange->state, event, now(), m_policy, m_guards);
    if (!decision.ok()) {
        violate("the core broke its own table: " + decision.error().message);
        return;
    }
    save(exchange->order, exchange->version, decision.value());
    if (fault(10) || maybeCrash(exchange->process))
        return; // saved, but the writer never learned it
    scheduleWake(exchange->process, exchange->order);
}

bool World::save(std::size_t order, int version, const Decision& decision)
{
    Row& row = m_rows[order];
    if (m_fenced && row.version != version)
        return false;
    checkRow(order, decision);
    row.state = decision.state;
    ++row.version;
    trace(order, toString(row.state.step).data(), static_cast<std::uint64_t>(row.state.order));
    return true;
}

/// --- The network and the services
/// -------------------------------------------------------------------------------------------------

void World::send(const ExchangePtr& exchange)
{
    if (fault(40)) {
        m_scheduler.in(1, [this, exchange] { fail(exchange, false); });
        return;
    }
    m_scheduler.in(kCallTimeout, [this, exchange] { fail(exchange, true); });
    if (fault(60))
        return; // lost
    const Ms delay = fault(60) ? m_random.between(500, 30000) : m_random.between(1, 40);
    m_scheduler.in(delay, [this, exchange] { deliver(exchange); });
    if (fault(40))
        m_scheduler.in(m_random.between(1, 30000), [this, exchange] { deliver(exchange); });
}

void World::deliver(const ExchangePtr& exchange)
{
    if (fault(20))
        return; // the service died before it did anything
    const SagaEvent event = carryOut(exchange->command, exchange->order);
    if (!m_inventory->isSound())
        violate("stock below zero");
    if (fault(60))
        return; // done, but the answer is lost
    const Ms delay = fault(60) ? m_random.between(500, 60000) : m_random.between(1, 40);
    m_scheduler.in(delay, [this, exchange, event] { answer(exchange, event); });
}

SagaEvent World::carryOut(const SagaCommand& command, std::size_t order)
{
    using Kind = SagaCommand::Kind;
    const Row& row = m_rows[order];
    switch (command.kind) {
    case Kind::Price:
        if (m_random.chance(20))
            return PriceRefused{"price_changed"};
        return Priced{row.price};
    case Kind::Reserve:
        return m_inventory->reserve(command, order, row.lines, m_scheduler.now(), m_holdTtl);
    case Kind::Commit:
        return m_inventory->commit(command, order, m_scheduler.now());
    case Kind::Release:
        return m_inventory->release(order, m_scheduler.now());
    case Kind::Restock:
        return m_inventory->restock(order);
    case Kind::Charge:
        return row.state.way == PaymentWay::Provider ? m_payment.charge(command, order)
                                                     : m_payment.record(command, order);
    case Kind::LookUpCharge:
        return m_payment.lookUp(command);
    case Kind::CancelCharge:
        return m_payment.cancel(command, order);
    case Kind::Refund:
        return m_payment.refund(command, row.state.orderId);
    case Kind::LookUpRefund:
        return m_payment.lookUpRefund(command);
    }
    return Tick{};
}

void World::answer(const ExchangePtr& exchange, const SagaEvent& event)
{
    if (!exchange->over) {
        settle(exchange, event);
        return;
    }
    // Too late for the caller. Some transports hand it over all the same.
    if (m_random.chance(500))
        request(exchange->order, event, "late answer");
}

void World::fail(const ExchangePtr& exchange, bool maybeDone)
{
    if (!exchange->over)
        settle(exchange, CallFailed{maybeDone});
}

/// --- The promises
/// -------------------------------------------------------------------------------------------------------------------

void World::violate(const std::string& what)
{
    if (m_report.violation.empty())
        m_report.violation = what + " (at " + std::to_string(m_scheduler.now()) + " ms)";
}

bool World::allQuiet() const
{
    return std::all_of(m_rows.begin(), m_rows.end(), [](const Row& row) {
        return row.placed && row.state.quiet() &&
               std::all_of(row.parts.begin(), row.parts.end(), [](const PartRefund& part) {
                   return part.progress.step == RefundStep::Done;
               });
    });
}

/// What must hold at the moment a decision is stored.
void World::checkRow(std::size_t order, const Decision& decision)
{
    const Row& row = m_rows[order];
    const std::string name = row.state.orderId;
    OrderState at = row.state.order;
    for (const OrderMoved& move : decision.moves) {
        if (move.from != at)
            violate(name + ": the timeline has a gap");
        at = move.to;
    }
    if (at != decision.state.order)
        violate(name + ": the state is not where the timeline ends");
    const auto hold = m_inventory->stateOf(order, m_scheduler.now());
    if (at == OrderState::Paid && row.state.order != OrderState::Paid) {
        if (m_payment.chargedFor(order) + row.returnedAtPayment < row.state.total)
            violate(name + ": PAID without the money");
        if (hold != VirtualInventory::HoldState::Committed)
            violate(name + ": PAID without the stock");
    }
    // The goods of a refunded order stay where they are.
    const bool ended =
        domain::isTerminal(at) && at != OrderState::Refunded && decision.state.quiet();
    if (ended && (hold == VirtualInventory::HoldState::Held ||
                  hold == VirtualInventory::HoldState::Committed))
        violate(name + ": ended with stock still held");
}

void World::checkEndOf(std::size_t order)
{
    const Row& row = m_rows[order];
    const SagaState& state = row.state;
    const std::string name = state.orderId;
    const bool paid = state.order == OrderState::Paid;
    if (!state.quiet() || (!paid && !domain::isTerminal(state.order))) {
        violate(name + ": stuck in " + std::string(toString(state.order)) + "/" +
                std::string(toString(state.step)));
        return;
    }
    // It failed too often, or payment had given back what nobody had told the order of yet.
    const bool lostRefund = state.reason == "refund_failed" &&
                            (state.refund >= m_policy.refundsMax || row.returnedAtPayment > 0) &&
                            m_payment.chargedFor(order) == state.total - state.refunded;
    const std::int64_t due = paid ? state.total - state.refunded : 0;
    if (m_payment.chargedFor(order) != due)
        violate(name + ": " + std::string(toString(state.order)) + " but charged " +
                std::to_string(m_payment.chargedFor(order)) + " instead of " + std::to_string(due));
    if (m_payment.attemptsWithMoney(order) > 1)
        violate(name + ": charged twice");
    if (m_payment.attemptsOf(order) > m_policy.attemptsMax)
        violate(name + ": more attempts than allowed");
    const auto hold = m_inventory->stateOf(order, m_scheduler.now());
    const bool keepsGoods = paid || state.order == OrderState::Refunded;
    if ((hold == VirtualInventory::HoldState::Committed) != keepsGoods ||
        hold == VirtualInventory::HoldState::Held)
        violate(name + ": the stock does not say what the order says");
    if (state.way == PaymentWay::Taken && state.order == OrderState::Expired)
        violate(name + ": its money was taken, and it expired");
    if (row.cancelAccepted && paid && !lostRefund)
        violate(name + ": a cancellation was accepted and forgotten");
    checkRefundsOf(order);
    m_report.paid += paid ? 1 : 0;
    m_report.refunded += state.order == OrderState::Refunded ? 1 : 0;
    m_report.refundedInPart += paid && state.refunded > 0 ? 1 : 0;
    m_report.paidAtTill += paid && row.way == PaymentWay::Till ? 1 : 0;
    m_report.paidAtTerminal += paid && row.way == PaymentWay::Taken ? 1 : 0;
    m_report.cancelled += state.order == OrderState::Cancelled ? 1 : 0;
    m_report.expired += state.order == OrderState::Expired ? 1 : 0;
}

void World::checkEnd()
{
    std::vector<std::int64_t> left = m_stock;
    for (std::size_t order = 0; order < m_rows.size(); ++order) {
        checkEndOf(order);
        if (m_rows[order].state.order != OrderState::Paid &&
            m_rows[order].state.order != OrderState::Refunded)
            continue;
        for (const Line& line : m_rows[order].lines)
            left[line.product] -= line.quantity;
    }
    for (std::size_t product = 0; product < left.size(); ++product) {
        if (left[product] < 0)
            violate("oversold");
        if (left[product] != m_inventory->onHand()[product])
            violate("stock + sold is not what there was");
    }
}

void World::trace(std::size_t order, const char* what, std::uint64_t extra)
{
    std::uint64_t& hash = m_report.traceHash;
    hash = mix(hash, static_cast<std::uint64_t>(m_scheduler.now()));
    hash = mix(hash, order * 64 + extra);
    for (const char* c = what; *c != '\0'; ++c)
        hash = mix(hash, static_cast<std::uint64_t>(*c));
    if (m_keepLog)
        m_log += std::to_string(m_scheduler.now()) + " o" + std::to_string(order) + " " + what +
                 " " + std::to_string(extra) + "\n";
}

Report World::run()
{
    while (m_report.violation.empty() && m_scheduler.runNext()) {
        if (++m_report.events > kEventsMax) {
            violate("no rest: the world keeps running in circles");
            break;
        }
    }
    if (m_report.violation.empty())
        checkEnd();
    return m_report;
}

} // namespace vitrine::order::sim
