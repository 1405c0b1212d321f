#pragma once

#include "services/platform/client/service_client.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace vitrine::gateway {

/// The gateway's own service token where network threads can read it without waiting; somebody
/// else keeps it fresh.
class ServiceTokenHolder
{
public:
    explicit ServiceTokenHolder(platform::ServiceTokens& tokens)
        : m_tokens(tokens)
    {
    }

    /// Asks for the token, which the source renews well before it ends. May wait until `deadline`.
    [[nodiscard]] Outcome refresh(Deadline deadline)
    {
        auto token = m_tokens.token(deadline);
        // An error means that none holds: with an expired one, a service would refuse the shopper.
        auto fresh = token.ok() ? std::make_shared<const std::string>(std::move(*token)) : nullptr;
        const std::lock_guard lock(m_mutex);
        m_token = std::move(fresh);
        return token.ok() ? Outcome(Done{}) : Outcome(token.error());
    }

    /// Null while no token holds: before the first came, and after an outage outlived the last.
    [[nodiscard]] std::shared_ptr<const std::string> current() const
    {
        const std::lock_guard lock(m_mutex);
        return m_token;
    }

private:
    platform::ServiceTokens& m_tokens;
    mutable std::mutex m_mutex;
    std::shared_ptr<const std::string> m_token;
};

} // namespace vitrine::gateway
