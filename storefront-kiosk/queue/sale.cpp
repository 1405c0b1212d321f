#include "storefront-kiosk/queue/sale.hpp"

#include "vitrine/wire/json_reader.hpp"

#include <array>
#include <utility>

namespace vitrine::kiosk {
namespace {

using Way = SalePayment::Way;

constexpr std::size_t kLinesMax = 100;
constexpr std::int64_t kQuantityMax = 9999;
constexpr std::array<std::pair<Way, std::string_view>, 4> kWays{{{Way::Open, "open"},
                                                                 {Way::Counter, "counter"},
                                                                 {Way::Terminal, "terminal"},
                                                                 {Way::Shop, "shop"}}};

SalePayment readPayment(wire::ObjectReader& in)
{
    SalePayment payment;
    const auto name = in.text("way");
    bool known = false;
    for (const auto& [way, text] : kWays) {
        if (text == name) {
            payment.way = way;
            known = true;
        }
    }
    if (!known)
        in.fault("way", "is no way to pay");
    payment.reference = in.optionalText("reference");
    payment.providerReference = in.optionalText("providerReference");
    payment.authorisationCode = in.optionalText("authorisationCode");
    payment.cardBrand = in.optionalText("cardBrand");
    payment.cardLastFour = in.optionalText("cardLastFour");
    payment.captured = in.moneyOrNone("captured");
    return payment;
}

/// What the sale itself does not know better (orderOf). wire::decodeOrderDraft asks for a payment
/// token, which a draft has none of.
wire::OrderDraft readDraft(wire::ObjectReader& in)
{
    wire::OrderDraft draft;
    in.objects("lines", kLinesMax, [&](wire::ObjectReader& line) {
        draft.lines.push_back({.productId = line.text("productId"),
                               .quantity = line.integer("quantity", 1, kQuantityMax),
                               .expectedUnitPrice = line.optionalMoney("expectedUnitPrice")});
    });
    draft.paymentToken = in.optionalText("paymentToken");
    draft.email = in.optionalText("email");
    draft.expectedTotal = in.optionalMoney("expectedTotal");
    draft.soldOffline = in.flagOr("soldOffline", false);
    draft.leaseId = in.optionalText("leaseId");
    return draft;
}

} // namespace

std::string_view toString(Way way) noexcept
{
    for (const auto& [known, text] : kWays) {
        if (known == way)
            return text;
    }
    return "open";
}

std::string SaleContent::encode() const
{
    const nlohmann::json document = {{"draft", nlohmann::json::parse(wire::encode(draft))},
                                     {"payment",
                                      {{"way", toString(payment.way)},
                                       {"reference", payment.reference},
                                       {"providerReference", payment.providerReference},
                                       {"authorisationCode", payment.authorisationCode},
                                       {"cardBrand", payment.cardBrand},
                                       {"cardLastFour", payment.cardLastFour},
                                       {"captured", wire::toJson(payment.captured)}}}};
    return document.dump();
}

Result<SaleContent> SaleContent::decode(std::string_view json)
{
    const auto document = wire::parseJson(json);
    if (!document.ok())
        return document.error();
    wire::ObjectReader in(*document);
    SaleContent content;
    in.object("payment",
              [&](wire::ObjectReader& member) { content.payment = readPayment(member); });
    in.object("draft", [&](wire::ObjectReader& member) { content.draft = readDraft(member); });
    return in.finish(std::move(content));
}

} // namespace vitrine::kiosk
