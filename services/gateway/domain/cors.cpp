#include "services/gateway/domain/cors.hpp"

#include <algorithm>

namespace vitrine::gateway {

namespace {

constexpr const char* kRequestHeaders = "Authorization, Content-Type, Accept, Idempotency-Key, "
                                        "If-Match, If-None-Match, traceparent, b3, X-Request-Id";
constexpr const char* kExposedHeaders = "ETag, Location, Link, Retry-After, WWW-Authenticate, "
                                        "X-Request-Id, Idempotent-Replayed, Content-Disposition";

} // namespace

CorsPolicy::CorsPolicy(std::vector<std::string> origins, std::chrono::seconds maxAge)
    : m_origins(std::move(origins))
    , m_any(m_origins.size() == 1 && m_origins.front() == "*")
    , m_maxAge(maxAge)
{
}

bool CorsPolicy::isPreflight(std::string_view method, const Headers& headers)
{
    return method == "OPTIONS" && headers.has("Origin") &&
           headers.has("Access-Control-Request-Method");
}

bool CorsPolicy::allows(std::string_view origin) const
{
    if (origin.empty() || origin == "null")
        return false;
    return m_any || std::find(m_origins.begin(), m_origins.end(), origin) != m_origins.end();
}

Headers CorsPolicy::preflight(const Headers& request, const std::vector<std::string>& methods) const
{
    Headers answer;
    decorate(answer, request.get("Origin"));
    if (!allows(request.get("Origin")))
        return answer;
    std::string list;
    for (const std::string& method : methods)
        list += (list.empty() ? "" : ", ") + method;
    answer.set("Access-Control-Allow-Methods", list);
    answer.set("Access-Control-Allow-Headers", kRequestHeaders);
    answer.set("Access-Control-Max-Age", std::to_string(m_maxAge.count()));
    answer.remove("Access-Control-Expose-Headers");
    return answer;
}

void CorsPolicy::decorate(Headers& answer, std::string_view origin) const
{
    if (m_origins.empty())
        return;
    if (!m_any)
        answer.add("Vary", "Origin");
    if (!allows(origin))
        return;
    answer.set("Access-Control-Allow-Origin", m_any ? "*" : std::string(origin));
    answer.set("Access-Control-Expose-Headers", kExposedHeaders);
}

} // namespace vitrine::gateway
