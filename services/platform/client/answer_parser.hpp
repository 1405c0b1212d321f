#pragma once

#include "services/platform/client/upstream.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <memory>
#include <optional>
#include <string>

namespace vitrine::platform {

/// Reads one answer strictly, piece by piece. Interim answers (1xx) are skipped; a protocol switch
/// is refused.
class AnswerParser
{
public:
    AnswerParser(const UpstreamOptions& limits, bool answersHead);
    ~AnswerParser();
    AnswerParser(const AnswerParser&) = delete;
    AnswerParser& operator=(const AnswerParser&) = delete;

    /// Takes bytes as they came. What it does not use must be offered again with more behind it.
    /// @return How many bytes it used. After a fault, none.
    std::size_t take(const char* bytes, std::size_t count);
    /// Tells that the connection ended: completes an answer that is delimited by that, unless
    /// `broken` (reset, or TLS cut off without its farewell), when nobody knows what is missing.
    void takeEnd(bool broken);

    [[nodiscard]] bool done() const;
    [[nodiscard]] bool headDone() const;
    /// Whether the connection may carry another request, as far as the answer says. @pre done()
    [[nodiscard]] bool keepsAlive() const;
    /// None while all is well.
    [[nodiscard]] UpstreamFault fault() const { return m_fault; }
    [[nodiscard]] const std::string& message() const { return m_message; }
    /// The answer, moved out. @pre done()
    [[nodiscard]] ServiceResponse release();

private:
    class Message;
    void fail(UpstreamFault fault, std::string message);
    void finishMessage();

    UpstreamOptions m_limits;
    bool m_answersHead;
    int m_interimLeft =
        8; ///< A peer that sends nothing but interim answers would hold the call for ever.
    std::unique_ptr<Message> m_messagePart;
    UpstreamFault m_fault = UpstreamFault::None;
    std::string m_message;
};

} // namespace vitrine::platform
