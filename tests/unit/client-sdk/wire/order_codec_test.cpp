#include "vitrine/wire/order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::wire {
namespace {

using domain::Money;

Money eur(std::int64_t amount)
{
    return Money::create(amount, "EUR").value();
}

Order paidOrder()
{
    Order order;
    order.id = "0193f5a0-0000-7000-8000-0000000000aa";
    order.number = "V-2026-000001";
    order.accountId = "acc";
    order.status = "PAID";
    order.paymentStatus = "PAID";
    order.fulfilmentStatus = "UNFULFILLED";
    order.lines = {{"p1",
                    "SKU",
                    "04006381333931",
                    "Lamp",
                    "hash",
                    2,
                    eur(1000),
                    "standard",
                    190000,
                    eur(100),
                    eur(1597),
                    eur(303),
                    eur(1900)}};
    order.subtotal = eur(1900);
    order.discount = eur(100);
    order.tax = eur(303);
    order.shipping = eur(0);
    order.total = eur(1900);
    order.refunded = eur(0);
    order.pricesIncludeTax = false;
    order.reason = "none";
    order.traceId = std::string(32, 'a');
    order.timeline = {{"", "PENDING", "placed", "", "2026-11-20T09:30:00.000Z"}};
    order.version = 4;
    order.placedAt = "2026-11-20T09:30:00.000Z";
    return order;
}

TEST(OrderCodec, RoundTripsAnOrder)
{
    const auto decoded = decodeOrder(encode(paidOrder()));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(paidOrder()));
    EXPECT_EQ(decoded->lines.at(0).taxRateMillionths, 190000);
    EXPECT_EQ(decoded->lines.at(0).net, eur(1597));
    EXPECT_EQ(decoded->timeline.at(0).event, "placed");
    EXPECT_FALSE(decoded->pricesIncludeTax);
}

TEST(OrderCodec, ReadsAnOrderThatHasNoPricesYet)
{
    Order pending;
    pending.id = "x";
    pending.status = "PENDING";

    const auto decoded = decodeOrder(encode(pending));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(decoded->total, Money());
}

TEST(OrderCodec, RoundTripsADraft)
{
    OrderDraft draft;
    draft.lines = {{"p1", 2}, {"p2", 9999}};
    draft.paymentToken = "tok_visa";
    draft.email = "kim@shop.example";
    draft.expectedTotal = eur(1900);

    const auto decoded = decodeOrderDraft(encode(draft));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(draft));
    EXPECT_EQ(decoded->expectedTotal, eur(1900));
}

TEST(OrderCodec, RoundTripsAKiosksDraft)
{
    OrderDraft draft;
    draft.lines = {{"p1", 2, eur(950)}};
    draft.payment = {.kind = "terminal",
                     .terminal = TerminalPayment{.reference = "sale-1",
                                                 .providerReference = "ch_1",
                                                 .amount = eur(1900),
                                                 .brand = "Visa",
                                                 .last4 = "4242",
                                                 .authorisationCode = "123456",
                                                 .at = "2026-11-20T09:30:00.000Z"}};
    draft.soldOffline = true;
    draft.soldAt = "2026-11-20T09:30:01.000Z";
    draft.leaseId = "lease-1";
    draft.pickupNumber = 42;
    draft.receiptNumber = "MAIN-K1-000042";
    draft.channel = "kiosk";

    const auto decoded = decodeOrderDraft(encode(draft));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(draft));
    EXPECT_EQ(decoded->payment.terminal->amount, eur(1900));
    EXPECT_EQ(decoded->lines[0].expectedUnitPrice, eur(950));
    EXPECT_EQ(decoded->pickupNumber, 42);
}

