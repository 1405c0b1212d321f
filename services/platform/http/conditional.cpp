#include "services/platform/http/conditional.hpp"

#include "vitrine/core/encoding.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace vitrine::platform {
namespace {

/// Compared weakly, as If-None-Match asks: 304 may be sent for an equivalent answer.
bool namesTag(std::string_view list, std::string_view etag)
{
    if (trim(list) == "*")
        return true;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view tag = trim(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
        if (tag.starts_with("W/"))
            tag.remove_prefix(2);
        if (tag == etag)
            return true;
    }
    return false;
}

Error versionMissing()
{
    return Error{.code = ErrorCode::PreconditionRequired,
                 .message = "send If-Match with the ETag that this was read with"};
}

} // namespace

std::string versionTag(std::int64_t version)
{
    return "\"" + std::to_string(version) + "\"";
}

std::string bodyTag(std::string_view body)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest.data());
    constexpr std::size_t kBytes = 18; // 144 bits: 24 characters without padding
    return "\"" + base64UrlEncode({reinterpret_cast<const char*>(digest.data()), kBytes}) + "\"";
}

Result<ExpectedVersion> expectedVersion(const HttpRequest& request, IfMatch presence)
{
    const std::string_view tag = trim(request.headers.get("If-Match"));
    if (tag.empty() && presence == IfMatch::Required)
        return versionMissing();
    if (!request.headers.has("If-Match") || tag == "*")
        return ExpectedVersion();
    if (request.headers.count("If-Match") > 1 || tag.find(',') != std::string_view::npos)
        return failure<ExpectedVersion>(
            ErrorCode::InvalidArgument, "If-Match must name one version", "If-Match");
    std::int64_t version = 0;
    if (tag.size() >= 3 && tag.front() == '"' && tag.back() == '"') {
        const char* const end = tag.data() + tag.size() - 1;
        const auto [stop, fault] = std::from_chars(tag.data() + 1, end, version);
        if (fault == std::errc() && stop == end)
            return ExpectedVersion(version);
    }
    return failure<ExpectedVersion>(
        ErrorCode::PreconditionFailed,
        "If-Match is not the ETag that this was read with, quotes included");
}

Result<std::int64_t> requiredVersion(const HttpRequest& request)
{
    const auto version = expectedVersion(request, IfMatch::Required);
    if (!version.ok())
        return version.error();
    return *version ? Result<std::int64_t>(**version) : Result<std::int64_t>(versionMissing());
}

HttpResponse
conditionalResponse(const HttpRequest& request, HttpResponse response, const std::string& etag)
{
    if (request.headers.has("If-None-Match") &&
        namesTag(request.headers.get("If-None-Match"), etag)) {
        response.status = 304;
        response.body.clear();
    }
    response.headers.set("ETag", etag);
    return response;
}

} // namespace vitrine::platform
