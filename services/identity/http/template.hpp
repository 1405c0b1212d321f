#pragma once

#include <map>
#include <string>
#include <string_view>

namespace vitrine::identity {

using TemplateValues = std::map<std::string, std::string, std::less<>>;

/// Fills a page template: {{name}} becomes the value, escaped for HTML text and quoted attributes;
/// {{{name}}} becomes the value as it is (markup of our own only); {{#name}}...{{/name}} stays when
/// the value is not empty, and {{^name}}...
/// {{/name}} when it is. Sections do not nest within themselves.
[[nodiscard]] std::string fillTemplate(std::string_view text, const TemplateValues& values);

} // namespace vitrine::identity
