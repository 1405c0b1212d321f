#include "vitrine/domain/state_machine.hpp"

#include <algorithm>

namespace vitrine::domain {

bool Machine::hasState(std::string_view state) const noexcept
{
    return std::find(states.begin(), states.end(), state) != states.end();
}

bool Machine::hasEvent(std::string_view event) const noexcept
{
    return std::any_of(
        moves.begin(), moves.end(), [&](const Move& move) { return move.event == event; });
}

bool Machine::isTerminal(std::string_view state) const noexcept
{
    return std::none_of(
        moves.begin(), moves.end(), [&](const Move& move) { return move.from == state; });
}

std::vector<std::string_view> Machine::allowed(std::string_view state) const
{
    std::vector<std::string_view> events;
    for (const Move& move : moves) {
        if (move.from == state &&
            std::find(events.begin(), events.end(), move.event) == events.end())
            events.push_back(move.event);
    }
    return events;
}

Result<std::string_view>
transition(const Machine& machine, std::string_view state, std::string_view event)
{
    const auto unknown = [&](const char* what, std::string_view text) {
        return Error{.code = ErrorCode::InvalidArgument,
                     .message = "'" + std::string(text) + "' is no " + what + " of the machine '" +
                                std::string(machine.name) + "'"};
    };
    for (const Move& move : machine.moves) {
        if (move.from == state && move.event == event)
            return move.to;
    }
    if (!machine.hasState(state))
        return unknown("state", state);
    if (!machine.hasEvent(event))
        return unknown("event", event);
    std::string message = std::string(machine.name) + " in state " + std::string(state) +
                          " does not allow '" + std::string(event) + "'; allowed: ";
    const auto events = machine.allowed(state);
    for (std::size_t i = 0; i < events.size(); ++i)
        message += (i == 0 ? "'" : ", '") + std::string(events[i]) + "'";
    if (events.empty())
        message += "nothing, it is final";
    return Error{.code = ErrorCode::Conflict, .message = std::move(message)};
}

} // namespace vitrine::domain
