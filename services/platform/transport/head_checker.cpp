#include "services/platform/transport/head_checker.hpp"

#include "services/platform/transport/characters.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::transport {

namespace {

constexpr std::size_t kMethodBytesMax = 32;
constexpr std::size_t kVersionBytes = 8; // "HTTP/1.1"
constexpr unsigned kEmptyLinesMax =
    2; // before a request line; RFC 9112 section 2.2 asks for at least one

std::string_view trimBlanks(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Calls `each` with every member of a comma-separated list, empty ones included.
template <typename Each> void forEachMember(std::string_view list, const Each& each)
{
    for (;;) {
        const std::size_t comma = list.find(',');
        each(trimBlanks(list.substr(0, comma)));
        if (comma == std::string_view::npos)
            return;
        list.remove_prefix(comma + 1);
    }
}

bool isVersionShaped(std::string_view text)
{
    return text.size() == kVersionBytes && text.starts_with("HTTP/") &&
           isDigit(static_cast<unsigned char>(text[5])) && text[6] == '.' &&
           isDigit(static_cast<unsigned char>(text[7]));
}

bool isTargetChar(char c)
{
    return c > 0x20 && c < 0x7f && c != '#';
}

bool isPort(std::string_view text)
{
    unsigned value = 0;
    for (const char c : text) {
        if (!isDigit(static_cast<unsigned char>(c)))
            return false;
        value = value * 10 + static_cast<unsigned>(c - '0');
        if (value > 65535)
            return false;
    }
    return true;
}

} // namespace

bool isAuthority(std::string_view text) noexcept
{
    if (text.empty())
        return false;
    if (text.front() == '[') {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos || close < 3)
            return false;
        const std::string_view address = text.substr(1, close - 1);
        const std::string_view rest = text.substr(close + 1);
        const bool isAddress = std::all_of(address.begin(), address.end(), [](char c) {
            return hexValue(static_cast<unsigned char>(c)) >= 0 || c == ':' || c == '.';
        });
        return isAddress && (rest.empty() || (rest.front() == ':' && isPort(rest.substr(1))));
    }
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    const bool isName = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return isAlnum(static_cast<unsigned char>(c)) ||
               std::string_view("-._~!$&'()*+,;=").find(c) != std::string_view::npos;
    });
    return isName && (colon == std::string_view::npos || isPort(text.substr(colon + 1)));
}

void HeadChecker::reset()
{
    *this = HeadChecker(*m_limits);
}

void HeadChecker::refuse(unsigned status, const char* reason)
{
    if (m_state == State::Refused)
        return;
    m_state = State::Refused;
    m_refusal = Refusal{status, reason};
}

HeadChecker::State HeadChecker::feed(std::string_view received)
{
    // Every rule below looks at a whole line, at one byte, or at a fixed position, so that the
    // first fault in the order of the bytes decides, however many of them have arrived.
    const std::size_t requestLineMax =
        m_limits->targetBytesMax + kMethodBytesMax + kVersionBytes + 4;
    while (m_state == State::NeedMore) {
        if (!m_inFields && received.size() > m_lineStart) {
            const auto first = static_cast<unsigned char>(received[m_lineStart]);
            if (!isTokenChar(first) && first != '\r') {
                refuse(
                    400,
                    "The request line does not begin with a method."); // e.g. TLS on the plain port
                break;
            }
        }
        const std::size_t within = std::min(received.size(), m_limits->headerBytesMax);
        const std::size_t lineFeed = received.substr(0, within).find('\n', m_scanned);
        const std::size_t lineEnd = lineFeed == std::string_view::npos ? within : lineFeed;
        if (!m_inFields && lineEnd - m_lineStart > requestLineMax) {
            refuse(414, "The request target is too long.");
            break;
        }
        if (lineFeed == std::string_view::npos) {
            m_scanned = within;
            if (received.size() >= m_limits->headerBytesMax)
                m_inFields ? refuse(431, "The header is too large.")
                           : refuse(414, "The request target is too long.");
            break;
        }
        m_scanned = lineFeed + 1;
        if (lineFeed == m_lineStart || received[lineFeed - 1] != '\r') {
            refuse(400, "A line of the header does not end with CR LF.");
            break;
        }
        const std::string_view line = received.substr(m_lineStart, lineFeed - 1 - m_lineStart);
        const std::size_t lineStart = m_lineStart;
        m_lineStart = lineFeed + 1;
        if (!m_inFields && !line.empty())
            m_facts.begin = lineStart;
        takeLine(line, lineFeed + 1);
    }
    return m_state;
}

void HeadChecker::takeLine(std::string_view line, std::size_t end)
{
    if (m_inFields) {
        line.empty() ? finish(end) : takeField(line);
        return;
    }
    if (!line.empty()) {
        m_inFields = true;
        takeRequestLine(line);
    } else if (++m_emptyLines > kEmptyLinesMax) {
        refuse(400, "Too many empty lines before the request line.");
    }
}

