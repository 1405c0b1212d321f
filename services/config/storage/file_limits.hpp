#pragma once

#include <cstddef>

namespace vitrine::config {

/// What one repository may hold. Settings are small; more means that something else lies there.
inline constexpr std::size_t kFileBytesMax = 1024 * 1024;
inline constexpr std::size_t kFilesMax = 5000;
inline constexpr std::size_t kFoldersDepthMax = 16;

} // namespace vitrine::config
