// What clients send about orders.
#include "vitrine/wire/codec_support.hpp"
#include "vitrine/wire/order.hpp"

#include <algorithm>

namespace vitrine::wire {
namespace {

using nlohmann::json;

constexpr std::size_t kLinesMax = 100;
constexpr std::int64_t kQuantityMax = 9999;
constexpr std::size_t kReferenceMax = 128;
constexpr std::size_t kWordMax = 64;
constexpr std::int64_t kPickupMax = 999;

/// --- Buying

json writeDraftLine(const OrderDraftLine& line)
{
    json document{{"productId", line.productId}, {"quantity", line.quantity}};
    if (line.expectedUnitPrice)
        document["expectedUnitPrice"] = toJson(*line.expectedUnitPrice);
    return document;
}

OrderDraftLine readDraftLine(ObjectReader& in)
{
    OrderDraftLine line{in.text("productId", {.min = 1, .max = 64}),
                        in.integer("quantity", 1, kQuantityMax),
                        in.optionalMoney("expectedUnitPrice")};
    in.refuseUnknown();
    return line;
}

json writePayment(const DraftPayment& payment)
{
    json document{{"kind", payment.kind}};
    if (payment.terminal) {
        const TerminalPayment& paid = *payment.terminal;
        document["terminal"] = {{"reference", paid.reference},
                                {"providerReference", paid.providerReference},
                                {"status", paid.status},
                                {"amount", toJson(paid.amount)},
                                {"brand", paid.brand},
                                {"last4", paid.last4},
                                {"authorisationCode", paid.authorisationCode},
                                {"at", paid.at}};
    }
    return document;
}

bool isLastFour(const std::string& text)
{
    return text.empty() || (text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) {
                                return c >= '0' && c <= '9';
                            }));
}

TerminalPayment readTerminal(ObjectReader& in)
{
    TerminalPayment paid;
    paid.reference = in.text("reference", {.min = 1, .max = kReferenceMax});
    paid.providerReference = in.text("providerReference", {.max = 255, .required = false});
    paid.status = in.text("status", {.min = 1, .max = kWordMax});
    paid.amount = in.money("amount");
    paid.brand = in.text("brand", {.max = kWordMax, .required = false});
    paid.last4 = in.text("last4", {.max = 4, .required = false});
    paid.authorisationCode = in.text("authorisationCode", {.max = kWordMax, .required = false});
    paid.at = in.text("at", {.max = kWordMax, .required = false});
    if (!isLastFour(paid.last4))
        in.fault("last4", "must be four digits");
    in.refuseUnknown();
    return paid;
}

DraftPayment readPayment(ObjectReader& in)
{
    DraftPayment payment;
    payment.kind = in.text("kind", {.min = 1, .max = kWordMax});
    in.object("terminal", [&](ObjectReader& member) { payment.terminal = readTerminal(member); });
    if (payment.kind != "token" && payment.kind != "counter" && payment.kind != "terminal")
        in.fault("kind", "must be token, counter or terminal");
    if ((payment.kind == "terminal") != payment.terminal.has_value())
        in.fault("terminal", "goes with the kind terminal, and only with it");
    in.refuseUnknown();
    return payment;
}

OrderDraft readDraft(ObjectReader& in)
{
    OrderDraft draft;
    draft.lines = codec::listFrom<OrderDraftLine>(in, "lines", kLinesMax, readDraftLine);
    if (draft.lines.empty())
        in.fault("lines", "must have at least one line");
    in.object("payment", [&](ObjectReader& member) { draft.payment = readPayment(member); });
    const bool byToken = draft.payment.kind == "token";
    draft.paymentToken =
        in.text("paymentToken", {.min = byToken ? 1u : 0u, .max = 255, .required = byToken});
    if (!byToken && !draft.paymentToken.empty())
        in.fault("paymentToken", "goes with the payment kind token only");
    draft.email = in.text("email", {.max = 254, .required = false});
    draft.expectedTotal = in.optionalMoney("expectedTotal");
    draft.channel = in.text("channel", {.max = kWordMax, .required = false});
    draft.soldOffline = in.flagOr("soldOffline", false);
    draft.soldAt = in.text("soldAt", {.max = kWordMax, .required = false});
    draft.leaseId = in.text("leaseId", {.max = kWordMax, .required = false});
    draft.pickupNumber = in.integerOr("pickupNumber", 0, 1, kPickupMax);
    draft.receiptNumber = in.text("receiptNumber", {.max = kWordMax, .required = false});
    return draft;
}

