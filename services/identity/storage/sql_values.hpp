#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <optional>
#include <sstream>
#include <string>
#include <vector>

/// How this service's values look in SQL: times as RFC 3339 going in and milliseconds since the
/// epoch coming out, lists of words without spaces joined by one.
namespace vitrine::identity {

[[nodiscard]] inline std::string sqlTime(Timestamp time)
{
    return formatTimestamp(time);
}

[[nodiscard]] inline Timestamp timeFrom(const pqxx::field& field)
{
    return Timestamp(std::chrono::milliseconds(field.as<long long>()));
}

[[nodiscard]] inline std::optional<Timestamp> optionalTimeFrom(const pqxx::field& field)
{
    return field.is_null() ? std::nullopt : std::optional(timeFrom(field));
}

[[nodiscard]] inline std::vector<std::string> wordsFrom(const pqxx::field& field)
{
    std::vector<std::string> words;
    std::istringstream in(field.as<std::string>());
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

} // namespace vitrine::identity
