#include "services/platform/database/database_settings.hpp"

namespace vitrine::platform {

DatabaseSettings readDatabaseSettings(SettingsReader& reader, std::string applicationName)
{
    DatabaseSettings settings;
    settings.applicationName = std::move(applicationName);
    settings.url = reader.secret(
        "database.url", "", "PostgreSQL connection URI of the service's own database");
    if (settings.url.empty())
        reader.fault("database.url", "a PostgreSQL connection URI");
    settings.connectionsMax = static_cast<std::size_t>(
        reader.integer("database.connections", 6, 1, 200, "most connections to the database"));
    settings.acquireTimeout = reader.duration(
        "database.acquire-timeout", settings.acquireTimeout, "longest wait for a free connection");
    settings.statementTimeout = reader.duration(
        "database.statement-timeout", settings.statementTimeout, "longest run of one statement");
    settings.lockTimeout = reader.duration(
        "database.lock-timeout", settings.lockTimeout, "longest wait for a row lock");
    return settings;
}

std::chrono::hours readOutboxRetention(SettingsReader& reader)
{
    constexpr std::chrono::days kDefault{7};
    return std::chrono::days(
        reader.integer("outbox.retention-days",
                       kDefault.count(),
                       1,
                       3650,
                       "how long events are kept; longer than any reader of them is away"));
}

} // namespace vitrine::platform
