#pragma once

#include "tests/testkit/service_process.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace vitrine::testkit {

/// Writes the file `name` below `folder`, with the folders that it needs.
inline void
writeBelow(const std::filesystem::path& folder, const std::string& name, const std::string& text)
{
    const std::filesystem::path path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

/// A git repository with a work folder, driven by git itself.
class GitWorkFolder
{
public:
    explicit GitWorkFolder(const std::string& branch = "main")
    {
        git({"init", "-q", "-b", branch, "."});
    }

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }
    [[nodiscard]] std::string path() const { return m_folder.path().string(); }
    void write(const std::string& name, const std::string& text) const
    {
        writeBelow(folder(), name, text);
    }
    /// Commits everything. @return The commit's id.
    std::string commit() const
    {
        git({"add", "-A"});
        git({"commit", "-q", "--allow-empty", "-m", "change"});
        return git({"rev-parse", "HEAD"});
    }
    /// Runs `git <arguments>` there. @return What it prints, without the last line end.
    std::string git(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(),
                         {"git", "-c", "user.name=Test", "-c", "user.email=test@example.org"});
        ToolRun run = runTool(arguments, {}, folder());
        if (run.exitCode != 0)
            throw std::runtime_error("git: " + run.output);
        if (run.output.ends_with('\n'))
            run.output.pop_back();
        return run.output;
    }

private:
    TemporaryFolder m_folder;
};

} // namespace vitrine::testkit