TEST(OrderCodec, AKiosksDraftNamesWhatIsWrongWithIt)
{
    const auto fieldOf = [](const std::string& rest) {
        return decodeOrderDraft(R"({"lines":[{"productId":"p","quantity":1}],)" + rest + "}")
            .error()
            .field;
    };
    EXPECT_EQ(fieldOf(R"("payment":{"kind":"shells"})"), "/payment/kind");
    EXPECT_EQ(fieldOf(R"("payment":{"kind":"terminal"})"), "/payment/terminal");
    EXPECT_EQ(fieldOf(R"("payment":{"kind":"counter"},"paymentToken":"t")"), "/paymentToken");
    EXPECT_EQ(fieldOf(R"("payment":{"kind":"token"})"), "/paymentToken");
    EXPECT_EQ(fieldOf(R"("payment":{"kind":"counter"},"pickupNumber":1000)"), "/pickupNumber");
    EXPECT_EQ(fieldOf(R"("payment":{"kind":"counter"},"kioskId":"k")"), "/kioskId");
    const std::string terminal = R"("payment":{"kind":"terminal","terminal":{"reference":"r",)"
                                 R"("status":"APPROVED","amount":{"amount":1,"currency":"EUR"},)";
    EXPECT_EQ(fieldOf(terminal + R"("last4":"42"}})"), "/payment/terminal/last4");
    EXPECT_EQ(fieldOf(terminal + R"("cardNumber":"4"}})"), "/payment/terminal/cardNumber");
}

TEST(OrderCodec, RoundTripsHowAnOrderWasSoldAndPaid)
{
    Order order = paidOrder();
    order.paymentKind = "terminal";
    order.tender = Tender{.kind = "terminal", .reference = "sale-1", .cardLastFour = "4242"};
    order.pickupNumber = 7;
    order.soldOffline = true;
    order.priceDifferences = {{"p1", 1, eur(900), eur(1000)}};
    order.catalogTotal = eur(2000);

    const auto decoded = decodeOrder(encode(order));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(order));
    EXPECT_EQ(decoded->tender->cardLastFour, "4242");
    EXPECT_EQ(decoded->priceDifferences.at(0).current, eur(1000));
    EXPECT_EQ(decoded->catalogTotal, eur(2000));
    EXPECT_FALSE(decodeOrder(encode(paidOrder()))->tender.has_value());
}

TEST(OrderCodec, RoundTripsATillPayment)
{
    const TillPayment payment{.tender = "cash", .amount = eur(1900), .received = eur(2000)};
    EXPECT_EQ(encode(decodeTillPayment(encode(payment)).value()), encode(payment));
    EXPECT_EQ(decodeTillPayment(R"({"tender":"shells","amount":{"amount":1,"currency":"EUR"}})")
                  .error()
                  .field,
              "/tender");
    EXPECT_EQ(decodeTillPayment(R"({"tender":"cash"})").error().field, "/amount");
}

TEST(OrderCodec, ADraftNamesWhatIsWrongWithIt)
{
    const auto fieldOf = [](std::string_view text) { return decodeOrderDraft(text).error().field; };

    EXPECT_EQ(fieldOf(R"({"lines":[],"paymentToken":"t"})"), "/lines");
    EXPECT_EQ(fieldOf(R"({"paymentToken":"t"})"), "/lines");
    EXPECT_EQ(fieldOf(R"({"lines":[{"productId":"p","quantity":0}],"paymentToken":"t"})"),
              "/lines/0/quantity");
    EXPECT_EQ(fieldOf(R"({"lines":[{"productId":"p","quantity":10000}],"paymentToken":"t"})"),
              "/lines/0/quantity");
    EXPECT_EQ(fieldOf(R"({"lines":[{"productId":"p","quantity":1.5}],"paymentToken":"t"})"),
              "/lines/0/quantity");
    EXPECT_EQ(fieldOf(R"({"lines":[{"productId":"","quantity":1}],"paymentToken":"t"})"),
              "/lines/0/productId");
    EXPECT_EQ(fieldOf(R"({"lines":[{"productId":"p","quantity":1,"price":1}],"paymentToken":"t"})"),
              "/lines/0/price");
    EXPECT_EQ(fieldOf(R"({"lines":[{"productId":"p","quantity":1}]})"), "/paymentToken");
    EXPECT_EQ(
        fieldOf(
            R"({"lines":[{"productId":"p","quantity":1}],"paymentToken":"t","expectedTotal":5})"),
        "/expectedTotal");
}

TEST(OrderCodec, ADraftHasAtMostAHundredLines)
{
    OrderDraft draft;
    draft.paymentToken = "t";
    draft.lines.assign(100, {"p", 1});
    EXPECT_TRUE(decodeOrderDraft(encode(draft)).ok());

    draft.lines.push_back({"p", 1});
    EXPECT_EQ(decodeOrderDraft(encode(draft)).error().field, "/lines");
}

