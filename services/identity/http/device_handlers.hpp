#pragma once

#include "services/identity/http/browser_support.hpp"

namespace vitrine::identity {

/// The page where a person enters the code of a device, sees what is asked, and decides.
class DeviceHandlers
{
public:
    explicit DeviceHandlers(const BrowserSupport& support)
        : m_support(support)
        , m_parts(support.parts())
    {
    }

    [[nodiscard]] platform::HttpResponse activate(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse decide(const platform::HttpRequest& request);

private:
    using Request = platform::HttpRequest;
    using Response = platform::HttpResponse;

    [[nodiscard]] Response
    devicePage(const Request& request, const std::string& userCode, const SignedIn& who);
    [[nodiscard]] Response
    codePage(int status, const std::string& userCode, const std::string& fault);

    const BrowserSupport& m_support;
    const IdentityParts& m_parts;
};

} // namespace vitrine::identity
