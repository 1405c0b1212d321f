#include "vitrine/core/encoding.hpp"
#include "vitrine/transport/policies.hpp"

namespace vitrine::client {
namespace {

bool isWrite(const std::string& method)
{
    return method != "GET" && method != "HEAD" && method != "OPTIONS";
}

class HeaderPolicy final : public HttpTransport
{
public:
    HeaderPolicy(Transport next, std::string userAgent)
        : m_next(std::move(next))
        , m_userAgent(std::move(userAgent))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        bool fits = call.headers.set("X-Request-Id", scope.requestId) &&
                    call.headers.set("User-Agent", m_userAgent);
        if (!call.headers.has("Accept"))
            fits = fits && call.headers.add("Accept", "application/json, application/problem+json");
        // On every write, whatever the retry options say: cpprestsdk repeats a POST by itself when
        // a kept connection is dead.
        if (isWrite(call.method) && !call.headers.has("Idempotency-Key"))
            fits = fits && call.headers.add("Idempotency-Key", randomHex(16));
        if (!fits)
            return finished(
                failure<HttpReply>(ErrorCode::InvalidArgument,
                                   "a request id or user agent must not contain a line break"));
        return m_next->send(std::move(call), std::move(scope));
    }

private:
    Transport m_next;
    std::string m_userAgent;
};

} // namespace

Transport withCallHeaders(Transport next, std::string userAgent)
{
    return std::make_shared<HeaderPolicy>(std::move(next), std::move(userAgent));
}

} // namespace vitrine::client
