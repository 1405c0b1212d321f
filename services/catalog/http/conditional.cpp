#include "services/catalog/http/conditional.hpp"

#include "vitrine/core/encoding.hpp"

#include <openssl/sha.h>

#include <array>
#include <charconv>

namespace vitrine::catalog {
namespace {

/// Calls `each` with every member of a list of entity tags.
template <typename Each> void forEachTag(std::string_view list, const Each& each)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        each(trim(list.substr(0, comma)));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
}

bool noneMatch(std::string_view header, std::string_view etag)
{
    bool matches = trim(header) == "*";
    forEachTag(header, [&](std::string_view tag) {
        if (tag.starts_with("W/")) // compared weakly: 304 may be sent for an equivalent answer
            tag.remove_prefix(2);
        matches = matches || tag == etag;
    });
    return !matches;
}

} // namespace

std::string etagOf(std::int64_t version)
{
    return "\"" + std::to_string(version) + "\"";
}

std::string etagOfBody(std::string_view body)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest.data());
    return "\"" + base64UrlEncode({reinterpret_cast<const char*>(digest.data()), 18}) + "\"";
}

Result<ExpectedVersion> optionalVersion(const platform::HttpRequest& request)
{
    const std::string_view header = trim(request.headers.get("If-Match"));
    if (!request.headers.has("If-Match") || header == "*")
        return ExpectedVersion();
    if (request.headers.count("If-Match") > 1 || header.find(',') != std::string_view::npos)
        return failure<ExpectedVersion>(
            ErrorCode::InvalidArgument, "If-Match must name one version", "If-Match");
    if (header.size() < 3 || header.front() != '"' || header.back() != '"')
        return failure<ExpectedVersion>(
            ErrorCode::PreconditionFailed,
            "If-Match must be the ETag of the last answer, quotes included");
    std::int64_t version = 0;
    const auto [end, error] =
        std::from_chars(header.data() + 1, header.data() + header.size() - 1, version);
    if (error != std::errc() || end != header.data() + header.size() - 1)
        return failure<ExpectedVersion>(ErrorCode::PreconditionFailed,
                                        "If-Match names no version of this");
    return ExpectedVersion(version);
}

Result<ExpectedVersion> requiredVersion(const platform::HttpRequest& request)
{
    if (!request.headers.has("If-Match"))
        return failure<ExpectedVersion>(ErrorCode::PreconditionRequired,
                                        "send If-Match with the ETag that this was read with");
    return optionalVersion(request);
}

platform::HttpResponse conditional(const platform::HttpRequest& request,
                                   platform::HttpResponse response,
                                   const std::string& etag)
{
    if (request.headers.has("If-None-Match") &&
        !noneMatch(request.headers.get("If-None-Match"), etag)) {
        response.status = 304;
        response.body.clear();
    }
    response.headers.set("ETag", etag);
    return response;
}

} // namespace vitrine::catalog
