#include "services/platform/runtime/http_call.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "tests/testkit/service_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <thread>
#include <zlib.h>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using namespace std::chrono_literals;
using nlohmann::json;
using testing::HasSubstr;
using testkit::ServiceProcess;

HttpAnswer send(HttpCall call)
{
    auto answer = callHttp(call, Deadline::in(10s));
    EXPECT_TRUE(answer.ok()) << call.url << ": " << (answer.ok() ? "" : answer.error().message);
    return answer.ok() ? *answer : HttpAnswer{};
}

HttpAnswer get(const std::string& url)
{
    return send({.url = url});
}

HttpAnswer post(const ServiceProcess& tracing,
                const std::string& body,
                const Headers& headers = {{"Content-Type", "application/json"}})
{
    HttpCall call{.method = "POST", .url = tracing.url() + "/api/v2/spans", .body = body};
    call.headers = headers;
    return send(call);
}

std::string spanText(const std::string& traceId, const std::string& id, const std::string& more)
{
    const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    return R"({"traceId":")" + traceId + R"(","id":")" + id + R"(","timestamp":)" +
           std::to_string(now.count()) + "," + more + "}";
}

std::string gzip(const std::string& text)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string in = text, out(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

TEST(TracingProcess, ServesZipkinsOwnClientOfNode)
{
    const ServiceProcess tracing("tracing", {});
    const auto folder =
        testkit::nodeProject(testkit::sourceFolder() / "tests/integration/tracing/zipkin_js");
    const testkit::ToolRun run =
        testkit::runTool({"node", "report_a_sale.js", tracing.url()}, {}, folder, 60s);

    EXPECT_EQ(run.exitCode, 0) << run.output;
    EXPECT_THAT(run.output, HasSubstr("ok "));
}

TEST(TracingProcess, TakesWhatOurOwnReporterSends)
{
    const ServiceProcess tracing("tracing", {});
    Metrics metrics;
    Span root{.context = TraceContext::start(),
              .kind = Span::Kind::Server,
              .name = "post /api/v1/orders",
              .start = std::chrono::system_clock::now(),
              .duration = 5ms};
    Span call{.context = root.context.child(),
              .kind = Span::Kind::Client,
              .name = "post",
              .start = root.start,
              .duration = 2ms,
              .remoteService = "payment",
              .tags = {{"error", "503"}, {"note", "naïve \"quoted\"\n"}}};
    {
        ZipkinReporter reporter(tracing.url(), "order", "127.0.0.1", 8085, metrics);
        reporter.report(root);
        reporter.report(call);
    }

    const HttpAnswer answer = get(tracing.url() + "/api/v2/trace/" + root.context.traceId);
    ASSERT_EQ(answer.status, 200) << answer.body;
    json spans = json::parse(answer.body);
    ASSERT_EQ(spans.size(), 2u);
    EXPECT_EQ(spans[0]["localEndpoint"],
              (json{{"serviceName", "order"}, {"ipv4", "127.0.0.1"}, {"port", 8085}}));
    EXPECT_EQ(spans[1]["parentId"], root.context.spanId);
    EXPECT_EQ(spans[1]["tags"]["note"], "naïve \"quoted\"\n");
    const json links = json::parse(
        get(tracing.url() + "/api/v2/dependencies?endTs=9999999999999&lookback=9999999999999")
            .body);
    EXPECT_EQ(
        links,
        json::parse(R"([{"parent":"order","child":"payment","callCount":1,"errorCount":1}])"));
}

TEST(TracingProcess, UnpacksGzipAndRefusesBombs)
{
    const ServiceProcess tracing("tracing", {});
    const Headers packed{{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}};
    EXPECT_EQ(post(tracing, gzip("[" + spanText("a1", "1", R"("name":"x")") + "]"), packed).status,
              202);
    EXPECT_EQ(get(tracing.url() + "/api/v2/trace/a1").status, 200);
    EXPECT_EQ(post(tracing, "[]", packed).status, 400);
    EXPECT_EQ(post(tracing, gzip(std::string(20 << 20, ' ')), packed).status, 413);
    EXPECT_EQ(post(tracing, std::string((5 << 20) + 1, ' ')).status, 413);
    EXPECT_EQ(get(tracing.url() + "/actuator/health").status, 200);
}

TEST(TracingProcess, AnswersAsZipkinDoes)
{
    const ServiceProcess tracing("tracing", {{"autocomplete-keys", "environment"}});
    const std::string url = tracing.url();
    EXPECT_EQ(post(tracing, "").status, 202);
    EXPECT_EQ(post(tracing, "[]", {}).status, 202);
    EXPECT_EQ(post(tracing, "{}").status, 400);
    EXPECT_EQ(post(tracing, "x", {{"Content-Type", "application/x-protobuf"}}).status, 415);
    EXPECT_EQ(post(tracing, R"([{"traceId":"X","id":"1"}])").body,
              "span 0: traceId is not 1 to 32 lower-case hexadecimal digits, or it is zero");

    std::string body = "[";
    for (const char* service : {"a", "b", "c", "d"})
        body +=
            spanText(
                std::string("f") + service,
                "1",
                R"("name":"get","tags":{"environment":"test"},"localEndpoint":{"serviceName":")" +
                    std::string(service) + "\"}") +
            ",";
    body.back() = ']';
    const HttpAnswer taken = post(tracing, body);
    EXPECT_EQ(taken.status, 202);
    EXPECT_EQ(taken.body, "");

    const HttpAnswer services = get(url + "/api/v2/services");
    EXPECT_EQ(services.body, R"(["a","b","c","d"])");
    EXPECT_EQ(services.headers.get("Cache-Control"), "max-age=300, must-revalidate");
    EXPECT_EQ(get(url + "/zipkin/api/v2/spans?serviceName=A").body, R"(["get"])");
    EXPECT_EQ(get(url + "/api/v2/spans").status, 400);
    EXPECT_EQ(json::parse(get(url + "/api/v2/traces?limit=3").body).size(), 3u);
    EXPECT_EQ(json::parse(get(url + "/api/v2/traceMany?traceIds=fa,fb,ffff").body).size(), 2u);
    EXPECT_EQ(get(url + "/api/v2/traceMany?traceIds=fa").status, 400);
    EXPECT_EQ(get(url + "/api/v2/dependencies").status, 400);
    EXPECT_EQ(get(url + "/api/v2/autocompleteKeys").body, R"(["environment"])");
    EXPECT_EQ(get(url + "/api/v2/autocompleteValues?key=environment").body, R"(["test"])");
    EXPECT_EQ(get(url + "/api/v2/autocompleteValues?key=other").body, "[]");
    const HttpAnswer unknown = get(url + "/api/v2/trace/abc");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_THAT(unknown.headers.get("Content-Type"), HasSubstr("text/plain"));
    EXPECT_EQ(get(url + "/api/v2/trace/XYZ").status, 400);
    EXPECT_EQ(get(url + "/api/v2/traces?limit=0").status, 400);
}

