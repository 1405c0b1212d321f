#pragma once

#include "services/identity/application/throttle.hpp"
#include "services/identity/domain/account.hpp"
#include "services/identity/identity_settings.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>

namespace vitrine::identity {

/// Who sits at a browser, and since when that is proven.
struct SignedIn
{
    Account account;
    Timestamp authenticatedAt{};
};

/// Proves people by their password and remembers them in a session.
class SignInService
{
public:
    SignInService(platform::Database& database,
                  const IdentitySettings& settings,
                  const Clock& clock)
        : m_database(database)
        , m_settings(settings)
        , m_clock(clock)
        , m_throttle(database, clock)
    {
    }

    struct Attempt
    {
        std::string email;
        std::string password;
        std::string newPassword; ///< Where one must be chosen, "" otherwise.
        std::string address;     ///< Of the browser, "" when unknown.
    };
    enum class Verdict {
        SignedIn,
        Wrong, ///< No such account, a wrong password, or a disabled account: nobody is told which.
        MustWait,     ///< Too many failures; see `wait`.
        MustChange,   ///< The password fits, but a new one must be chosen.
        NewIsRefused, ///< The new password is not fit; see `why`.
    };
    struct Answer
    {
        Verdict verdict = Verdict::Wrong;
        std::chrono::seconds wait{};
        std::string why;
        std::string sessionToken; ///< For a cookie.
        SignedIn signedIn;
    };

    /// Slow: hashes a password.
    [[nodiscard]] Result<Answer> signIn(const Attempt& attempt, Deadline deadline);
    /// @return Nothing when the session ended, or never was.
    [[nodiscard]] Result<std::optional<SignedIn>> find(const std::string& sessionToken,
                                                       Deadline deadline);
    [[nodiscard]] Outcome signOut(const std::string& sessionToken, Deadline deadline);

    /// Whether `password` is the account's own; counts as a try like a sign-in. Slow.
    /// @return RateLimited, or InvalidArgument with field "/currentPassword".
    [[nodiscard]] Outcome
    confirm(const Account& account, const std::string& password, Deadline deadline);

private:
    [[nodiscard]] std::vector<Throttle::Key> throttleKeys(const std::string& email,
                                                          const std::string& address) const;
    [[nodiscard]] Result<Answer>
    admit(const Account& account, const Attempt& attempt, Deadline deadline);

    platform::Database& m_database;
    const IdentitySettings& m_settings;
    const Clock& m_clock;
    Throttle m_throttle;
};

/// The network that an address belongs to: IPv6 by its first 64 bits, since one customer has all of
/// them.
[[nodiscard]] std::string throttledNetwork(std::string_view address);

} // namespace vitrine::identity
