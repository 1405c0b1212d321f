#include "services/supervisor/data/data_folder.hpp"

#include "vitrine/core/encoding.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace vitrine::supervisor {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

Error unavailable(std::string message)
{
    return Error{.code = ErrorCode::Unavailable, .message = std::move(message)};
}

Result<json> readJson(const fs::path& file)
{
    const auto text = readFile(file);
    if (!text)
        return json::object();
    json parsed = json::parse(*text, nullptr, false);
    if (!parsed.is_object())
        return unavailable(file.string() + " is damaged: it is not a JSON object");
    return parsed;
}

InstanceState instanceFrom(const json& j)
{
    return {.name = j.value("name", ""),
            .service = j.value("service", ""),
            .pid = j.value("pid", 0),
            .port = j.value("port", std::uint16_t(0)),
            .startedAt = j.value("startedAt", ""),
            .restarts = j.value("restarts", 0)};
}

json toJson(const InstanceState& instance)
{
    return {{"name", instance.name},
            {"service", instance.service},
            {"pid", instance.pid},
            {"port", instance.port},
            {"startedAt", instance.startedAt},
            {"restarts", instance.restarts}};
}

} // namespace

std::optional<std::string> readFile(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return std::nullopt;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

fs::path DataFolder::defaultRoot()
{
    if (const char* chosen = std::getenv("VITRINE_DATA"); chosen != nullptr && *chosen != '\0')
        return chosen;
    const char* home = std::getenv("HOME");
    if (geteuid() == 0 || home == nullptr)
        return "/var/lib/vitrine";
    return fs::path(home) / ".local" / "share" / "vitrine";
}

fs::path DataFolder::databaseSocket() const
{
    const fs::path inside = run() / "postgres";
    constexpr std::size_t socketPathMax = 107; // sockaddr_un
    if (inside.string().size() + std::strlen("/.s.PGSQL.5432.lock") < socketPathMax)
        return inside;
    return fs::temp_directory_path() /
           ("vitrine-" + std::to_string(std::hash<std::string>()(m_root.string())));
}

Outcome DataFolder::create() const
{
    for (const fs::path& folder :
         {m_root, config(), logs(), run(), ports(), settings(), databaseSocket()}) {
        std::error_code failed;
        fs::create_directories(folder, failed);
        if (failed)
            return unavailable("cannot make the folder " + folder.string() + ": " +
                               failed.message());
        if (access(folder.c_str(), W_OK) != 0)
            return unavailable("cannot write to the folder " + folder.string());
    }
    return Done{};
}

Outcome DataFolder::writeAtomically(const fs::path& file, const std::string& text) const
{
    const fs::path temporary = file.string() + ".new";
    const int fd = open(temporary.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0)
        return unavailable("cannot write " + file.string() + ": " + std::strerror(errno));
    const bool written =
        write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(fd) == 0;
    close(fd);
    if (!written || rename(temporary.c_str(), file.c_str()) != 0)
        return unavailable("cannot write " + file.string() + ": " + std::strerror(errno));
    return Done{};
}

Result<SecretValues> DataFolder::secrets() const
{
    const fs::path file = m_root / "secrets.json";
    Result<json> stored = readJson(file);
    if (!stored.ok())
        return stored.error();
    std::vector<std::string> names{"database.superuser", "operator", "service.supervisor"};
    for (const ServiceKind& kind : serviceKinds()) {
        names.push_back(std::string("service.") + kind.name);
        if (kind.hasDatabase)
            names.push_back(std::string("database.") + kind.name);
    }
    bool added = false;
    for (const std::string& name : names) {
        if (!stored->contains(name)) {
            (*stored)[name] = randomToken(24);
            added = true;
        }
    }
    if (added) {
        if (const Outcome saved = writeAtomically(file, stored->dump(2) + "\n"); !saved.ok())
            return saved.error();
    }
    return stored->get<SecretValues>();
}

Result<ShopOptions> DataFolder::loadOptions() const
{
    const Result<json> stored = readJson(m_root / "shop.json");
    if (!stored.ok())
        return stored.error();
    ShopOptions options;
    if (stored->contains("portBase"))
        options.portBase = stored->at("portBase").get<std::uint16_t>();
    options.instances = stored->value("instances", options.instances);
    options.publicUrl = stored->value("publicUrl", "");
    options.oidcIssuer = stored->value("oidcIssuer", "");
    options.settings = stored->value("settings", options.settings);
    return options;
}

Outcome DataFolder::saveOptions(const ShopOptions& options) const
{
    json stored{{"instances", options.instances},
                {"publicUrl", options.publicUrl},
                {"oidcIssuer", options.oidcIssuer},
                {"settings", options.settings}};
    if (options.portBase)
        stored["portBase"] = *options.portBase;
    return writeAtomically(m_root / "shop.json", stored.dump(2) + "\n");
}

Result<fs::path> DataFolder::writeSettings(const std::string& instance,
                                           const std::map<std::string, std::string>& values) const
{
    const fs::path file = settings() / (instance + ".yml");
    if (const Outcome written = writeAtomically(file, json(values).dump(2) + "\n");
        !written.ok()) // JSON is YAML
        return written.error();
    return file;
}

std::optional<ShopState> DataFolder::loadState() const
{
    const auto text = readFile(run() / "state.json");
    if (!text)
        return std::nullopt;
    const json stored = json::parse(*text, nullptr, false);
    if (!stored.is_object())
        return std::nullopt;
    ShopState state;
    state.supervisorPid = stored.value("supervisorPid", 0);
    state.startedAt = stored.value("startedAt", "");
    state.gatewayUrl = stored.value("gatewayUrl", "");
    state.postgresPid = stored.value("postgresPid", 0);
    for (const json& instance : stored.value("instances", json::array()))
        state.instances.push_back(instanceFrom(instance));
    return state;
}

Outcome DataFolder::saveState(const ShopState& state) const
{
    json instances = json::array();
    for (const InstanceState& instance : state.instances)
        instances.push_back(toJson(instance));
    const json stored{{"supervisorPid", state.supervisorPid},
                      {"startedAt", state.startedAt},
                      {"gatewayUrl", state.gatewayUrl},
                      {"postgresPid", state.postgresPid},
                      {"instances", instances}};
    return writeAtomically(run() / "state.json", stored.dump(2) + "\n");
}

void DataFolder::removeState() const
{
    std::error_code ignored;
    fs::remove(run() / "state.json", ignored);
}

} // namespace vitrine::supervisor
