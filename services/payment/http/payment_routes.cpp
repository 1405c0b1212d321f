#include "services/payment/http/payment_routes.hpp"

#include "services/payment/http/card_guard.hpp"
#include "services/payment/http/handlers.hpp"
#include "services/platform/audit/audit_routes.hpp"

namespace vitrine::payment {
namespace {

using platform::Access;
using platform::Route;

constexpr std::size_t kBodyBytesMax = 64 * 1024;

} // namespace

std::vector<Route> paymentRoutes(const PaymentParts& parts)
{
    const auto route = [&](const char* method,
                           const char* pattern,
                           const Access& access,
                           HttpResponse (*function)(const PaymentParts&, const HttpRequest&)) {
        const platform::Handler handler = [parts, function](const HttpRequest& request) {
            return function(parts, request);
        };
        return Route{.method = method,
                     .pattern = pattern,
                     .access = access,
                     .handler = refusingCardNumbers(handler),
                     .bodyBytesMax = kBodyBytesMax};
    };
    const Access order = Access::services({"order"});
    const Access user = Access::user();
    const Access guest = Access::guest(); // a buyer's browser; the token in the path is the proof
    return {
        route("POST", "/internal/v1/charges", order, charge),
        route("GET", "/internal/v1/charges/{attemptKey}", order, getCharge),
        route("POST", "/internal/v1/charges/{attemptKey}/cancel", order, cancelCharge),
        route("POST", "/internal/v1/refunds", order, refundForService),
        route("GET", "/internal/v1/refunds/{refundKey}", order, getRefundForService),

        route("GET", "/api/v1/payments", user, listPayments),
        route("GET", "/api/v1/payments/{id}", user, getPayment),
        route("POST",
              "/api/v1/payments/{id}/refund",
              Access::permission("payments.refund"),
              refundPayment),

        platform::auditRoute(parts.database, "payment"),

        route("GET", "/api/v1/payments/simulator/{token}", guest, showAction),
        route("POST", "/api/v1/payments/simulator/{token}", guest, decideAction),
    };
}

} // namespace vitrine::payment
