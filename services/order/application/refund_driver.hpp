#pragma once

#include "services/order/application/ports.hpp"
#include "services/order/application/saga_driver.hpp"
#include "services/order/domain/after_sale/refund.hpp"
#include "services/order/storage/order_store.hpp"

#include <functional>

namespace vitrine::order {

/// Takes refunds from step to step as SagaDriver does with orders: what is to be done next is read
/// off the stored state, carried out, and what came of it is stored. Safe to call from any thread.
class RefundDriver
{
public:
    struct Parts
    {
        storage::OrderStore& store;
        InventoryPort& inventory;
        PaymentPort& payment;
        SagaDriver& saga; ///< Tells of what a refund's end makes of its order.
        const Clock& clock;
        platform::Metrics& metrics;
        std::function<void()> wakeBackground; ///< Called when something is left for the background.
    };
    struct Options
    {
        RefundPolicy policy;
        std::chrono::milliseconds callTimeout{3000}; ///< For one step, whatever the caller's time.
    };

    RefundDriver(Parts parts, Options options)
        : m_parts(std::move(parts))
        , m_options(options)
    {
    }

    /// Drives on until the refund is done or waits, somebody else takes over, or too little of the
    /// context's time is left for another step.
    /// @param refund as stored, taken up by this process.
    /// @return It as it is now stored, as far as this process knows.
    [[nodiscard]] Result<OrderRefund> drive(const platform::CallContext& context,
                                            OrderRefund refund);
    /// Takes up what is due and drives it, until nothing is due or the deadline comes.
    [[nodiscard]] Outcome driveDue(Deadline deadline, int batch);

private:
    enum class Saved { Yes, Overtaken };
    [[nodiscard]] RefundEvent carryOut(const platform::CallContext& context,
                                       const OrderRefund& refund,
                                       RefundCommand command,
                                       const Order& order);
    [[nodiscard]] Result<Saved> store(const platform::CallContext& context,
                                      OrderRefund& refund,
                                      const RefundDecision& decision);
    [[nodiscard]] Result<Saved>
    endMoney(const platform::CallContext& context, const OrderRefund& next, bool settled);
    [[nodiscard]] storage::AfterSaleStore::Lease leaseOf(const RefundProgress& progress) const;
    void leave(const platform::CallContext& context, const OrderRefund& refund);
    [[nodiscard]] Outcome driveOne(const std::string& refundId, Deadline deadline);

    Parts m_parts;
    Options m_options;
};

} // namespace vitrine::order
