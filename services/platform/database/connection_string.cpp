#include "services/platform/database/connection_string.hpp"

#include <libpq-fe.h>
#include <map>
#include <memory>

namespace vitrine::platform {
namespace {

struct FreeOptions
{
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

Result<std::map<std::string, std::string>> parseUrl(const std::string& url)
{
    char* complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(
        PQconninfoParse(url.c_str(), &complaint));
    PQfreemem(complaint);
    if (!options)
        return failure<std::map<std::string, std::string>>(
            ErrorCode::InvalidArgument,
            "not a PostgreSQL connection string or URI",
            "database.url");
    std::map<std::string, std::string> members;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr)
            members[option->keyword] = option->val;
    }
    return members;
}

/// Compiling a statement takes PostgreSQL a second; ours are short, and what it takes for a long
/// one is often a table without statistics.
constexpr const char* kNoCompiler = " -c jit=off";

std::string sessionOptions(const DatabaseSettings& settings)
{
    const auto option = [](const char* name, std::int64_t value) {
        return std::string(" -c ") + name + "=" + std::to_string(value);
    };
    return option("statement_timeout", settings.statementTimeout.count()) +
           option("lock_timeout", settings.lockTimeout.count()) +
           option("idle_in_transaction_session_timeout",
                  settings.idleInTransactionTimeout.count()) +
           option("client_connection_check_interval", 5000) + kNoCompiler +
           " -c timezone=UTC -c client_min_messages=warning";
}

std::string quoted(const std::string& value)
{
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "'";
}

} // namespace

Result<std::string> connectionString(const DatabaseSettings& settings)
{
    auto parsed = parseUrl(settings.url);
    if (!parsed.ok())
        return parsed.error();
    auto members = std::move(parsed).value();
    members["options"] += sessionOptions(settings);
    members["client_encoding"] = "UTF8";
    // What the installation chose stands; these are only better defaults than libpq's.
    members.try_emplace("application_name", settings.applicationName);
    members.try_emplace("connect_timeout", "2");
    members.try_emplace("keepalives_idle", "10");
    members.try_emplace("keepalives_interval", "5");
    members.try_emplace("keepalives_count", "3");

    std::string text;
    for (const auto& [key, value] : members)
        text += (text.empty() ? "" : " ") + key + "=" + quoted(value);
    return text;
}

} // namespace vitrine::platform
