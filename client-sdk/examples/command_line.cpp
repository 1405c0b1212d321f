#include "examples/command_line.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <vector>

namespace vitrine::examples {
namespace {

using Options = std::vector<CommandLine::Option>;

void printHelp(std::ostream& out,
               std::string_view program,
               const char* purpose,
               const Options& options)
{
    out << purpose << "\n\nUsage: " << program << " [options]\n";
    for (const auto& option : options) {
        std::string left = std::string("  --") + option.name;
        if (option.value != nullptr)
            left += std::string(" ") + option.value;
        left.resize(std::max<std::size_t>(left.size() + 2, 28), ' ');
        out << left << option.meaning << "\n";
    }
}

[[noreturn]] void refuse(std::string_view program, const std::string& why)
{
    std::cerr << program << ": " << why << "; --help tells more\n";
    std::exit(2);
}

} // namespace

CommandLine::CommandLine(int argc,
                         char** argv,
                         const char* purpose,
                         std::initializer_list<Option> options)
{
    const Options known(options);
    const std::string program = argc > 0 ? argv[0] : "example";
    for (int i = 1; i < argc; ++i) {
        std::string argument = argv[i];
        if (argument == "--help" || argument == "-h") {
            printHelp(std::cout, program, purpose, known);
            std::exit(0);
        }
        const auto equals = argument.find('=');
        const std::string name = argument.substr(0, equals);
        const Option* option = nullptr;
        for (const Option& candidate : known) {
            if (name == std::string("--") + candidate.name)
                option = &candidate;
        }
        if (option == nullptr)
            refuse(program, "unknown option " + name);
        std::string value;
        if (equals != std::string::npos)
            value = argument.substr(equals + 1);
        else if (option->value != nullptr && i + 1 < argc)
            value = argv[++i];
        if (option->value != nullptr && value.empty())
            refuse(program, name + " needs a value");
        m_values[option->name] = value;
    }
}

std::string CommandLine::text(const std::string& name, const std::string& fallback) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? fallback : found->second;
}

Result<std::string> firstLineOf(const std::string& file)
{
    std::string line;
    std::ifstream stream;
    if (file != "-")
        stream.open(file);
    if (!std::getline(file == "-" ? std::cin : stream, line) || line.empty())
        return failure<std::string>(ErrorCode::InvalidArgument, "nothing to read in " + file);
    return line;
}

int report(std::string_view what, const Error& error)
{
    std::cerr << what << ": " << error.message;
    if (!error.field.empty())
        std::cerr << " (" << error.field << ")";
    if (!error.traceId.empty())
        std::cerr << " [trace " << error.traceId << "]";
    std::cerr << "\n";
    return 1;
}

} // namespace vitrine::examples
