#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace vitrine::testkit {

/// What a program printed and how it ended.
struct ProgramRun
{
    int exitCode = -1;
    std::string output; ///< Standard output and error, interleaved.
};

/// Runs a program to its end. @param timeoutSeconds after which it is ended and exitCode is 124.
[[nodiscard]] ProgramRun runProgram(const std::vector<std::string>& argv, int timeoutSeconds = 120);

/// A whole shop of its own: the real processes, started by the `vitrine` command in a temporary
/// data folder on free ports. Stopped, and its folder removed, at destruction; when a test failed
/// the folder stays and its path is printed.
class Shop
{
public:
    struct Options
    {
        std::map<std::string, int> instances;        ///< e.g. {"order", 2}
        std::map<std::string, std::string> settings; ///< As `vitrine up --set`.
        std::vector<std::string> upArguments;        ///< Further arguments of `vitrine up`.
    };

    explicit Shop(Options options);
    ~Shop();
    Shop(const Shop&) = delete;
    Shop& operator=(const Shop&) = delete;

    /// `vitrine <arguments>` on this shop's data folder.
    [[nodiscard]] ProgramRun vitrine(std::vector<std::string> arguments,
                                     int timeoutSeconds = 120) const;
    /// Starts (again) and waits until it is ready.
    [[nodiscard]] ProgramRun up() const;

    [[nodiscard]] std::string gatewayUrl() const;
    [[nodiscard]] std::string url(const std::string& instance) const;
    /// Of "order", "order-2", ...; 0 while it is being started again.
    [[nodiscard]] pid_t pid(const std::string& instance) const;
    /// SIGKILL to one process; the supervisor starts it again.
    void kill(const std::string& instance) const;
    /// Waits until every process says it is ready. @return false after `seconds`.
    [[nodiscard]] bool waitUntilHealthy(int seconds) const;

    [[nodiscard]] const std::filesystem::path& data() const { return m_data; }
    /// The folder with the programs under test.
    [[nodiscard]] static std::filesystem::path programs();
    /// The root of the source tree.
    [[nodiscard]] static std::filesystem::path source();

private:
    Options m_options;
    std::filesystem::path m_data;
    std::uint16_t m_portBase;
};

} // namespace vitrine::testkit
