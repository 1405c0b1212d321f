#include "services/platform/client/client_span.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::platform {

namespace {

/// "v1" and "oauth2" are words of the path; UUIDs, numbers, SKUs and keys are not.
bool looksLikeId(std::string_view segment)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = std::count_if(segment.begin(), segment.end(), isDigit);
    return digits > 0 &&
           (segment.size() >= 8 || digits == static_cast<std::ptrdiff_t>(segment.size()));
}

TraceContext contextBelow(const TraceContext& cause)
{
    return cause.traceId.empty() ? TraceContext::start(cause.sampled) : cause.child();
}

std::string_view pathOf(std::string_view target)
{
    return target.substr(0, target.find('?'));
}

} // namespace

std::string clientSpanName(std::string_view method, std::string_view target)
{
    std::string name = asciiLower(method) + " ";
    std::string_view path = pathOf(target);
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/', 1), path.size());
        const std::string_view segment =
            path.substr(path.front() == '/' ? 1 : 0, end - (path.front() == '/' ? 1 : 0));
        name.append("/").append(looksLikeId(segment) ? "{id}" : segment);
        path.remove_prefix(end);
    }
    return name;
}

ClientSpan::ClientSpan(const TraceContext& cause,
                       std::string service,
                       std::string_view method,
                       std::string_view target)
{
    m_span.context = contextBelow(cause);
    m_span.kind = Span::Kind::Client;
    m_span.name = clientSpanName(method, target);
    m_span.start = std::chrono::system_clock::now();
    m_span.remoteService = std::move(service);
    tag("http.method", std::string(method));
    tag("http.path", std::string(pathOf(target)));
}

void ClientSpan::tag(std::string key, std::string value)
{
    m_span.tags.emplace_back(std::move(key), std::move(value));
}

void ClientSpan::finish(const UpstreamReply& reply, std::chrono::nanoseconds took, SpanSink& sink)
{
    if (!m_span.context.sampled)
        return;
    m_span.duration = std::chrono::duration_cast<std::chrono::microseconds>(took);
    if (!reply.ok())
        tag("error", std::string(toString(reply.fault)));
    else
        tag("http.status_code", std::to_string(reply.response.status));
    if (reply.ok() && reply.response.status >= 500)
        tag("error", std::to_string(reply.response.status));
    sink.report(std::move(m_span));
}

} // namespace vitrine::platform
