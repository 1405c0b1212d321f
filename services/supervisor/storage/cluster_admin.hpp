#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <vector>

namespace vitrine::supervisor {

/// A role and the database of the same name that it owns.
struct DatabaseOwner
{
    std::string name;
    std::string password;
};

/// Whether the cluster answers a query.
[[nodiscard]] Outcome pingCluster(const std::string& superuserUrl);

/// Makes what is missing of roles and databases, and sets the roles' passwords. Only the owner may
/// connect to each.
[[nodiscard]] Outcome ensureDatabases(const std::string& superuserUrl,
                                      const std::vector<DatabaseOwner>& owners);

} // namespace vitrine::supervisor
