#include "storefront-kiosk/storage/durable_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace vitrine::kiosk {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that is closed.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const { return m_number; }
    /// Some file systems tell only here that there was no room.
    [[nodiscard]] int close()
    {
        const int closed = ::close(m_number);
        m_number = -1;
        return closed;
    }

private:
    int m_number;
};

Outcome writeAll(const Descriptor& file, std::string_view bytes, const std::string& path)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemError(errno, "write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

Outcome writeNew(const std::string& path, std::string_view bytes)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (file.number() < 0)
        return systemError(errno, "create", path);
    if (const auto written = writeAll(file, bytes, path); !written.ok())
        return written;
    if (::fsync(file.number()) != 0)
        return systemError(errno, "sync", path);
    if (file.close() != 0)
        return systemError(errno, "close", path);
    return Done{};
}

std::string folderOf(const std::string& path)
{
    const auto folder = fs::path(path).parent_path();
    return folder.empty() ? std::string(".") : folder.string();
}

} // namespace

Error systemError(int number, std::string_view action, const std::string& path)
{
    ErrorCode code = ErrorCode::Unavailable;
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        code = ErrorCode::TooLarge;
    else if (number == ENOENT)
        code = ErrorCode::NotFound;
    else if (number == EACCES || number == EPERM || number == EROFS)
        code = ErrorCode::PermissionDenied;
    return Error{.code = code,
                 .message = std::string(action) + " " + path + ": " +
                            std::generic_category().message(number)};
}

Outcome writeDurably(const std::string& path, std::string_view bytes)
{
    const std::string fresh = path + ".new";
    auto written = writeNew(fresh, bytes);
    if (!written.ok()) {
        ::unlink(fresh.c_str());
        return written;
    }
    return renameDurably(fresh, path);
}

Result<std::string> readFile(const std::string& path, std::size_t bytesMax)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0)
        return systemError(errno, "open", path);
    std::string bytes;
    char block[16 * 1024];
    for (;;) {
        const ssize_t count = ::read(file.number(), block, sizeof block);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemError(errno, "read", path);
        if (count == 0)
            return bytes;
        bytes.append(block, static_cast<std::size_t>(count));
        if (bytes.size() > bytesMax)
            return failure<std::string>(ErrorCode::TooLarge, path + " is longer than expected");
    }
}

Outcome removeDurably(const std::string& path)
{
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return systemError(errno, "remove", path);
    return syncFolder(folderOf(path));
}

Outcome renameDurably(const std::string& from, const std::string& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        return systemError(errno, "rename", from);
    return syncFolder(folderOf(to));
}

Outcome makeFolder(const std::string& path)
{
    std::error_code fault;
    const bool made = fs::create_directories(path, fault);
    if (fault)
        return systemError(fault.value(), "create folder", path);
    if (!made)
        return Done{};
    fs::permissions(path, fs::perms::owner_all, fault);
    return syncFolder(folderOf(path));
}

Result<std::vector<std::string>> filesOf(const std::string& folder)
{
    std::error_code fault;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        if (std::error_code gone; entry->is_regular_file(gone))
            names.push_back(entry->path().filename().string());
    }
    if (fault)
        return systemError(fault.value(), "list", folder);
    std::sort(names.begin(), names.end());
    return names;
}

Outcome syncFolder(const std::string& path)
{
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() < 0)
        return systemError(errno, "open folder", path);
    if (::fsync(folder.number()) != 0)
        return systemError(errno, "sync folder", path);
    return Done{};
}

} // namespace vitrine::kiosk
