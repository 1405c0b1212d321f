#pragma once

#include <string>
#include <string_view>

namespace vitrine::platform {

/// `text` for the content of an element or a quoted attribute: & < > " ' become references.
[[nodiscard]] std::string escapeHtml(std::string_view text);

} // namespace vitrine::platform
