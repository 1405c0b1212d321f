#include "services/config/application/config_service.hpp"

#include "services/config/domain/environment_builder.hpp"

#include <iterator>

namespace vitrine::config {

ConfigService::ConfigService(ConfigRepository& repository, ConfigServiceOptions options)
    : m_repository(repository)
    , m_searchPaths(std::move(options.searchPaths))
{
    m_overrides.name = "overrides"; // Spring's clients know it by this very name
    for (const auto& [key, value] : options.overrides)
        m_overrides.properties.push_back({key, value});
}

Result<Environment> ConfigService::find(const EnvironmentQuery& query) const
{
    Environment environment{.application = query.application,
                            .profiles = query.profiles,
                            .label = query.label(),
                            .version = std::nullopt,
                            .sources = {}};
    if (!m_overrides.properties.empty())
        environment.sources.push_back(m_overrides);
    std::vector<std::string> labels(query.labels.rbegin(),
                                    query.labels.rend()); // the last one is the strongest
    if (labels.empty())
        labels.emplace_back();
    for (const std::string& label : labels) {
        const auto tree = m_repository.tree(label);
        if (!tree.ok())
            return tree.error();
        auto sources = selectSources(**tree, query, label, m_searchPaths);
        if (!sources.ok())
            return sources.error();
        std::move(sources->begin(), sources->end(), std::back_inserter(environment.sources));
        if ((*tree)->version)
            environment.version =
                (environment.version ? *environment.version + "," : "") + *(*tree)->version;
    }
    return environment;
}

Outcome ConfigService::check() const
{
    const auto tree = m_repository.tree("");
    return tree.ok() ? Outcome(Done{}) : Outcome(tree.error());
}

} // namespace vitrine::config
