#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Files that are there, whole, once the call has returned: also after the plug was pulled. All of
/// it waits for the disk; none of it belongs on the screen's thread.
///
/// Errors of this folder: TooLarge when the disk (or the file's own limit) is full; NotFound;
/// PermissionDenied; Unavailable for any other fault of reading or writing.
namespace vitrine::kiosk {

/// Writes `bytes` to `path` in place of what was there: after a crash the file holds the old bytes
/// or the new ones. Readable by its owner only.
[[nodiscard]] Outcome writeDurably(const std::string& path, std::string_view bytes);

/// @param bytesMax a longer file is refused with TooLarge.
[[nodiscard]] Result<std::string> readFile(const std::string& path, std::size_t bytesMax);

/// Removes a file for good; one that is not there is no error.
[[nodiscard]] Outcome removeDurably(const std::string& path);

/// Gives a file another name in the same folder, for good.
[[nodiscard]] Outcome renameDurably(const std::string& from, const std::string& to);

/// Makes the folder and those above it, readable by the owner only.
[[nodiscard]] Outcome makeFolder(const std::string& path);

/// Names of the regular files of a folder, sorted.
[[nodiscard]] Result<std::vector<std::string>> filesOf(const std::string& folder);

/// Makes new and removed names of a folder last.
[[nodiscard]] Outcome syncFolder(const std::string& path);

/// The failure of a system call by its errno.
[[nodiscard]] Error systemError(int number, std::string_view action, const std::string& path);

} // namespace vitrine::kiosk
