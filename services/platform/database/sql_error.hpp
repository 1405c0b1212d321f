#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>

namespace vitrine::platform {

/// What the transaction runner does about a refused statement.
enum class SqlFault {
    Repeat, ///< Serialization failure or deadlock: the whole transaction may succeed when repeated.
    Disconnect, ///< The server ends this session; it did not commit.
    Refused,    ///< The statement was refused; the session is still good.
    InDoubt     ///< Whether the statement took effect is not known.
};

/// Sorts a five-character SQLSTATE (PostgreSQL's appendix A).
[[nodiscard]] SqlFault faultOf(std::string_view sqlState) noexcept;

/// The error for a refused statement. Only the first line of PostgreSQL's message is kept: the rest
/// repeats the row's values, which do not belong into a log.
[[nodiscard]] Error sqlError(std::string_view sqlState, std::string_view message);

[[nodiscard]] std::string firstLine(std::string_view text);

} // namespace vitrine::platform
