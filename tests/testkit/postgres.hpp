#pragma once

#include "services/platform/database/database.hpp"

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <sys/types.h>
#include <vector>

namespace vitrine::testkit {

/// A private PostgreSQL cluster of this test process: a unix socket in a temporary folder, no TCP
/// port, fsync off. A guardian process stops the server and removes the folder when this process
/// ends, however it ends.
///
/// Binaries are taken from $VITRINE_PG_BIN, else the newest of /usr/lib/postgresql/*/bin, else
/// PATH. PostgreSQL refuses to run as root: then it runs as the user `postgres`.
class PostgresCluster
{
public:
    /// The one cluster that the tests of a process share; started by the first call.
    static PostgresCluster& shared();

    /// Starts a cluster for the caller alone, e.g. to stop or freeze it. Throws std::runtime_error
    /// with the cause.
    PostgresCluster();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    /// Connection URI of the superuser.
    [[nodiscard]] std::string superuserUrl(const std::string& database = "postgres") const;

    /// A database with a role of its own that owns it and can open no other: what an installation
    /// gives each service. Made by the first call, the same one afterwards.
    /// @return Connection URI of that role.
    std::string serviceDatabase(const std::string& service);

    /// A new empty database, or a copy of `templateName`. @return Its name.
    std::string createDatabase(const std::string& templateName = {});
    void dropDatabase(const std::string& name);
    /// A database that has `migrations` applied and nobody connected; made once for each set of
    /// migrations.
    std::string templateFor(std::span<const platform::Migration> migrations);

    /// Runs statements as the superuser.
    void execute(const std::string& sql, const std::string& database = "postgres") const;

    /// Ends the server at once, as a crash would; what was committed is still there after `start`.
    void crash();
    /// Starts the server again and waits until it takes connections.
    void start();
    /// Stops every process of the server (SIGSTOP): connections stay open and nothing answers.
    void freeze();
    void thaw();

private:
    void launch();
    void tell(const std::string& command) const;
    [[nodiscard]] bool answers() const;
    void waitUntil(bool answering) const;

    std::string m_folder;
    int m_guardianInput = -1; ///< Its end of file is what the guardian waits for.
    pid_t m_guardian = -1;
    std::vector<pid_t> m_frozen;

    std::mutex m_mutex; ///< Guards what follows.
    int m_databases = 0;
    std::vector<std::string> m_services;
    std::vector<std::pair<std::string, std::string>>
        m_templates; ///< Migration texts -> template's name.
};

/// A fresh database with `migrations` applied, dropped at the end of the scope.
class TestDatabase
{
public:
    explicit TestDatabase(std::span<const platform::Migration> migrations = {},
                          platform::DatabaseSettings settings = {});
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    [[nodiscard]] platform::Database& pool() { return *m_pool; }
    [[nodiscard]] const std::string& url() const { return m_url; }
    /// Runs statements on a connection of its own, outside the pool.
    void execute(const std::string& sql) const;
    /// The first column of the first row, as text; "" for NULL or no row.
    [[nodiscard]] std::string value(const std::string& sql) const;

private:
    PostgresCluster& m_cluster;
    std::string m_name;
    std::string m_url;
    std::unique_ptr<platform::Database> m_pool;
};

} // namespace vitrine::testkit
