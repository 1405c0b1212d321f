#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>

namespace vitrine::transport {

/// A request target in the one form that everything behind the transport sees.
struct Target
{
    std::string
        path; ///< Begins with '/', or is "*" (OPTIONS only). Normalised, still percent-encoded.
    std::string query;     ///< Without '?'; characters that need an escape have one.
    std::string authority; ///< Of an absolute target, which overrides Host; else "".
};

/// Reads origin-form, absolute-form (http, https) and asterisk-form. Normalises the path once, so
/// that gateway, access rules and router judge the same text: escapes of unreserved characters are
/// resolved, other escapes are written in upper case, and empty segments are joined.
/// @return InvalidArgument for a broken escape, an escaped slash, backslash or control character, a
/// backslash, a dot
///         segment (however written), or another form.
[[nodiscard]] Result<Target> parseTarget(std::string_view method, std::string_view raw);

} // namespace vitrine::transport
