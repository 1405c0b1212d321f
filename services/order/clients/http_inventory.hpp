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
    Result<bool> restock(const platform::CallContext& context,
                         const std::string& operationId,
                         const std::string& orderId,
                         const std::optional<std::vector<WantedLine>>& lines) override;

private:
    [[nodiscard]] Result<platform::ServiceResponse> change(const platform::CallContext& context,
                                                           const std::string& orderId,
                                                           const char* verb,
                                                           std::string body);

    platform::ServiceClient& m_inventory;
};

} // namespace vitrine::order