TEST(OrderCodec, QueryLeavesOutWhatIsEmpty)
{
    EXPECT_EQ(encodeQuery(OrderQuery{.status = "PAID", .limit = 5, .after = "x"}),
              "status=PAID&limit=5&after=x");
    EXPECT_EQ(encodeQuery(OrderQuery{}), "limit=50");
    EXPECT_EQ(encodeQuery(OrderQuery{.statuses = {"PAID", "FULFILLED"}, .skip = 7, .count = true}),
              "status=PAID%2CFULFILLED&limit=50&skip=7&count=true");
    EXPECT_EQ(encodeQuery(OrderQuery{.changedAfter = "now"}), "changedAfter=now&limit=50");
}

TEST(OrderCodec, RoundTripsWhatHappenedAfterTheSale)
{
    Order order = paidOrder();
    order.channel = "kiosk";
    order.kioskId = "k-1";
    order.refundable = eur(950);
    order.lines[0].position = 1;
    order.lines[0].refundedQuantity = 1;
    order.lines[0].refunded = eur(950);
    order.lines[0].refundedTax = eur(151);
    order.timeline.push_back({"", "", "refund settled", "9.50 EUR", "t", "ada", "refund"});
    order.refunds = {{.id = "r",
                      .refundKey = "k",
                      .status = "SETTLED",
                      .amount = eur(950),
                      .tax = eur(151),
                      .shipping = eur(0),
                      .lines = {{1, 1, eur(950)}},
                      .restock = true,
                      .restocked = true,
                      .reason = "broken",
                      .actor = "ada",
                      .createdAt = "t",
                      .settledAt = "t"}};
    order.fulfilments = {{.id = "f",
                          .kind = "ship",
                          .lines = {{1, 1}},
                          .carrier = "DHL",
                          .trackingCode = "007",
                          .note = "n",
                          .actor = "ada",
                          .at = "t"}};
    const auto decoded = decodeOrder(encode(order));
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(order));
    EXPECT_EQ(decoded->refunds[0].lines[0].amount, eur(950));
    EXPECT_EQ(decoded->fulfilments[0].trackingCode, "007");
    EXPECT_EQ(decoded->timeline[1].actor, "ada");
}

TEST(OrderCodec, RefundAndFulfilmentDraftsNameWhatIsWrongWithThem)
{
    OrderRefundDraft refund{.lines = {{1, 2}}, .restock = true, .reason = "broken"};
    refund.expectedAmount = eur(5);
    EXPECT_EQ(encode(*decodeOrderRefundDraft(encode(refund))), encode(refund));
    EXPECT_TRUE(decodeOrderRefundDraft("{}")->lines.empty());
    EXPECT_EQ(decodeOrderRefundDraft(R"({"lines":[{"position":0,"quantity":1}]})").error().field,
              "/lines/0/position");
    EXPECT_EQ(decodeOrderRefundDraft(R"({"lines":[{"position":1,"quantity":1,"amount":1}]})")
                  .error()
                  .field,
              "/lines/0/amount");
    EXPECT_EQ(decodeOrderRefundDraft(R"({"amount":1})").error().field, "/amount");
    const FulfilmentDraft done{.action = "ship", .lines = {{1, 2}}, .carrier = "DHL"};
    EXPECT_EQ(encode(*decodeFulfilmentDraft(encode(done))), encode(done));
    EXPECT_EQ(decodeFulfilmentDraft("{}").error().field, "/action");
}

TEST(OrderCodec, GivesTheDomainWhatItPlansWith)
{
    Order order = paidOrder();
    order.lines[0].refundedQuantity = 1;
    order.lines[0].refunded = eur(950);
    order.lines[0].refundedTax = eur(151);
    order.shipping = eur(500);
    order.tax = eur(303 + 80);
    order.refundable = eur(950);
    OrderRefund shipping;
    shipping.status = "SETTLED";
    shipping.shipping = eur(500);
    order.refunds = {shipping};
    const auto refundable = refundableOrder(order);
    EXPECT_EQ(refundable.refundable, 950);
    EXPECT_EQ(refundable.shipping.refunded, 500);
    EXPECT_EQ(refundable.shipping.refundedTax, 80);
    EXPECT_EQ(domain::planRefund(refundable, {}, false)->amount, 950);
    order.lines[0].fulfilledQuantity = 1;
    EXPECT_EQ(fulfillableOrder(order).lines[0].open(), 0);
    order.status = "SOMETHING_NEW";
    EXPECT_TRUE(domain::possibleActions(fulfillableOrder(order)).empty());
}

} // namespace
} // namespace vitrine::wire
