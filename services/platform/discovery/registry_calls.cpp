#include "services/platform/discovery/registry_calls.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::platform {

namespace {

std::string basicAuthorization(const std::string& userInfo)
{
    if (userInfo.empty())
        return {};
    const Result<std::string> plain = percentDecode(userInfo);
    return "Basic " + base64Encode(plain ? *plain : userInfo);
}

std::string pathOf(const std::string& service, const std::string& instanceId)
{
    return "/apps/" + percentEncode(service) + "/" + percentEncode(instanceId);
}

Error unexpected(const ServiceResponse& response)
{
    Error error = errorFrom(response);
    error.message =
        "status " + std::to_string(response.status) + " " + response.body.substr(0, 200);
    return error;
}

} // namespace

RegistryCalls::RegistryCalls(const std::string& urls, std::chrono::milliseconds timeout)
    : m_timeout(timeout)
{
    for (std::size_t at = 0; at < urls.size();) {
        const std::size_t end = std::min(urls.find(',', at), urls.size());
        Result<HttpUrl> url = parseHttpUrl(trim(std::string_view(urls).substr(at, end - at)));
        at = end + 1;
        if (!url)
            continue;
        Registry registry{*url, url->target, basicAuthorization(url->userInfo)};
        while (registry.basePath.ends_with('/'))
            registry.basePath.pop_back();
        m_registries.push_back(std::move(registry));
    }
}

Outcome RegistryCalls::registerInstance(const std::string& service, std::string body)
{
    const auto response =
        call("POST", "/apps/" + percentEncode(service), std::move(body), m_timeout);
    if (!response)
        return response.error();
    if (response->status / 100 != 2) // 204 by the protocol
        return unexpected(*response);
    return Done{};
}

Result<bool> RegistryCalls::renew(const std::string& service,
                                  const std::string& instanceId,
                                  const std::string& query)
{
    const auto response = call("PUT", pathOf(service, instanceId) + query, {}, m_timeout);
    if (!response)
        return response.error();
    if (response->status != 404 && response->status / 100 != 2)
        return unexpected(*response);
    return response->status != 404;
}

Outcome RegistryCalls::cancel(const std::string& service,
                              const std::string& instanceId,
                              std::chrono::milliseconds timeout)
{
    const auto response = call("DELETE", pathOf(service, instanceId), {}, timeout);
    if (!response)
        return response.error();
    if (response->status != 404 && response->status / 100 != 2)
        return unexpected(*response);
    return Done{};
}

Result<std::string> RegistryCalls::fetchAll()
{
    auto response = call("GET", "/apps/", {}, m_timeout);
    if (!response)
        return response.error();
    if (response->status != 200)
        return unexpected(*response);
    return std::move(response->body);
}

std::string RegistryCalls::shownUrl() const
{
    if (m_registries.empty())
        return "none";
    const Registry& registry = m_registries[m_current];
    return (registry.url.tls ? "https://" : "http://") + registry.url.authority() +
           registry.basePath;
}

Result<ServiceResponse> RegistryCalls::call(std::string method,
                                            const std::string& path,
                                            std::string body,
                                            std::chrono::milliseconds timeout)
{
    if (m_registries.empty())
        return failure<ServiceResponse>(ErrorCode::Unavailable, "no registry is configured");
    const Registry& registry = m_registries[m_current];
    UpstreamRequest request;
    request.method = std::move(method);
    request.target = registry.basePath + path;
    request.headers.add("Accept", "application/json");
    request.headers.add("b3", "0"); // housekeeping: spans of it would push those of orders out
    if (!registry.authorization.empty())
        request.headers.add("Authorization", registry.authorization);
    if (!body.empty())
        request.headers.add("Content-Type", "application/json");
    request.body = std::move(body);
    request.tls = registry.url.tls;
    request.repeatable = true; // a registration said twice is the same registration
    UpstreamReply reply = m_network.send(
        Endpoint{registry.url.host, registry.url.port}, std::move(request), Deadline::in(timeout));
    if (!reply.ok() || reply.response.status >= 500)
        m_current = (m_current + 1) % m_registries.size();
    if (!reply.ok())
        return reply.error();
    return std::move(reply.response);
}

} // namespace vitrine::platform
