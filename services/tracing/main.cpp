#include "services/platform/runtime/service_host.hpp"
#include "services/tracing/http/tracing_routes.hpp"
#include "services/tracing/storage/span_store.hpp"
#include "services/tracing/tracing_settings.hpp"

int main(int argc, char** argv)
{
    using namespace vitrine;
    using namespace std::chrono_literals;

    platform::ServiceHost host("tracing", argc, argv, {.awaitsIdentity = false});
    const auto settings = tracing::readTracingSettings(host.settings());
    if (!host.shouldStart())
        return host.exitCode();

    tracing::SpanStore store(settings.limits);
    host.addBackgroundTask(
        {.name = "figures", .interval = 5s, .round = [&](Deadline) -> Outcome {
             const auto figures = store.figures();
             host.metrics().gauge("zipkin_storage_traces", {}, static_cast<double>(figures.traces));
             host.metrics().gauge("zipkin_storage_spans", {}, static_cast<double>(figures.spans));
             host.metrics().gauge("zipkin_storage_bytes", {}, static_cast<double>(figures.bytes));
             return Done{};
         }});
    return host.run(
        tracing::tracingRoutes({store, host.metrics(), host.clock(), settings.autocompleteKeys}));
}
