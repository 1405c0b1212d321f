#include "services/registry/domain/instance.hpp"

#include <array>
#include <utility>

namespace vitrine::registry {

namespace {

constexpr std::array<std::pair<Status, std::string_view>, 5> kWords{
    {{Status::Up, "UP"},
     {Status::Down, "DOWN"},
     {Status::Starting, "STARTING"},
     {Status::OutOfService, "OUT_OF_SERVICE"},
     {Status::Unknown, "UNKNOWN"}}};

} // namespace

std::string_view toString(Status status) noexcept
{
    for (const auto& [known, word] : kWords) {
        if (known == status)
            return word;
    }
    return "UNKNOWN";
}

std::optional<Status> parseStatus(std::string_view word) noexcept
{
    for (const auto& [status, known] : kWords) {
        if (known == word)
            return status;
    }
    return std::nullopt;
}

std::string_view toString(Action action) noexcept
{
    switch (action) {
    case Action::Added:
        return "ADDED";
    case Action::Modified:
        return "MODIFIED";
    case Action::Deleted:
        return "DELETED";
    }
    return "ADDED";
}

} // namespace vitrine::registry
