#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vitrine::kiosk {

/// Pictures on the disk by their hash, the least recently used making room for new ones. What is
/// read was checked: a file that the power cut left half written is none. Safe to call from any
/// thread; blocks for the disk.
class ImageStore
{
public:
    enum class Size { Full, Thumbnail };

    struct Options
    {
        std::string folder;
        std::int64_t bytesMax = std::int64_t{1} << 30;
        std::int64_t pictureBytesMax = 16 * 1024 * 1024;
    };

    /// Reads what the folder has, in the order of last use.
    [[nodiscard]] static Result<std::unique_ptr<ImageStore>> open(Options options);

    /// @param hash of the full picture's bytes: lower-case SHA-256.
    /// @return InvalidArgument when a full picture is not what its hash says, or there is no such
    ///         hash; TooLarge when it is larger than allowed or the disk is full: nothing is kept.
    [[nodiscard]] Outcome put(std::string_view hash, Size size, std::string_view bytes);
    /// @return NotFound when it is not there, or was damaged and is not there any more.
    [[nodiscard]] Result<std::string> get(std::string_view hash, Size size);
    [[nodiscard]] bool has(std::string_view hash, Size size) const;
    /// Of all files.
    [[nodiscard]] std::int64_t bytes() const;

private:
    struct Entry
    {
        std::string name;
        std::int64_t bytes = 0;
    };
    using Entries = std::list<Entry>; ///< The most recently used first.

    explicit ImageStore(Options options)
        : m_options(std::move(options))
    {
    }
    [[nodiscard]] std::string pathOf(const std::string& name) const;
    void remember(const std::string& name, std::int64_t bytes);
    void drop(const std::string& name);
    void makeRoom(std::int64_t bytes);

    Options m_options;
    mutable std::mutex m_mutex;
    Entries m_entries;                                           // guarded by m_mutex
    std::unordered_map<std::string, Entries::iterator> m_byName; // guarded by m_mutex
    std::int64_t m_bytes = 0;                                    // guarded by m_mutex
};

} // namespace vitrine::kiosk
