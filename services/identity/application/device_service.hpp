#pragma once

#include "services/identity/application/sign_in_service.hpp"
#include "services/identity/application/throttle.hpp"
#include "services/identity/domain/grant_rules.hpp"
#include "services/identity/domain/oauth_error.hpp"
#include "services/identity/identity_settings.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>

namespace vitrine::identity {

/// Sign-in of devices without a keyboard (RFC 8628): the device shows a code, its user enters it in
/// a browser.
class DeviceService
{
public:
    DeviceService(platform::Database& database,
                  const IdentitySettings& settings,
                  const Clock& clock)
        : m_database(database)
        , m_settings(settings)
        , m_clock(clock)
        , m_throttle(database, clock)
    {
    }

    /// What a device is told.
    struct Started
    {
        std::string deviceCode;
        std::string userCode; ///< As shown, with a dash.
        std::chrono::seconds expiresIn{};
        std::chrono::seconds interval{};
    };
    /// @param from address, @param by User-Agent of the device: shown to the one who approves.
    [[nodiscard]] OAuthResult<Started> start(const Client& client,
                                             const std::string& scope,
                                             const std::string& from,
                                             const std::string& by,
                                             Deadline deadline);

    /// The pending request of a user code. Wrong codes count against who asks.
    /// @return RateLimited after too many wrong ones; nothing for a code that is unknown, over, or
    /// decided.
    [[nodiscard]] Result<std::optional<DeviceAuthorization>> find(const std::string& userCode,
                                                                  const SignedIn& who,
                                                                  const std::string& address,
                                                                  Deadline deadline);

    /// Approves or denies. @return false when the request is not pending any more.
    [[nodiscard]] Result<bool>
    decide(const std::string& userCode, const SignedIn& who, bool isApproved, Deadline deadline);

private:
    platform::Database& m_database;
    const IdentitySettings& m_settings;
    const Clock& m_clock;
    Throttle m_throttle;
};

} // namespace vitrine::identity
