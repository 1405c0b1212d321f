#include "services/platform/transport/target.hpp"

#include "services/platform/transport/characters.hpp"
#include "services/platform/transport/head_checker.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::transport {

namespace {

bool isUnreserved(unsigned char c)
{
    return isAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

Error malformed(const char* what)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = what};
}

/// Whether RFC 3986 lets `c` stand in a path or query as it is. Browsers send more, e.g. '|' and
/// '['.
bool isUriChar(char c)
{
    return isUnreserved(static_cast<unsigned char>(c)) ||
           std::string_view("%!$&'()*+,;=:@/?").find(c) != std::string_view::npos;
}

void appendEscaped(std::string& text, char c)
{
    constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    text += '%';
    text += digits[byte >> 4];
    text += digits[byte & 15];
}

/// Appends the escape at `raw[i]` to `path`, resolved when it stands for an unreserved character.
/// @return The fault, or nullptr.
const char* takeEscape(std::string_view raw, std::size_t i, std::string& path)
{
    const int high = i + 2 < raw.size() ? hexValue(static_cast<unsigned char>(raw[i + 1])) : -1;
    const int low = high >= 0 ? hexValue(static_cast<unsigned char>(raw[i + 2])) : -1;
    if (low < 0)
        return "The path has a broken percent escape.";
    const auto byte = static_cast<unsigned char>(high * 16 + low);
    if (byte == '/' || byte == '\\' || byte < 0x20 || byte == 0x7f)
        return "The path has an escaped slash, backslash or control character.";
    if (isUnreserved(byte)) {
        path += static_cast<char>(byte);
        return nullptr;
    }
    appendEscaped(path, static_cast<char>(byte));
    return nullptr;
}

bool hasDotSegment(std::string_view path)
{
    for (std::size_t slash = 0; slash != std::string_view::npos;) {
        const std::size_t next = path.find('/', slash + 1);
        const std::string_view segment =
            path.substr(slash + 1, next == std::string_view::npos ? next : next - slash - 1);
        if (segment == "." || segment == "..")
            return true;
        slash = next;
    }
    return false;
}

Result<std::string> normalisePath(std::string_view raw)
{
    std::string path;
    path.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\\')
            return malformed("The path has a backslash.");
        if (raw[i] == '/' && !path.empty() && path.back() == '/')
            continue;
        if (raw[i] != '%') {
            isUriChar(raw[i]) ? path.push_back(raw[i]) : appendEscaped(path, raw[i]);
            continue;
        }
        // The sub-view ends inside the path, so an escape that is cut short there is seen as
        // broken.
        if (const char* fault = takeEscape(raw, i, path); fault != nullptr)
            return malformed(fault);
        i += 2;
    }
    if (hasDotSegment(path))
        return malformed("The path has a dot segment.");
    return path;
}

std::string normaliseQuery(std::string_view raw)
{
    std::string query;
    query.reserve(raw.size());
    for (const char c : raw)
        isUriChar(c) ? query.push_back(c) : appendEscaped(query, c);
    return query;
}

} // namespace

Result<Target> parseTarget(std::string_view method, std::string_view raw)
{
    Target target;
    if (raw == "*") {
        if (method != "OPTIONS")
            return malformed("The target * belongs to OPTIONS only.");
        target.path = "*";
        return target;
    }
    if (!raw.empty() && raw.front() != '/') {
        const std::size_t scheme = raw.find("://");
        const std::string_view name = raw.substr(0, scheme == std::string_view::npos ? 0 : scheme);
        if (!asciiEqualsIgnoreCase(name, "http") && !asciiEqualsIgnoreCase(name, "https"))
            return malformed("The request target is neither a path nor an http URI.");
        raw.remove_prefix(scheme + 3);
        const std::size_t end = raw.find_first_of("/?");
        target.authority = raw.substr(0, end);
        if (!isAuthority(target.authority))
            return malformed("The host of the request target is malformed.");
        raw = end == std::string_view::npos ? std::string_view{} : raw.substr(end);
    }
    const std::size_t mark = raw.find('?');
    const std::string_view path = raw.substr(0, mark);
    auto normalised = normalisePath(path.empty() ? std::string_view("/") : path);
    if (!normalised.ok())
        return std::move(normalised).error();
    target.path = std::move(normalised).value();
    if (mark != std::string_view::npos)
        target.query = normaliseQuery(raw.substr(mark + 1));
    return target;
}

} // namespace vitrine::transport
