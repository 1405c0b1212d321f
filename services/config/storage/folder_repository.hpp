#pragma once

#include "services/config/domain/config_repository.hpp"

#include <chrono>
#include <filesystem>
#include <mutex>
#include <string>

namespace vitrine::config {

/// Settings in a plain folder (Spring's "native" backend). Looked at again when somebody asks and
/// `refresh` has passed; read again when a file's time or size changed. A label is a folder of that
/// name, searched last; it need not be there.
class FolderRepository final : public ConfigRepository
{
public:
    /// @param folder symbolic links in it are followed as long as they end in it.
    FolderRepository(std::filesystem::path folder, std::chrono::milliseconds refresh);

    [[nodiscard]] Result<ConfigTreePtr> tree(const std::string& label) override;

private:
    struct Seen
    {
        std::filesystem::file_time_type changed;
        std::uintmax_t bytes = 0;
        std::filesystem::path file; ///< Where the links end.
        bool operator==(const Seen&) const = default;
    };
    using Listing = std::map<std::string, Seen>;

    [[nodiscard]] Result<Listing> list() const;
    [[nodiscard]] ConfigTreePtr read(const Listing& listing) const;

    const std::filesystem::path m_folder;
    const std::chrono::milliseconds m_refresh;
    std::mutex m_mutex; // guards what follows
    std::chrono::steady_clock::time_point m_lookAgainAt{};
    Listing m_listing;
    ConfigTreePtr m_tree; ///< Null until the first success.
};

} // namespace vitrine::config
