#include "services/payment/storage/payment_events.hpp"

#include "services/platform/database/outbox.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::payment::storage {
namespace {

using nlohmann::json;

constexpr char kTopic[] = "payment-result-events";

void tell(platform::Transaction& tx,
          const char* type,
          const Payment& payment,
          const std::string& traceparent,
          const json& payload)
{
    const auto trace = extractTraceContext({.traceparent = traceparent});
    platform::writeOutbox(
        tx,
        {.topic = kTopic, .type = type, .key = payment.orderId, .payload = payload.dump()},
        trace.value_or(TraceContext()));
}

} // namespace

void tellOf(platform::Transaction& tx,
            const char* type,
            const Payment& payment,
            const Attempt& attempt)
{
    tell(tx,
         type,
         payment,
         attempt.traceparent,
         {{"paymentId", payment.id},
          {"orderId", payment.orderId},
          {"attemptKey", attempt.attemptKey},
          {"amount", wire::toJson(attempt.amount)},
          {"declineCode", attempt.declineCode}});
}

void tellOf(platform::Transaction& tx,
            const char* type,
            const Payment& payment,
            const Refund& refund)
{
    tell(tx,
         type,
         payment,
         refund.traceparent,
         {{"paymentId", payment.id},
          {"orderId", payment.orderId},
          {"refundId", refund.id},
          {"refundKey", refund.refundKey},
          {"amount", wire::toJson(refund.amount)}});
}

} // namespace vitrine::payment::storage
