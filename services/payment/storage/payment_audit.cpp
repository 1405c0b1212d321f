#include "services/payment/storage/payment_audit.hpp"

#include "vitrine/wire/json_reader.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::payment::storage {

platform::AuditRecord auditOfRefund(const Payment& payment, const Refund& refund)
{
    using nlohmann::json;
    const domain::Money before(payment.refundable(), payment.currency);
    const domain::Money after(payment.refundable() - refund.amount.amount(), payment.currency);
    return {.action = "payment.refund",
            .entityType = "payment",
            .entityId = payment.id,
            .entityLabel = payment.orderId,
            .before = json{{"refundable", wire::toJson(before)}}.dump(),
            .after = json{{"refundable", wire::toJson(after)},
                          {"refundId", refund.id},
                          {"amount", wire::toJson(refund.amount)},
                          {"reason", refund.reason}}
                         .dump()};
}

} // namespace vitrine::payment::storage
