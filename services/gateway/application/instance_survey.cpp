#include "services/gateway/application/instance_survey.hpp"

#include "services/gateway/http/actuator_reader.hpp"
#include "services/platform/client/upstream_pool.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

namespace vitrine::gateway {

namespace {

using platform::UpstreamReply;
using platform::UpstreamRequest;

wire::InstanceStatus blankStatus(const platform::KnownInstance& instance)
{
    wire::InstanceStatus status;
    status.service = instance.service;
    status.instanceId = instance.endpoint.instanceId;
    status.host = instance.endpoint.host;
    status.port = instance.endpoint.port;
    status.status = "UNREACHABLE";
    if (instance.registeredAt)
        status.registeredAt = formatTimestamp(*instance.registeredAt);
    return status;
}

UpstreamRequest requestFor(const char* path)
{
    UpstreamRequest request;
    request.target = path;
    request.headers.set("Accept", "*/*");
    return request;
}

bool isAnswer(const UpstreamReply& reply)
{
    return reply.ok() && reply.response.status == 200;
}

// What is awaited is made by plain statements before: see task.hpp.
boost::asio::awaitable<void> ask(platform::UpstreamPool& pool,
                                 platform::Endpoint endpoint,
                                 Deadline deadline,
                                 wire::InstanceStatus& into)
{
    UpstreamRequest request = requestFor("/actuator/health");
    const UpstreamReply health = co_await pool.send(endpoint, request, deadline);
    if (!health.ok()) {
        into.detail = health.message;
        co_return;
    }
    into.status = "DOWN";
    into.detail =
        "answers " + std::to_string(health.response.status) + " when asked for its health";
    if (health.response.status == 200 || health.response.status == 503) {
        into.detail.clear();
        readHealth(health.response.body, into);
    }
    request = requestFor("/actuator/info");
    const UpstreamReply info = co_await pool.send(endpoint, request, deadline);
    if (isAnswer(info))
        readInfo(info.response.body, into);
    request = requestFor("/actuator/prometheus");
    const UpstreamReply metrics = co_await pool.send(endpoint, request, deadline);
    if (isAnswer(metrics))
        readMetrics(metrics.response.body, into);
}

} // namespace

std::vector<wire::InstanceStatus> surveyInstances(const std::vector<SurveyTarget>& targets,
                                                  std::chrono::milliseconds limit)
{
    std::vector<wire::InstanceStatus> statuses;
    statuses.reserve(targets.size());
    for (const SurveyTarget& target : targets)
        statuses.push_back(blankStatus(target.instance));

    boost::asio::io_context loop(1);
    platform::UpstreamOptions options;
    options.connectTimeout = limit;
    options.responseTimeout = limit;
    platform::UpstreamPool pool(loop.get_executor(), options);
    const Deadline deadline = Deadline::in(limit);
    for (std::size_t i = 0; i < targets.size(); ++i)
        boost::asio::co_spawn(
            loop, ask(pool, targets[i].actuator, deadline, statuses[i]), boost::asio::detached);
    loop.run(); // ends with the last coroutine, which the deadline ends
    return statuses;
}

} // namespace vitrine::gateway
