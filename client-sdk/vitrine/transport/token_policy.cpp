#include "vitrine/auth/token_source.hpp"
#include "vitrine/transport/policies.hpp"

namespace vitrine::client {
namespace {

class TokenPolicy final : public HttpTransport, public std::enable_shared_from_this<TokenPolicy>
{
public:
    TokenPolicy(Transport next, std::shared_ptr<TokenSource> tokens)
        : m_next(std::move(next))
        , m_tokens(std::move(tokens))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        return settle<std::string>(m_tokens->token())
            .then([self = shared_from_this(), call = std::move(call), scope = std::move(scope)](
                      Result<std::string> token) -> Task<HttpReply> {
                if (!token.ok())
                    return finished(Result<HttpReply>(token.error()));
                return self->sendWith(call, scope, *token);
            });
    }

private:
    Task<HttpReply> sendWith(const HttpCall& call, const CallScope& scope, const std::string& token)
    {
        return settle<HttpReply>(sendOnce(call, scope, token))
            .then([self = shared_from_this(), call, scope, token](
                      Result<HttpReply> result) -> Task<HttpReply> {
                if (!result.ok() || result->status != 401 || token.empty())
                    return finished(std::move(result));
                return self->sendRenewed(call, scope, token, std::move(result));
            });
    }

    /// A 401 says that nothing was done, so that the one repeat is safe for any method.
    Task<HttpReply> sendRenewed(const HttpCall& call,
                                const CallScope& scope,
                                const std::string& rejected,
                                Result<HttpReply> refusal)
    {
        return settle<std::string>(m_tokens->renewed(rejected))
            .then([self = shared_from_this(), call, scope, rejected, refusal = std::move(refusal)](
                      Result<std::string> token) -> Task<HttpReply> {
                if (!token.ok())
                    return finished(Result<HttpReply>(token.error()));
                if (*token == rejected || scope.cancel.isCancelled())
                    return finished(refusal);
                return self->sendOnce(call, scope, *token);
            });
    }

    Task<HttpReply> sendOnce(HttpCall call, const CallScope& scope, const std::string& token)
    {
        if (!token.empty() && !call.headers.set("Authorization", "Bearer " + token))
            return finished(failure<HttpReply>(ErrorCode::InvalidArgument,
                                               "the access token contains a line break"));
        return m_next->send(std::move(call), scope);
    }

    Transport m_next;
    std::shared_ptr<TokenSource> m_tokens;
};

} // namespace

Transport withToken(Transport next, std::shared_ptr<TokenSource> tokens)
{
    return std::make_shared<TokenPolicy>(std::move(next), std::move(tokens));
}

} // namespace vitrine::client
