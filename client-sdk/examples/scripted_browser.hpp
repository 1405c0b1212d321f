#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/transport/http_transport.hpp"

#include <map>
#include <memory>
#include <string>

namespace vitrine::examples {

/// A browser without a person: opens a sign-in page of the shop's own identity service, fills in
/// e-mail address and password, agrees, and follows the redirect back to the program. For checks
/// and demonstrations on machines without a screen; a real program opens the real browser, and
/// never sees the password.
class ScriptedBrowser
{
public:
    /// @param network null: the real one.
    ScriptedBrowser(std::string email,
                    std::string password,
                    std::shared_ptr<client::HttpTransport> network = nullptr);

    /// Blocks until the redirect has been delivered.
    /// @return PermissionDenied with the page's own words when the sign-in is refused.
    [[nodiscard]] Outcome signIn(const std::string& url);

private:
    struct Request
    {
        std::string method = "GET";
        std::string url;
        std::string form{};
    };
    [[nodiscard]] Result<client::HttpReply> fetch(const Request& request);
    [[nodiscard]] Result<Request> fillIn(const std::string& pageUrl, const std::string& page);
    void keepCookies(const std::string& setCookie);

    std::string m_email;
    std::string m_password;
    bool m_hasSignedIn = false;
    std::map<std::string, std::string> m_cookies;
    std::shared_ptr<client::HttpTransport> m_network;
};

} // namespace vitrine::examples
