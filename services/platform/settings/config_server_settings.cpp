#include "services/platform/runtime/http_call.hpp"
#include "services/platform/settings/environment_codec.hpp"
#include "services/platform/settings/settings.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::platform {
namespace {

constexpr std::chrono::milliseconds kTimeout{5000};

/// A name as one segment of the path: the protocol writes '/' as "(_)".
std::string segment(const std::string& name)
{
    std::string text;
    for (const char c : name)
        text += c == '/' ? std::string("(_)") : std::string(1, c);
    return "/" + percentEncode(text);
}

Error refusal(int status, const std::string& label)
{
    if (status == 404)
        return Error{.code = ErrorCode::NotFound,
                     .message = "the config server knows no label '" + label + "'",
                     .status = status};
    const bool laterMayHelp = status >= 500 || status == 429;
    return Error{.code = laterMayHelp ? ErrorCode::Unavailable : ErrorCode::InvalidArgument,
                 .message = "the config server answers " + std::to_string(status),
                 .status = status};
}

} // namespace

Outcome addConfigServerSettings(SettingValues& values,
                                const std::string& url,
                                const std::string& application,
                                const std::string& profile,
                                const std::string& label)
{
    HttpCall call{.url = url};
    while (call.url.ends_with('/'))
        call.url.pop_back();
    call.url += segment(application) + segment(profile) + (label.empty() ? "" : segment(label));
    call.headers.set("Accept", "application/json");
    const auto answer = callHttp(call, Deadline::in(kTimeout));
    if (!answer.ok())
        return answer.error();
    if (answer->status != 200)
        return refusal(answer->status, label);
    const auto sources = decodeEnvironment(answer->body);
    if (!sources.ok())
        return sources.error();
    for (const PropertySource& source :
         *sources) { // strongest first, and among equals the first one stays
        for (const auto& [key, value] : source.values)
            values.put(key, value, SettingSource::ConfigServer, source.name);
    }
    return Done{};
}

} // namespace vitrine::platform
