#include "services/platform/client/answer_parser.hpp"

#include "vitrine/core/encoding.hpp"

#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace vitrine::platform {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

/// One message, final or interim: Beast cuts it into fields and body, this class judges them.
class AnswerParser::Message final : public http::basic_parser<false>
{
public:
    explicit Message(const UpstreamOptions& limits)
        : m_limits(limits)
    {
        eager(true);
        header_limit(limits.headerBytesMax);
        body_limit(limits.bodyBytesMax);
    }

    ServiceResponse answer;
    /// Beast 1.74 forgets an error of the head when bytes of the body are there already; this does
    /// not.
    error_code refusal;

private:
    void on_request_impl(http::verb, string_view, string_view, int, error_code& ec) override
    {
        ec = http::error::bad_version;
    }

    void on_response_impl(int code, string_view, int version, error_code& ec) override
    {
        answer.status = code;
        m_version = version;
        ec = code < 100 ? error_code(http::error::bad_status) : error_code();
    }

    void
    on_field_impl(http::field field, string_view name, string_view value, error_code& ec) override
    {
        ec = {};
        if (m_headDone)
            return; // trailers are not merged: they could change what was decided by the head
        if (answer.headers.size() >= m_limits.headerFieldsMax) {
            ec = http::error::header_limit;
            return;
        }
        if (field == http::field::transfer_encoding &&
            (m_hasCoding || !asciiEqualsIgnoreCase({value.data(), value.size()}, "chunked"))) {
            ec = http::error::bad_transfer_encoding;
            return;
        }
        m_hasCoding = m_hasCoding || field == http::field::transfer_encoding;
        if (!answer.headers.add(std::string(name), std::string(value)))
            ec = http::error::bad_value;
    }

    void on_header_impl(error_code& ec) override
    {
        m_headDone = true;
        const bool forbidden = m_version < 11 || answer.status == 204 || answer.status < 200;
        if (m_hasCoding && forbidden)
            refusal = http::error::bad_transfer_encoding;
        ec = refusal;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code& ec) override
    {
        ec = {};
        if (length && *length > m_limits.bodyBytesMax)
            ec = http::error::body_limit;
        else if (length) // memory follows bytes, not promises
            answer.body.reserve(
                static_cast<std::size_t>(std::min<std::uint64_t>(*length, 256 * 1024)));
    }

    std::size_t on_body_impl(string_view body, error_code& ec) override { return append(body, ec); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code& ec) override { ec = {}; }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& ec) override
    {
        return append(body, ec);
    }
    void on_finish_impl(error_code& ec) override { ec = {}; }

    std::size_t append(string_view part, error_code& ec)
    {
        if (answer.body.size() + part.size() > m_limits.bodyBytesMax) {
            ec = http::error::body_limit;
            return 0;
        }
        ec = {};
        answer.body.append(part.data(), part.size());
        return part.size();
    }

    const UpstreamOptions& m_limits;
    int m_version = 0;
    bool m_hasCoding = false;
    bool m_headDone = false;
};

AnswerParser::AnswerParser(const UpstreamOptions& limits, bool answersHead)
    : m_limits(limits)
    , m_answersHead(answersHead)
    , m_messagePart(std::make_unique<Message>(m_limits))
{
    m_messagePart->skip(answersHead);
}

AnswerParser::~AnswerParser() = default;

std::size_t AnswerParser::take(const char* bytes, std::size_t count)
{
    std::size_t used = 0;
    while (m_fault == UpstreamFault::None && used < count && !done()) {
        error_code ec;
        const std::size_t taken = m_messagePart->put({bytes + used, count - used}, ec);
        used += taken;
        if (m_messagePart->refusal)
            ec = m_messagePart->refusal;
        if (ec == http::error::need_more)
            break;
        if (ec == http::error::body_limit || ec == http::error::header_limit)
            fail(UpstreamFault::AnswerTooLarge, "the answer exceeds its limit: " + ec.message());
        else if (ec)
            fail(UpstreamFault::BadAnswer, "the answer is malformed: " + ec.message());
        else if (m_messagePart->is_done())
            finishMessage();
        else if (taken == 0)
            break;
    }
    return used;
}

void AnswerParser::takeEnd(bool broken)
{
    if (m_fault != UpstreamFault::None || done())
        return;
    if (!m_messagePart->got_some())
        return fail(UpstreamFault::Closed, "the connection was closed before an answer");
    error_code ec;
    if (!broken)
        m_messagePart->put_eof(ec);
    if (broken || ec || !done())
        fail(UpstreamFault::Closed, "the connection was closed in the middle of the answer");
}

void AnswerParser::finishMessage()
{
    const int status = m_messagePart->answer.status;
    if (status >= 200)
        return;
    if (status == 101)
        return fail(UpstreamFault::BadAnswer,
                    "the answer switches to a protocol that nobody asked for");
    if (--m_interimLeft < 0)
        return fail(UpstreamFault::BadAnswer, "too many interim answers");
    m_messagePart = std::make_unique<Message>(m_limits);
    m_messagePart->skip(m_answersHead);
}

void AnswerParser::fail(UpstreamFault fault, std::string message)
{
    m_fault = fault;
    m_message = std::move(message);
}

bool AnswerParser::done() const
{
    return m_messagePart->is_done() && m_messagePart->answer.status >= 200;
}

bool AnswerParser::headDone() const
{
    return m_messagePart->is_header_done() && m_messagePart->answer.status >= 200;
}

bool AnswerParser::keepsAlive() const
{
    return m_messagePart->keep_alive() && !m_messagePart->need_eof();
}

ServiceResponse AnswerParser::release()
{
    return std::move(m_messagePart->answer);
}

} // namespace vitrine::platform
