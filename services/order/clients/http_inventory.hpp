#pragma once

#include "services/order/application/ports.hpp"
#include "services/platform/client/service_client.hpp"

namespace vitrine::order {

/// The inventory over HTTP.
class HttpInventory final : public InventoryPort
{
public:
    explicit HttpInventory(platform::ServiceClient& inventory)
        : m_inventory(inventory)
    {
    }

    Result<HoldAnswer> reserve(const platform::CallContext& context,
                               const std::string& operationId,
                               const Order& order,
                               std::chrono::seconds holdTime) override;
    Result<bool> commit(const platform::CallContext& context,
                        const std::string& operationId,
                        const std::string& orderId) override;
    Result<bool> release(const platform::CallContext& context,
                         const std::string& operationId,
                         const std::string& orderId) override;
    Outcome restock(const platform::CallContext& context,
                    const std::string& operationId,
                    const std::string& orderId) override;

private:
    [[nodiscard]] Result<platform::ServiceResponse> change(const platform::CallContext& context,
                                                           const std::string& operationId,
                                                           const std::string& orderId,
                                                           const char* verb);

    platform::ServiceClient& m_inventory;
};

} // namespace vitrine::order
