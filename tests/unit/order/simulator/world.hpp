#pragma once

#include "services/order/domain/after_sale/refund.hpp"
#include "services/order/domain/saga/saga.hpp"
#include "tests/unit/order/simulator/clockwork.hpp"
#include "tests/unit/order/simulator/virtual_inventory.hpp"
#include "tests/unit/order/simulator/virtual_payment.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::order {

/// The only way to take a guard away.
struct GuardsForTests
{
    [[nodiscard]] static Guards without(Guard guard)
    {
        Guards guards;
        guards.m_off = std::uint64_t{1} << static_cast<unsigned>(guard);
        return guards;
    }
};

} // namespace vitrine::order

namespace vitrine::order::sim {

/// How long a caller waits for an answer.
inline constexpr Ms kTimeForACall = 1000;

/// What a run showed.
struct Report
{
    std::string violation; ///< The first broken promise, "" when there was none.
    std::uint64_t traceHash = 0;
    std::uint64_t events = 0;
    int paid = 0;
    int cancelled = 0;
    int expired = 0;
    int refunded = 0;       ///< Orders whose money went back whole, without a cancellation.
    int refundedInPart = 0; ///< Paid orders of whose money a part went back.
    int paidAtTill = 0;     ///< Of `paid`.
    int paidAtTerminal = 0; ///< Of `paid`.
};

/// A shop in a box: a few orders, two processes that drive them, the services they call, a network
/// that loses, delays and repeats, processes that die, shoppers who cancel and try again. All of it
/// follows from the seed. After a while the faults stop, and then everything has to come to rest in
/// a state that keeps the promises.
class World
{
public:
    /// @param fenced false: writers overwrite each other, as if the store did not compare versions.
    World(std::uint64_t seed, Guards guards, bool fenced = true);
    Report run();
    /// Keeps a line per event for a person to read.
    void keepLog() { m_keepLog = true; }
    [[nodiscard]] const std::string& logText() const { return m_log; }

private:
    struct PartRefund ///< What the database holds of a refund of part of an order.
    {
        RefundProgress progress{};
        int number = 0;
        int attempt = 0;
        std::int64_t amount = 0;
        int version = 1;
    };
    struct Row ///< What the database holds of an order.
    {
        SagaState state;
        int version = 0; ///< The fence: a writer with an older one is refused.
        bool placed = false;
        bool cancelAccepted = false;
        std::vector<Line> lines;
        std::int64_t price = 0;
        PaymentWay way = PaymentWay::Provider; ///< As it was placed.
        std::vector<PartRefund> parts{};
        std::int64_t returnedAtPayment = 0;
    };
    struct Process
    {
        bool alive = true;
        int life = 0; ///< Changes at each death: what the dead one had begun is forgotten.
    };
    struct Exchange ///< A call under way.
    {
        std::size_t process;
        int life;
        std::size_t order;
        int version;
        SagaState state; ///< As the process read it.
        SagaCommand command;
        bool over = false; ///< Answered, or given up.
    };
    using ExchangePtr = std::shared_ptr<Exchange>;

    void planRefunds(std::size_t order);
    void beginRefund(std::size_t order);
    void refundAtPayment(std::size_t order);
    void wakeRefunds(std::size_t process, int life, std::size_t order);
    void stepRefund(std::size_t process, int life, std::size_t order, std::size_t part);
    void settlePart(std::size_t order, std::size_t part, const RefundEvent& event);
    void checkRefundsOf(std::size_t order);
    void planOrders();
    void place(std::size_t order);
    void shopperActs(std::size_t order);
    void request(std::size_t order, const SagaEvent& event, const char* what);
    void poll(std::size_t process);
    void wake(std::size_t process, int life, std::size_t order);
    void send(const ExchangePtr& exchange);
    void deliver(const ExchangePtr& exchange);
    SagaEvent carryOut(const SagaCommand& command, std::size_t order);
    void answer(const ExchangePtr& exchange, const SagaEvent& event);
    void fail(const ExchangePtr& exchange, bool maybeDone);
    void settle(const ExchangePtr& exchange, const SagaEvent& event);
    bool save(std::size_t order, int version, const Decision& decision);
    void scheduleWake(std::size_t process, std::size_t order);
    void notice(std::size_t order, int attempt, bool sure);
    bool maybeCrash(std::size_t process);

    [[nodiscard]] bool faulty() const { return m_scheduler.now() < m_faultsEnd; }
    [[nodiscard]] bool fault(int perMille) { return faulty() && m_random.chance(perMille); }
    [[nodiscard]] Timestamp now() const { return Timestamp(milliseconds(m_scheduler.now())); }
    [[nodiscard]] bool allQuiet() const;
    void violate(const std::string& what);
    void checkRow(std::size_t order, const Decision& decision);
    void checkEnd();
    void checkEndOf(std::size_t order);
    void trace(std::size_t order, const char* what, std::uint64_t extra = 0);

    Random m_random;
    Scheduler m_scheduler;
    Guards m_guards;
    bool m_fenced;
    SagaPolicy m_policy;
    Ms m_holdTtl = 0;
    Ms m_faultsEnd = 0;
    std::vector<std::int64_t> m_stock;
    std::unique_ptr<VirtualInventory> m_inventory;
    VirtualPayment m_payment;
    std::vector<Row> m_rows;
    std::vector<Process> m_processes;
    Report m_report;
    bool m_keepLog = false;
    std::string m_log;
};

} // namespace vitrine::order::sim
