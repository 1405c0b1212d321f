#pragma once

#include "vitrine/core/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <sys/types.h>

namespace vitrine::supervisor {

/// Makes sure that one supervisor runs a data folder: a lock of the kernel's, gone with the process
/// however it ends.
class ShopLock
{
public:
    /// @return Conflict with the holder's pid when the shop already runs.
    [[nodiscard]] static Result<std::shared_ptr<ShopLock>> take(const std::filesystem::path& file);
    /// The pid of the process that holds the lock, nothing when nobody does (a left-over file is no
    /// lock).
    [[nodiscard]] static std::optional<pid_t> holder(const std::filesystem::path& file);

    explicit ShopLock(int fd)
        : m_fd(fd)
    {
    }
    ~ShopLock();
    ShopLock(const ShopLock&) = delete;
    ShopLock& operator=(const ShopLock&) = delete;

private:
    int m_fd;
};

} // namespace vitrine::supervisor
