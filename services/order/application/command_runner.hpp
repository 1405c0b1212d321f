#pragma once

#include "services/order/application/ports.hpp"
#include "services/order/domain/pricing.hpp"

#include <chrono>

namespace vitrine::order {

/// Carries out the saga's commands at the other services and says in the saga's own words what came
/// of them.
class CommandRunner
{
public:
    struct Options
    {
        PricingPolicy pricing;
        std::chrono::seconds holdTime{std::chrono::minutes(10)};
        std::chrono::seconds counterHold{
            std::chrono::minutes(30)}; ///< For an order that is paid at a till.
        std::chrono::milliseconds callTimeout{
            3000}; ///< For one command, whatever the caller's deadline.
    };

    CommandRunner(CatalogPort& catalog,
                  InventoryPort& inventory,
                  PaymentPort& payment,
                  Options options)
        : m_catalog(catalog)
        , m_inventory(inventory)
        , m_payment(payment)
        , m_options(std::move(options))
    {
    }

    /// Blocks until there is an answer or the time is over.
    /// @param order what pricing and refusals find out is written into it; nothing else is changed.
    [[nodiscard]] SagaEvent
    run(const platform::CallContext& context, const SagaCommand& command, Order& order);

private:
    [[nodiscard]] std::chrono::seconds holdTimeOf(const Order& order) const;
    SagaEvent price(const platform::CallContext& context, Order& order);
    SagaEvent
    reserve(const platform::CallContext& context, const SagaCommand& command, Order& order);
    SagaEvent
    commit(const platform::CallContext& context, const SagaCommand& command, const Order& order);
    SagaEvent
    release(const platform::CallContext& context, const SagaCommand& command, const Order& order);
    SagaEvent
    restock(const platform::CallContext& context, const SagaCommand& command, const Order& order);

    CatalogPort& m_catalog;
    InventoryPort& m_inventory;
    PaymentPort& m_payment;
    Options m_options;
};

} // namespace vitrine::order
