#pragma once

#include "vitrine/wire/trace.hpp"

#include <string>
#include <vector>

namespace vitrine::tests {

inline constexpr const char* kSampleTraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

/// A span; times in microseconds after the start of the trace.
[[nodiscard]] inline wire::Span sampleSpan(std::string id,
                                           std::string parentId,
                                           std::string service,
                                           std::string name,
                                           std::int64_t start,
                                           std::int64_t duration,
                                           std::string kind = "SERVER")
{
    wire::Span span;
    span.traceId = kSampleTraceId;
    span.id = std::move(id);
    span.parentId = std::move(parentId);
    span.serviceName = std::move(service);
    span.name = std::move(name);
    span.kind = std::move(kind);
    span.timestampMicros = 1'763'630'000'000'000 + start;
    span.durationMicros = duration;
    return span;
}

/// The placing of an order: gateway, order, catalog, inventory, and a payment that fails.
[[nodiscard]] inline std::vector<wire::Span> orderTrace()
{
    std::vector<wire::Span> spans{
        sampleSpan("01", "", "gateway", "POST /api/v1/orders", 0, 182'400),
        sampleSpan("02", "01", "order", "POST /api/v1/orders", 1'900, 179'200),
        sampleSpan("03", "02", "order", "INSERT order", 2'400, 3'100, ""),
        sampleSpan("04", "02", "catalog", "POST /api/v1/products/batch", 7'000, 11'200),
        sampleSpan("05", "04", "catalog", "SELECT product", 8'100, 6'400, ""),
        sampleSpan("06", "02", "inventory", "POST /internal/v1/reservations", 19'500, 24'800),
        sampleSpan("07", "06", "inventory", "UPDATE stock", 21'000, 18'300, ""),
        sampleSpan("08", "02", "payment", "POST /internal/v1/charges", 46'000, 131'000),
        sampleSpan("09", "08", "payment", "provider charge", 47'200, 128'500, "CLIENT")};
    spans[7].tags = {{"http.method", "POST"},
                     {"http.status_code", "502"},
                     {"http.path", "/internal/v1/charges"},
                     {"error", "the provider gave no answer in time"}};
    spans[0].tags = {
        {"http.method", "POST"}, {"http.status_code", "409"}, {"http.path", "/api/v1/orders"}};
    return spans;
}

} // namespace vitrine::tests
