#pragma once

#include <string>
#include <sys/types.h>

namespace vitrine::testkit {

/// The folder with initdb and postgres. Throws std::runtime_error that says where it looked.
[[nodiscard]] std::string postgresBinaries();

/// Whom PostgreSQL runs as: nobody else, or the user `postgres` when this process is root.
struct RunAs
{
    bool change = false;
    uid_t uid = 0;
    gid_t gid = 0;
};
/// Throws std::runtime_error when this process is root and there is no such user.
[[nodiscard]] RunAs unprivilegedUser();

} // namespace vitrine::testkit
