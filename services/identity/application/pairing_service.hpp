#pragma once

#include "services/identity/application/throttle.hpp"
#include "services/identity/domain/paired_device.hpp"
#include "services/identity/identity_settings.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <chrono>
#include <string>

namespace vitrine::identity {

/// How a kiosk becomes one of the shop's: it shows a code, an administrator enters it, and the
/// kiosk fetches client credentials of its own.
class PairingService
{
public:
    PairingService(platform::Database& database,
                   const IdentitySettings& settings,
                   const Clock& clock)
        : m_database(database)
        , m_settings(settings)
        , m_clock(clock)
        , m_throttle(database, clock)
    {
    }

    struct Request
    {
        std::string softwareVersion;
        std::string platform;
        std::string address; ///< Where it came from, "" for this machine.
    };
    struct Started
    {
        std::string pairingId;
        std::string userCode; ///< As shown, with a dash.
        std::string pollToken;
        Timestamp expiresAt{};
        std::chrono::seconds interval{};
    };
    /// @return RateLimited when this address, or everybody together, asked for too many;
    /// InvalidArgument with the field at fault.
    [[nodiscard]] Result<Started> start(const Request& request, Deadline deadline);

    enum class ClaimVerdict {
        Waiting, ///< Nobody has confirmed yet.
        Paired,
        Over ///< Expired, claimed and used before, or never there.
    };
    struct Claim
    {
        ClaimVerdict verdict = ClaimVerdict::Over;
        std::string deviceId{};
        std::string secret{};
    };
    /// The answer may be lost: for a while, and until the credentials were used, it may be asked
    /// for again and is the same.
    [[nodiscard]] Result<Claim>
    claim(const std::string& pairingId, const std::string& pollToken, Deadline deadline);

    struct Confirmation
    {
        std::string userCode; ///< As typed.
        std::string name;
        std::string place;
        std::string address; ///< Of who confirms, "" for this machine.
    };
    /// Audited. Wrong codes count against who asks.
    /// @return NotFound, field "/userCode", for a code that no kiosk shows; RateLimited after too
    /// many of them; Conflict or InvalidArgument with the field at fault.
    [[nodiscard]] Result<PairedDevice> confirm(const platform::CallContext& context,
                                               const Confirmation& confirmation);

private:
    [[nodiscard]] Outcome checkRoom(const std::string& address, Deadline deadline);
    [[nodiscard]] Result<PairedDevice>
    take(const platform::CallContext& context, const std::string& userCode, PairedDevice device);

    platform::Database& m_database;
    const IdentitySettings& m_settings;
    const Clock& m_clock;
    Throttle m_throttle;
};

} // namespace vitrine::identity
