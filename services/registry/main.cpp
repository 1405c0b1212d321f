#include "services/platform/runtime/service_host.hpp"
#include "services/registry/application/registry_service.hpp"
#include "services/registry/http/basic_authentication.hpp"
#include "services/registry/http/registry_routes.hpp"
#include "services/registry/registry_settings.hpp"

int main(int argc, char** argv)
{
    using namespace vitrine;
    platform::ServiceHost host("registry", argc, argv, {.usesRegistry = false});
    const auto settings = registry::RegistrySettings::read(host.settings());
    if (!host.shouldStart())
        return host.exitCode();

    registry::RegistryService service(settings.rules, registry::currentMoment);
    host.addBackgroundTask({.name = "eviction",
                            .interval = settings.rules.evictionInterval,
                            .round = [&](Deadline) -> Outcome {
                                service.evict();
                                return Done{};
                            }});
    return host.run(
        registry::withBasicAuthentication(registry::registryRoutes(service), settings.credentials));
}
