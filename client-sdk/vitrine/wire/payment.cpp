#include "vitrine/wire/payment.hpp"

#include "vitrine/wire/codec_support.hpp"
#include "vitrine/wire/tender_codec.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

json writeAttempt(const PaymentAttempt& attempt)
{
    json document{{"attemptKey", attempt.attemptKey},
                  {"status", attempt.status},
                  {"amount", toJson(attempt.amount)},
                  {"providerReference", attempt.providerReference},
                  {"declineCode", attempt.declineCode},
                  {"actionUrl", attempt.actionUrl},
                  {"createdAt", attempt.createdAt},
                  {"updatedAt", attempt.updatedAt}};
    if (attempt.tender)
        document["tender"] = codec::writeTender(*attempt.tender);
    return document;
}

PaymentAttempt readAttempt(ObjectReader& in)
{
    PaymentAttempt attempt;
    attempt.attemptKey = in.text("attemptKey", {.min = 1, .max = 255});
    attempt.status = in.text("status", {.min = 1, .max = 64});
    attempt.amount = in.moneyOrNone("amount");
    attempt.providerReference = in.optionalText("providerReference");
    attempt.declineCode = in.optionalText("declineCode");
    attempt.actionUrl = in.optionalText("actionUrl");
    attempt.createdAt = in.optionalText("createdAt");
    attempt.updatedAt = in.optionalText("updatedAt");
    attempt.tender = codec::readTender(in, "tender");
    return attempt;
}

json writeRefund(const Refund& refund)
{
    return {{"id", refund.id},
            {"refundKey", refund.refundKey},
            {"status", refund.status},
            {"amount", toJson(refund.amount)},
            {"reason", refund.reason},
            {"createdAt", refund.createdAt},
            {"actor", refund.actor},
            {"updatedAt", refund.updatedAt},
            {"manual", refund.manual}};
}

Refund readRefund(ObjectReader& in)
{
    return {in.text("id", {.min = 1, .max = 64}),
            in.text("refundKey", {.max = 255}),
            in.text("status", {.min = 1, .max = 64}),
            in.moneyOrNone("amount"),
            in.optionalText("reason"),
            in.optionalText("createdAt"),
            in.optionalText("actor"),
            in.optionalText("updatedAt"),
            in.flagOr("manual", false)};
}

json writePayment(const Payment& payment)
{
    return {{"id", payment.id},
            {"orderId", payment.orderId},
            {"accountId", payment.accountId},
            {"status", payment.status},
            {"captured", toJson(payment.captured)},
            {"refunded", toJson(payment.refunded)},
            {"attempts", codec::listOf(payment.attempts, writeAttempt)},
            {"refunds", codec::listOf(payment.refunds, writeRefund)},
            {"createdAt", payment.createdAt},
            {"updatedAt", payment.updatedAt}};
}

Payment readPayment(ObjectReader& in)
{
    Payment payment;
    payment.id = in.text("id", {.min = 1, .max = 64});
    payment.orderId = in.text("orderId", {.min = 1, .max = 64});
    payment.accountId = in.optionalText("accountId");
    payment.status = in.text("status", {.min = 1, .max = 64});
    payment.captured = in.moneyOrNone("captured");
    payment.refunded = in.moneyOrNone("refunded");
    payment.attempts =
        codec::listFrom<PaymentAttempt>(in, "attempts", codec::kListMax, readAttempt);
    payment.refunds = codec::listFrom<Refund>(in, "refunds", codec::kListMax, readRefund);
    payment.createdAt = in.optionalText("createdAt");
    payment.updatedAt = in.optionalText("updatedAt");
    return payment;
}

} // namespace

std::string encode(const ChargeRequest& request)
{
    json document{{"attemptKey", request.attemptKey},
                  {"orderId", request.orderId},
                  {"accountId", request.accountId},
                  {"amount", toJson(request.amount)},
                  {"methodToken", request.methodToken},
                  {"returnUrl", request.returnUrl}};
    if (request.tender)
        document["tender"] = codec::writeTender(*request.tender);
    return document.dump();
}

std::string encode(const PaymentAttempt& attempt)
{
    return writeAttempt(attempt).dump();
}

std::string encode(const RefundRequest& request)
{
    json document = {{"amount", toJson(request.amount)}, {"reason", request.reason}};
    if (!request.refundKey.empty()) // the public path takes it from the Idempotency-Key
        document["refundKey"] = request.refundKey;
    if (!request.orderId.empty())
        document["orderId"] = request.orderId;
    if (!request.attemptKey.empty())
        document["attemptKey"] = request.attemptKey;
    if (!request.actor.empty())
        document["actor"] = request.actor;
    return document.dump();
}

std::string encode(const Refund& refund)
{
    return writeRefund(refund).dump();
}

std::string encode(const Payment& payment)
{
    return writePayment(payment).dump();
}

std::string encode(const Page<Payment>& page)
{
    return codec::encodePage(page, writePayment);
}

std::string encodeQuery(const PaymentQuery& query)
{
    codec::QueryWriter writer;
    writer.add("orderId", query.orderId)
        .add("status", query.status)
        .add("from", query.from)
        .add("to", query.to)
        .addNumber("limit", query.limit)
        .add("after", query.after);
    if (query.skip > 0)
        writer.addNumber("skip", query.skip);
    if (query.count)
        writer.add("count", "true");
    return writer.take();
}

Result<ChargeRequest> decodeChargeRequest(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        ChargeRequest request;
        request.attemptKey = in.text("attemptKey", {.min = 1, .max = 255});
        request.orderId = in.text("orderId", {.min = 1, .max = 64});
        request.accountId = in.text("accountId", {.min = 1, .max = 255});
        request.amount = in.money("amount");
        request.tender = codec::readTender(in, "tender");
        const bool atProvider = !request.tender.has_value();
        request.methodToken = in.text(
            "methodToken", {.min = atProvider ? 1u : 0u, .max = 255, .required = atProvider});
        request.returnUrl = in.text("returnUrl", {.max = 2000, .required = false});
        if (!atProvider && !request.methodToken.empty())
            in.fault("methodToken", "goes with a charge at the provider only");
        return request;
    });
}

Result<PaymentAttempt> decodePaymentAttempt(std::string_view text)
{
    return codec::decode(text, readAttempt);
}

Result<RefundRequest> decodeRefundRequest(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        return RefundRequest{in.text("refundKey", {.max = 255, .required = false}),
                             in.text("orderId", {.max = 64, .required = false}),
                             in.money("amount"),
                             in.text("reason", {.max = 1000, .required = false}),
                             in.text("attemptKey", {.max = 255, .required = false}),
                             in.text("actor", {.max = 255, .required = false})};
    });
}

Result<Refund> decodeRefund(std::string_view text)
{
    return codec::decode(text, readRefund);
}

Result<Payment> decodePayment(std::string_view text)
{
    return codec::decode(text, readPayment);
}

Result<Page<Payment>> decodePaymentPage(std::string_view text)
{
    return codec::decodePage<Payment>(text, readPayment);
}

} // namespace vitrine::wire
