#include "storefront-kiosk/storage/file_lock.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace vitrine::kiosk {

Result<std::unique_ptr<FileLock>> FileLock::take(const std::string& path)
{
    using Taken = Result<std::unique_ptr<FileLock>>;
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return Taken(systemError(errno, "open", path));
    std::unique_ptr<FileLock> lock(new FileLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return Taken(std::move(lock));
    if (errno == EWOULDBLOCK)
        return failure<std::unique_ptr<FileLock>>(ErrorCode::Conflict,
                                                  "another process uses " + path);
    return Taken(systemError(errno, "lock", path));
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

} // namespace vitrine::kiosk
