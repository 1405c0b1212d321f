#include "services/tracing/domain/hex_id.hpp"

namespace vitrine::tracing {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

} // namespace

std::optional<std::uint64_t> parseSpanId(std::string_view text)
{
    if (text.empty() || text.size() > 16)
        return std::nullopt;
    std::uint64_t id = 0;
    for (const char c : text) {
        const auto digit = kDigits.find(c); // not from_chars: it takes capitals
        if (digit == std::string_view::npos)
            return std::nullopt;
        id = id << 4 | digit;
    }
    return id;
}

std::optional<TraceId> parseTraceId(std::string_view text)
{
    const std::size_t lowDigits = text.size() < 16 ? text.size() : 16;
    const auto low = parseSpanId(text.substr(text.size() - lowDigits));
    const std::string_view rest = text.substr(0, text.size() - lowDigits);
    const auto high = rest.empty() ? std::optional<std::uint64_t>(0) : parseSpanId(rest);
    if (!low || !high)
        return std::nullopt;
    return TraceId{*high, *low};
}

std::string formatId(std::uint64_t id)
{
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; id >>= 4)
        text[i] = kDigits[id & 15];
    return text;
}

std::string formatId(const TraceId& id)
{
    return (id.high == 0 ? "" : formatId(id.high)) + formatId(id.low);
}

} // namespace vitrine::tracing
