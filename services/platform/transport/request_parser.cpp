#include "services/platform/transport/request_parser.hpp"

#include "services/platform/transport/target.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <limits>

namespace vitrine::transport {

namespace {

namespace http = boost::beast::http;
using boost::beast::string_view;

/// Beast's request parser, reading straight into our types.
class Parser final : public http::basic_parser<true>
{
public:
    explicit Parser(RequestHead& head)
        : m_head(head)
    {
    }

    std::string target;
    bool faulty = false;

private:
    void on_request_impl(http::verb,
                         string_view method,
                         string_view requestTarget,
                         int,
                         boost::beast::error_code&) override
    {
        m_head.method.assign(method.data(), method.size());
        target.assign(requestTarget.data(), requestTarget.size());
    }
    void on_field_impl(http::field,
                       string_view name,
                       string_view value,
                       boost::beast::error_code&) override
    {
        faulty |= !m_head.headers.add(std::string(name), std::string(value));
    }
    void on_response_impl(int, string_view, int, boost::beast::error_code&) override {}
    void on_header_impl(boost::beast::error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&,
                           boost::beast::error_code&) override
    {
    }
    std::size_t on_body_impl(string_view body, boost::beast::error_code&) override
    {
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, string_view, boost::beast::error_code&) override {}
    std::size_t
    on_chunk_body_impl(std::uint64_t, string_view body, boost::beast::error_code&) override
    {
        return body.size();
    }
    void on_finish_impl(boost::beast::error_code&) override {}

    RequestHead& m_head;
};

constexpr Refusal kUnreadable{400, "The header could not be parsed."};

} // namespace

std::variant<RequestHead, Refusal>
parseHead(std::string_view received, const HeadFacts& facts, const Limits& limits)
{
    RequestHead head;
    Parser parser(head);
    parser.header_limit(static_cast<std::uint32_t>(limits.headerBytesMax + 1));
    // Bodies are framed and limited by Exchange::readBody. (Beast 1.74 takes "no limit" for a limit
    // of nothing.)
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    const std::string_view block = received.substr(facts.begin, facts.end - facts.begin);
    boost::beast::error_code error;
    const std::size_t used =
        parser.put(boost::asio::const_buffer(block.data(), block.size()), error);
    if (error || parser.faulty || used != block.size() || !parser.is_header_done())
        return kUnreadable;
    const bool framedAlike = parser.chunked() == (facts.framing == BodyFraming::Chunked) &&
                             parser.content_length().value_or(0) == facts.contentLength;
    if (!framedAlike)
        return kUnreadable;
    auto target = parseTarget(head.method, parser.target);
    if (!target.ok())
        return Refusal{
            400, "The request target is malformed: broken or forbidden escape, or a dot segment."};
    head.path = std::move(target->path);
    head.query = std::move(target->query);
    head.authority = target->authority.empty() ? std::string(head.headers.get("Host"))
                                               : std::move(target->authority);
    head.http11 = facts.http11;
    head.keepAlive = facts.keepAlive;
    head.expectsContinue = facts.expectsContinue;
    head.framing = facts.framing;
    head.contentLength = facts.contentLength;
    return head;
}

} // namespace vitrine::transport
