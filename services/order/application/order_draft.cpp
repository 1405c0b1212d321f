#include "services/order/application/order_draft.hpp"

#include "services/platform/auth/permissions.hpp"
#include "vitrine/domain/card_number.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::order {
namespace {

using platform::CallContext;
using platform::Principal;
namespace permissions = platform::permissions;

constexpr std::size_t kLinesMax = 100;
constexpr std::int64_t kQuantityMax = 9999;
constexpr const char* kWeb = "web";
constexpr const char* kKiosk = "kiosk";
constexpr const char* kCounter = "counter";
constexpr const char* kApproved = "APPROVED";

Error refuse(ErrorCode code, std::string message, std::string field)
{
    return Error{.code = code, .message = std::move(message), .field = std::move(field)};
}

/// The line of `merged` that this product's units are added to, a new one if need be.
Result<WantedLine*>
lineOf(std::vector<WantedLine>& merged, const WantedLine& wanted, const std::string& pointer)
{
    const auto id = domain::Uuid::parse(wanted.productId);
    if (!id.ok())
        return refuse(ErrorCode::InvalidArgument, id.error().message, pointer + "/productId");
    const std::string productId = id->text();
    for (WantedLine& known : merged) {
        if (known.productId != productId)
            continue;
        if (known.expectedUnitPrice != wanted.expectedUnitPrice)
            return refuse(ErrorCode::InvalidArgument,
                          "two lines of one product have different prices",
                          pointer + "/expectedUnitPrice");
        return &known;
    }
    merged.push_back({productId, 0, wanted.expectedUnitPrice});
    return &merged.back();
}

/// One line per product, in order of first appearance, with canonical ids.
Result<std::vector<WantedLine>> mergeLines(const std::vector<WantedLine>& lines)
{
    std::vector<WantedLine> merged;
    if (lines.empty() || lines.size() > kLinesMax)
        return refuse(ErrorCode::InvalidArgument, "an order has 1 to 100 lines", "/lines");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string pointer = "/lines/" + std::to_string(i);
        const auto line = lineOf(merged, lines[i], pointer);
        if (!line.ok())
            return line.error();
        (*line)->quantity += lines[i].quantity;
        if (lines[i].quantity < 1 || (*line)->quantity > kQuantityMax)
            return refuse(ErrorCode::InvalidArgument,
                          "a product is ordered 1 to 9999 times",
                          pointer + "/quantity");
        const auto& price = lines[i].expectedUnitPrice;
        const auto& first = merged.front().expectedUnitPrice;
        if (price && (price->amount() < 0 || (first && first->currency() != price->currency())))
            return refuse(ErrorCode::InvalidArgument,
                          "prices are not below zero, and of one currency",
                          pointer + "/expectedUnitPrice");
    }
    return merged;
}

bool isEmail(const std::string& text)
{
    const auto at = text.find('@');
    return at != std::string::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
           text.find('@', at + 1) == std::string::npos &&
           std::all_of(
               text.begin(), text.end(), [](unsigned char c) { return c > ' ' && c != 0x7f; });
}

/// Where the buyer stands: at a kiosk, before a member of staff, or somewhere else.
Result<std::string> channelOf(const Principal& caller, const std::string& wanted)
{
    if (caller.hasRole(platform::roles::kKiosk))
        return std::string(kKiosk); // whatever it says
    const bool staff = caller.may(permissions::kOrdersManage);
    if (wanted.empty())
        return std::string(staff ? kCounter : kWeb);
    if (wanted != kWeb && wanted != kCounter)
        return refuse(ErrorCode::InvalidArgument, "web or counter", "/channel");
    if (wanted == kCounter && !staff)
        return refuse(ErrorCode::PermissionDenied, "only staff sells at the counter", "/channel");
    return wanted;
}

/// What only a kiosk may say of a sale.
Outcome checkKioskPart(const PlaceRequest& request)
{
    const SaleDetails& sale = request.sale;
    const char* field = sale.soldOffline               ? "/soldOffline"
                        : sale.soldAt                  ? "/soldAt"
                        : !sale.leaseId.empty()        ? "/leaseId"
                        : sale.pickupNumber != 0       ? "/pickupNumber"
                        : !sale.receiptNumber.empty()  ? "/receiptNumber"
                        : request.terminal.has_value() ? "/payment/terminal"
                                                       : nullptr;
    if (field != nullptr)
        return refuse(ErrorCode::PermissionDenied, "only a kiosk can say this", field);
    return Done{};
}

