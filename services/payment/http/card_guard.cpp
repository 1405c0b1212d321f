#include "services/payment/http/card_guard.hpp"

#include "services/payment/domain/card_number.hpp"
#include "vitrine/core/encoding.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace vitrine::payment {
namespace {

using nlohmann::json;

bool hasCardNumber(const json& value)
{
    if (value.is_string())
        return containsCardNumber(value.get_ref<const std::string&>());
    if (value.is_object())
        return std::any_of(value.items().begin(), value.items().end(), [](const auto& member) {
            return containsCardNumber(member.key()) || hasCardNumber(member.value());
        });
    return value.is_array() && std::any_of(value.begin(), value.end(), hasCardNumber);
}

/// The body as it came, and as its reader would understand it.
bool bodyHasCardNumber(const std::string& body)
{
    if (body.empty())
        return false;
    if (containsCardNumber(body))
        return true;
    if (const auto form = percentDecode(body, true); form.ok() && containsCardNumber(*form))
        return true;
    const json parsed = json::parse(body, nullptr, false); // broken JSON is the handler's to refuse
    return !parsed.is_discarded() && hasCardNumber(parsed);
}

bool hasCardNumber(const platform::HttpRequest& request)
{
    const auto& query = request.query.members();
    return std::any_of(request.pathArgs.begin(), request.pathArgs.end(), containsCardNumber) ||
           std::any_of(query.begin(),
                       query.end(),
                       [](const auto& member) {
                           return containsCardNumber(member.first) ||
                                  containsCardNumber(member.second);
                       }) ||
           containsCardNumber(request.headers.get("Idempotency-Key")) ||
           bodyHasCardNumber(request.body);
}

} // namespace

platform::Handler refusingCardNumbers(platform::Handler handler)
{
    return [handler = std::move(handler)](const platform::HttpRequest& request) {
        if (hasCardNumber(request))
            return platform::problemResponse(
                {.code = ErrorCode::InvalidArgument,
                 .message = "the request has what looks like a card number; send the provider's "
                            "token instead"});
        return handler(request);
    };
}

} // namespace vitrine::payment