void HeadChecker::takeRequestLine(std::string_view line)
{
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos)
        return refuse(400, "The request line is not method, target and version.");
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, second - first - 1);
    const std::string_view version = line.substr(second + 1);
    if (!isToken(method) || method.size() > kMethodBytesMax)
        return refuse(400, "The method is malformed.");
    if (!isVersionShaped(version))
        return refuse(400, "The request line does not end with an HTTP version.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    if (target.empty() || !std::all_of(target.begin(), target.end(), isTargetChar))
        return refuse(400, "The request target is empty or has a character that must be escaped.");
    if (target.size() > m_limits->targetBytesMax)
        return refuse(414, "The request target is too long.");
    if (method == "TRACE" || method == "CONNECT")
        return refuse(405, "TRACE and CONNECT are not offered.");
    m_facts.http11 = version == "HTTP/1.1";
}

void HeadChecker::takeField(std::string_view line)
{
    if (line.front() == ' ' || line.front() == '\t')
        return refuse(400, "A header field is folded over two lines.");
    if (++m_fields > m_limits->headerFieldsMax)
        return refuse(431, "The header has too many fields.");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return refuse(400, "A header field has no colon.");
    const std::string_view name = line.substr(0, colon);
    if (!isToken(name)) // a space before the colon ends here too
        return refuse(400, "A header field has a malformed name.");
    const std::string_view value = trimBlanks(line.substr(colon + 1));
    const bool clean = std::all_of(value.begin(), value.end(), [](char c) {
        return isValueChar(static_cast<unsigned char>(c));
    });
    if (!clean)
        return refuse(400, "A header field has a control character in its value.");
    takeKnownField(name, value);
}

void HeadChecker::takeKnownField(std::string_view name, std::string_view value)
{
    switch (name.size()) {
    case 4:
        if (asciiEqualsIgnoreCase(name, "host")) {
            if (std::exchange(m_hasHost, true))
                refuse(400, "There is more than one Host field.");
            else if (!isAuthority(value))
                refuse(400, "The Host field is not a host name with an optional port.");
        }
        break;
    case 6:
        if (asciiEqualsIgnoreCase(name, "expect")) {
            m_knowsExpectation = asciiEqualsIgnoreCase(value, "100-continue") && !m_hasExpect;
            m_hasExpect = true;
        }
        break;
    case 10:
        if (asciiEqualsIgnoreCase(name, "connection"))
            takeConnection(value);
        break;
    case 14:
        if (asciiEqualsIgnoreCase(name, "content-length"))
            takeContentLength(value);
        break;
    case 17:
        if (asciiEqualsIgnoreCase(name, "transfer-encoding"))
            takeTransferEncoding(value);
        break;
    default:
        break;
    }
}

void HeadChecker::takeContentLength(std::string_view value)
{
    if (std::exchange(m_hasLength, true))
        return refuse(400, "There is more than one Content-Length.");
    if (value.empty() || value.size() > 18) // 18 digits cannot overflow
        return refuse(400, "Content-Length is not a number of bytes.");
    std::uint64_t length = 0;
    for (const char c : value) {
        if (!isDigit(static_cast<unsigned char>(c)))
            return refuse(400, "Content-Length is not a number of bytes.");
        length = length * 10 + static_cast<std::uint64_t>(c - '0');
    }
    m_facts.contentLength = length;
}

void HeadChecker::takeTransferEncoding(std::string_view value)
{
    if (std::exchange(m_hasCoding, true))
        return refuse(400, "There is more than one Transfer-Encoding.");
    if (asciiEqualsIgnoreCase(value, "chunked"))
        return;
    bool malformed = false;
    bool hasChunked = false;
    forEachMember(value, [&](std::string_view coding) {
        malformed = malformed || !isToken(coding);
        hasChunked = hasChunked || asciiEqualsIgnoreCase(coding, "chunked");
    });
    if (malformed || hasChunked)
        return refuse(400, "Transfer-Encoding is not exactly \"chunked\".");
    refuse(501, "Transfer codings other than \"chunked\" are not implemented.");
}

void HeadChecker::takeConnection(std::string_view value)
{
    forEachMember(value, [this](std::string_view option) {
        if (asciiEqualsIgnoreCase(option, "close"))
            m_saysClose = true;
        else if (asciiEqualsIgnoreCase(option, "keep-alive"))
            m_saysKeepAlive = true;
        else if (!option.empty() && !isToken(option))
            refuse(400, "The Connection field is malformed.");
    });
}

void HeadChecker::finish(std::size_t end)
{
    if (m_facts.http11 && !m_hasHost)
        return refuse(400, "The Host field is missing.");
    if (m_hasCoding && !m_facts.http11)
        return refuse(400, "HTTP/1.0 has no Transfer-Encoding.");
    if (m_hasCoding && m_hasLength)
        return refuse(400, "Transfer-Encoding and Content-Length must not stand together.");
    if (m_facts.http11 && m_hasExpect && !m_knowsExpectation)
        return refuse(417, "Only the expectation 100-continue is known.");
    if (m_hasCoding)
        m_facts.framing = BodyFraming::Chunked;
    else if (m_facts.contentLength > 0)
        m_facts.framing = BodyFraming::Length;
    m_facts.expectsContinue = m_facts.http11 && m_hasExpect && m_facts.framing != BodyFraming::None;
    m_facts.keepAlive = m_facts.http11 ? !m_saysClose : (m_saysKeepAlive && !m_saysClose);
    m_facts.end = end;
    m_state = State::Complete;
}

} // namespace vitrine::transport
