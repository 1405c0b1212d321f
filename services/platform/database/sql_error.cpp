#include "services/platform/database/sql_error.hpp"

namespace vitrine::platform {
namespace {

bool isClass(std::string_view sqlState, std::string_view prefix)
{
    return sqlState.substr(0, prefix.size()) == prefix;
}

ErrorCode codeOf(std::string_view sqlState)
{
    if (sqlState == "57014" || sqlState == "55P03") // statement time-out or cancel; lock time-out
        return ErrorCode::DeadlineExceeded;
    if (sqlState == "23502") // a missing value is our fault, not the present state's
        return ErrorCode::Internal;
    if (isClass(sqlState, "23"))
        return ErrorCode::Conflict;
    // Shutdown, lost connection, no resources (disk, memory, connections), a standby that cannot
    // write.
    if (isClass(sqlState, "57P") || isClass(sqlState, "08") || isClass(sqlState, "53") ||
        isClass(sqlState, "40") || sqlState == "25006" || sqlState == "25P03")
        return ErrorCode::Unavailable;
    return ErrorCode::Internal;
}

} // namespace

SqlFault faultOf(std::string_view sqlState) noexcept
{
    if (sqlState == "40003")
        return SqlFault::InDoubt;
    if (sqlState == "40001" || sqlState == "40P01")
        return SqlFault::Repeat;
    if (isClass(sqlState, "57P") || isClass(sqlState, "08") || sqlState == "25P03" ||
        sqlState == "25006")
        return SqlFault::Disconnect;
    return SqlFault::Refused;
}

std::string firstLine(std::string_view text)
{
    return std::string(text.substr(0, text.find('\n')));
}

Error sqlError(std::string_view sqlState, std::string_view message)
{
    std::string text = firstLine(message);
    if (!sqlState.empty())
        text += " (SQLSTATE " + std::string(sqlState) + ")";
    return Error{.code = codeOf(sqlState), .message = std::move(text)};
}

} // namespace vitrine::platform
