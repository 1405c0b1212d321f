#include "services/config/domain/environment_query.hpp"

#include <algorithm>

namespace vitrine::config {
namespace {

constexpr std::size_t kNameBytesMax = 200;
constexpr std::size_t kNamesMax = 20;
constexpr std::string_view kSlash = "(_)";

Error unsafe(std::string_view what, std::string_view why)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "the " + std::string(what) + " " + std::string(why)};
}

bool isNameCharacter(char c)
{
    const bool isAlphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return isAlphanumeric || std::string_view("-_.+@").find(c) != std::string_view::npos;
}

/// One name: checked part by part, so that what stands for '/' cannot make an empty or a dotted
/// step.
Result<std::string> parseName(std::string_view what, std::string_view text)
{
    if (text.empty() || text.size() > kNameBytesMax)
        return unsafe(what, "is empty or longer than 200 bytes");
    std::string name;
    while (true) {
        const auto end = std::min(text.find(kSlash), text.size());
        const std::string_view part = text.substr(0, end);
        if (part.empty() || part == "." || part.find("..") != std::string_view::npos)
            return unsafe(what, "has an empty part, or one with '..'");
        if (!std::all_of(part.begin(), part.end(), isNameCharacter))
            return unsafe(what, "holds other characters than letters, digits and - _ . + @");
        name += part;
        if (end == text.size())
            return name;
        name += '/';
        text.remove_prefix(end + kSlash.size());
    }
}

Result<std::vector<std::string>> parseNames(std::string_view what, std::string_view text)
{
    std::vector<std::string> names;
    while (true) {
        const auto comma = std::min(text.find(','), text.size());
        auto name = parseName(what, text.substr(0, comma));
        if (!name.ok())
            return name.error();
        names.push_back(*std::move(name));
        if (names.size() > kNamesMax)
            return unsafe(what, "is a list of more than 20");
        if (comma == text.size())
            return names;
        text.remove_prefix(comma + 1);
    }
}

std::string join(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ",") + name;
    return text;
}

} // namespace

Result<EnvironmentQuery> EnvironmentQuery::parse(std::string_view application,
                                                 std::string_view profiles,
                                                 std::optional<std::string_view> labels)
{
    EnvironmentQuery query;
    const auto applications = parseNames("application", application);
    if (!applications.ok())
        return applications.error();
    query.application = join(*applications);
    auto parsedProfiles = parseNames("profile", profiles);
    if (!parsedProfiles.ok())
        return parsedProfiles.error();
    query.profiles = *std::move(parsedProfiles);
    if (labels) {
        auto parsedLabels = parseNames("label", *labels);
        if (!parsedLabels.ok())
            return parsedLabels.error();
        query.labels = *std::move(parsedLabels);
    }
    return query;
}

std::vector<std::string> EnvironmentQuery::fileNames() const
{
    std::vector<std::string> names{"application"};
    for (std::size_t begin = 0; begin <= application.size();) {
        const auto comma = std::min(application.find(',', begin), application.size());
        std::string name = application.substr(begin, comma - begin);
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
        begin = comma + 1;
    }
    return names;
}

std::optional<std::string> EnvironmentQuery::label() const
{
    return labels.empty() ? std::nullopt : std::optional(join(labels));
}

} // namespace vitrine::config
