#include "services/order/http/payment_request_codec.hpp"

#include "vitrine/wire/json_reader.hpp"

namespace vitrine::order {
namespace {

Result<std::string> decodeText(std::string_view text, std::string_view name)
{
    const auto json = wire::parseJson(text);
    if (!json.ok())
        return json.error();
    wire::ObjectReader in(*json);
    std::string value = in.text(name, {.min = 1, .max = 255});
    in.refuseUnknown();
    return in.finish(std::move(value));
}

} // namespace

Result<std::string> decodePaymentToken(std::string_view json)
{
    return decodeText(json, "paymentToken");
}

Result<std::string> decodeAttemptKey(std::string_view json)
{
    return decodeText(json, "attemptKey");
}

} // namespace vitrine::order
