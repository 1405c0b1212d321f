#include "services/config/storage/folder_repository.hpp"

#include "services/config/storage/file_limits.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace vitrine::config {
namespace {

namespace fs = std::filesystem;

Error unreadable(const fs::path& path, const std::string& why)
{
    return Error{.code = ErrorCode::Unavailable, .message = path.string() + ": " + why};
}

bool isBelow(const fs::path& path, const fs::path& folder)
{
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
           folder.end();
}

/// Names that begin with a dot are the tools' own (.git, the "..data" of a Kubernetes volume).
bool isHidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

ConfigFile readFile(const std::string& name, const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.is_open() || stream.bad())
        return ConfigFile{.documents = {}, .fault = "cannot be read"};
    return parseConfigFile(name, text);
}

} // namespace

FolderRepository::FolderRepository(fs::path folder, std::chrono::milliseconds refresh)
    : m_folder(std::move(folder))
    , m_refresh(refresh)
{
}

Result<ConfigTreePtr> FolderRepository::tree(const std::string&)
{
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_tree && now < m_lookAgainAt)
        return m_tree;
    m_lookAgainAt = now + m_refresh;
    auto listing = list();
    if (!listing.ok()) {
        if (!m_tree)
            return listing.error();
        platform::log(platform::LogLevel::Warn,
                      "the settings' folder cannot be read; its last state is served",
                      {{"cause", listing.error().message}});
        return m_tree;
    }
    if (!m_tree || *listing != m_listing) {
        m_tree = read(*listing);
        m_listing = *std::move(listing);
    }
    return m_tree;
}

Result<FolderRepository::Listing> FolderRepository::list() const
{
    std::error_code ec;
    const fs::path root = fs::canonical(m_folder, ec);
    if (ec)
        return unreadable(m_folder, ec.message());
    fs::recursive_directory_iterator at(root, fs::directory_options::none, ec);
    if (ec)
        return unreadable(root, ec.message());
    Listing listing;
    while (at != fs::recursive_directory_iterator()) {
        const fs::path path = at->path();
        std::error_code gone; // a file may vanish while we look: then it is not there
        if (isHidden(path) || at.depth() >= static_cast<int>(kFoldersDepthMax))
            at.disable_recursion_pending();
        const fs::path target = fs::canonical(path, gone);
        if (!gone && !isHidden(path) && isConfigFile(path.native()) && isBelow(target, root) &&
            fs::is_regular_file(target, gone)) {
            const Seen seen{fs::last_write_time(target, gone), fs::file_size(target, gone), target};
            if (!gone)
                listing.emplace(path.lexically_relative(root).generic_string(), seen);
        }
        if (listing.size() > kFilesMax)
            return unreadable(root, "more than " + std::to_string(kFilesMax) + " files");
        at.increment(ec);
        if (ec)
            return unreadable(root, ec.message());
    }
    return listing;
}

ConfigTreePtr FolderRepository::read(const Listing& listing) const
{
    auto tree = std::make_shared<ConfigTree>();
    tree->origin = "file:" + fs::weakly_canonical(m_folder).generic_string() + "/";
    for (const auto& [name, seen] : listing) {
        if (seen.bytes > kFileBytesMax)
            tree->files.emplace(name,
                                ConfigFile{.documents = {}, .fault = "longer than a megabyte"});
        else
            tree->files.emplace(name, readFile(name, seen.file));
    }
    return tree;
}

} // namespace vitrine::config
