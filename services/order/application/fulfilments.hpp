#pragma once

#include "services/order/application/orders.hpp"
#include "services/order/domain/after_sale/fulfilment.hpp"

#include <string>
#include <vector>

namespace vitrine::order {

/// What somebody has done with the goods of an order.
struct FulfilmentRequest
{
    domain::FulfilmentAction action{};
    std::vector<domain::LineQuantity> lines{}; ///< Empty: the rest.
    std::string carrier{};
    std::string trackingCode{};
    std::string note{};
};

/// Picking, handing over, shipping. Safe to call from any thread.
class Fulfilments
{
public:
    Fulfilments(storage::OrderStore& store, SagaDriver& saga, const Clock& clock)
        : m_store(store)
        , m_saga(saga)
        , m_clock(clock)
    {
    }

    /// Writes down what was done.
    /// @return NotFound; InvalidArgument for lines that the order does not have; Conflict when its
    /// state does not allow it, or goods that went out or were given back are to go out;
    /// Unprocessable when the key was used for something else.
    [[nodiscard]] Result<WriteOutcome> fulfil(const platform::CallContext& context,
                                              const std::string& orderId,
                                              const FulfilmentRequest& request,
                                              const RequestKey& key);

private:
    /// @return false when somebody else changed the order meanwhile.
    [[nodiscard]] Result<bool> store(const platform::CallContext& context,
                                     Order& order,
                                     const FulfilmentRequest& request,
                                     const storage::KeyUse& use);

    storage::OrderStore& m_store;
    SagaDriver& m_saga;
    const Clock& m_clock;
};

} // namespace vitrine::order
