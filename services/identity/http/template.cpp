#include "services/identity/http/template.hpp"

#include "services/platform/http/html.hpp"

namespace vitrine::identity {

namespace {

std::string_view valueOf(const TemplateValues& values, std::string_view name)
{
    const auto found = values.find(name);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace

std::string fillTemplate(std::string_view text, const TemplateValues& values)
{
    std::string out;
    while (true) {
        const auto open = text.find("{{");
        out += text.substr(0, open);
        if (open == std::string_view::npos)
            return out;
        const bool isRaw = text.substr(open).starts_with("{{{");
        const std::size_t start = open + (isRaw ? 3 : 2);
        const auto close = text.find("}}", start);
        if (close == std::string_view::npos)
            return out;
        const std::string_view tag = text.substr(start, close - start);
        text.remove_prefix(close + (isRaw ? 3 : 2));
        if (!tag.starts_with('#') && !tag.starts_with('^')) {
            const std::string_view value = valueOf(values, tag);
            out += isRaw ? std::string(value) : platform::escapeHtml(value);
            continue;
        }
        const std::string_view name = tag.substr(1);
        const std::string end = "{{/" + std::string(name) + "}}";
        const auto at = text.find(end);
        if (at == std::string_view::npos)
            return out;
        if (valueOf(values, name).empty() == tag.starts_with('^'))
            out += fillTemplate(text.substr(0, at), values);
        text.remove_prefix(at + end.size());
    }
}

} // namespace vitrine::identity
