#pragma once

#include "services/config/domain/config_repository.hpp"

#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace vitrine::config {

struct GitOptions
{
    std::string uri; ///< A path, or a file: URL; the repository may be bare.
    std::string defaultLabel = "main";
    bool tryMasterBranch = true; ///< When the default label is "main" and there is none.
    std::chrono::milliseconds refresh{1000}; ///< Between two looks at what a label names.
};

/// Settings in a local git repository, read from its objects: no work tree is needed, and none is
/// touched. A label is a branch, a tag or a commit id. What was read once is served on while the
/// repository cannot be opened.
class GitRepository final : public ConfigRepository
{
public:
    explicit GitRepository(GitOptions options);
    ~GitRepository() override;

    [[nodiscard]] Result<ConfigTreePtr> tree(const std::string& label) override;

private:
    struct Opened;
    struct Known
    {
        ConfigTreePtr tree;
        std::chrono::steady_clock::time_point lookAgainAt;
    };

    [[nodiscard]] Result<ConfigTreePtr> look(const std::string& label);
    [[nodiscard]] Result<std::string> commitOf(const std::string& label);
    [[nodiscard]] Outcome open();
    [[nodiscard]] ConfigTreePtr cached(const std::string& commit) const;

    const GitOptions m_options;
    const std::string m_path;
    std::mutex m_mutex; // guards what follows
    std::unique_ptr<Opened> m_opened;
    std::map<std::string, Known> m_known; ///< By label.
};

/// The local path that `uri` means.
/// @return InvalidArgument for a URL that is not file:, and for a host in one.
[[nodiscard]] Result<std::string> localGitPath(const std::string& uri);

} // namespace vitrine::config
