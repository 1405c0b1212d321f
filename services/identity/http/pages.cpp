#include "services/identity/http/pages.hpp"

#include "identity_pages.hpp"
#include "services/platform/auth/signature.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::identity {

namespace {

std::string_view templateOf(Pages::Page page)
{
    switch (page) {
    case Pages::Page::SignIn:
        return sign_in_html;
    case Pages::Page::Confirm:
        return confirm_html;
    case Pages::Page::ActivateCode:
        return activate_code_html;
    case Pages::Page::ActivateDecide:
        return activate_decide_html;
    case Pages::Page::SignOut:
        return sign_out_html;
    case Pages::Page::Message:
        break;
    }
    return message_html;
}

bool isUriCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7f && c != ';' && c != ',' && c != '\'' && c != '"';
}

} // namespace

std::string formTargetOf(std::string_view uri)
{
    const auto colon = uri.find(':');
    if (colon == std::string_view::npos || !std::all_of(uri.begin(), uri.end(), isUriCharacter))
        return {};
    if (!uri.starts_with("http://") && !uri.starts_with("https://"))
        return std::string(uri.substr(0, colon + 1));
    return std::string(uri.substr(0, uri.find('/', colon + 3)));
}

Pages::Pages(std::string shopName)
    : m_shopName(std::move(shopName))
    , m_styleSource("'sha256-" + base64Encode(platform::sha256(style_css)) + "'")
{
}

platform::HttpResponse Pages::render(int status,
                                     Page page,
                                     const std::string& title,
                                     TemplateValues values,
                                     const std::vector<std::string>& formTargets) const
{
    values["shop"] = m_shopName;
    TemplateValues whole{{"title", title}, {"shop", m_shopName}, {"css", std::string(style_css)}};
    whole["content"] = fillTemplate(templateOf(page), values);
    platform::HttpResponse response{.status = status,
                                    .body = fillTemplate(layout_html, whole),
                                    .contentType = "text/html; charset=utf-8"};
    std::string policy = "default-src 'none'; style-src " + m_styleSource +
                         "; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    for (const std::string& target : formTargets)
        policy += target.empty() ? "" : " " + target;
    response.headers.set("Content-Security-Policy", policy);
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("Referrer-Policy", "no-referrer");
    return response;
}

platform::HttpResponse Pages::message(int status,
                                      const std::string& title,
                                      const std::string& text,
                                      const std::string& detail) const
{
    return render(status, Page::Message, title, {{"message", text}, {"detail", detail}});
}

} // namespace vitrine::identity
