#pragma once

#include "services/platform/auth/principal.hpp"
#include "services/platform/client/service_client.hpp"
#include "vitrine/core/clock.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace vitrine::gateway {

/// Whose access tokens identity has voided before their end: accounts that were disabled, got
/// another password or lost a role within the life of a token, and kiosks that were locked or
/// unpaired. Network threads ask it, one other keeps it fresh; while identity is away the last list
/// stays in use. Safe to call from any thread.
class RevocationList
{
public:
    using Voided = std::map<std::string, Timestamp>; ///< By account id: issued until then is void.

    /// Asks identity for the present list.
    [[nodiscard]] Outcome refresh(platform::ServiceClient& identity, Deadline deadline);

    /// Whether the token of this caller is void.
    [[nodiscard]] bool refuses(const platform::Principal& caller) const;

    void replace(Voided voided);

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const Voided> m_voided = std::make_shared<Voided>(); // guarded by m_mutex
    std::string m_etag; ///< Of the present list; used by `refresh` only.
};

} // namespace vitrine::gateway
