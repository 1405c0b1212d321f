#include "services/identity/domain/client.hpp"

#include "services/platform/auth/token_authenticator.hpp"

#include <algorithm>

namespace vitrine::identity {

namespace {

/// "http://127.0.0.1:5123/callback" as "http://127.0.0.1/callback"; nothing for what is no loopback
/// URI.
std::optional<std::string> withoutLoopbackPort(std::string_view uri)
{
    for (const std::string_view origin : {"http://127.0.0.1", "http://[::1]"}) {
        if (!uri.starts_with(origin))
            continue;
        std::string_view rest = uri.substr(origin.size());
        if (rest.starts_with(':')) {
            const auto end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
            if (end < 2 || end > 6)
                return std::nullopt;
            rest.remove_prefix(end);
        }
        if (!rest.starts_with('/'))
            return std::nullopt;
        return std::string(origin) + std::string(rest);
    }
    return std::nullopt;
}

bool isAmong(const std::vector<std::string>& registered, std::string_view uri, bool isNative)
{
    if (std::find(registered.begin(), registered.end(), uri) != registered.end())
        return true;
    const auto loopback = isNative ? withoutLoopbackPort(uri) : std::nullopt;
    return loopback &&
           std::find(registered.begin(), registered.end(), *loopback) != registered.end();
}

} // namespace

bool Client::isService() const
{
    return std::string_view(id).starts_with(platform::kServiceClientPrefix);
}

bool isRedirectOf(const Client& client, std::string_view uri)
{
    return isAmong(client.redirectUris, uri, client.isNative);
}

bool isPostLogoutRedirectOf(const Client& client, std::string_view uri)
{
    return isAmong(client.postLogoutRedirectUris, uri, client.isNative);
}

void ClientRegistry::add(Client client)
{
    std::string id = client.id;
    m_clients.insert_or_assign(std::move(id), std::move(client));
}

const Client* ClientRegistry::find(std::string_view id) const
{
    const auto found = m_clients.find(id);
    return found == m_clients.end() ? nullptr : &found->second;
}

} // namespace vitrine::identity
