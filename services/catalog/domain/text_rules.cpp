#include "services/catalog/domain/text_rules.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::catalog {
namespace {

bool isControl(char c, bool lines)
{
    const auto byte = static_cast<unsigned char>(c);
    if (lines && (c == '\n' || c == '\r' || c == '\t'))
        return false;
    return byte < 0x20 || byte == 0x7f;
}

Error wrong(const TextRule& rule, const std::string& what, Reason reason)
{
    return {.code = ErrorCode::InvalidArgument,
            .message = std::string(rule.field + 1) + " " + what,
            .field = rule.field,
            .reason = std::move(reason)};
}

} // namespace

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

Result<std::string> checkedText(std::string_view text, const TextRule& rule)
{
    if (!isCleanUtf8(text))
        return wrong(rule, "is not UTF-8 text", {"not_utf8"});
    const std::string_view trimmed = trim(text);
    if (std::any_of(
            trimmed.begin(), trimmed.end(), [&](char c) { return isControl(c, rule.lines); }))
        return wrong(rule, "has control characters", {"control_characters"});
    const auto length = characterCount(trimmed);
    if (length < rule.charsMin)
        return wrong(rule, "must not be empty", {"empty"});
    if (length > rule.charsMax)
        return wrong(rule,
                     "has more than " + std::to_string(rule.charsMax) + " characters",
                     {"too_long", {std::to_string(rule.charsMax)}});
    return std::string(trimmed);
}

} // namespace vitrine::catalog
