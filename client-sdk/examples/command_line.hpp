#pragma once

#include "vitrine/core/result.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace vitrine::examples {

/// `--name value`, `--name=value` and `--flag` of a small program.
class CommandLine
{
public:
    struct Option
    {
        const char* name;  ///< Without the dashes.
        const char* value; ///< What stands for the value in the help text; null for a flag.
        const char* meaning;
    };

    /// Ends the program with the help text for --help, and with a fault for anything unknown.
    CommandLine(int argc, char** argv, const char* purpose, std::initializer_list<Option> options);

    [[nodiscard]] std::string text(const std::string& name, const std::string& fallback = {}) const;
    [[nodiscard]] bool has(const std::string& name) const { return m_values.contains(name); }

private:
    std::map<std::string, std::string> m_values;
};

/// The first line of a file, e.g. a password, so that no command line shows it; "-" is standard
/// input.
[[nodiscard]] Result<std::string> firstLineOf(const std::string& file);

/// Writes `error` for a person, with what support would ask for, and answers the exit code 1.
[[nodiscard]] int report(std::string_view what, const Error& error);

} // namespace vitrine::examples
