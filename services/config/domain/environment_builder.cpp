#include "services/config/domain/environment_builder.hpp"

#include "services/config/domain/profile_expression.hpp"

#include <algorithm>
#include <fnmatch.h>

namespace vitrine::config {
namespace {

std::string replaced(std::string text, std::string_view placeholder, const std::string& value)
{
    for (auto at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + value.size()))
        text.replace(at, placeholder.size(), value);
    return text;
}

void addOnce(std::vector<std::string>& list, const std::string& value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

/// The folders that are searched, weakest first, each with '/' at its end or "" for the root.
std::vector<std::string> locations(const ConfigTree& tree,
                                   const EnvironmentQuery& query,
                                   const std::string& label,
                                   const std::vector<std::string>& searchPaths)
{
    std::vector<std::string> found{""};
    std::vector<std::string> profiles = query.profiles;
    for (const std::string& searchPath : searchPaths) {
        const std::string pattern =
            replaced(replaced(searchPath, "{application}", query.application), "{label}", label);
        for (const std::string& profile : profiles) {
            const std::string path = replaced(pattern, "{profile}", profile);
            if (path.find_first_of("*?[") == std::string::npos) {
                addOnce(found, path + "/");
                continue;
            }
            for (const std::string& folder : tree.folders()) {
                if (!folder.empty() &&
                    ::fnmatch(path.c_str(), folder.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0)
                    addOnce(found, folder + "/");
            }
        }
    }
    return found;
}

/// Collects sources from the weakest file on.
class Selection
{
public:
    Selection(const ConfigTree& tree, const EnvironmentQuery& query)
        : m_tree(tree)
        , m_query(query)
    {
    }

    Outcome add(const std::string& stem)
    {
        for (const char* ending : {".yaml", ".yml", ".properties"}) {
            const auto file = m_tree.files.find(stem + ending);
            if (file == m_tree.files.end())
                continue;
            if (const Outcome added = addFile(file->first, file->second); !added.ok())
                return added;
        }
        return Done{};
    }

    std::vector<PropertySource> take()
    {
        std::reverse(m_sources.begin(), m_sources.end());
        return std::move(m_sources);
    }

private:
    Outcome addFile(const std::string& path, const ConfigFile& file)
    {
        if (!file.fault.empty())
            return Error{.message = path + ": " + file.fault};
        for (std::size_t i = 0; i < file.documents.size(); ++i) {
            const Document& document = file.documents[i];
            if (document.onProfile) {
                const auto matches = matchesProfiles(*document.onProfile, m_query.profiles);
                if (!matches.ok())
                    return Error{.message = path + ": " + matches.error().message};
                if (!*matches)
                    continue;
            }
            const bool isOneOfMany = file.documents.size() > 1;
            m_sources.push_back({m_tree.origin + path +
                                     (isOneOfMany ? " (document #" + std::to_string(i) + ")" : ""),
                                 document.properties});
        }
        return Done{};
    }

    const ConfigTree& m_tree;
    const EnvironmentQuery& m_query;
    std::vector<PropertySource> m_sources;
};

} // namespace

Result<std::vector<PropertySource>> selectSources(const ConfigTree& tree,
                                                  const EnvironmentQuery& query,
                                                  const std::string& label,
                                                  const std::vector<std::string>& searchPaths)
{
    std::vector<std::string> suffixes{""};
    for (const std::string& profile : query.profiles)
        addOnce(suffixes, "-" + profile);
    const auto folders = locations(tree, query, label, searchPaths);
    Selection selection(tree, query);
    for (const std::string& suffix : suffixes) {
        for (const std::string& folder : folders) {
            for (const std::string& name : query.fileNames()) {
                if (const Outcome added = selection.add(folder + name + suffix); !added.ok())
                    return added.error();
            }
        }
    }
    return selection.take();
}

} // namespace vitrine::config
