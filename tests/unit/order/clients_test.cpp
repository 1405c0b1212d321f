#include "services/order/clients/http_catalog.hpp"
#include "services/order/clients/http_inventory.hpp"
#include "services/order/clients/http_payment.hpp"
#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/payment.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vitrine::order {
namespace {

using nlohmann::json;

const std::string kOrderId = "0192f0c1-2345-7abc-8def-000000000001";

const std::string kOperation = "0192f0c1-2345-8abc-8def-000000000001";

/// Answers every call with what it was told to, and remembers what it was sent.
class ScriptedClient final : public platform::ServiceClient
{
public:
    Result<platform::ServiceResponse> send(const platform::CallContext&,
                                           const platform::ServiceRequest& request) override
    {
        sent = request;
        return answer;
    }
    void answers(int status, std::string body)
    {
        answer = platform::ServiceResponse{.status = status,
                                           .headers = {{"Content-Type", "application/json"}},
                                           .body = std::move(body)};
    }

    platform::ServiceRequest sent;
    Result<platform::ServiceResponse> answer;
};

class ClientsTest : public testing::Test
{
protected:
    ClientsTest()
    {
        order.id = kOrderId;
        order.accountId = "ann";
        order.paymentToken = "tok_visa";
        order.currency = domain::Currency::create("EUR").value();
        order.wanted = {{kOrderId, 2}}; // any UUID does
        order.saga.reason = "cancelled_by_staff";
    }
    static SagaCommand command(SagaCommand::Kind kind)
    {
        return {.kind = kind,
                .key = attemptKey(kOrderId, 2),
                .number = 2,
                .amount = 1999,
                .attempt = 2};
    }
    void attempt(const std::string& status, const std::string& declineCode = {}, int http = 200)
    {
        wire::PaymentAttempt attempt;
        attempt.attemptKey = attemptKey(kOrderId, 2);
        attempt.status = status;
        attempt.amount = order.money(1999);
        attempt.declineCode = declineCode;
        attempt.actionUrl = status == "REQUIRES_ACTION" ? "https://pay" : "";
        client.answers(http, wire::encode(attempt));
    }

