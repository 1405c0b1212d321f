#pragma once

#include "services/order/application/command_runner.hpp"
#include "services/order/storage/order_store.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/clock.hpp"

#include <functional>

namespace vitrine::order {

/// Takes orders from step to step: reads the next command off the stored state, carries it out,
/// stores what came of it. Safe to call from any thread.
class SagaDriver
{
public:
    struct Parts
    {
        storage::OrderStore& store;
        CommandRunner& commands;
        const Clock& clock;
        platform::Metrics& metrics;
        std::function<void()> wakeBackground; ///< Called when something is left for the background.
    };

    SagaDriver(Parts parts, SagaPolicy policy)
        : m_parts(std::move(parts))
        , m_policy(policy)
    {
    }

    /// Drives on until the order rests or waits, somebody else takes over, or too little of the
    /// context's time is left for another step; what is left then is picked up by the background of
    /// some process.
    /// @param order as stored, taken up by this process.
    /// @return The order as it is now stored, as far as this process knows; an error when that
    /// could not be written or read.
    [[nodiscard]] Result<Order> drive(const platform::CallContext& context, Order order);

    /// What is stored together with a decision about an order as it was read.
    using ExtrasOf =
        std::function<storage::OrderStore::Extras(const Order& order, const Decision& decision)>;

    /// Decides about something that came from outside and stores it, reading the order again when
    /// somebody else was faster.
    /// @param order as read.
    /// @param change of the order, made and stored with the decision.
    /// @return The order after it, not driven on yet; Conflict from the saga's core, or when others
    /// were faster all the time.
    [[nodiscard]] Result<Order> apply(const platform::CallContext& context,
                                      Order order,
                                      const SagaEvent& event,
                                      const std::function<void(Order&)>& change = {},
                                      const ExtrasOf& extras = {});

    /// Takes up what is due and drives it, until nothing is due or the deadline comes.
    [[nodiscard]] Outcome driveDue(Deadline deadline, int batch);

    /// Counts and logs what was decided and stored about `order`.
    void report(const platform::CallContext& context, const Order& order, const Decision& decision);

    [[nodiscard]] const SagaPolicy& policy() const { return m_policy; }

private:
    enum class Saved { Yes, Overtaken };
    [[nodiscard]] Result<Saved>
    store(const platform::CallContext& context, Order& order, const SagaEvent& event);
    void leave(const platform::CallContext& context, const Order& order);
    [[nodiscard]] Outcome driveOne(const std::string& orderId, Deadline deadline);

    Parts m_parts;
    SagaPolicy m_policy;
};

} // namespace vitrine::order
