#pragma once

#include "services/identity/http/identity_routes.hpp"

namespace vitrine::identity {

/// /api/v1/devices: pairing, what kiosks report, and the administrators' list of them.
class FleetHandlers
{
public:
    explicit FleetHandlers(const IdentityParts& parts)
        : m_parts(parts)
    {
    }

    using Request = platform::HttpRequest;
    using Response = platform::HttpResponse;

    // A kiosk that is not paired:
    [[nodiscard]] Response startPairing(const Request& request);
    [[nodiscard]] Response claim(const Request& request);
    // A kiosk as itself:
    [[nodiscard]] Response report(const Request& request);
    // Administrators:
    [[nodiscard]] Response pair(const Request& request);
    [[nodiscard]] Response list(const Request& request);
    [[nodiscard]] Response get(const Request& request);
    [[nodiscard]] Response rename(const Request& request);
    [[nodiscard]] Response lock(const Request& request);
    [[nodiscard]] Response unlock(const Request& request);
    [[nodiscard]] Response unpair(const Request& request);

private:
    [[nodiscard]] Response answerWith(int status, const Result<PairedDevice>& device) const;
    [[nodiscard]] Response setLocked(const Request& request, bool isLocked);

    IdentityParts m_parts;
};

} // namespace vitrine::identity
