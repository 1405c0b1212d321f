#pragma once

#include "services/identity/http/template.hpp"
#include "services/platform/http/http_types.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::identity {

/// Renders the pages that people see. They need no script, load nothing, and may not be framed.
class Pages
{
public:
    explicit Pages(std::string shopName);

    enum class Page { SignIn, Confirm, ActivateCode, ActivateDecide, SignOut, Message };

    /// @param formTargets origins that a form of the page may lead to in the end, besides our own:
    /// browsers apply the
    ///        policy for forms to the redirect after them, too.
    [[nodiscard]] platform::HttpResponse
    render(int status,
           Page page,
           const std::string& title,
           TemplateValues values,
           const std::vector<std::string>& formTargets = {}) const;

    [[nodiscard]] platform::HttpResponse message(int status,
                                                 const std::string& title,
                                                 const std::string& text,
                                                 const std::string& detail = {}) const;

private:
    std::string m_shopName;
    std::string m_styleSource; ///< The hash that allows the pages' own style sheet and no other.
};

/// What a form's policy must name to allow a redirect to `uri`: its origin, or its scheme alone
/// when it is a private one.
/// "" for what is no URI.
[[nodiscard]] std::string formTargetOf(std::string_view uri);

} // namespace vitrine::identity
