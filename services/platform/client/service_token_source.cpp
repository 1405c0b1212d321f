#include "services/platform/client/service_token_source.hpp"

#include "services/platform/client/retry.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <algorithm>

namespace vitrine::platform {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

struct TokenAnswer
{
    std::string token;
    seconds life{0};
};

Result<TokenAnswer> decodeTokenAnswer(const std::string& body)
{
    const Result<nlohmann::json> json = wire::parseJson(body);
    if (!json)
        return json.error();
    wire::ObjectReader in(*json);
    TokenAnswer answer;
    answer.token = in.text("access_token", {.min = 1, .max = 16384});
    answer.life = seconds(in.integer("expires_in", 1, 30 * 24 * 3600));
    return in.finish(std::move(answer));
}

} // namespace

ServiceTokenSource::ServiceTokenSource(ServiceTokenOptions options, ServiceClient& identity)
    : m_options(std::move(options))
    , m_identity(identity)
{
}

Result<std::string> ServiceTokenSource::token(Deadline deadline)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const TimePoint now = steady_clock::now();
        const bool holds = m_grant && now < m_grant->validUntil;
        const bool mayFetch = !m_fetching && now >= m_notBefore;
        if (holds && (now < m_grant->freshUntil || !mayFetch))
            return m_grant->token;
        if (mayFetch)
            break;
        if (!m_fetching) {
            Error error = m_lastError;
            error.retryAfter = std::chrono::ceil<seconds>(m_notBefore - now);
            return error;
        }
        if (m_fetched.wait_until(lock, now + deadline.remaining()) == std::cv_status::timeout)
            return failure<std::string>(ErrorCode::DeadlineExceeded, "no service token in time");
    }

    m_fetching = true;
    lock.unlock();
    Result<Grant> fetched = fetch(deadline);
    lock.lock();
    m_fetching = false;
    m_fetched.notify_all();
    if (fetched) {
        m_failures = 0;
        m_grant = std::move(*fetched);
        return m_grant->token;
    }
    noteFailure(fetched.error(), steady_clock::now());
    if (m_grant && steady_clock::now() < m_grant->validUntil)
        return m_grant->token;
    return m_lastError;
}

std::optional<std::string> ServiceTokenSource::cached() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_grant && steady_clock::now() < m_grant->validUntil)
        return m_grant->token;
    return std::nullopt;
}

Result<ServiceTokenSource::Grant> ServiceTokenSource::fetch(Deadline deadline)
{
    CallContext context;
    context.deadline = deadline.orEarlier(m_options.fetchTimeout);
    context.trace.sampled = false; // housekeeping, not part of anybody's request
    const TimePoint asked = steady_clock::now();
    const Result<ServiceResponse> response = m_identity.send(context, grantRequest());
    if (!response)
        return response.error();
    if (response->status != 200)
        return errorFrom(*response);
    const Result<TokenAnswer> answer = decodeTokenAnswer(response->body);
    if (!answer)
        return failure<Grant>(ErrorCode::Internal,
                              "identity's token answer cannot be read: " + answer.error().message);
    const auto freshFor =
        std::chrono::duration_cast<milliseconds>(answer->life * m_options.freshShare);
    return Grant{answer->token, asked + freshFor, asked + answer->life};
}

ServiceRequest ServiceTokenSource::grantRequest() const
{
    ServiceRequest request;
    request.method = "POST";
    request.target = m_options.target;
    request.contentType = "application/x-www-form-urlencoded";
    request.body = "grant_type=client_credentials";
    if (!m_options.scope.empty())
        request.body += "&scope=" + percentEncode(m_options.scope);
    const std::string credentials =
        percentEncode(m_options.clientId) + ":" + percentEncode(m_options.clientSecret);
    request.headers.add("Authorization", "Basic " + base64Encode(credentials));
    request.headers.add("Accept", "application/json");
    request.repeatable = true; // one token too many does no harm
    return request;
}

void ServiceTokenSource::noteFailure(const Error& error, TimePoint now)
{
    ++m_failures;
    const RetryOptions pauses{.delayFirst = m_options.backoffFirst,
                              .delayMax = m_options.backoffMax};
    // Half of the pause is certain: a refused client must not come back at once by luck.
    const milliseconds bound = std::min(
        m_options.backoffMax, m_options.backoffFirst * (1 << std::min(m_failures - 1, 16)));
    m_notBefore = now + bound / 2 + backoff(pauses, m_failures, m_random) / 2;
    m_lastError =
        Error{.code = ErrorCode::Unavailable, .message = "no service token: " + error.message};
}

} // namespace vitrine::platform
