#include "vitrine/wire/system.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::kInt64Max;
using nlohmann::json;

constexpr double kSecondsMax = 1e12;

json writeBucket(const LatencyBucket& bucket)
{
    return {{"leSeconds", bucket.leSeconds}, {"count", bucket.count}};
}

json writeInstance(const InstanceStatus& instance)
{
    json document = {{"service", instance.service},
                     {"instanceId", instance.instanceId},
                     {"host", instance.host},
                     {"port", instance.port},
                     {"status", instance.status},
                     {"version", instance.version},
                     {"memoryBytes", instance.memoryBytes},
                     {"requestsTotal", instance.requestsTotal},
                     {"errorsTotal", instance.errorsTotal},
                     {"latencyBuckets", codec::listOf(instance.latencyBuckets, writeBucket)},
                     {"cpuSecondsTotal", instance.cpuSecondsTotal},
                     {"detail", instance.detail}};
    if (!instance.startedAt.empty())
        document["startedAt"] = instance.startedAt;
    if (!instance.registeredAt.empty())
        document["registeredAt"] = instance.registeredAt;
    return document;
}

json writeBreaker(const BreakerStatus& breaker)
{
    json document = {{"service", breaker.service},
                     {"state", breaker.state},
                     {"failureRate", breaker.failureRate},
                     {"since", breaker.since}};
    if (!breaker.instance.empty())
        document["instance"] = breaker.instance;
    return document;
}

LatencyBucket readBucket(ObjectReader& in)
{
    return {in.numberOr("leSeconds", 0, 0, kSecondsMax), in.integer("count", 0, kInt64Max)};
}

InstanceStatus readInstance(ObjectReader& in)
{
    InstanceStatus instance;
    instance.service = in.text("service", {.min = 1, .max = 255});
    instance.instanceId = in.optionalText("instanceId");
    instance.host = in.optionalText("host");
    instance.port = in.integerOr("port", 0, 0, 65535);
    instance.status = in.text("status", {.min = 1, .max = 64});
    instance.version = in.optionalText("version");
    instance.startedAt = in.optionalText("startedAt");
    instance.memoryBytes = in.integerOr("memoryBytes", 0, 0, kInt64Max);
    instance.requestsTotal = in.integerOr("requestsTotal", 0, 0, kInt64Max);
    instance.errorsTotal = in.integerOr("errorsTotal", 0, 0, kInt64Max);
    instance.latencyBuckets =
        codec::listFrom<LatencyBucket>(in, "latencyBuckets", codec::kListMax, readBucket);
    instance.cpuSecondsTotal = in.numberOr("cpuSecondsTotal", 0, 0, kSecondsMax);
    instance.detail = in.optionalText("detail");
    instance.registeredAt = in.optionalText("registeredAt");
    return instance;
}

BreakerStatus readBreaker(ObjectReader& in)
{
    BreakerStatus breaker;
    breaker.service = in.text("service", {.min = 1, .max = 255});
    breaker.instance = in.optionalText("instance");
    breaker.state = in.text("state", {.min = 1, .max = 64});
    breaker.failureRate = in.numberOr("failureRate", 0, 0, 1);
    breaker.since = in.optionalText("since");
    return breaker;
}

} // namespace

std::string encode(const SystemOverview& overview)
{
    return json{{"at", overview.at},
                {"instances", codec::listOf(overview.instances, writeInstance)},
                {"breakers", codec::listOf(overview.breakers, writeBreaker)}}
        .dump(-1, ' ', false, json::error_handler_t::replace); // details are other processes' words
}

Result<SystemOverview> decodeSystemOverview(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        SystemOverview overview;
        overview.at = in.text("at");
        overview.instances =
            codec::listFrom<InstanceStatus>(in, "instances", codec::kListMax, readInstance);
        overview.breakers =
            codec::listFrom<BreakerStatus>(in, "breakers", codec::kListMax, readBreaker);
        return overview;
    });
}

} // namespace vitrine::wire
