#include "services/platform/telemetry/telemetry.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace {

using namespace vitrine::platform;
using namespace std::chrono_literals;

/// The value of the sample whose line begins with `name` and holds every one of `parts`; -1 when
/// there is none.
double
sample(const std::string& text, const std::string& name, const std::vector<std::string>& parts = {})
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        bool matches =
            line.starts_with(name) && (line[name.size()] == '{' || line[name.size()] == ' ');
        for (const std::string& part : parts)
            matches = matches && line.find(part) != std::string::npos;
        if (matches)
            return std::stod(line.substr(line.rfind(' ')));
    }
    return -1;
}

TEST(Metrics, CountsRequestsByRouteAndStatus)
{
    Metrics metrics;
    metrics.serverRequest("GET", "/api/v1/products/{id}", 200, 3ms);
    metrics.serverRequest("GET", "/api/v1/products/{id}", 200, 700ms);
    metrics.serverRequest("GET", "/api/v1/products/{id}", 404, 1ms);

    const std::string text = metrics.text();
    const std::string name = "http_server_requests_seconds";
    EXPECT_EQ(sample(text,
                     name + "_count",
                     {R"(status="200")", R"(uri="/api/v1/products/{id}")", R"(outcome="SUCCESS")"}),
              2);
    EXPECT_EQ(sample(text, name + "_count", {R"(status="404")", R"(outcome="CLIENT_ERROR")"}), 1);
    EXPECT_NEAR(sample(text, name + "_sum", {R"(status="200")"}), 0.703, 1e-9);
    EXPECT_EQ(sample(text, name + "_bucket", {R"(status="200")", R"(le="0.5")"}), 1);
    EXPECT_EQ(sample(text, name + "_bucket", {R"(status="200")", R"(le="1")"}), 2);
    EXPECT_EQ(sample(text, name + "_bucket", {R"(status="200")", R"(le="+Inf")"}), 2);
}

TEST(Metrics, CallsAFailedCallAnIoError)
{
    Metrics metrics;
    metrics.clientRequest("inventory", "POST", 0, 1s);

    EXPECT_EQ(
        sample(metrics.text(),
               "http_client_requests_seconds_count",
               {R"(client_name="inventory")", R"(status="IO_ERROR")", R"(outcome="UNKNOWN")"}),
        1);
}

TEST(Metrics, KeepsCountersAndGaugesByTheirLabels)
{
    Metrics metrics;
    metrics.count("orders_total", {{"outcome", "paid"}});
    metrics.count("orders_total", {{"outcome", "paid"}}, 2);
    metrics.count("orders_total", {{"outcome", "a\"b\n"}});
    metrics.gauge("queue_length", {}, 7);
    metrics.gauge("queue_length", {}, 5);

    const std::string text = metrics.text();
    EXPECT_EQ(sample(text, "orders_total", {R"(outcome="paid")"}), 3);
    EXPECT_EQ(sample(text, "orders_total", {R"(outcome="a\"b\n")"}), 1);
    EXPECT_EQ(sample(text, "queue_length"), 5);
}

TEST(Metrics, StopsMakingSeriesAtALimit)
{
    Metrics metrics;
    for (int i = 0; i < 1500; ++i)
        metrics.serverRequest("GET", "/invented/" + std::to_string(i), 200, 1ms);

    const std::string text = metrics.text();
    EXPECT_EQ(sample(text, "http_server_requests_seconds_count", {R"(uri="UNKNOWN")"}), 500);
    EXPECT_EQ(sample(text, "http_server_requests_seconds_count", {R"(uri="/invented/1200")"}), -1);
}

TEST(Metrics, TellsWhatTheKernelSaysAboutTheProcess)
{
    Metrics metrics;
    const std::string text = metrics.text();

    EXPECT_GT(sample(text, "process_resident_memory_bytes"), 1e6);
    EXPECT_GT(sample(text, "process_open_fds"), 2);
    EXPECT_GE(sample(text, "process_threads"), 1);
    EXPECT_GT(sample(text, "process_start_time_seconds"), 1.6e9);
    EXPECT_GE(sample(text, "process_cpu_seconds_total"), 0);
}

TEST(Metrics, WritesEachFamilyOnceWithItsType)
{
    Metrics metrics;
    metrics.serverRequest("GET", "/a", 200, 1ms);
    metrics.serverRequest("GET", "/b", 200, 1ms);
    metrics.text();
    const std::string text = metrics.text(); // the second scrape must look like the first

    std::istringstream lines(text);
    std::vector<std::string> types;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# TYPE"))
            types.push_back(line);
    }
    const auto all = types.size();
    std::sort(types.begin(), types.end());
    types.erase(std::unique(types.begin(), types.end()), types.end());
    EXPECT_EQ(types.size(), all);
    EXPECT_NE(text.find("# TYPE http_server_requests_seconds histogram\n"), std::string::npos);
    EXPECT_NE(text.find("# TYPE process_cpu_seconds_total counter\n"), std::string::npos);
    EXPECT_EQ(text.back(), '\n');
}

} // namespace
