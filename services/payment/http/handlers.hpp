#pragma once

#include "services/payment/http/payment_routes.hpp"
#include "services/platform/http/http_types.hpp"

/// One function per route: decode, call, encode.
namespace vitrine::payment {

using platform::HttpRequest;
using platform::HttpResponse;

[[nodiscard]] HttpResponse charge(const PaymentParts& parts, const HttpRequest& request);
[[nodiscard]] HttpResponse getCharge(const PaymentParts& parts, const HttpRequest& request);
[[nodiscard]] HttpResponse cancelCharge(const PaymentParts& parts, const HttpRequest& request);
[[nodiscard]] HttpResponse refundForService(const PaymentParts& parts, const HttpRequest& request);
[[nodiscard]] HttpResponse getRefundForService(const PaymentParts& parts,
                                               const HttpRequest& request);

[[nodiscard]] HttpResponse listPayments(const PaymentParts& parts, const HttpRequest& request);
[[nodiscard]] HttpResponse getPayment(const PaymentParts& parts, const HttpRequest& request);
[[nodiscard]] HttpResponse refundPayment(const PaymentParts& parts, const HttpRequest& request);

[[nodiscard]] HttpResponse showAction(const PaymentParts& parts, const HttpRequest& request);
[[nodiscard]] HttpResponse decideAction(const PaymentParts& parts, const HttpRequest& request);

} // namespace vitrine::payment
