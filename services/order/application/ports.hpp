#pragma once

#include "services/order/domain/order.hpp"
#include "services/order/domain/pricing.hpp"
#include "services/platform/call_context.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

/// What the purchase needs of the other services. Every operation may be repeated under its key and
/// then answers as the first did. An Error says that there was no answer; `nothingWasSent` tells
/// whether it may have had an effect.
namespace vitrine::order {

/// Whether `error` proves that the other side never saw the request.
[[nodiscard]] bool nothingWasSent(const Error& error);

class CatalogPort
{
public:
    virtual ~CatalogPort() = default;
    /// The products among `ids` that exist.
    [[nodiscard]] virtual Result<std::vector<CatalogProduct>>
    products(const platform::CallContext& context, const std::vector<std::string>& ids) = 0;
};

class InventoryPort
{
public:
    struct HoldAnswer
    {
        bool held = false;
        Timestamp until{};
        std::vector<RefusedLine> shortages{}; ///< When refused for lack of stock.
    };

    virtual ~InventoryPort() = default;
    /// Holds every line, or none.
    [[nodiscard]] virtual Result<HoldAnswer> reserve(const platform::CallContext& context,
                                                     const std::string& operationId,
                                                     const Order& order,
                                                     std::chrono::seconds holdTime) = 0;
    /// @return false when there is nothing to commit any more.
    [[nodiscard]] virtual Result<bool> commit(const platform::CallContext& context,
                                              const std::string& operationId,
                                              const std::string& orderId) = 0;
    /// Final: no later reservation of this order is accepted.
    /// @return false when the hold had become a sale.
    [[nodiscard]] virtual Result<bool> release(const platform::CallContext& context,
                                               const std::string& operationId,
                                               const std::string& orderId) = 0;
    /// Puts goods of a committed reservation back: these, or all that are not back yet.
    /// @return false when they are not there to be put back, now or ever.
    [[nodiscard]] virtual Result<bool>
    restock(const platform::CallContext& context,
            const std::string& operationId,
            const std::string& orderId,
            const std::optional<std::vector<WantedLine>>& lines) = 0;
};

/// What payment is to give back.
struct RefundCall
{
    std::string key;
    std::string orderId;
    domain::Money amount;
    std::string reason;
    std::string attemptKey; ///< Whose money it is.
    std::string actor{};    ///< Who gives it back, when that is done by hand.
};

class PaymentPort
{
public:
    virtual ~PaymentPort() = default;
    /// How the attempt under `command.key` stands after it was asked for; one charge per key.
    [[nodiscard]] virtual Result<ChargeAnswered> charge(const platform::CallContext& context,
                                                        const SagaCommand& command,
                                                        const Order& order) = 0;
    [[nodiscard]] virtual Result<ChargeAnswered> lookUp(const platform::CallContext& context,
                                                        const SagaCommand& command) = 0;
    /// Nothing stays charged under the key, and nothing will be; also for one that was never seen.
    [[nodiscard]] virtual Outcome cancel(const platform::CallContext& context,
                                         const SagaCommand& command) = 0;
    [[nodiscard]] virtual Result<RefundStatus> refund(const platform::CallContext& context,
                                                      const RefundCall& call) = 0;
    [[nodiscard]] virtual Result<RefundStatus> lookUpRefund(const platform::CallContext& context,
                                                            const std::string& key) = 0;
};

} // namespace vitrine::order
