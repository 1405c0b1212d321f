#include "vitrine/auth/oidc_core.hpp"
#include "vitrine/transport/timing.hpp"

namespace vitrine::client {
namespace {

using std::chrono::seconds;

constexpr seconds kSlowDown{5};
constexpr seconds kBackOffMax{60};

struct Poll
{
    std::shared_ptr<OidcCore> core;
    DeviceSignIn started;
    CancelToken cancel;
    seconds extra{0}; ///< On top of the interval while the provider cannot be reached.
};

Task<TokenSet> pollLater(const std::shared_ptr<Poll>& poll, seconds delay);

/// What the answer of one poll asks for: another one, or the end.
Task<TokenSet> judge(const std::shared_ptr<Poll>& poll, Result<TokenSet> result)
{
    if (result.ok())
        return finished(std::move(result));
    const Error& error = result.error();
    const std::string reason = error.problem ? error.problem->title : std::string();
    if (reason == "authorization_pending") {
        poll->extra = seconds(0);
    } else if (reason == "slow_down") {
        poll->extra = seconds(0);
        poll->started.interval += kSlowDown; // for this and all later polls: RFC 8628 section 3.5
    } else if (error.code == ErrorCode::Unavailable || error.code == ErrorCode::RateLimited ||
               (error.code == ErrorCode::DeadlineExceeded && reason.empty())) {
        poll->extra = std::min(kBackOffMax, std::max(poll->started.interval, poll->extra * 2));
    } else {
        return finished(std::move(result));
    }
    return pollLater(
        poll,
        std::max(poll->started.interval + poll->extra, error.retryAfter.value_or(seconds(0))));
}

Task<TokenSet> pollLater(const std::shared_ptr<Poll>& poll, seconds delay)
{
    Scheduler& scheduler = poll->core->scheduler();
    if (scheduler.now() + delay >= poll->started.expiresAt)
        return finished(
            failure<TokenSet>(ErrorCode::DeadlineExceeded, "nobody entered the code in time"));
    return waitFor(scheduler, delay, poll->cancel)
        .then([poll](Result<Done> waited) -> Task<TokenSet> {
            if (!waited.ok())
                return finished(Result<TokenSet>(waited.error()));
            return poll->core
                ->requestTokens(
                    {.operation = "oidc.device-token",
                     .form = {{"grant_type", "urn:ietf:params:oauth:grant-type:device_code"},
                              {"device_code", poll->started.deviceCode}},
                     .idTokenRequired = poll->core->asksForIdToken()},
                    poll->cancel)
                .then([poll](Result<TokenSet> result) { return judge(poll, std::move(result)); });
        });
}

} // namespace

Task<DeviceSignIn> startDevice(const std::shared_ptr<OidcCore>& core, const CancelToken& cancel)
{
    return core->provider(cancel).then([core, cancel](Result<wire::ProviderMetadata> metadata)
                                           -> Task<DeviceSignIn> {
        if (!metadata.ok())
            return finished(Result<DeviceSignIn>(metadata.error()));
        if (metadata->deviceAuthorizationEndpoint.empty())
            return finished(failure<DeviceSignIn>(ErrorCode::InvalidArgument,
                                                  "the provider offers no sign-in by device code"));
        return core
            ->post("oidc.device",
                   metadata->deviceAuthorizationEndpoint,
                   {{"scope", core->scopeText()}},
                   true,
                   cancel)
            .then([core](Result<HttpReply> reply) -> Result<DeviceSignIn> {
                if (!reply.ok())
                    return reply.error();
                const auto answer = wire::decodeDeviceReply(reply->body);
                if (!answer.ok())
                    return Caller::unreadable<DeviceSignIn>("oidc.device", *reply, answer.error());
                return DeviceSignIn{.deviceCode = answer->deviceCode,
                                    .userCode = answer->userCode,
                                    .verificationUri = answer->verificationUri,
                                    .verificationUriComplete = answer->verificationUriComplete,
                                    .interval = seconds(answer->intervalSeconds),
                                    .expiresAt = core->scheduler().now() +
                                                 seconds(answer->expiresInSeconds)};
            });
    });
}

Task<TokenSet>
finishDevice(const std::shared_ptr<OidcCore>& core, DeviceSignIn started, const CancelToken& cancel)
{
    const auto interval = started.interval;
    return pollLater(std::make_shared<Poll>(Poll{core, std::move(started), cancel}), interval);
}

} // namespace vitrine::client
