#pragma once

#include "vitrine/core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// One scalar of a YAML document under its dotted key ("database.url", "hosts[0].name").
struct FlatValue
{
    /// What the scalar is by YAML 1.1's rules, as SnakeYAML and so Spring apply them ("yes" is a
    /// Flag). Numbers in base 60 and dates stay Text.
    enum class Kind { Text, Integer, Real, Flag, Empty };

    std::string key;
    std::string
        text{}; ///< As written; a Flag as "true" or "false", an Integer in decimal, Empty as "".
    Kind kind = Kind::Text;
    int line = 0;   ///< From 1.
    int column = 0; ///< From 1.
};

/// The values of one document in the order of the text.
using FlatDocument = std::vector<FlatValue>;

struct FlattenLimits
{
    std::size_t bytesMax = 1024 * 1024;
    std::size_t valuesMax =
        20000; ///< Aliases count each time: a few of them can stand for millions of values.
    int depthMax = 50;
};

/// Reads every document of `text`; a document without content is left out, one that is a list or a
/// scalar comes under the key "document". Merge keys ("<<") are applied.
/// @return InvalidArgument with the line for text that is not YAML, a key twice in one mapping, or
/// an exceeded limit.
[[nodiscard]] Result<std::vector<FlatDocument>> flattenYaml(std::string_view text,
                                                            const FlattenLimits& limits = {});

} // namespace vitrine::platform
