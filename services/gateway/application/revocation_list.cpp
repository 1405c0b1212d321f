#include "services/gateway/application/revocation_list.hpp"

#include "services/gateway/http/revocation_codec.hpp"
#include "services/platform/auth/signed_token.hpp"

namespace vitrine::gateway {

Outcome RevocationList::refresh(platform::ServiceClient& identity, Deadline deadline)
{
    platform::CallContext context;
    context.trace = TraceContext::start(false); // a heartbeat: neither spans nor log lines
    context.deadline = deadline;
    platform::ServiceRequest request{.target = "/internal/v1/revocations"};
    if (!m_etag.empty())
        request.headers.set("If-None-Match", m_etag);
    const auto answer = identity.send(context, request);
    if (!answer.ok())
        return answer.error();
    if (answer->status == 304)
        return Done{};
    if (answer->status != 200)
        return platform::errorFrom(*answer);
    auto voided = decodeRevocations(answer->body);
    if (!voided.ok())
        return voided.error();
    replace(std::move(voided).value());
    m_etag = answer->headers.get("ETag");
    return Done{};
}

bool RevocationList::refuses(const platform::Principal& caller) const
{
    std::shared_ptr<const Voided> voided;
    {
        const std::lock_guard lock(m_mutex);
        voided = m_voided;
    }
    const auto found = voided->find(caller.accountId);
    if (found == voided->end())
        return false;
    // Tokens tell whole seconds: one of the same second counts as earlier.
    const auto issued = platform::issueTime(caller.bearerToken);
    return !issued || *issued <= found->second;
}

void RevocationList::replace(Voided voided)
{
    auto fresh = std::make_shared<const Voided>(std::move(voided));
    const std::lock_guard lock(m_mutex);
    m_voided = std::move(fresh);
}

} // namespace vitrine::gateway
