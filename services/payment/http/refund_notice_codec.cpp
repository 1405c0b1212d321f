#include "services/payment/http/refund_notice_codec.hpp"

#include "vitrine/wire/json_reader.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::payment {

std::string encodeRefundNotice(const Refund& refund)
{
    return nlohmann::json{{"refundId", refund.id},
                          {"refundKey", refund.refundKey},
                          {"attemptKey", refund.attemptKey},
                          {"amount", wire::toJson(refund.amount)},
                          {"reason", refund.reason},
                          {"actor", refund.actor()},
                          {"settledAt", formatTimestamp(refund.updatedAt)}}
        .dump();
}

} // namespace vitrine::payment
