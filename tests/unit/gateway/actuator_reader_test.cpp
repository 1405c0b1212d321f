#include "services/gateway/http/actuator_reader.hpp"

#include <gtest/gtest.h>

namespace vitrine::gateway {
namespace {

wire::InstanceStatus metricsOf(std::string_view text)
{
    wire::InstanceStatus status;
    readMetrics(text, status);
    return status;
}

wire::InstanceStatus healthOf(std::string_view json)
{
    wire::InstanceStatus status;
    status.status = "before";
    readHealth(json, status);
    return status;
}

TEST(ActuatorReader, AddsUpTheRequestsOfAllRoutesButTheActuators)
{
    const auto status = metricsOf(
        "# TYPE http_server_requests_seconds histogram\n"
        "http_server_requests_seconds_count{status=\"200\",uri=\"/api/v1/orders\"} 10\n"
        "http_server_requests_seconds_bucket{status=\"200\",uri=\"/api/v1/orders\",le=\"0.005\"} "
        "4\n"
        "http_server_requests_seconds_bucket{status=\"200\",uri=\"/api/v1/orders\",le=\"10\"} 10\n"
        "http_server_requests_seconds_bucket{status=\"200\",uri=\"/api/v1/orders\",le=\"+Inf\"} "
        "10\n"
        "http_server_requests_seconds_sum{status=\"200\",uri=\"/api/v1/orders\"} 1.25\n"
        "http_server_requests_seconds_count{status=\"503\",uri=\"/api/v1/orders\"} 2\n"
        "http_server_requests_seconds_bucket{status=\"503\",uri=\"/api/v1/orders\",le=\"0.005\"} "
        "2\n"
        "http_server_requests_seconds_count{status=\"404\",uri=\"/api/v1/orders/{id}\"} 1\n"
        "http_server_requests_seconds_count{status=\"503\",uri=\"/actuator/health\"} 1000\n"
        "http_server_requests_seconds_count{status=\"200\",uri=\"/health\"} 1000\n"
        "http_server_requests_seconds_count{status=\"404\",uri=\"none\"} 1000\n"
        "http_client_requests_seconds_count{status=\"500\",uri=\"/x\"} 5\n");

    EXPECT_EQ(status.requestsTotal, 13);
    EXPECT_EQ(status.errorsTotal, 2);
    ASSERT_EQ(status.latencyBuckets.size(), 2U);
    EXPECT_EQ(status.latencyBuckets[0].leSeconds, 0.005);
    EXPECT_EQ(status.latencyBuckets[0].count, 6);
    EXPECT_EQ(status.latencyBuckets[1].count, 10);
}

TEST(ActuatorReader, ReadsWhatTheProcessUses)
{
    const auto status = metricsOf("process_resident_memory_bytes 2.5e+07\n"
                                  "process_cpu_seconds_total 12.75\n"
                                  "process_start_time_seconds 1795166400.5\n"
                                  "process_virtual_memory_bytes 1");
    EXPECT_EQ(status.memoryBytes, 25000000);
    EXPECT_EQ(status.cpuSecondsTotal, 12.75);
    EXPECT_EQ(status.startedAt, "2026-11-20T09:20:00.500Z");
}

TEST(ActuatorReader, PassesOverWhatIsNoFigure)
{
    const auto status = metricsOf("process_resident_memory_bytes NaN\n"
                                  "process_resident_memory_bytes -1\n"
                                  "process_resident_memory_bytes 12x\n"
                                  "process_cpu_seconds_total +Inf\n"
                                  "\n \nnonsense\n{} 1\n"
                                  "http_server_requests_seconds_bucket{le=\"x\"} 3\n"
                                  "http_server_requests_seconds_count{status=\"200 1e999\n");
    EXPECT_EQ(status.memoryBytes, 0);
    EXPECT_EQ(status.cpuSecondsTotal, 0);
    EXPECT_EQ(status.requestsTotal, 0);
    EXPECT_TRUE(status.latencyBuckets.empty());
}

TEST(ActuatorReader, SaysWhyAnInstanceIsNotUp)
{
    const auto down = healthOf(R"({"status":"DOWN","components":{
        "db":{"status":"DOWN","details":{"error":"no connection"}},
        "serviceToken":{"status":"DOWN"},"ping":{"status":"UP"}}})");
    EXPECT_EQ(down.status, "DOWN");
    EXPECT_EQ(down.detail, "db: no connection; serviceToken: DOWN");
    EXPECT_EQ(healthOf(R"({"status":"OUT_OF_SERVICE"})").status, "OUT_OF_SERVICE");
    EXPECT_EQ(healthOf(R"({"status":"UNKNOWN"})").status, "DOWN");
    EXPECT_EQ(healthOf(R"({"status":"UP"})").detail, "");
    for (const char* text : {"", "[]", "{", "no JSON"})
        EXPECT_EQ(healthOf(text).status, "before") << text;
    EXPECT_EQ(healthOf(R"({"status":7,"components":[1]})").status, "DOWN");
}

TEST(ActuatorReader, ReadsTheVersion)
{
    wire::InstanceStatus status;
    readInfo(R"({"build":{"version":"1.2.3"}})", status);
    EXPECT_EQ(status.version, "1.2.3");
    readInfo("nonsense", status);
    EXPECT_EQ(status.version, "1.2.3");
}

} // namespace
} // namespace vitrine::gateway
