#pragma once

#include "services/platform/client/awaitable.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::platform {

struct HostAddresses
{
    std::vector<boost::asio::ip::tcp::endpoint> addresses;
    std::string failure; ///< Why there are none.
};

/// Addresses of `host`, a name or a literal. Returns at `limit` even while the system's resolver is
/// still busy, which Asio cannot interrupt.
boost::asio::awaitable<HostAddresses>
lookUpHost(std::string host, std::uint16_t port, std::chrono::steady_clock::time_point limit);

} // namespace vitrine::platform
