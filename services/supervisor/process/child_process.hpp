#pragma once

#include "vitrine/core/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace vitrine::supervisor {

/// A user that a child runs as.
struct RunAs
{
    uid_t uid;
    gid_t gid;
    std::string home;
};

struct ChildCommand
{
    std::vector<std::string> argv;                  ///< argv[0] is the path of the program.
    std::map<std::string, std::string> environment; ///< Added to the parent's.
    std::filesystem::path logFile; ///< Appended to; standard output and error. Empty: the parent's.
    std::optional<RunAs> user;
    int parentDeathSignal =
        0; ///< Sent by the kernel when the parent dies, so that no orphan keeps a port; 0: none.
};

/// Starts a program in a process group of its own, with no signal blocked and standard input
/// closed.
/// @return its pid; Unavailable naming the program when it cannot be executed.
[[nodiscard]] Result<pid_t> startChild(const ChildCommand& command);

/// Runs a program to its end (for initdb and the like).
/// @return Unavailable with the last lines of the log when it does not exit with 0.
[[nodiscard]] Outcome runChild(const ChildCommand& command);

/// The unprivileged user PostgreSQL's package makes; nothing when this process is not root.
/// @return NotFound when this process is root and there is no such user.
[[nodiscard]] Result<std::optional<RunAs>> databaseUser();

/// The last `lines` lines of a text file, "" when there is none.
[[nodiscard]] std::string tailOf(const std::filesystem::path& file, std::size_t lines);

} // namespace vitrine::supervisor
