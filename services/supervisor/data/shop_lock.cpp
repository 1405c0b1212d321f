#include "services/supervisor/data/shop_lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace vitrine::supervisor {

namespace {

/// POSIX record locks tell who holds them, and end with the process.
struct flock wholeFile(short type)
{
    struct flock lock
    {
    };
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

Result<std::shared_ptr<ShopLock>> ShopLock::take(const std::filesystem::path& file)
{
    using Lock = std::shared_ptr<ShopLock>;
    const int fd = open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
    if (fd < 0)
        return failure<Lock>(ErrorCode::Unavailable,
                             "cannot open " + file.string() + ": " + std::strerror(errno));
    struct flock lock = wholeFile(F_WRLCK);
    if (fcntl(fd, F_SETLK, &lock) != 0) {
        close(fd);
        const auto pid = holder(file);
        return failure<Lock>(ErrorCode::Conflict,
                             "the shop already runs" +
                                 (pid ? " (pid " + std::to_string(*pid) + ")" : ""));
    }
    const std::string pid = std::to_string(getpid()) + "\n";
    [[maybe_unused]] const bool noted =
        ftruncate(fd, 0) == 0 &&
        write(fd, pid.data(), pid.size()) == static_cast<ssize_t>(pid.size());
    return std::make_shared<ShopLock>(fd);
}

std::optional<pid_t> ShopLock::holder(const std::filesystem::path& file)
{
    const int fd = open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return std::nullopt;
    struct flock lock = wholeFile(F_WRLCK);
    const bool asked = fcntl(fd, F_GETLK, &lock) == 0;
    close(fd);
    if (!asked || lock.l_type == F_UNLCK)
        return std::nullopt;
    return lock.l_pid;
}

ShopLock::~ShopLock()
{
    close(m_fd);
}

} // namespace vitrine::supervisor
