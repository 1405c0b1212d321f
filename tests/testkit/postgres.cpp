#include "tests/testkit/postgres.hpp"

#include "tests/testkit/postgres_binaries.hpp"
#include "vitrine/core/encoding.hpp"

#include <pqxx/pqxx>

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <pwd.h>
#include <signal.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace vitrine::testkit {
namespace {

using namespace std::chrono_literals;
using platform::Database;
using platform::DatabaseSettings;
using platform::Migration;

/// Runs in a session of its own, so that a Ctrl-C at the test does not end it before its work is
/// done.
constexpr char kGuardian[] = R"(
bin=$1; folder=$2; shift 2
start() { "$bin/postgres" -D "$folder/data" -k "$folder" "$@" </dev/null >>"$folder/log" 2>&1 & server=$!; }
crash() { kill -CONT "$server"; kill -QUIT "$server"; wait "$server"; }
"$bin/initdb" -D "$folder/data" -U vitrine -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions \
    </dev/null >"$folder/log" 2>&1 || exit 1
start "$@"
while read -r command; do
    case $command in
        start) start "$@" ;;
        crash) crash ;;
    esac
done
crash 2>/dev/null
rm -rf "$folder"
)";

const std::vector<std::string> kServerOptions = {"-c",
                                                 "listen_addresses=",
                                                 "-c",
                                                 "fsync=off",
                                                 "-c",
                                                 "synchronous_commit=off",
                                                 "-c",
                                                 "full_page_writes=off",
                                                 "-c",
                                                 "max_connections=200",
                                                 "-c",
                                                 "shared_buffers=64MB",
                                                 "-c",
                                                 "jit=off",
                                                 "-c",
                                                 "log_min_messages=warning",
                                                 "-c",
                                                 "autovacuum_naptime=10s"};

std::string makeFolder(const RunAs& user)
{
    const std::string base = std::filesystem::temp_directory_path().string();
    std::string pattern = base + "/vitrine-pg-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no temporary folder in " + base);
    if (user.change && chown(pattern.c_str(), user.uid, user.gid) != 0)
        throw std::runtime_error("cannot give " + pattern + " to the user postgres");
    return pattern;
}

std::string tail(const std::string& file)
{
    std::ifstream in(file);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return text.size() > 2000 ? text.substr(text.size() - 2000) : text;
}

/// Becomes the guardian. Called between fork and exec: system calls only.
[[noreturn]] void becomeGuardian(int input, const RunAs& user, char* const* arguments)
{
    setsid();
    dup2(input, STDIN_FILENO);
    const bool changed = !user.change || (setgid(user.gid) == 0 && setuid(user.uid) == 0);
    if (changed && chdir("/") == 0)
        execv("/bin/sh", arguments);
    _exit(127);
}

std::string uri(const std::string& role, const std::string& folder, const std::string& database)
{
    return "postgresql://" + role + "@/" + database + "?host=" + percentEncode(folder);
}

} // namespace

PostgresCluster& PostgresCluster::shared()
{
    static PostgresCluster cluster;
    return cluster;
}

PostgresCluster::PostgresCluster()
{
    launch();
    try {
        waitUntil(true);
    } catch (...) {
        close(m_guardianInput);
        std::error_code ignored; // the guardian removes it as well
        std::filesystem::remove_all(m_folder, ignored);
        throw;
    }
}

PostgresCluster::~PostgresCluster()
{
    thaw();
    close(m_guardianInput);
    waitpid(m_guardian, nullptr, 0);
}

void PostgresCluster::launch()
{
    const RunAs user = unprivilegedUser();
    m_folder = makeFolder(user);
    std::vector<std::string> words = {
        "sh", "-c", kGuardian, "guardian", postgresBinaries(), m_folder};
    words.insert(words.end(), kServerOptions.begin(), kServerOptions.end());
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    m_guardian = fork();
    if (m_guardian == 0)
        becomeGuardian(ends[0], user, arguments.data());
    close(ends[0]);
    m_guardianInput = ends[1];
    if (m_guardian < 0)
        throw std::runtime_error("fork failed");
}

