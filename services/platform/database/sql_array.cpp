#include "services/platform/database/sql_array.hpp"

namespace vitrine::platform {

std::string sqlArray(std::span<const std::string> values)
{
    std::string text = "{";
    for (const std::string& value : values) {
        if (text.size() > 1)
            text += ',';
        text += '"';
        for (const char c : value) {
            if (c == '"' || c == '\\')
                text += '\\';
            text += c;
        }
        text += '"';
    }
    return text + "}";
}

std::string sqlArray(std::span<const std::int64_t> values)
{
    std::string text = "{";
    for (const std::int64_t value : values) {
        if (text.size() > 1)
            text += ',';
        text += std::to_string(value);
    }
    return text + "}";
}

} // namespace vitrine::platform
