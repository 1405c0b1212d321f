#include "services/platform/runtime/port_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace vitrine::platform {

Outcome writePortFile(const std::string& path, std::uint16_t port)
{
    if (path.empty())
        return Done{};
    const std::string unfinished = path + ".new";
    errno = 0;
    {
        std::ofstream file(unfinished, std::ios::trunc);
        file << port << '\n';
        file.close();
        if (file.fail())
            return Error{.code = ErrorCode::Unavailable,
                         .message = unfinished + ": " + std::strerror(errno)};
    }
    if (std::rename(unfinished.c_str(), path.c_str()) != 0)
        return Error{.code = ErrorCode::Unavailable, .message = path + ": " + std::strerror(errno)};
    return Done{};
}

} // namespace vitrine::platform
