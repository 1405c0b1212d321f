#include "services/tracing/domain/trace_query.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::tracing {
namespace {

using Term = std::pair<std::string, std::optional<std::string>>;

bool holds(const Term& term, const Span& span)
{
    const auto& [word, value] = term;
    if (const std::string* tag = span.tag(word))
        return !value || *tag == *value;
    return !value && std::any_of(span.annotations.begin(),
                                 span.annotations.end(),
                                 [&](const SpanAnnotation& each) { return each.value == word; });
}

} // namespace

bool TraceQuery::isInWindow(std::int64_t beginMicros) const
{
    // The window's last millisecond belongs to it whole: "until now" includes what began just now.
    return beginMicros > 0 && beginMicros / 1000 <= endMillis &&
           beginMicros >= (endMillis - lookbackMillis) * 1000;
}

bool TraceQuery::matches(const std::vector<Span>& trace) const
{
    const auto anyOwn = [&](const auto& condition) {
        return std::any_of(trace.begin(), trace.end(), [&](const Span& span) {
            return (serviceName.empty() || span.local.serviceName == serviceName) &&
                   condition(span);
        });
    };
    const auto hasDuration = [&](const Span& span) {
        return (!minDuration || span.duration >= *minDuration) &&
               (!maxDuration || span.duration <= *maxDuration);
    };
    return anyOwn(hasDuration) && (remoteServiceName.empty() || anyOwn([&](const Span& span) {
                                       return span.remote.serviceName == remoteServiceName;
                                   })) &&
           (spanName.empty() || anyOwn([&](const Span& span) { return span.name == spanName; })) &&
           std::all_of(annotations.begin(), annotations.end(), [&](const Term& term) {
               return anyOwn([&](const Span& span) { return holds(term, span); });
           });
}

std::vector<Term> parseAnnotationQuery(std::string_view text)
{
    constexpr std::string_view kAnd = " and ";
    std::vector<Term> terms;
    while (!text.empty()) {
        const auto end = std::min(text.find(kAnd), text.size());
        const std::string_view term = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + kAnd.size(), text.size()));
        const auto equals = term.find('=');
        if (term.empty())
            continue;
        if (equals == std::string_view::npos)
            terms.emplace_back(term, std::nullopt);
        else
            terms.emplace_back(term.substr(0, equals), std::string(term.substr(equals + 1)));
    }
    return terms;
}

} // namespace vitrine::tracing
