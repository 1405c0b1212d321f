#pragma once

#include <string>
#include <string_view>

namespace vitrine::platform {

/// Appends `text` as a JSON string, quotes included. Bytes that are not UTF-8 become U+FFFD: a log
/// line must be written whatever it is about. Much faster than a JSON library, because log lines
/// and spans are made on the way of every request.
void appendJsonText(std::string& out, std::string_view text);

} // namespace vitrine::platform
