#include "services/payment/http/handlers.hpp"
#include "services/platform/http/html.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <string>

/// The page that stands for a provider's own: the buyer approves or declines there, and is sent
/// back to the shop.
namespace vitrine::payment {
namespace {

using platform::escapeHtml;
using platform::problemResponse;

/// Scheme, host and port of a web address.
std::string originOf(const std::string& url)
{
    const std::size_t host = url.find("://");
    return host == std::string::npos ? "" : url.substr(0, url.find('/', host + 3));
}

HttpResponse
page(const std::string& heading, const std::string& content, const std::string& returnUrl)
{
    HttpResponse response{.status = 200, .contentType = "text/html; charset=utf-8"};
    response.body =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + heading +
        "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>"
        "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem}"
        "button{font:inherit;padding:.7rem 1.4rem;margin-right:.6rem;border-radius:.4rem;"
        "border:1px solid #444;cursor:pointer}button[value=approve]{background:#14532d;color:#fff}"
        "</style></head><body><h1>" +
        heading + "</h1>" + content + "</body></html>";
    // The answer to the form sends the buyer to the shop, which browsers count as part of
    // submitting it.
    std::string formTargets = "'self'";
    if (!returnUrl.empty())
        formTargets += " " + originOf(returnUrl);
    response.headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
        "form-action " +
            formTargets);
    response.headers.set("Cache-Control", "no-store");
    return response;
}

HttpResponse outcomePage(const SimulatedProvider::Action& action)
{
    const std::string heading = action.approved ? "Payment approved" : "Payment not made";
    const std::string back =
        action.returnUrl.empty()
            ? "<p>You may close this page.</p>"
            : "<p><a href=\"" + escapeHtml(action.returnUrl) + "\">Back to the shop</a></p>";
    return page(heading, back, action.returnUrl);
}

} // namespace

HttpResponse showAction(const PaymentParts& parts, const HttpRequest& request)
{
    const auto action = parts.simulator.action(request.pathArgs.at(0), request.context.deadline);
    if (!action.ok())
        return problemResponse(action.error());
    if (!action->isOpen)
        return outcomePage(*action);
    return page("Approve this payment?",
                "<p>This is the payment simulator. No money is moved.</p><p>Amount: <strong>" +
                    escapeHtml(action->amount.text()) +
                    "</strong></p><form method=\"post\"><button name=\"decision\" "
                    "value=\"approve\">Approve</button>"
                    "<button name=\"decision\" value=\"decline\">Decline</button></form>",
                action->returnUrl);
}

HttpResponse decideAction(const PaymentParts& parts, const HttpRequest& request)
{
    const auto form = platform::QueryParams::parse(request.body);
    const auto decision = form.ok() ? form->get("decision").value_or("") : "";
    if (decision != "approve" && decision != "decline")
        return problemResponse({.code = ErrorCode::InvalidArgument,
                                .message = "decision must be approve or decline",
                                .field = "decision"});
    const auto action = parts.simulator.decide(
        request.pathArgs.at(0), decision == "approve", request.context.deadline);
    if (!action.ok())
        return problemResponse(action.error());
    // What a provider's notice would do. When it fails, the next look-up finds out all the same.
    if (const auto told = parts.attempts.providerSays(action->chargeKey, request.context.deadline);
        !told.ok())
        platform::log(platform::LogLevel::Warn,
                      "a notice of the payment provider could not be followed",
                      {{"error", told.error().message}},
                      &request.context.trace);
    if (action->returnUrl.empty())
        return outcomePage(*action);
    HttpResponse response = platform::emptyResponse(303);
    response.headers.set("Location", action->returnUrl);
    return response;
}

} // namespace vitrine::payment
