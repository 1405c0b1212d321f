#pragma once

#include "vitrine/core/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::config {

/// Whose settings are asked for. Its texts are safe: no name can leave the repository or stand for
/// something else there.
struct EnvironmentQuery
{
    std::string application;           ///< As asked, "(_)" read as '/'.
    std::vector<std::string> profiles; ///< In the order asked; the last one is the strongest.
    std::vector<std::string>
        labels; ///< As asked, the last one is the strongest; empty: the default label.

    /// @param profiles comma list. @param labels comma list, or nothing for the default.
    /// @return InvalidArgument for "..", '#', a leading "(_)", an empty name, and characters other
    /// than letters, digits,
    ///         and - _ . + @ in a name.
    [[nodiscard]] static Result<EnvironmentQuery> parse(std::string_view application,
                                                        std::string_view profiles,
                                                        std::optional<std::string_view> labels);

    /// The names of files that are looked up, weakest first: "application", then what was asked
    /// for.
    [[nodiscard]] std::vector<std::string> fileNames() const;
    /// The label as it was asked for, a list with commas.
    [[nodiscard]] std::optional<std::string> label() const;
};

} // namespace vitrine::config
