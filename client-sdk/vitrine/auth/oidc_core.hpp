#pragma once

#include "vitrine/auth/oidc_options.hpp"
#include "vitrine/auth/token_store.hpp"
#include "vitrine/transport/caller.hpp"
#include "vitrine/transport/pending_calls.hpp"
#include "vitrine/wire/oauth.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Private to the SDK; not installed.
namespace vitrine::client {

/// Members of an application/x-www-form-urlencoded body or a query.
using Form = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string encodeForm(const Form& form);

/// What the sign-in flows share: discovery, key sets, the token endpoint.
class OidcCore : public std::enable_shared_from_this<OidcCore>
{
public:
    OidcCore(OidcOptions options,
             ClientOptions network,
             std::shared_ptr<HttpTransport> transport,
             std::shared_ptr<Scheduler> scheduler);

    struct TokenRequest
    {
        std::string operation;
        Form form;
        std::string nonce{}; ///< Of the ID token, "" when none was sent.
        bool idTokenRequired = false;
        bool repeatable = false;
        TokenSet previous{}; ///< Whose refresh and ID token stay valid when the answer brings none.
    };

    /// The provider's document, fetched once. Its issuer is the configured one.
    [[nodiscard]] Task<wire::ProviderMetadata> provider(const CancelToken& cancel);
    /// Posts a form with the client's authentication.
    [[nodiscard]] Task<HttpReply> post(const std::string& operation,
                                       const std::string& url,
                                       Form form,
                                       bool repeatable,
                                       const CancelToken& cancel);
    /// Asks the token endpoint, and checks the ID token of its answer.
    [[nodiscard]] Task<TokenSet> requestTokens(TokenRequest request, const CancelToken& cancel);

    [[nodiscard]] const OidcOptions& options() const { return m_options; }
    [[nodiscard]] Scheduler& scheduler() const { return *m_scheduler; }
    [[nodiscard]] PendingCalls& pending() const { return *m_pending; }
    [[nodiscard]] std::string scopeText() const;
    /// Whether an answer to `scopes` must bring an ID token.
    [[nodiscard]] bool asksForIdToken() const;

private:
    [[nodiscard]] Task<HttpReply>
    get(const std::string& operation, const std::string& url, const CancelToken& cancel);
    [[nodiscard]] Task<TokenSet>
    accept(const TokenRequest& request, const HttpReply& reply, const CancelToken& cancel);
    [[nodiscard]] Task<Done>
    checkIdToken(const TokenRequest& request, const TokenSet& tokens, const CancelToken& cancel);
    [[nodiscard]] Task<std::vector<wire::SigningKey>> fetchKeys(const CancelToken& cancel);
    [[nodiscard]] Result<HttpCall> callTo(const std::string& url) const;

    OidcOptions m_options;
    std::shared_ptr<Scheduler> m_scheduler;
    std::shared_ptr<PendingCalls> m_pending;
    Caller m_caller;
    std::mutex m_mutex;
    std::optional<wire::ProviderMetadata> m_provider; // guarded by m_mutex
    std::vector<wire::SigningKey> m_keys;             // guarded by m_mutex
};

/// The sign-in flows, one file each.
[[nodiscard]] Task<TokenSet> runBrowserSignIn(const std::shared_ptr<OidcCore>& core,
                                              BrowserSignIn how,
                                              const CancelToken& cancel);
[[nodiscard]] Task<DeviceSignIn> startDevice(const std::shared_ptr<OidcCore>& core,
                                             const CancelToken& cancel);
[[nodiscard]] Task<TokenSet> finishDevice(const std::shared_ptr<OidcCore>& core,
                                          DeviceSignIn started,
                                          const CancelToken& cancel);

} // namespace vitrine::client
