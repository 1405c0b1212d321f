#include "services/tracing/tracing_settings.hpp"

namespace vitrine::tracing {

TracingSettings readTracingSettings(platform::SettingsReader& reader)
{
    TracingSettings settings;
    settings.limits.spansMax = static_cast<std::size_t>(reader.integer(
        "spans.max", 100000, 1, 100000000, "spans kept; the oldest traces go first"));
    const long long megabytes =
        reader.integer("spans.megabytes", 64, 1, 100000, "memory for spans");
    settings.limits.bytesMax = static_cast<std::size_t>(megabytes) * 1024 * 1024;
    settings.autocompleteKeys =
        reader.list("autocomplete-keys", "", "tags that a search page offers values of");
    return settings;
}

} // namespace vitrine::tracing
