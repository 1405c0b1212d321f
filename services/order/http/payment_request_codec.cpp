#include "services/order/http/payment_request_codec.hpp"

#include "vitrine/domain/uuid.hpp"
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

Result<PaymentReturn> decodePaymentReturn(std::string_view text)
{
    const auto json = wire::parseJson(text);
    if (!json.ok())
        return json.error();
    wire::ObjectReader in(*json);
    PaymentReturn returned{.refundId = in.text("refundId", {.min = 1, .max = 64}),
                           .refundKey = in.text("refundKey", {.max = 255}),
                           .attemptKey = in.text("attemptKey", {.min = 1, .max = 255}),
                           .amount = in.money("amount"),
                           .reason = in.text("reason", {.max = 1000}),
                           .actor = in.text("actor", {.max = 255})};
    const auto settledAt = parseTimestamp(in.text("settledAt", {.min = 1, .max = 40}));
    if (!domain::isUuid(returned.refundId))
        in.fault("refundId", "not a UUID");
    if (returned.amount.amount() <= 0)
        in.fault("amount", "must be more than nothing");
    if (settledAt.ok())
        returned.settledAt = *settledAt;
    else
        in.fault("settledAt", settledAt.error().message);
    in.refuseUnknown();
    return in.finish(std::move(returned));
}

} // namespace vitrine::order
