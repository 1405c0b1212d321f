#pragma once

#include "services/identity/domain/oauth_error.hpp"
#include "vitrine/core/clock.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Decisions of the token endpoint, without clock, database or chance.
namespace vitrine::identity {

/// What a user allowed a client: the root of a family of tokens.
struct Grant
{
    std::string id;
    std::string accountId;
    std::string clientId;
    std::vector<std::string> scopes;
    std::string nonce;
    Timestamp authenticatedAt{}; ///< When the user proved who he is.
    Timestamp expiresAt{};       ///< No token of the family outlives this.
    bool revoked = false;
};

// --- Authorization codes ------------------------------------------------------------------------

struct AuthorizationCode
{
    std::string redirectUri;
    std::string codeChallenge; ///< "" when the (confidential) client sent none.
    Timestamp expiresAt{};
    bool used = false;
};

/// What came with a code to the token endpoint.
struct CodeExchange
{
    std::string clientId;
    std::string redirectUri;
    std::string codeVerifier;
};

enum class CodeVerdict {
    Redeem,
    Reused, ///< Refused, and everything that came of the code is revoked: one of the two users of
            ///< it stole it.
    Expired,
    WrongClient,
    WrongRedirect,
    WrongVerifier
};

[[nodiscard]] CodeVerdict judgeCode(const AuthorizationCode& code,
                                    const Grant& grant,
                                    const CodeExchange& exchange,
                                    Timestamp now);
[[nodiscard]] OAuthError codeError(CodeVerdict verdict);

// --- Refresh tokens ------------------------------------------------------------------------------

struct RefreshToken
{
    Timestamp expiresAt{};              ///< Unless it is used before.
    std::optional<Timestamp> rotatedAt; ///< When it was first exchanged for another one.
    bool successorUsed = false;         ///< One that replaced it was exchanged in turn.
};

enum class RefreshVerdict {
    Rotate, ///< First use.
    Repeat, ///< Again within the leeway: the answer to the first use may have been lost.
    Reused, ///< Again after it: refused, and the family is revoked.
    Expired,
    Revoked,
    WrongClient
};

/// @param leeway in which a token that was rotated still works; it ends early when a successor was
/// used, since then its
///        holder has the newer one.
[[nodiscard]] RefreshVerdict judgeRefresh(const RefreshToken& token,
                                          const Grant& grant,
                                          std::string_view clientId,
                                          std::chrono::seconds leeway,
                                          Timestamp now);
[[nodiscard]] OAuthError refreshError(RefreshVerdict verdict);

// --- Device authorization
// ----------------------------------------------------------------------------

enum class DeviceStatus { Pending, Approved, Denied, Used };

struct DeviceAuthorization
{
    std::string clientId;
    std::vector<std::string> scopes;
    DeviceStatus status = DeviceStatus::Pending;
    std::string accountId;       ///< Of who approved it.
    Timestamp authenticatedAt{}; ///< Of who approved it.
    std::chrono::seconds interval{5};
    std::optional<Timestamp> lastPollAt;
    Timestamp createdAt{};
    Timestamp expiresAt{};
    std::string requestedFrom; ///< Address of the device.
    std::string requestedBy;   ///< User-Agent of the device.
};

enum class PollVerdict { Approved, Pending, SlowDown, Denied, Expired, Unknown };

struct Poll
{
    PollVerdict verdict = PollVerdict::Unknown;
    std::chrono::seconds interval{5}; ///< From now on.
};

/// A poll before its time adds 5 seconds to the interval for good (RFC 8628 section 3.5).
[[nodiscard]] Poll
judgePoll(const DeviceAuthorization& device, std::string_view clientId, Timestamp now);
[[nodiscard]] OAuthError pollError(PollVerdict verdict);

/// A user code as people copy it: case, spaces and dashes do not matter. Nothing when it cannot be
/// one.
[[nodiscard]] std::optional<std::string> canonicalUserCode(std::string_view typed);
/// "QWNFTGBX" as "QWNF-TGBX".
[[nodiscard]] std::string shownUserCode(std::string_view canonical);
/// A new user code: 8 of 20 consonants, so that no word comes of it; 34.5 bits.
[[nodiscard]] std::string makeUserCode();

} // namespace vitrine::identity
