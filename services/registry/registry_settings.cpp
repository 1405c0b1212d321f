#include "services/registry/registry_settings.hpp"

namespace vitrine::registry {

RegistrySettings RegistrySettings::read(platform::SettingsReader& in)
{
    RegistrySettings settings;
    RegistryRules& rules = settings.rules;
    rules.preservation.isEnabled = in.flag(
        "registry.self-preservation", true, "keeps silent instances when many are silent at once");
    rules.preservation.instancesMin =
        static_cast<std::size_t>(in.integer("registry.self-preservation-instances",
                                            20,
                                            2,
                                            100000,
                                            "below so many instances self-preservation is off"));
    rules.preservation.thresholdShare =
        static_cast<double>(in.integer("registry.renewal-percent",
                                       85,
                                       1,
                                       100,
                                       "share of renewals below which nobody is dropped")) /
        100;
    rules.preservation.protectionMax = in.duration(
        "registry.protection-max", rules.preservation.protectionMax, "how long silence is excused");
    rules.evictionInterval = in.duration("registry.eviction-interval",
                                         rules.evictionInterval,
                                         "pause between two looks for ended leases");
    rules.instancesMax = static_cast<std::size_t>(in.integer(
        "registry.instances-max", 20000, 1, 1000000, "instances that are listed at most"));
    settings.credentials.user =
        in.text("registry.user",
                "",
                "user for basic authentication; empty: everybody who reaches the port");
    settings.credentials.password = in.secret("registry.password", "", "its password");
    return settings;
}

} // namespace vitrine::registry