void PostgresCluster::tell(const std::string& command) const
{
    const std::string line = command + "\n";
    if (write(m_guardianInput, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        throw std::runtime_error("the guardian of the test cluster is gone");
}

bool PostgresCluster::answers() const
{
    try {
        pqxx::connection connection(superuserUrl());
        return true;
    } catch (const pqxx::broken_connection&) {
        return false;
    }
}

void PostgresCluster::waitUntil(bool answering) const
{
    const Deadline deadline = Deadline::in(60s);
    while (answers() != answering) {
        if (waitpid(m_guardian, nullptr, WNOHANG) != 0 || deadline.expired())
            throw std::runtime_error("PostgreSQL did not start or stop:\n" +
                                     tail(m_folder + "/log"));
        std::this_thread::sleep_for(10ms);
    }
}

std::string PostgresCluster::superuserUrl(const std::string& database) const
{
    return uri("vitrine", m_folder, database);
}

void PostgresCluster::execute(const std::string& sql, const std::string& database) const
{
    pqxx::connection connection(superuserUrl(database));
    pqxx::nontransaction(connection).exec(sql);
}

std::string PostgresCluster::serviceDatabase(const std::string& service)
{
    const std::lock_guard lock(m_mutex);
    if (std::find(m_services.begin(), m_services.end(), service) == m_services.end()) {
        execute("CREATE ROLE " + service + " LOGIN");
        execute("CREATE DATABASE " + service + " OWNER " + service);
        execute("REVOKE ALL ON DATABASE " + service + " FROM PUBLIC");
        m_services.push_back(service);
    }
    return uri(service, m_folder, service);
}

std::string PostgresCluster::createDatabase(const std::string& templateName)
{
    const std::lock_guard lock(m_mutex);
    std::string name = "test_" + std::to_string(++m_databases);
    execute("CREATE DATABASE " + name + " STRATEGY file_copy" +
            (templateName.empty() ? "" : " TEMPLATE " + templateName));
    return name;
}

void PostgresCluster::dropDatabase(const std::string& name)
{
    execute("DROP DATABASE " + name + " WITH (FORCE)");
}

std::string PostgresCluster::templateFor(std::span<const Migration> migrations)
{
    std::string texts;
    for (const Migration& migration : migrations)
        texts += std::to_string(migration.version) + std::string(migration.sql);
    const std::lock_guard lock(m_mutex);
    for (const auto& [known, name] : m_templates) {
        if (known == texts)
            return name;
    }
    const std::string name = "template_" + std::to_string(m_templates.size() + 1);
    execute("CREATE DATABASE " + name);
    {
        Database database({.url = superuserUrl(name), .connectionsMax = 1});
        const Outcome migrated = platform::migrate(database, migrations, Deadline::in(60s));
        if (!migrated.ok())
            throw std::runtime_error("migrations failed: " + migrated.error().message);
    }
    return m_templates.emplace_back(texts, name).second;
}

void PostgresCluster::crash()
{
    tell("crash");
    waitUntil(false);
}

void PostgresCluster::start()
{
    tell("start");
    waitUntil(true);
}

void PostgresCluster::freeze()
{
    pqxx::connection connection(superuserUrl());
    pqxx::nontransaction tx(connection);
    for (const auto& row :
         tx.exec("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"))
        m_frozen.push_back(row[0].as<pid_t>());
    pid_t postmaster = 0;
    std::ifstream(m_folder + "/data/postmaster.pid") >> postmaster;
    m_frozen.push_back(postmaster);
    for (const pid_t pid : m_frozen)
        kill(pid, SIGSTOP);
}

void PostgresCluster::thaw()
{
    for (const pid_t pid : m_frozen)
        kill(pid, SIGCONT);
    m_frozen.clear();
}

// --- TestDatabase
// --------------------------------------------------------------------------------------

TestDatabase::TestDatabase(std::span<const Migration> migrations, DatabaseSettings settings)
    : m_cluster(PostgresCluster::shared())
    , m_name(m_cluster.createDatabase(migrations.empty() ? "" : m_cluster.templateFor(migrations)))
    , m_url(m_cluster.superuserUrl(m_name))
{
    settings.url = m_url;
    m_pool = std::make_unique<Database>(std::move(settings));
}

TestDatabase::~TestDatabase()
{
    m_pool.reset();
    m_cluster.dropDatabase(m_name);
}

void TestDatabase::execute(const std::string& sql) const
{
    m_cluster.execute(sql, m_name);
}

std::string TestDatabase::value(const std::string& sql) const
{
    pqxx::connection connection(m_url);
    const pqxx::result rows = pqxx::nontransaction(connection).exec(sql);
    return rows.empty() ? "" : rows[0][0].c_str();
}

} // namespace vitrine::testkit
