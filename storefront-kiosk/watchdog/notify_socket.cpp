#include "storefront-kiosk/watchdog/notify_socket.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <sys/socket.h>
#include <sys/un.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace vitrine::kiosk {

NotifySocket::NotifySocket(std::string path)
    : m_path(std::move(path))
{
    if (m_path.size() >= sizeof(sockaddr_un::sun_path))
        m_path.clear();
}

NotifySocket NotifySocket::fromEnvironment()
{
    const char* path = std::getenv("NOTIFY_SOCKET");
    NotifySocket socket(path == nullptr ? std::string() : std::string(path));
    unsetenv("NOTIFY_SOCKET");
    return socket;
}

void NotifySocket::status(std::string_view text) const
{
    tell("STATUS=" + std::string(text));
}

void NotifySocket::tell(std::string_view message) const
{
    if (m_path.empty())
        return;
    const int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(m_path.begin(), m_path.end(), std::begin(address.sun_path));
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_path.size());
    // sendto takes any address by the type of its beginning
    const void* to = &address;
    std::ignore = sendto(descriptor,
                         message.data(),
                         message.size(),
                         MSG_NOSIGNAL,
                         static_cast<const sockaddr*>(to),
                         length);
    close(descriptor);
}

} // namespace vitrine::kiosk
