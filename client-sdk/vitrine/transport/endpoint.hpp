#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>

/// Private to the SDK; not installed.
namespace vitrine::client {

/// An absolute http or https URL in two parts: where to connect to, and what to ask for there.
struct SplitUrl
{
    std::string endpoint; ///< "https://shop.example:8443", lower case.
    std::string host;     ///< Without the port; an IPv6 address keeps its brackets.
    std::string target;   ///< "/oauth2/default?x=1"; at least "/".
};

/// @return InvalidArgument for another scheme, user information, a fragment, a bad port or a
/// control character.
[[nodiscard]] Result<SplitUrl> splitUrl(std::string_view url);

/// Whether `url` goes over the network unencrypted, i.e. is plain http to anywhere but this
/// machine.
[[nodiscard]] bool isExposed(const SplitUrl& url);

} // namespace vitrine::client
