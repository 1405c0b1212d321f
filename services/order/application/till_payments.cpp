#include "services/order/application/orders.hpp"
#include "services/order/storage/order_audit.hpp"
#include "services/order/storage/sale_store.hpp"
#include "services/platform/audit/audit.hpp"
#include "vitrine/domain/card_number.hpp"

namespace vitrine::order {
namespace {

Error refuse(ErrorCode code, std::string message, const char* field)
{
    return Error{.code = code, .message = std::move(message), .field = field};
}

Outcome checkTaken(const Tender& taken, const domain::Money& amount)
{
    const bool cash = taken.kind == tender_kind::kCash;
    if (!cash && taken.kind != tender_kind::kCard)
        return refuse(ErrorCode::InvalidArgument, "cash or card", "/tender");
    if (taken.received && !cash)
        return refuse(ErrorCode::InvalidArgument, "goes with cash only", "/received");
    if (taken.received && *taken.received < amount.amount())
        return refuse(
            ErrorCode::InvalidArgument, "less than what is to be paid", "/received/amount");
    if (domain::containsCardNumber(taken.reference))
        return refuse(ErrorCode::InvalidArgument,
                      "a card payment is told without the card's number",
                      "/reference");
    return Done{};
}

} // namespace

Result<WriteOutcome> Orders::payAtTill(const platform::CallContext& context,
                                       const std::string& orderId,
                                       const domain::Money& amount,
                                       Tender taken,
                                       const RequestKey& key)
{
    if (const auto checked = checkTaken(taken, amount); !checked.ok())
        return checked.error();
    auto order = find(context, orderId);
    if (!order.ok())
        return order.error();
    const domain::Money total = order->money(order->amounts.total);
    if (order->paymentKind == payment_kind::kCounter && amount != total)
        return refuse(ErrorCode::Conflict,
                      "the order comes to " + total.text() + ", not to " + amount.text(),
                      "/amount");
    taken.actor = context.caller.accountId;
    taken.takenAt = m_clock.now();
    const Change change{
        .event = TillPaid{},
        .of = [&taken](Order& changed) { changed.sale.tender = taken; },
        .actor = taken.actor,
        .also = [&](platform::Transaction& tx, const Order& as, const Decision&) -> Outcome {
            storage::SaleStore(tx).saveTender(as.id, taken);
            platform::writeAudit(tx, context, storage::auditOfTillPayment(as, taken));
            return Done{};
        }};
    return changeOnce(context, std::move(order).value(), change, key);
}

} // namespace vitrine::order
