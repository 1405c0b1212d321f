#include "services/platform/http/idempotency_key.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::platform {
namespace {

constexpr const char* kField = "Idempotency-Key";
constexpr std::size_t kKeyBytesMax = 255;

} // namespace

Result<std::string> idempotencyKey(const HttpRequest& request)
{
    if (!request.headers.has(kField))
        return std::string();
    return requiredIdempotencyKey(request);
}

Result<std::string> requiredIdempotencyKey(const HttpRequest& request)
{
    std::string_view key = trim(request.headers.get(kField));
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"')
        key = key.substr(1, key.size() - 2);
    const bool isVisible =
        std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (key.empty() || key.size() > kKeyBytesMax || !isVisible ||
        request.headers.count(kField) != 1)
        return failure<std::string>(ErrorCode::InvalidArgument,
                                    "send one Idempotency-Key of 1 to 255 visible characters",
                                    kField);
    return std::string(key);
}

} // namespace vitrine::platform
