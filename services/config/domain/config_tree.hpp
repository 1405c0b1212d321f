#pragma once

#include "services/config/domain/property.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::config {

/// One file of a repository, read and parsed.
struct ConfigFile
{
    std::vector<Document> documents; ///< In the order of the file.
    std::string fault;               ///< Why it could not be read, "" when it could.
};

/// Whether a file of this name holds settings: .properties, .yml, .yaml.
[[nodiscard]] bool isConfigFile(std::string_view path);

/// Reads the text of a file by its name's ending. Never fails: the fault is kept, since it concerns
/// only those who ask for this file.
[[nodiscard]] ConfigFile parseConfigFile(std::string_view path, std::string_view text);

/// All files of one state of a repository. Immutable once made, shared by the requests that read
/// it.
struct ConfigTree
{
    std::string origin; ///< What names of sources begin with: "https://git.shop.example/conf.git/".
    std::optional<std::string> version;                   ///< The commit, if there is one.
    std::map<std::string, ConfigFile, std::less<>> files; ///< By path, '/' between the steps.

    /// The folders that hold files, "" for the root.
    [[nodiscard]] std::set<std::string> folders() const;
};

using ConfigTreePtr = std::shared_ptr<const ConfigTree>;

} // namespace vitrine::config
