#include "services/supervisor/commands/commands.hpp"
#include "services/supervisor/process/child_process.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <thread>

namespace vitrine::supervisor {

namespace {

namespace fs = std::filesystem;

bool belongsTo(const fs::path& log, const std::string& service)
{
    const std::string stem = log.stem().string(); // "order", "order-2"
    return log.extension() == ".log" &&
           (service.empty() || stem == service || stem.starts_with(service + "-"));
}

/// Prints what was added to `file` since `from`. @return the new end.
std::uintmax_t printAdded(const fs::path& file, std::uintmax_t from, const std::string& prefix)
{
    std::error_code failed;
    const std::uintmax_t size = fs::file_size(file, failed);
    if (failed || size == from)
        return from;
    if (size < from)
        from = 0; // a new file after rotation
    std::ifstream in(file);
    in.seekg(static_cast<std::streamoff>(from));
    for (std::string line; std::getline(in, line);) {
        if (in.eof())
            break; // half a line: its rest comes later
        std::cout << prefix << line << "\n";
        from += line.size() + 1;
    }
    std::cout.flush();
    return from;
}

} // namespace

int logs(const DataFolder& folder, const std::string& service, std::size_t lines, bool follow)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder.logs(), ignored)) {
        if (belongsTo(entry.path(), service))
            files.push_back(entry.path());
    }
    if (files.empty()) {
        std::cerr << "vitrine: there is no log of '" << service << "' in " << folder.logs().string()
                  << "\n";
        return 1;
    }
    std::sort(files.begin(), files.end());
    std::map<fs::path, std::uintmax_t> ends;
    for (const fs::path& file : files) {
        if (files.size() > 1)
            std::cout << "==> " << file.filename().string() << " <==\n";
        std::cout << tailOf(file, lines);
        ends[file] = fs::file_size(file, ignored);
    }
    while (follow) {
        for (auto& [file, end] : ends)
            end = printAdded(file, end, files.size() > 1 ? file.stem().string() + ": " : "");
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
    }
    return 0;
}

} // namespace vitrine::supervisor
