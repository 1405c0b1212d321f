#include "services/config/application/config_service.hpp"
#include "services/config/config_settings.hpp"
#include "services/config/http/config_routes.hpp"
#include "services/config/storage/folder_repository.hpp"
#include "services/config/storage/git_repository.hpp"
#include "services/platform/runtime/service_host.hpp"

int main(int argc, char** argv)
{
    using namespace vitrine;

    platform::ServiceHost host("config", argc, argv, {.usesConfigServer = false});
    const auto settings = config::readConfigServerSettings(host.settings());
    if (!host.shouldStart())
        return host.exitCode();

    std::unique_ptr<config::ConfigRepository> repository;
    if (settings.folder.empty())
        repository = std::make_unique<config::GitRepository>(
            config::GitOptions{.uri = settings.gitUri,
                               .defaultLabel = settings.defaultLabel,
                               .tryMasterBranch = settings.tryMasterBranch,
                               .refresh = settings.refresh});
    else
        repository = std::make_unique<config::FolderRepository>(settings.folder, settings.refresh);
    auto searchPaths = settings.searchPaths;
    if (!settings.folder.empty())
        searchPaths.emplace_back("{label}"); // a folder has no branches: a label is a folder in it
    config::ConfigService service(*repository, {searchPaths, settings.overrides});
    host.addHealthCheck({.name = "configServer", .probe = [&] { return service.check(); }});
    return host.run(config::configRoutes(service));
}
