#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/app/profiles.hpp"

#include <chrono>
#include <functional>
#include <memory>

namespace vitrine::console {

/// How a person proves to a shop who they are. Tasks as the SDK's; thread-safe as those.
class Authority
{
public:
    using Open = std::function<Outcome(const std::string& url)>;

    virtual ~Authority() = default;
    /// Whether tokens of an earlier run are at hand.
    [[nodiscard]] virtual client::Task<bool> isSignedIn() = 0;
    /// @param open shows the provider's page; called on a network thread.
    [[nodiscard]] virtual client::Task<Done>
    signIn(Open open, std::string loginHint, client::CancelToken cancel) = 0;
    [[nodiscard]] virtual client::Task<Done> signOut() = 0;
    /// Who it is, with the roles that matter here.
    [[nodiscard]] virtual client::Task<wire::Account> whoAmI() = 0;
};

/// What is known of a call when it has ended.
struct CallEnd
{
    bool wasAnswered = false; ///< False: the shop could not be reached, or did not answer in time.
    bool wasCancelled = false;
    std::chrono::microseconds duration{0};
    std::string traceId;
};

/// What a ShopConnection tells; each on the GUI thread, as long as `context` lives.
struct ConnectionEvents
{
    QObject* context = nullptr;
    std::function<void(const CallEnd&)> onCallEnd{};
    std::function<void()> onSessionEnded{}; ///< No token is to be had any more.
    std::function<void(const QString&)>
        onNoKeychain{}; ///< The sign-in does not survive the program.
};

/// A shop and the way to sign in there.
struct ShopConnection
{
    ShopClients clients;
    std::shared_ptr<Authority> authority;
    /// A cheap call that needs nobody to be signed in; tells whether the shop answers.
    std::function<client::Task<Done>()> probe{};
    std::function<void()> close{}; ///< Cancels what is under way; called by the owner.
};

/// Connects over the network; nothing is sent yet.
/// @return InvalidArgument: the gateway or the issuer is no URL, or would carry tokens unencrypted
/// to another machine.
[[nodiscard]] Result<ShopConnection> connectShop(const Profile& profile, ConnectionEvents events);

} // namespace vitrine::console
