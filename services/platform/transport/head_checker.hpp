#pragma once

#include "services/platform/transport/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vitrine::transport {

/// Why a message was refused before it became a request.
struct Refusal
{
    unsigned status = 400;
    const char* reason =
        ""; ///< A sentence for the problem document; constant text, nothing from the message.
};

/// How the end of a request's body is found.
enum class BodyFraming { None, Length, Chunked };

/// What the checker learned about a head that it let through.
struct HeadFacts
{
    std::size_t begin = 0; ///< Of the request line, after empty lines before it.
    std::size_t end = 0;   ///< Just past the empty line that ends the head.
    bool http11 = true;
    bool keepAlive = true;
    bool expectsContinue = false;
    BodyFraming framing = BodyFraming::None;
    std::uint64_t contentLength = 0;
};

/// Judges the head of a request byte by byte, before any parser sees it: the strictest reading of
/// RFC 9112 that Envoy, nginx or HAProxy apply, so that no other server can read the same bytes as
/// another request. Its verdict depends on the bytes alone, never on how they were cut into
/// segments. Holds no text: the caller keeps the buffer.
class HeadChecker
{
public:
    enum class State { NeedMore, Complete, Refused };

    explicit HeadChecker(const Limits& limits)
        : m_limits(&limits)
    {
    }

    /// @param received everything since the start of this head; each call gets the same bytes and
    /// possibly more.
    State feed(std::string_view received);

    /// @pre feed() said Complete
    [[nodiscard]] const HeadFacts& facts() const { return m_facts; }
    /// @pre feed() said Refused
    [[nodiscard]] const Refusal& refusal() const { return m_refusal; }
    /// Makes ready for the next head.
    void reset();

private:
    void takeLine(std::string_view line, std::size_t end);
    void takeRequestLine(std::string_view line);
    void takeField(std::string_view line);
    void takeKnownField(std::string_view name, std::string_view value);
    void takeContentLength(std::string_view value);
    void takeTransferEncoding(std::string_view value);
    void takeConnection(std::string_view value);
    void finish(std::size_t end);
    void refuse(unsigned status, const char* reason);

    const Limits* m_limits;
    State m_state = State::NeedMore;
    std::size_t m_scanned = 0; ///< Bytes already searched for a line end.
    std::size_t m_lineStart = 0;
    std::size_t m_fields = 0;
    unsigned m_emptyLines = 0;
    bool m_inFields = false;
    bool m_hasHost = false;
    bool m_hasLength = false;
    bool m_hasCoding = false;
    bool m_hasExpect = false;
    bool m_saysClose = false;
    bool m_saysKeepAlive = false;
    bool m_knowsExpectation = false;
    HeadFacts m_facts;
    Refusal m_refusal;
};

/// Whether `text` is host[:port] as a Host field or an absolute target may carry it; not empty, no
/// user part.
[[nodiscard]] bool isAuthority(std::string_view text) noexcept;

} // namespace vitrine::transport
