#include "vitrine/wire/payment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::wire {
namespace {

using domain::Money;

Money eur(std::int64_t amount)
{
    return Money::create(amount, "EUR").value();
}

TEST(PaymentCodec, RoundTripsAPayment)
{
    Payment payment;
    payment.id = "pay-1";
    payment.orderId = "ord-1";
    payment.accountId = "acc-1";
    payment.status = "PARTIALLY_REFUNDED";
    payment.captured = eur(1900);
    payment.refunded = eur(100);
    payment.attempts = {{"ord-1:1", "DECLINED", eur(1900), "", "card_declined", "", "t1", "t2"},
                        {"ord-1:2", "CAPTURED", eur(1900), "ch_1", "", "", "t3", "t4"}};
    payment.refunds = {{"ref-1", "key", "SETTLED", eur(100), "damaged", "t5"}};
    payment.createdAt = "t0";

    const auto decoded = decodePayment(encode(payment));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(payment));
    EXPECT_EQ(decoded->attempts.at(0).declineCode, "card_declined");
    EXPECT_EQ(decoded->refunds.at(0).amount, eur(100));
    EXPECT_EQ(decodePaymentPage(encode(Page<Payment>{{payment}, "n"}))->nextToken, "n");
    EXPECT_EQ(encode(decodePaymentAttempt(encode(payment.attempts[1])).value()),
              encode(payment.attempts[1]));
    EXPECT_EQ(encode(decodeRefund(encode(payment.refunds[0])).value()), encode(payment.refunds[0]));
}

TEST(PaymentCodec, RoundTripsAChargeRequestAndRefusesAnIncompleteOne)
{
    const ChargeRequest request{"ord-1:1", "ord-1", "acc-1", eur(1900), "tok_visa", ""};

    const auto decoded = decodeChargeRequest(encode(request));
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(request));

    EXPECT_EQ(decodeChargeRequest(R"({"orderId":"o"})").error().field, "/attemptKey");
    EXPECT_EQ(
        decodeChargeRequest(R"({"attemptKey":"a","orderId":"o","accountId":"c","methodToken":"t",
        "amount":{"amount":1,"currency":"EUR"},"cvc":"123"})")
            .error()
            .field,
        "/cvc");
}

TEST(PaymentCodec, RoundTripsWhatWasTakenElsewhere)
{
    ChargeRequest request{"ord-1:1", "ord-1", "acc-1", eur(1900), "", ""};
    request.tender = Tender{.kind = "cash", .actor = "ada", .received = eur(2000)};

    const auto decoded = decodeChargeRequest(encode(request));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(request));
    EXPECT_EQ(decoded->tender->received, eur(2000));
    request.methodToken = "tok_visa";
    EXPECT_EQ(decodeChargeRequest(encode(request)).error().field, "/methodToken");
    request.tender->cardLastFour = "42424";
    EXPECT_EQ(decodeChargeRequest(encode(request)).error().field, "/tender/cardLastFour");
}

TEST(PaymentCodec, ARefundRequestLeavesOutWhatItsPathSays)
{
    EXPECT_EQ(encode(RefundRequest{"", "", eur(5), "late"}),
              R"({"amount":{"amount":5,"currency":"EUR"},"reason":"late"})");

    const auto decoded = decodeRefundRequest(encode(RefundRequest{"k", "o", eur(5), "", "o:2"}));
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(decoded->refundKey, "k");
    EXPECT_EQ(decoded->orderId, "o");
    EXPECT_EQ(decoded->attemptKey, "o:2");
}

} // namespace
} // namespace vitrine::wire
