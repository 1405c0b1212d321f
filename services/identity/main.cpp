#include "services/identity/application/password_hasher.hpp"
#include "services/identity/identity.hpp"
#include "services/platform/runtime/service_host.hpp"

#include <iostream>

namespace {

using namespace vitrine;
using namespace std::chrono_literals;

int rotateKeys(identity::Identity& service)
{
    const Deadline deadline = Deadline::in(30s);
    const Outcome prepared = service.prepare(deadline);
    const auto keyId =
        prepared.ok() ? service.keys.rotate(deadline) : Result<std::string>(prepared.error());
    if (!keyId.ok()) {
        std::cerr << "vitrine-identity: " << keyId.error().message << "\n";
        return 1;
    }
    std::cout << *keyId << "\n";
    return 0;
}

/// The arguments with a bare --rotate-keys written out: settings always have a value.
std::vector<const char*> withValues(int argc, char** argv)
{
    std::vector<const char*> arguments(argv, argv + argc);
    for (const char*& argument : arguments) {
        if (std::string_view(argument) == "--rotate-keys")
            argument = "--rotate-keys=true";
    }
    return arguments;
}

} // namespace

int main(int argc, char** argv)
{
    identity::returnHashingMemory();
    const auto arguments = withValues(argc, argv);
    platform::ServiceHost host("identity", argc, arguments.data());
    const auto settings = identity::readIdentitySettings(host.settings(), host.hostSettings());
    if (!host.shouldStart())
        return host.exitCode();

    platform::Database database(settings.database);
    identity::Identity service(settings, database, host.clock());
    if (settings.rotateKeys)
        return rotateKeys(service);
    if (!host.waitFor("database", [&service] { return service.prepare(Deadline::in(30s)); }))
        return 0;
    host.useIdentityKeys(service.keySource);
    host.addHealthCheck({"db", [&database] { return database.ping(Deadline::in(2s)); }});
    host.addBackgroundTask(
        {"sweep", 1min, [&service](Deadline deadline) { return service.sweep(deadline); }});
    return host.run(service.routes());
}
