#include "vitrine/core/encoding.hpp"
#include "vitrine/transport/policies.hpp"

#include <algorithm>
#include <array>

namespace vitrine::client {
namespace {

// What may be written to a log. A list of what may not be would miss the next secret that somebody
// invents.
constexpr std::array<std::string_view, 16> kLoggedHeaders = {"accept",
                                                             "age",
                                                             "b3",
                                                             "cache-control",
                                                             "content-length",
                                                             "content-type",
                                                             "date",
                                                             "etag",
                                                             "if-match",
                                                             "if-none-match",
                                                             "last-modified",
                                                             "retry-after",
                                                             "traceparent",
                                                             "user-agent",
                                                             "x-request-id",
                                                             "server"};

Headers allowListed(const Headers& headers)
{
    Headers result;
    for (const auto& [name, value] : headers) {
        if (std::find(kLoggedHeaders.begin(), kLoggedHeaders.end(), asciiLower(name)) !=
            kLoggedHeaders.end())
            result.add(name, value);
    }
    return result;
}

class LogPolicy final : public HttpTransport
{
public:
    LogPolicy(Transport next,
              std::function<void(const CallLog&)> onCallEnd,
              std::shared_ptr<Scheduler> scheduler)
        : m_next(std::move(next))
        , m_onCallEnd(std::move(onCallEnd))
        , m_scheduler(std::move(scheduler))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        CallLog log{.operation = call.operation,
                    .method = call.method,
                    .url = call.endpoint + call.target.substr(0, call.target.find('?')),
                    .tryNumber = scope.tryNumber,
                    .fault = {},
                    .requestId = scope.requestId,
                    .traceId = scope.trace.traceId,
                    .requestHeaders = allowListed(call.headers),
                    .replyHeaders = {}};
        const auto begin = m_scheduler->now();
        return settle<HttpReply>(m_next->send(std::move(call), std::move(scope)))
            .then([hook = m_onCallEnd, scheduler = m_scheduler, log = std::move(log), begin](
                      Result<HttpReply> result) mutable {
                log.duration =
                    std::chrono::duration_cast<std::chrono::microseconds>(scheduler->now() - begin);
                if (result.ok()) {
                    log.status = result->status;
                    log.replyHeaders = allowListed(result->headers);
                } else {
                    log.fault = result.error().message;
                }
                hook(log);
                return result;
            });
    }

private:
    Transport m_next;
    std::function<void(const CallLog&)> m_onCallEnd;
    std::shared_ptr<Scheduler> m_scheduler;
};

} // namespace

Transport withLog(Transport next,
                  std::function<void(const CallLog&)> onCallEnd,
                  std::shared_ptr<Scheduler> scheduler)
{
    if (!onCallEnd)
        return next;
    return std::make_shared<LogPolicy>(std::move(next), std::move(onCallEnd), std::move(scheduler));
}

} // namespace vitrine::client
