#include "services/config/config_settings.hpp"

#include "services/config/storage/git_repository.hpp"

namespace vitrine::config {

using namespace std::chrono_literals;

ConfigServerSettings readConfigServerSettings(platform::SettingsReader& reader)
{
    ConfigServerSettings settings;
    settings.gitUri =
        reader.text("git.uri", "", "git repository with the settings: a path or a file: URL");
    settings.defaultLabel =
        reader.text("git.default-label", "main", "branch, tag or commit when none is asked for");
    settings.tryMasterBranch =
        reader.flag("git.try-master-branch", true, "when there is no main, take master");
    settings.folder =
        reader.text("native.folder", "", "folder with the settings, in place of a git repository");
    settings.searchPaths =
        reader.list("search-paths",
                    "",
                    "folders searched beside the root; with *, {application}, {profile}, {label}");
    settings.refresh =
        reader.duration("refresh", 1s, "how long a state is served before it is looked at again");
    settings.overrides = reader.group("overrides", "a setting that wins over every file");
    if (settings.gitUri.empty() && settings.folder.empty())
        reader.fault("git.uri", "given, or native.folder");
    if (!settings.gitUri.empty() && !settings.folder.empty())
        reader.fault("native.folder", "allowed beside git.uri");
    if (!settings.gitUri.empty() && !localGitPath(settings.gitUri).ok())
        reader.fault("git.uri", "a path or a file: URL of this machine");
    return settings;
}

} // namespace vitrine::config
