#pragma once

#include "services/order/application/orders.hpp"
#include "services/order/application/refund_driver.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::order {

/// What somebody wants given back.
struct RefundRequest
{
    std::vector<domain::RefundWish> wishes; ///< Empty: all that is left.
    bool includeShipping = false;
    bool restock = false;
    std::string reason{};
    std::optional<domain::Money> expectedAmount{}; ///< What the person was shown.
};

/// Money that went back at payment without this service.
struct PaymentReturn
{
    std::string refundId; ///< Payment's.
    std::string refundKey;
    std::string attemptKey; ///< Whose money it was.
    domain::Money amount;
    std::string reason;
    std::string actor;
    Timestamp settledAt{};
};

/// Giving parts of paid orders back. A refund is stored, and its money set aside, before payment is
/// told of it; any process goes on with what one left behind. Safe to call from any thread.
class Refunds
{
public:
    Refunds(storage::OrderStore& store, SagaDriver& saga, RefundDriver& driver, const Clock& clock)
        : m_store(store)
        , m_saga(saga)
        , m_driver(driver)
        , m_clock(clock)
    {
    }

    struct Receipt
    {
        Order order;                       ///< As it is now.
        std::optional<OrderRefund> refund; ///< Nothing for a repeat of the key.
    };
    /// Begins a refund and drives it as far as the time allows.
    /// @return NotFound; InvalidArgument for lines that the order does not have; Conflict when its
    /// state does not allow it, nothing is left, or it comes to another amount than expected;
    /// Unprocessable when the key was used for something else.
    [[nodiscard]] Result<Receipt> request(const platform::CallContext& context,
                                          const std::string& orderId,
                                          const RefundRequest& request,
                                          const RequestKey& key);

    /// Takes note of what payment gave back by itself, once per refund.
    /// @return NotFound when there is no such order; InvalidArgument for another currency.
    [[nodiscard]] Outcome paymentReturned(const platform::CallContext& context,
                                          const std::string& orderId,
                                          const PaymentReturn& returned);

    /// Goes on with what was left: one round of the background.
    [[nodiscard]] Outcome driveDue(Deadline deadline) { return m_driver.driveDue(deadline, 5); }

private:
    /// One try: nothing when somebody else changed the order meanwhile.
    [[nodiscard]] Result<std::optional<OrderRefund>> begin(const platform::CallContext& context,
                                                           Order& order,
                                                           const RefundRequest& request,
                                                           const storage::KeyUse& use);
    [[nodiscard]] Result<Receipt>
    begun(const platform::CallContext& context, const std::string& orderId, OrderRefund refund);

    storage::OrderStore& m_store;
    SagaDriver& m_saga;
    RefundDriver& m_driver;
    const Clock& m_clock;
};

} // namespace vitrine::order
