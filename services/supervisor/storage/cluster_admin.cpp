#include "services/supervisor/storage/cluster_admin.hpp"

#include <pqxx/pqxx>

#include <algorithm>
#include <set>

namespace vitrine::supervisor {

namespace {

template <typename Work> Outcome guarded(const Work& work)
{
    try {
        work();
        return Done{};
    } catch (const std::exception& e) {
        std::string message = e.what();
        std::replace(message.begin(), message.end(), '\n', ' ');
        return Error{.code = ErrorCode::Unavailable, .message = std::move(message)};
    }
}

std::set<std::string> namesOf(pqxx::nontransaction& tx, const char* sql)
{
    std::set<std::string> names;
    for (const auto& row : tx.exec(sql))
        names.insert(row[0].as<std::string>());
    return names;
}

} // namespace

Outcome pingCluster(const std::string& superuserUrl)
{
    return guarded([&] {
        pqxx::connection connection(superuserUrl);
        pqxx::nontransaction tx(connection);
        tx.exec("SELECT 1");
    });
}

Outcome ensureDatabases(const std::string& superuserUrl, const std::vector<DatabaseOwner>& owners)
{
    return guarded([&] {
        pqxx::connection connection(superuserUrl);
        pqxx::nontransaction tx(connection); // CREATE DATABASE cannot run inside a transaction
        const auto roles = namesOf(tx, "SELECT rolname FROM pg_roles ORDER BY rolname");
        const auto databases = namesOf(tx, "SELECT datname FROM pg_database ORDER BY datname");
        for (const DatabaseOwner& owner : owners) {
            const std::string name = tx.quote_name(owner.name);
            if (!roles.contains(owner.name))
                tx.exec("CREATE ROLE " + name + " LOGIN PASSWORD " + tx.quote(owner.password));
            if (!databases.contains(owner.name))
                tx.exec("CREATE DATABASE " + name + " OWNER " + name);
            tx.exec("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        }
    });
}

} // namespace vitrine::supervisor
