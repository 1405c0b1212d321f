#include "services/identity/http/device_handlers.hpp"

namespace vitrine::identity {

namespace {

std::string scopesInWords(const std::vector<std::string>& scopes)
{
    std::string words = "act as you in this shop";
    for (const std::string& scope : scopes) {
        if (scope == "profile")
            words += ", see your name";
        else if (scope == "email")
            words += ", see your e-mail address";
        else if (scope == "offline_access")
            words += ", stay signed in";
    }
    return words;
}

} // namespace

platform::HttpResponse DeviceHandlers::activate(const Request& request)
{
    const std::string userCode(request.query.get("user_code").value_or(std::string_view()));
    const auto found = m_support.session(request);
    if (!found.ok())
        return m_support.unavailable(found.error());
    if (!*found) {
        Parameters parameters;
        if (!userCode.empty())
            parameters.emplace("user_code", userCode);
        return m_support.signInPage(request,
                                    {.then = std::string(BrowserSupport::kThenActivate),
                                     .parameters = std::move(parameters)});
    }
    return userCode.empty() ? codePage(200, {}, {}) : devicePage(request, userCode, **found);
}

platform::HttpResponse
DeviceHandlers::codePage(int status, const std::string& userCode, const std::string& fault)
{
    constexpr std::size_t kShownMax = 20;
    return m_parts.pages.render(status,
                                Pages::Page::ActivateCode,
                                "Allow a device",
                                {{"code", userCode.substr(0, kShownMax)}, {"fault", fault}});
}

platform::HttpResponse
DeviceHandlers::devicePage(const Request& request, const std::string& userCode, const SignedIn& who)
{
    const auto device = m_parts.devices.find(
        userCode, who, clientAddressOf(request.headers), request.context.deadline);
    if (!device.ok() && device.error().code == ErrorCode::RateLimited)
        return codePage(429,
                        userCode,
                        "Too many wrong codes. Please wait " +
                            inWords(device.error().retryAfter.value_or(std::chrono::seconds(1))) +
                            ".");
    if (!device.ok())
        return m_support.unavailable(device.error());
    if (!*device)
        return codePage(
            400,
            userCode,
            "This code is not known, or it has expired. Please check it on your device.");
    const Client* client = m_parts.settings.clients.find((*device)->clientId);
    TemplateValues values{{"code", shownUserCode(*canonicalUserCode(userCode))},
                          {"client", client == nullptr ? (*device)->clientId : client->name},
                          {"scopes", scopesInWords((*device)->scopes)},
                          {"from", (*device)->requestedFrom},
                          {"by", (*device)->requestedBy},
                          {"at", formatTimestamp((*device)->createdAt)},
                          {"email", who.account.email}};
    return m_support.formPage(
        request, 200, Pages::Page::ActivateDecide, "Allow this device?", std::move(values));
}

platform::HttpResponse DeviceHandlers::decide(const Request& request)
{
    const auto form = formOf(request);
    if (!form.ok())
        return m_parts.pages.message(400, "Not possible", form.error().description);
    const std::string userCode = valueOf(*form, "user_code");
    const auto found = m_support.session(request);
    if (!found.ok())
        return m_support.unavailable(found.error());
    if (!*found)
        return m_support.signInPage(request,
                                    {.then = std::string(BrowserSupport::kThenActivate),
                                     .parameters = {{"user_code", userCode}}});
    const std::string decision = valueOf(*form, "decision");
    const bool isDecision = decision == "allow" || decision == "deny";
    if (!m_support.isGenuine(request, *form) || !isDecision)
        return devicePage(request, userCode, **found);
    // Looked up as the page itself does, so that guessing by this form is counted as well.
    const auto device = m_parts.devices.find(
        userCode, **found, clientAddressOf(request.headers), request.context.deadline);
    if (!device.ok() || !*device)
        return devicePage(request, userCode, **found);
    const auto decided =
        m_parts.devices.decide(userCode, **found, decision == "allow", request.context.deadline);
    if (!decided.ok())
        return m_support.unavailable(decided.error());
    if (!*decided)
        return codePage(400, userCode, "This code has expired in the meantime.");
    return decision == "allow"
               ? m_parts.pages.message(
                     200, "Done", "Your device is signed in. You can close this page.")
               : m_parts.pages.message(
                     200, "Denied", "The device was not signed in. You can close this page.");
}

} // namespace vitrine::identity
