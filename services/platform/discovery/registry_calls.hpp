#pragma once

#include "services/platform/client/client_network.hpp"
#include "services/platform/runtime/http_call.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace vitrine::platform {

/// The calls of Eureka's protocol to a list of registries, of which the next is taken when one
/// fails. For one thread.
class RegistryCalls
{
public:
    /// @param urls comma-separated; what is no URL is left out.
    RegistryCalls(const std::string& urls, std::chrono::milliseconds timeout);

    [[nodiscard]] Outcome registerInstance(const std::string& service, std::string body);
    /// @return false when the registry does not know the instance.
    [[nodiscard]] Result<bool>
    renew(const std::string& service, const std::string& instanceId, const std::string& query);
    [[nodiscard]] Outcome cancel(const std::string& service,
                                 const std::string& instanceId,
                                 std::chrono::milliseconds timeout);
    /// @return The body of a full fetch.
    [[nodiscard]] Result<std::string> fetchAll();

    /// The registry in use, without its password.
    [[nodiscard]] std::string shownUrl() const;

private:
    struct Registry
    {
        HttpUrl url;
        std::string basePath;      ///< Without a slash at the end.
        std::string authorization; ///< Value of the header, or "".
    };

    [[nodiscard]] Result<ServiceResponse> call(std::string method,
                                               const std::string& path,
                                               std::string body,
                                               std::chrono::milliseconds timeout);

    const std::chrono::milliseconds m_timeout;
    std::vector<Registry> m_registries;
    std::size_t m_current = 0;
    ClientNetwork m_network;
};

} // namespace vitrine::platform
