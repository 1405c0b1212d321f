#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::supervisor {

/// When a service is stopped: what strangers reach first, what others need last.
enum class StopWave { Edge, Business, Foundation };

/// One of the programs that make up a shop.
struct ServiceKind
{
    const char* name; ///< "catalog"; the program is vitrine-catalog.
    std::uint16_t defaultPort;
    bool hasDatabase;
    StopWave stopWave;
};

/// Every service in the order in which tables show them.
[[nodiscard]] const std::vector<ServiceKind>& serviceKinds();

/// What the person asked for.
struct ShopOptions
{
    std::optional<std::uint16_t>
        portBase; ///< Ports base, base+1, ...; otherwise each service's default port.
    std::map<std::string, int> instances; ///< How many of a service; one where it says nothing.
    std::string publicUrl;  ///< How browsers reach the gateway; "" is http://127.0.0.1:<its port>.
    std::string oidcIssuer; ///< A provider of one's own, e.g. an Okta org; "" is the shop's own.
    std::map<std::string, std::string>
        settings; ///< Further settings, by dotted key, for every service.
};

/// What the shop keeps secret, by name: "database.order", "service", ...
using SecretValues = std::map<std::string, std::string>;

/// One process to run.
struct PlannedInstance
{
    std::string name; ///< "order", "order-2"
    const ServiceKind* kind = nullptr;
    std::uint16_t port = 0; ///< 0: any.
    std::map<std::string, std::string>
        settings; ///< By dotted key; handed over in a file only the owner can read.
    std::map<std::string, std::string>
        overrides; ///< What the person set; handed over on the command line, so it wins.
};

/// Folders that processes are told of.
struct PlanFolders
{
    std::string databaseSocket;
    std::string config;
    std::string ports; ///< Each instance writes its port to a file here.
};

/// @return InvalidArgument for an unknown service, a count outside 1 to 16, or ports beyond 65535.
[[nodiscard]] Result<std::vector<PlannedInstance>>
planShop(const ShopOptions& options, const SecretValues& secrets, const PlanFolders& folders);

/// Connection string of a service's database in the private cluster.
[[nodiscard]] std::string databaseUrl(const std::string& socketFolder,
                                      const std::string& service,
                                      const std::string& password);

/// The port of the only or first instance of `service`.
[[nodiscard]] std::uint16_t portOf(const ShopOptions& options, const std::string& service);

} // namespace vitrine::supervisor
