#include "vitrine/domain/sku.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::domain {
namespace {

constexpr std::size_t kLengthMax = 64;

Error refuse(std::string reason, std::string message)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = std::move(message),
                 .field = "/sku",
                 .reason = {std::move(reason)}};
}

} // namespace

Result<Sku> Sku::create(std::string_view text)
{
    const std::string_view trimmed = trim(text);
    if (trimmed.empty())
        return refuse("sku_empty", "a SKU has at least one character");
    if (trimmed.size() > kLengthMax)
        return refuse("sku_too_long", "a SKU has at most 64 characters");
    const bool visible =
        std::all_of(trimmed.begin(), trimmed.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!visible)
        return refuse("sku_characters", "a SKU has visible ASCII characters only, without blanks");
    return Sku(std::string(trimmed));
}

std::string Sku::key() const
{
    return asciiLower(m_text);
}

} // namespace vitrine::domain