Outcome checkTerminal(const PlaceRequest& request)
{
    const TerminalPaid& paid = *request.terminal;
    const Tender& tender = paid.tender;
    if (paid.status != kApproved)
        return refuse(ErrorCode::Unprocessable,
                      "the terminal did not approve the payment",
                      "/payment/terminal/status");
    const bool visible = std::all_of(tender.reference.begin(),
                                     tender.reference.end(),
                                     [](unsigned char c) { return c > ' ' && c < 0x7f; });
    if (tender.reference.empty() || !visible)
        return refuse(ErrorCode::InvalidArgument,
                      "1 to 128 visible characters",
                      "/payment/terminal/reference");
    if (paid.amount.amount() <= 0)
        return refuse(
            ErrorCode::InvalidArgument, "more than nothing", "/payment/terminal/amount/amount");
    if (request.expectedTotal && *request.expectedTotal != paid.amount)
        return refuse(ErrorCode::Unprocessable,
                      "the terminal took " + paid.amount.text() + " for a total of " +
                          request.expectedTotal->text(),
                      "/payment/terminal/amount");
    for (const std::string* text : {&tender.reference,
                                    &tender.providerReference,
                                    &tender.cardBrand,
                                    &tender.authorisationCode}) {
        if (domain::containsCardNumber(*text))
            return refuse(ErrorCode::InvalidArgument,
                          "a payment at a terminal is told without the card's number",
                          "/payment/terminal");
    }
    return Done{};
}

Outcome checkPayment(const Principal& caller, const PlaceRequest& request)
{
    if (request.paymentKind == payment_kind::kToken)
        return checkPaymentToken(request.paymentToken);
    const bool kiosk = caller.hasRole(platform::roles::kKiosk);
    if (request.paymentKind == payment_kind::kTerminal)
        return kiosk ? checkTerminal(request)
                     : Outcome(refuse(ErrorCode::PermissionDenied,
                                      "only a kiosk can tell of a terminal's payment",
                                      "/payment/kind"));
    if (!kiosk && !caller.may(permissions::kOrdersManage))
        return refuse(ErrorCode::PermissionDenied,
                      "only a kiosk or staff can have an order paid at the counter",
                      "/payment/kind");
    return Done{};
}

Outcome check(const Principal& caller, const PlaceRequest& request)
{
    if (!request.email.empty() && !isEmail(request.email))
        return refuse(ErrorCode::InvalidArgument, "this is no e-mail address", "/email");
    if (!caller.hasRole(platform::roles::kKiosk)) {
        if (const auto allowed = checkKioskPart(request); !allowed.ok())
            return allowed;
    }
    if (!request.sale.leaseId.empty() && !domain::isUuid(request.sale.leaseId))
        return refuse(ErrorCode::InvalidArgument, "not a UUID", "/leaseId");
    return checkPayment(caller, request);
}

PaymentWay wayOf(const std::string& paymentKind)
{
    if (paymentKind == payment_kind::kCounter)
        return PaymentWay::Till;
    return paymentKind == payment_kind::kTerminal ? PaymentWay::Taken : PaymentWay::Provider;
}

/// What a kiosk, and whoever stands before it, makes of an order.
void addSale(const CallContext& context, const PlaceRequest& request, Order& order)
{
    const std::string& caller = context.caller.accountId;
    const bool atKiosk = order.channel == kKiosk;
    order.accountId = atKiosk && !request.shopperAccount.empty() ? request.shopperAccount : caller;
    order.kioskId = atKiosk ? caller : "";
    order.paymentKind = request.paymentKind;
    order.sale = request.sale;
    if (request.terminal) {
        order.sale.tender = request.terminal->tender;
        order.sale.tender->kind = tender_kind::kTerminal;
        order.sale.tender->deviceId = caller;
        order.expectedTotal = request.terminal->amount;
    }
}

} // namespace

Outcome checkPaymentToken(const std::string& token)
{
    const auto wrong = [](const char* message) {
        return refuse(ErrorCode::InvalidArgument, message, "/paymentToken");
    };
    if (token.empty())
        return wrong("a payment token is needed");
    if (domain::containsCardNumber(token))
        return wrong("a payment token is the provider's word for a card, never its number");
    return Done{};
}

Result<Order> draftOrder(const CallContext& context,
                         const PlaceRequest& request,
                         Timestamp now,
                         const SagaPolicy& policy)
{
    auto wanted = mergeLines(request.lines);
    if (!wanted.ok())
        return wanted.error();
    if (const auto checked = check(context.caller, request); !checked.ok())
        return checked.error();
    auto channel = channelOf(context.caller, request.channel);
    if (!channel.ok())
        return channel.error();
    Order order;
    order.id = domain::newUuid().text();
    order.email = request.email;
    order.channel = std::move(channel).value();
    order.paymentToken = request.paymentToken;
    order.expectedTotal = request.expectedTotal;
    order.wanted = std::move(wanted).value();
    order.traceparent = context.trace.traceparent();
    order.traceId = context.trace.traceId;
    order.saga = beginSaga(order.id, now, policy, wayOf(request.paymentKind));
    order.placedAt = now;
    order.updatedAt = now;
    addSale(context, request, order);
    return order;
}

} // namespace vitrine::order