void writeKioskPart(const OrderDraft& draft, json& document)
{
    if (draft.soldOffline)
        document["soldOffline"] = true;
    if (!draft.soldAt.empty())
        document["soldAt"] = draft.soldAt;
    if (!draft.leaseId.empty())
        document["leaseId"] = draft.leaseId;
    if (draft.pickupNumber != 0)
        document["pickupNumber"] = draft.pickupNumber;
    if (!draft.receiptNumber.empty())
        document["receiptNumber"] = draft.receiptNumber;
}

/// --- After the sale

/// Lines without their amounts, which only answers have.
json writeWishedLine(const OrderRefundLine& line)
{
    return {{"position", line.position}, {"quantity", line.quantity}};
}

OrderRefundLine readWishedLine(ObjectReader& in)
{
    OrderRefundLine line{in.integer("position", 1, kLinesMax),
                         in.integer("quantity", 1, kLinesMax * kQuantityMax)};
    in.refuseUnknown();
    return line;
}

json writeQuantity(const FulfilmentLine& line)
{
    return {{"position", line.position}, {"quantity", line.quantity}};
}

FulfilmentLine readQuantity(ObjectReader& in)
{
    const FulfilmentLine line{in.integer("position", 1, codec::kListMax),
                              in.integer("quantity", 1, kLinesMax * kQuantityMax)};
    in.refuseUnknown();
    return line;
}

} // namespace

std::string encode(const OrderDraft& draft)
{
    json document = {{"lines", codec::listOf(draft.lines, writeDraftLine)}};
    if (draft.payment.kind == "token")
        document["paymentToken"] = draft.paymentToken;
    else
        document["payment"] = writePayment(draft.payment);
    if (!draft.email.empty())
        document["email"] = draft.email;
    if (draft.expectedTotal)
        document["expectedTotal"] = toJson(*draft.expectedTotal);
    if (!draft.channel.empty())
        document["channel"] = draft.channel;
    writeKioskPart(draft, document);
    return document.dump();
}

std::string encodePaymentToken(std::string_view token)
{
    return json{{"paymentToken", token}}.dump();
}

std::string encode(const TillPayment& payment)
{
    json document{{"tender", payment.tender}, {"amount", toJson(payment.amount)}};
    if (payment.received)
        document["received"] = toJson(*payment.received);
    if (!payment.reference.empty())
        document["reference"] = payment.reference;
    return document.dump();
}

std::string encode(const OrderRefundDraft& draft)
{
    json document{{"lines", codec::listOf(draft.lines, writeWishedLine)},
                  {"includeShipping", draft.includeShipping},
                  {"restock", draft.restock},
                  {"reason", draft.reason}};
    if (draft.expectedAmount)
        document["expectedAmount"] = toJson(*draft.expectedAmount);
    return document.dump();
}

std::string encode(const FulfilmentDraft& draft)
{
    return json{{"action", draft.action},
                {"lines", codec::listOf(draft.lines, writeQuantity)},
                {"carrier", draft.carrier},
                {"trackingCode", draft.trackingCode},
                {"note", draft.note}}
        .dump();
}

Result<OrderDraft> decodeOrderDraft(std::string_view text)
{
    return codec::decodeStrictly(text, readDraft);
}

Result<TillPayment> decodeTillPayment(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        TillPayment payment;
        payment.tender = in.text("tender", {.min = 1, .max = kWordMax});
        payment.amount = in.money("amount");
        payment.received = in.optionalMoney("received");
        payment.reference = in.text("reference", {.max = kReferenceMax, .required = false});
        if (payment.tender != "cash" && payment.tender != "card")
            in.fault("tender", "must be cash or card");
        return payment;
    });
}

Result<OrderRefundDraft> decodeOrderRefundDraft(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        OrderRefundDraft draft;
        draft.lines = codec::listFrom<OrderRefundLine>(in, "lines", kLinesMax, readWishedLine);
        draft.includeShipping = in.flagOr("includeShipping", false);
        draft.restock = in.flagOr("restock", false);
        draft.reason = in.text("reason", {.max = 1000, .required = false});
        draft.expectedAmount = in.optionalMoney("expectedAmount");
        return draft;
    });
}

Result<FulfilmentDraft> decodeFulfilmentDraft(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        FulfilmentDraft draft;
        draft.action = in.text("action", {.min = 1, .max = 64});
        draft.lines = codec::listFrom<FulfilmentLine>(in, "lines", kLinesMax, readQuantity);
        draft.carrier = in.text("carrier", {.max = 200, .required = false});
        draft.trackingCode = in.text("trackingCode", {.max = 200, .required = false});
        draft.note = in.text("note", {.max = 1000, .required = false});
        return draft;
    });
}

} // namespace vitrine::wire