TEST(TracingProcess, KeepsTracesFromStrangersOnTheGatewaysPath)
{
    const ServiceProcess tracing("tracing", {});
    for (const char* path : {"/traces", "/trace/1", "/services", "/dependencies?endTs=1"})
        EXPECT_EQ(get(tracing.url() + "/api/v1/traces" + path).status, 401) << path;
    HttpCall write{.method = "POST", .url = tracing.url() + "/api/v1/traces/spans", .body = "[]"};
    EXPECT_GE(send(write).status, 400);
}

TEST(TracingProcess, ForgetsTheOldestAndTellsItsFigures)
{
    const ServiceProcess tracing("tracing", {{"spans.max", "10"}});
    for (int trace = 1; trace <= 20; ++trace)
        EXPECT_EQ(
            post(tracing, "[" + spanText(std::to_string(trace), "1", R"("name":"x")") + "]").status,
            202);
    EXPECT_EQ(get(tracing.url() + "/api/v2/trace/1").status, 404);
    EXPECT_EQ(get(tracing.url() + "/api/v2/trace/20").status, 200);
    EXPECT_EQ(json::parse(get(tracing.url() + "/api/v2/traces?limit=100").body).size(), 10u);
    EXPECT_THAT(get(tracing.url() + "/actuator/prometheus").body,
                HasSubstr("zipkin_collector_spans_total 20\n"));
}

TEST(TracingProcess, EndsInOrder)
{
    ServiceProcess tracing("tracing", {});
    EXPECT_EQ(tracing.stop(), 0);
    EXPECT_THAT(tracing.log(), HasSubstr("\"message\":\"stopped\""));
}

} // namespace
