#pragma once

#include "vitrine/core/result.hpp"

#include <memory>
#include <string>

namespace vitrine::kiosk {

/// Keeps other processes out of something for as long as it lives. A process that dies lets go.
class FileLock
{
public:
    /// @param path of a file of its own that nobody else uses for anything.
    /// @return Conflict when another process holds it.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> take(const std::string& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace vitrine::kiosk