    ScriptedClient client;
    platform::CallContext context;
    Order order;
};

TEST_F(ClientsTest, AChargeCarriesItsKeyAndCanBeRepeated)
{
    attempt("CAPTURED");
    const auto charged =
        HttpPayment(client).charge(context, command(SagaCommand::Kind::Charge), order);
    ASSERT_TRUE(charged.ok()) << charged.error().message;
    EXPECT_EQ(charged->status, ChargeStatus::Captured);
    EXPECT_EQ(charged->amount, 1999);
    EXPECT_EQ(charged->attempt, 2);
    EXPECT_EQ(client.sent.target, "/internal/v1/charges");
    EXPECT_TRUE(client.sent.repeatable);
    const auto request = wire::decodeChargeRequest(client.sent.body).value();
    EXPECT_EQ(request.attemptKey, kOrderId + ":2");
    EXPECT_EQ(request.amount, order.money(1999));
    EXPECT_EQ(request.methodToken, "tok_visa");
}

TEST_F(ClientsTest, WhatWasTakenElsewhereIsToldAsATender)
{
    order.paymentToken.clear();
    order.saga.way = PaymentWay::Taken;
    order.sale.tender = Tender{.kind = "cash", .actor = "ada", .received = 2000};
    attempt("CAPTURED");
    ASSERT_TRUE(
        HttpPayment(client).charge(context, command(SagaCommand::Kind::Charge), order).ok());
    const auto request = wire::decodeChargeRequest(client.sent.body);
    ASSERT_TRUE(request.ok()) << request.error().message;
    EXPECT_EQ(request->methodToken, "");
    EXPECT_EQ(request->tender->kind, "cash");
    EXPECT_EQ(request->tender->actor, "ada");
    EXPECT_EQ(request->tender->received, order.money(2000));

    wire::Refund refund;
    refund.id = kOrderId;
    refund.status = "SETTLED";
    client.answers(200, wire::encode(refund));
    ASSERT_TRUE(HttpPayment(client)
                    .refund(context,
                            {.key = "k",
                             .orderId = kOrderId,
                             .amount = order.money(5),
                             .reason = "",
                             .attemptKey = attemptKey(kOrderId, 2),
                             .actor = "ada"})
                    .ok());
    EXPECT_EQ(wire::decodeRefundRequest(client.sent.body)->actor, "ada");
}

TEST_F(ClientsTest, AKiosksReservationNamesItsLease)
{
    wire::Reservation reservation;
    reservation.orderId = kOrderId;
    reservation.state = "HELD";
    reservation.expiresAt = "2026-11-20T09:30:00.000Z";
    client.answers(201, wire::encode(reservation));
    const auto sent = [&] {
        EXPECT_TRUE(HttpInventory(client)
                        .reserve(context, kOperation, order, std::chrono::seconds(60))
                        .ok());
        return wire::decodeReservationRequest(client.sent.body).value();
    };
    EXPECT_EQ(sent().deviceId, "");
    order.kioskId = "kiosk-1";
    order.sale.leaseId = kOperation;
    order.sale.soldOffline = true;
    EXPECT_EQ(sent().leaseId, kOperation);
    EXPECT_EQ(sent().deviceId, "kiosk-1");
    EXPECT_FALSE(sent().soldOffline) << "nobody has paid, so the goods are still there";
    order.paymentKind = payment_kind::kTerminal;
    EXPECT_TRUE(sent().soldOffline);
}

TEST_F(ClientsTest, EachStateOfAnAttemptHasItsMeaning)
{
    const std::pair<const char*, ChargeStatus> expected[] = {
        {"CREATED", ChargeStatus::Unknown},
        {"SENT", ChargeStatus::Unknown},
        {"UNKNOWN", ChargeStatus::Unknown},
        {"REQUIRES_ACTION", ChargeStatus::RequiresAction},
        {"AUTHORIZED", ChargeStatus::Authorized},
        {"CAPTURED", ChargeStatus::Captured},
        {"DECLINED", ChargeStatus::Declined},
        {"CANCELED", ChargeStatus::Declined},
        {"VOIDED", ChargeStatus::Declined},
        {"LAPSED", ChargeStatus::Declined},
        {"DISPUTED", ChargeStatus::Captured}};
    for (const auto& [status, meaning] : expected) {
        attempt(status);
        const auto found =
            HttpPayment(client).lookUp(context, command(SagaCommand::Kind::LookUpCharge));
        ASSERT_TRUE(found.ok()) << status;
        EXPECT_EQ(found->status, meaning) << status;
        EXPECT_EQ(client.sent.target, "/internal/v1/charges/" + kOrderId + "%3A2");
    }
    attempt("SOMETHING_NEW");
    EXPECT_FALSE(
        HttpPayment(client).lookUp(context, command(SagaCommand::Kind::LookUpCharge)).ok());
}

TEST_F(ClientsTest, OnlyARefusalOfTheRequestItselfIsADecline)
{
    HttpPayment payment(client);
    const auto charge = [&](int status) {
        client.answers(status, "{}");
        return payment.charge(context, command(SagaCommand::Kind::Charge), order);
    };
    for (const int status : {400, 422}) {
        const auto refused = charge(status);
        ASSERT_TRUE(refused.ok());
        EXPECT_EQ(refused->status, ChargeStatus::Declined);
        EXPECT_EQ(refused->declineCode, "payment_method_refused");
    }
    for (const int status : {401, 403, 409, 429, 500, 502, 503, 504}) {
        const auto unclear = charge(status);
        ASSERT_FALSE(unclear.ok()) << status;
        EXPECT_FALSE(nothingWasSent(unclear.error())) << status;
    }
}

TEST_F(ClientsTest, KnowsWhetherAnythingWasSent)
{
    const auto sent = [](ErrorCode code, const char* message) {
        return !nothingWasSent(Error{.code = code, .message = message});
    };
    EXPECT_FALSE(sent(ErrorCode::Unavailable, "connection refused"));
    EXPECT_TRUE(sent(ErrorCode::Unavailable, "reset; the request may have been sent"));
    EXPECT_TRUE(sent(ErrorCode::DeadlineExceeded, "no answer in time"));
    EXPECT_TRUE(sent(ErrorCode::Internal, "?"));
}

TEST_F(ClientsTest, AKeyThatPaymentNeverSawIsNotFound)
{
    client.answers(404, "{}");
    HttpPayment payment(client);
    EXPECT_EQ(payment.lookUp(context, command(SagaCommand::Kind::LookUpCharge))->status,
              ChargeStatus::NotFound);
    EXPECT_EQ(payment.lookUpRefund(context, "k").value(), RefundStatus::NotFound);
}

TEST_F(ClientsTest, ACancellationIsDoneWhenNothingCanBeChargedAnyMore)
{
    HttpPayment payment(client);
    for (const char* status : {"CANCELED", "DECLINED", "VOIDED"}) {
        attempt(status);
        EXPECT_TRUE(payment.cancel(context, command(SagaCommand::Kind::CancelCharge)).ok())
            << status;
    }
    for (const char* status : {"CAPTURED", "UNKNOWN", "SENT", "AUTHORIZED", "REQUIRES_ACTION"}) {
        attempt(status);
        EXPECT_FALSE(payment.cancel(context, command(SagaCommand::Kind::CancelCharge)).ok())
            << status;
    }
    EXPECT_EQ(client.sent.target, "/internal/v1/charges/" + kOrderId + "%3A2/cancel");
}

TEST_F(ClientsTest, ARefundNamesWhoseMoneyGoesBack)
{
    client.answers(
        201,
        wire::encode(wire::Refund{
            .id = "r", .refundKey = "k", .status = "SENT", .amount = order.money(1999)}));
    HttpPayment payment(client);
    const RefundCall call{.key = "k",
                          .orderId = kOrderId,
                          .amount = order.money(1999),
                          .reason = "cancelled_by_staff",
                          .attemptKey = attemptKey(kOrderId, 2)};
    EXPECT_EQ(payment.refund(context, call).value(), RefundStatus::UnderWay);
    const auto request = wire::decodeRefundRequest(client.sent.body).value();
    EXPECT_EQ(request.attemptKey, kOrderId + ":2");
    EXPECT_EQ(request.orderId, kOrderId);
    EXPECT_EQ(request.reason, "cancelled_by_staff");
    client.answers(409, "{}");
    EXPECT_EQ(payment.refund(context, call).value(), RefundStatus::Rejected);
    client.answers(503, "{}");
    EXPECT_FALSE(payment.refund(context, call).ok());
}

TEST_F(ClientsTest, AReservationIsHeldOrNamesWhatLacks)
{
    HttpInventory inventory(client);
    client.answers(200,
                   wire::encode(wire::Reservation{.orderId = kOrderId,
                                                  .state = "HELD",
                                                  .expiresAt = "2026-11-20T09:30:00.000Z",
                                                  .lines = {}}));
    const auto held = inventory.reserve(context, kOperation, order, std::chrono::seconds(600));
    ASSERT_TRUE(held.ok());
    EXPECT_TRUE(held->held);
    EXPECT_EQ(formatTimestamp(held->until), "2026-11-20T09:30:00.000Z");
    const auto request = wire::decodeReservationRequest(client.sent.body).value();
    EXPECT_EQ(request.lines.front().quantity, 2);
    EXPECT_EQ(request.ttlSeconds, 600);
    EXPECT_EQ(request.operationId, kOperation);

    client.answers(409, wire::encodeShortageProblem({{kOrderId, 2, 1}}, "/x"));
    const auto refused = inventory.reserve(context, kOperation, order, std::chrono::seconds(600));
    EXPECT_FALSE(refused->held);
    EXPECT_EQ(refused->shortages, (std::vector<RefusedLine>{{kOrderId, 2, 1}}));
    client.answers(409, "{}");
    EXPECT_FALSE(inventory.reserve(context, kOperation, order, std::chrono::seconds(600))->held);
    client.answers(503, "{}");
    EXPECT_FALSE(inventory.reserve(context, kOperation, order, std::chrono::seconds(600)).ok());
}

TEST_F(ClientsTest, WhatIsNotThereAnyMoreCannotBeCommitted)
{
    HttpInventory inventory(client);
    const std::string done = wire::encode(
        wire::Reservation{.orderId = kOrderId, .state = "COMMITTED", .expiresAt = "", .lines = {}});
    client.answers(200, done);
    EXPECT_TRUE(inventory.commit(context, "op", kOrderId).value());
    EXPECT_TRUE(inventory.release(context, "op", kOrderId).value());
    EXPECT_TRUE(
        inventory.restock(context, kOperation, kOrderId, std::vector<WantedLine>{{kOrderId, 1}})
            .value());
    const auto returned = wire::decodeReturnCommand(client.sent.body).value();
    EXPECT_EQ(returned.lines.front().quantity, 1);
    EXPECT_TRUE(inventory.restock(context, kOperation, kOrderId, std::nullopt).value());
    EXPECT_TRUE(wire::decodeReturnCommand(client.sent.body)->lines.empty()) << "all of it";
    EXPECT_EQ(client.sent.target, "/internal/v1/reservations/" + kOrderId + "/return");
    client.answers(409, "{}");
    EXPECT_FALSE(inventory.commit(context, "op", kOrderId).value());
    EXPECT_FALSE(inventory.release(context, "op", kOrderId).value()) << "it had become a sale";
    EXPECT_FALSE(inventory.restock(context, "op", kOrderId, std::nullopt).value());
    client.answers(404, "{}");
    EXPECT_FALSE(inventory.commit(context, "op", kOrderId).value());
    EXPECT_TRUE(inventory.release(context, "op", kOrderId).value()) << "nothing to give back";
    client.answers(500, "{}");
    EXPECT_FALSE(inventory.commit(context, "op", kOrderId).ok());
}

TEST_F(ClientsTest, ProductsComeWithWhatAnOrderKeeps)
{
    wire::ProductBatch batch;
    wire::Product product;
    product.id = "p1";
    product.sku = "TENT";
    product.name = "Tent";
    product.price = order.money(1000);
    product.gtins = {"04006381333931", "04006381333948"};
    product.taxCategory = "reduced";
    product.active = false;
    wire::ProductImage picture;
    picture.hash = "ab";
    product.images = {picture};
    batch.items = {product};
    client.answers(200, wire::encode(batch));
    const auto products = HttpCatalog(client).products(context, {"p1", "p2"});
    ASSERT_TRUE(products.ok()) << products.error().message;
    ASSERT_EQ(products->size(), 1u);
    EXPECT_EQ(products->front().gtin, "04006381333931");
    EXPECT_EQ(products->front().imageHash, "ab");
    EXPECT_EQ(products->front().taxCategory, "reduced");
    EXPECT_FALSE(products->front().active);
    EXPECT_EQ(json::parse(client.sent.body), (json{{"ids", {"p1", "p2"}}}));
    client.answers(503, "{}");
    EXPECT_FALSE(HttpCatalog(client).products(context, {"p1"}).ok());
}

} // namespace
} // namespace vitrine::order
