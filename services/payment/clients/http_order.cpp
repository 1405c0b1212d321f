#include "services/payment/clients/http_order.hpp"

#include "services/payment/http/refund_notice_codec.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::payment {

Outcome HttpOrder::refundMade(const platform::CallContext& context,
                              const std::string& orderId,
                              const Refund& refund)
{
    const auto answer =
        m_order.send(context,
                     {.method = "POST",
                      .target = "/internal/v1/orders/" + percentEncode(orderId) + "/refunds-made",
                      .body = encodeRefundNotice(refund),
                      .repeatable = true});
    if (!answer.ok())
        return answer.error();
    if (answer->status >= 400)
        return platform::errorFrom(*answer);
    return Done{};
}

} // namespace vitrine::payment
