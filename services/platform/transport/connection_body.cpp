#include "services/platform/transport/chunk_decoder.hpp"
#include "services/platform/transport/connection.hpp"

#include <algorithm>

namespace vitrine::transport {

namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

} // namespace

Response Connection::bodyFault(unsigned status, const char* reason)
{
    m_expired = false; // a deadline that led here has had its effect
    enter(Phase::Handling, {});
    Response response = problemAnswer(status, reason);
    response.close = true;
    return response;
}

Task<std::optional<Response>> Connection::readBody(std::size_t bytesMax)
{
    if (m_bodyRead)
        co_return std::nullopt;
    if (head.framing == BodyFraming::Length && head.contentLength > bytesMax)
        co_return bodyFault(413, "The body is larger than this resource takes.");
    if (head.expectsContinue && m_buffer.size() == 0) {
        const bool asked = co_await write(kContinue, {});
        if (!asked)
            co_return bodyFault(408, "The client left before it sent the body.");
    }
    head.expectsContinue = false;
    m_bodyStart = Monotonic::now();
    m_bodyBytes = 0;
    enter(Phase::Body, m_core.limits.bodyIdleTimeout);
    std::optional<Response> fault;
    if (head.framing == BodyFraming::Length)
        fault = co_await readFixedBody();
    else
        fault = co_await readChunkedBody(bytesMax);
    if (fault)
        co_return fault;
    m_bodyRead = true;
    enter(Phase::Handling, {});
    co_return std::nullopt;
}

Task<std::optional<Response>> Connection::readFixedBody()
{
    const auto length = static_cast<std::size_t>(head.contentLength); // at most the route's limit
    body.reserve(std::min(
        length, kBodyPieceBytes)); // the rest is reserved as it comes, not as it is announced
    while (body.size() < length) {
        if (m_buffer.size() == 0) {
            const bool filled = co_await fill(std::min(length - body.size(), kBodyPieceBytes));
            if (!filled)
                co_return bodyFault(408, "The body did not arrive in time.");
        }
        const std::string_view take = buffered().substr(0, length - body.size());
        body.append(take);
        m_bodyBytes += take.size();
        m_buffer.consume(take.size());
    }
    co_return std::nullopt;
}

Task<std::optional<Response>> Connection::readChunkedBody(std::size_t bytesMax)
{
    ChunkDecoder decoder(bytesMax);
    for (;;) {
        std::size_t used = 0;
        const ChunkDecoder::State state = decoder.feed(buffered(), body, used);
        m_buffer.consume(used);
        m_bodyBytes += used;
        if (state == ChunkDecoder::State::Complete)
            co_return std::nullopt;
        if (state == ChunkDecoder::State::Refused)
            co_return bodyFault(decoder.refusal().status, decoder.refusal().reason);
        const bool filled = co_await fill(kBodyPieceBytes);
        if (!filled)
            co_return bodyFault(408, "The body did not arrive in time.");
    }
}

/// Skips a body that nobody wanted, after its request was answered.
Task<bool> Connection::discardSmallBody()
{
    m_bodyStart = Monotonic::now();
    enter(Phase::Body, m_core.limits.bodyIdleTimeout);
    auto left = static_cast<std::size_t>(head.contentLength);
    while (left > 0) {
        if (m_buffer.size() == 0) {
            const bool filled = co_await fill(std::min(left, kBodyPieceBytes));
            if (!filled)
                co_return false;
        }
        const std::size_t take = std::min(left, m_buffer.size());
        m_buffer.consume(take);
        m_bodyBytes += take;
        left -= take;
    }
    m_bodyRead = true;
    co_return true;
}

} // namespace vitrine::transport
