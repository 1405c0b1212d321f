#pragma once

#include "services/platform/transport/message.hpp"

#include <ctime>
#include <string>
#include <string_view>

namespace vitrine::transport {

/// What the connection decides about an answer.
struct ResponseFraming
{
    bool toHead = false; ///< The request was HEAD.
    bool http11 = true;  ///< Of the request.
    bool keepAlive = true;
    std::string_view date; ///< IMF-fixdate.
};

/// Whether every field can be sent: token names, no control characters in values, a status of 200
/// to 599.
[[nodiscard]] bool isSendable(const Response& response) noexcept;
/// Whether bytes of `response.body` follow the head.
[[nodiscard]] bool sendsBody(const Response& response, const ResponseFraming& framing) noexcept;
/// Appends status line and fields to `out`. @pre isSendable(response)
void writeHead(std::string& out, const Response& response, const ResponseFraming& framing);

/// The Date header's text, formatted once a second. One per network thread.
class DateText
{
public:
    [[nodiscard]] std::string_view at(std::time_t now);

private:
    std::time_t m_second = -1;
    std::string m_text;
};

} // namespace vitrine::transport
