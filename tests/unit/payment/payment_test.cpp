#include "services/payment/domain/payment.hpp"
#include "services/payment/http/payment_mapping.hpp"

#include <gmock/gmock.h>

namespace vitrine::payment {
namespace {

const domain::Currency kEuro = domain::Currency::create("EUR").value();

Payment payment(std::int64_t captured, std::int64_t refunded, std::vector<std::string> attempts)
{
    Payment result{.id = "p",
                   .orderId = "o",
                   .accountId = "a",
                   .currency = kEuro,
                   .captured = captured,
                   .refunded = refunded};
    for (std::string& status : attempts)
        result.attempts.push_back({.attemptKey = "k",
                                   .paymentId = "p",
                                   .status = std::move(status),
                                   .amount = {1, kEuro},
                                   .methodToken = "t",
                                   .returnUrl = ""});
    return result;
}

TEST(PaymentStatus, FollowsFromAttemptsAndSums)
{
    EXPECT_EQ(statusOf(payment(0, 0, {})), "NONE");
    EXPECT_EQ(statusOf(payment(0, 0, {"SENT"})), "PENDING");
    EXPECT_EQ(statusOf(payment(0, 0, {"DECLINED", "SENT"})), "PENDING");
    EXPECT_EQ(statusOf(payment(0, 0, {"DECLINED", "UNKNOWN"})), "UNKNOWN");
    EXPECT_EQ(statusOf(payment(0, 0, {"DECLINED", "CANCELED"})), "FAILED");
    EXPECT_EQ(statusOf(payment(0, 0, {"AUTHORIZED"})), "AUTHORIZED");
    EXPECT_EQ(statusOf(payment(100, 0, {"DECLINED", "CAPTURED"})), "PAID");
    EXPECT_EQ(statusOf(payment(100, 1, {"CAPTURED"})), "PARTIALLY_REFUNDED");
    EXPECT_EQ(statusOf(payment(100, 100, {"CAPTURED"})), "REFUNDED");
}

TEST(Payment, CountsRefundsUnderWayAsGone)
{
    Payment half = payment(100, 30, {"CAPTURED"});
    half.refundsInFlight = 20;

    EXPECT_EQ(half.refundable(), 50);
}

TEST(Refund, HasANewKeyAtTheProviderForEachTry)
{
    Refund refund;
    refund.id = "r";
    EXPECT_EQ(refund.providerKey(), "r");
    refund.tries = 2;
    EXPECT_EQ(refund.providerKey(), "r#2");
}

TEST(ChargeAnswer, SaysCanceledOnceTheCancellationIsComplete)
{
    Attempt attempt = payment(1, 1, {"CAPTURED"}).attempts[0];
    attempt.cancelRequested = true;
    EXPECT_EQ(toChargeAnswer(attempt).status, "CAPTURED");

    attempt.cancelled = true;

    EXPECT_EQ(toChargeAnswer(attempt).status, "CANCELED");
}

TEST(ChargeAnswer, ShowsTheActionWhileItIsOpenOnly)
{
    Attempt attempt = payment(0, 0, {"SENT"}).attempts[0];
    attempt.actionUrl = "/act";
    EXPECT_EQ(toChargeAnswer(attempt).status, "REQUIRES_ACTION");
    EXPECT_EQ(toChargeAnswer(attempt).actionUrl, "/act");

    attempt.status = "CAPTURED";

    EXPECT_EQ(toChargeAnswer(attempt).status, "CAPTURED");
    EXPECT_EQ(toChargeAnswer(attempt).actionUrl, "");
}

} // namespace
} // namespace vitrine::payment
