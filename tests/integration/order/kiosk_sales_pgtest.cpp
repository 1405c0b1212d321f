#include "tests/integration/order/order_fixture.hpp"

#include <gmock/gmock.h>

#include <string>
#include <thread>
#include <vector>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class KioskSales : public OrderFixture
{
protected:
    static RequestKey tillKey(const std::string& text, const std::string& content = "same")
    {
        return {"POST /api/v1/orders/{id}/till-payments", text, content};
    }
    static PlaceRequest atCounter(std::vector<WantedLine> lines)
    {
        PlaceRequest request = want(std::move(lines), "");
        request.paymentKind = payment_kind::kCounter;
        return request;
    }
    static PlaceRequest
    byTerminal(std::vector<WantedLine> lines, std::int64_t paid, const std::string& reference)
    {
        PlaceRequest request = want(std::move(lines), "");
        request.paymentKind = payment_kind::kTerminal;
        request.terminal = TerminalPaid{.tender = {.kind = "",
                                                   .reference = reference,
                                                   .providerReference = "sim-" + reference,
                                                   .cardBrand = "Visa",
                                                   .cardLastFour = "4242"},
                                        .amount = eur(paid),
                                        .status = "APPROVED"};
        return request;
    }
    static PlaceRequest offline(PlaceRequest request)
    {
        request.sale.soldOffline = true;
        request.sale.soldAt = Timestamp(1700000000000ms);
        return request;
    }
    Order bought(const PlaceRequest& request, const std::string& device = "kiosk-1")
    {
        auto outcome = first.orders.place(byKiosk(device), request, freshKey());
        EXPECT_TRUE(outcome.ok()) << outcome.error().message;
        return outcome.ok() ? outcome->order : Order{};
    }
    Result<WriteOutcome> payAtTill(const std::string& id,
                                   std::int64_t amount,
                                   Tender taken = {.kind = "cash"},
                                   const std::string& key = domain::newUuid().text())
    {
        return first.orders.payAtTill(byAdmin(), id, eur(amount), std::move(taken), tillKey(key));
    }
    std::string audited(const std::string& action, const std::string& what)
    {
        return database.value("SELECT coalesce(string_agg(" + what +
                              ", '|' ORDER BY id), '') FROM audit_entry WHERE action = '" + action +
                              "'");
    }
};

TEST_F(KioskSales, AnOrderForTheCounterWaitsUntilStaffHasTheMoney)
{
    const Order waiting = bought(atCounter({{product(1), 2}}));
    EXPECT_EQ(waiting.state(), OrderState::PaymentPending);
    EXPECT_EQ(waiting.saga.step, SagaStep::AwaitTill);
    EXPECT_EQ(waiting.saga.payBy, clock.now() + 30min);
    EXPECT_EQ(waiting.channel, "kiosk");
    EXPECT_EQ(waiting.kioskId, "kiosk-1");
    EXPECT_EQ(waiting.sale.pickupNumber, 1);
    EXPECT_EQ(shop.attemptsOf(waiting.id), 0u) << "nobody is asked for the money";
    EXPECT_EQ(shop.stock[product(1)], 98) << "the goods are held";

    const auto paid = payAtTill(waiting.id, 2000, {.kind = "cash", .received = 5000}, "t1");
    ASSERT_TRUE(paid.ok()) << paid.error().message;
    EXPECT_EQ(paid->order.state(), OrderState::Paid);
    const Order stored = reread(waiting.id);
    ASSERT_TRUE(stored.sale.tender.has_value());
    EXPECT_EQ(stored.sale.tender->kind, "cash");
    EXPECT_EQ(stored.sale.tender->actor, "admin");
    EXPECT_EQ(stored.sale.tender->received, 5000);
    EXPECT_EQ(shop.recorded.at(attemptKey(waiting.id, 1)), *stored.sale.tender);
    EXPECT_TRUE(shop.isSold(waiting.id));
    EXPECT_EQ(audited("order.till-payment", "actor_id || ' ' || (after->'change'->>'amount')"),
              "admin 3000");

    const auto again = payAtTill(waiting.id, 2000, {.kind = "cash", .received = 5000}, "t1");
    ASSERT_TRUE(again.ok()) << again.error().message;
    EXPECT_TRUE(again->replayed);
    const auto twice = payAtTill(waiting.id, 2000);
    ASSERT_FALSE(twice.ok());
    EXPECT_EQ(twice.error().code, ErrorCode::Conflict);
    EXPECT_EQ(shop.chargedFor(waiting.id), 2000);
}

TEST_F(KioskSales, ATillTakesTheWholeAmountAndSaysHow)
{
    const Order waiting = bought(atCounter({{product(1), 1}}));
    const auto codeOf = [&](std::int64_t amount, Tender taken) {
        const auto answer = payAtTill(waiting.id, amount, std::move(taken));
        return answer.ok() ? std::string("ok") : answer.error().field;
    };
    EXPECT_EQ(codeOf(999, {.kind = "cash"}), "/amount");
    EXPECT_EQ(codeOf(1000, {.kind = "shells"}), "/tender");
    EXPECT_EQ(codeOf(1000, {.kind = "cash", .received = 999}), "/received/amount");
    EXPECT_EQ(codeOf(1000, {.kind = "card", .received = 1000}), "/received");
    EXPECT_EQ(codeOf(1000, {.kind = "card", .reference = "4242 4242 4242 4242"}), "/reference");
    EXPECT_EQ(codeOf(1000, {.kind = "card", .reference = "slip 17"}), "ok");

    const Order online = placed();
    const auto answer = payAtTill(online.id, 1000);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::Conflict) << "it is paid already";
}

TEST_F(KioskSales, NobodyCameToTheCounter)
{
    const Order waiting = bought(atCounter({{product(1), 2}}));
    passTime(second, 29min);
    EXPECT_EQ(reread(waiting.id).state(), OrderState::PaymentPending);
    passTime(second, 2min);
    EXPECT_EQ(reread(waiting.id).state(), OrderState::Expired);
    EXPECT_EQ(shop.stock[product(1)], 100);
    const auto late = payAtTill(waiting.id, 2000);
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().code, ErrorCode::Conflict);
    EXPECT_THAT(late.error().message, HasSubstr("EXPIRED"));
}

TEST_F(KioskSales, OnlyStaffGivesBackWhatLiesInATill)
{
    const Order unpaid = bought(atCounter({{product(1), 1}}));
    const auto walkedAway = first.orders.cancel(byKiosk(), unpaid.id);
    ASSERT_TRUE(walkedAway.ok()) << walkedAway.error().message;
    EXPECT_EQ(walkedAway->state(), OrderState::Cancelled);

    const Order order = bought(atCounter({{product(1), 1}}));
    ASSERT_TRUE(payAtTill(order.id, 1000).ok());
    const auto refused = first.orders.cancel(byKiosk(), order.id);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::PermissionDenied);
    const auto cancelled = first.orders.cancel(byAdmin(), order.id);
    ASSERT_TRUE(cancelled.ok()) << cancelled.error().message;
    EXPECT_EQ(cancelled->state(), OrderState::Cancelled);
    EXPECT_EQ(shop.refundActors.at(order.id + ":refund:1"), "admin");
    EXPECT_EQ(shop.chargedFor(order.id), 0);
}

TEST_F(KioskSales, WhatATerminalCapturedIsRecordedOnce)
{
    const RequestKey sale = key("sale-1");
    const auto request = byTerminal({{product(1), 1}}, 1000, "sale-1-1");
    const auto made = first.orders.place(byKiosk(), request, sale);
    ASSERT_TRUE(made.ok()) << made.error().message;
    EXPECT_EQ(made->order.state(), OrderState::Paid);
    const auto again = second.orders.place(byKiosk(), request, sale);
    ASSERT_TRUE(again.ok()) << again.error().message;
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->order.id, made->order.id);
    const Tender taken = reread(made->order.id).sale.tender.value();
    EXPECT_EQ(taken.kind, "terminal");
    EXPECT_EQ(taken.deviceId, "kiosk-1");
    EXPECT_EQ(taken.providerReference, "sim-sale-1-1");
    EXPECT_EQ(shop.recorded.size(), 1u);
}

TEST_F(KioskSales, MoneyThatWasTakenWaitsForPaymentAsLongAsItTakes)
{
    shop.mishap = [](const std::string& call) {
        return call == "charge" || call == "look up" ? Mishap::Lost : Mishap::None;
    };
    const Order order = bought(byTerminal({{product(1), 1}}, 1000, "r-1"));
    EXPECT_EQ(order.state(), OrderState::PaymentUnknown);
    for (int hour = 0; hour < 3; ++hour)
        passTime(first, 1h);
    EXPECT_EQ(reread(order.id).state(), OrderState::PaymentUnknown);
    shop.mishap = [](const std::string&) { return Mishap::None; };
    passTime(first, 1h);
    passTime(first, 1h);
    EXPECT_EQ(reread(order.id).state(), OrderState::Paid);
}

TEST_F(KioskSales, AnotherPriceThanShownIsRefusedWithTheList)
{
    const Order refused =
        bought(byTerminal({{product(1), 2, eur(900)}, {product(2), 1, eur(2000)}}, 3800, "r-1"));
    EXPECT_EQ(refused.state(), OrderState::Cancelled);
    EXPECT_EQ(refused.saga.reason, reasons::kPriceChanged);
    const auto different = reread(refused.id).priceDifferences();
    ASSERT_EQ(different.size(), 1u);
    EXPECT_EQ(different[0].productId, product(1));
    EXPECT_EQ(different[0].expectedUnitPrice, eur(900));
    EXPECT_EQ(different[0].currentUnitPrice, eur(1000));
    EXPECT_EQ(shop.attemptsOf(refused.id), 0u);

    const Order shown = bought(atCounter({{product(1), 2, eur(900)}}));
    EXPECT_EQ(shown.saga.reason, reasons::kPriceChanged) << "the kiosk could have asked";
}

TEST_F(KioskSales, AVoucherOfAnOfflineKioskKeepsThePriceThatWasTold)
{
    PlaceRequest told = offline(atCounter({{product(1), 2, eur(900)}}));
    told.expectedTotal = eur(1800);
    const Order waiting = bought(told);
    EXPECT_EQ(waiting.state(), OrderState::PaymentPending);
    EXPECT_EQ(waiting.amounts.total, 1800);
    EXPECT_EQ(reread(waiting.id).sale.catalogTotal, 2000);
    EXPECT_EQ(audited("order.sold-at-other-price", "actor_id"), "kiosk-1");

    shop.stock[product(1)] = 0;
    EXPECT_EQ(bought(told).state(), OrderState::Cancelled) << "nobody has paid, the goods are gone";
}

TEST_F(KioskSales, APaidOfflineSaleIsTakenAtThePriceThatWasPaid)
{
    shop.catalogue[product(2)].active = false;
    shop.stock[product(2)] = 0;
    const Order sold = bought(
        offline(byTerminal({{product(1), 2, eur(900)}, {product(2), 1, eur(2000)}}, 3800, "r-1")));
    EXPECT_EQ(sold.state(), OrderState::Paid);
    const Order stored = reread(sold.id);
    EXPECT_EQ(stored.amounts.total, 3800);
    EXPECT_EQ(stored.lines.at(0).unitPrice, 900);
    EXPECT_EQ(stored.sale.catalogTotal, 4000);
    EXPECT_TRUE(stored.sale.soldOffline);
    EXPECT_EQ(stored.sale.soldAt, Timestamp(1700000000000ms));
    ASSERT_EQ(stored.priceDifferences().size(), 1u);
    EXPECT_EQ(audited("order.sold-at-other-price",
                      "actor_id || ' ' || (before->'total'->>'amount') || ' ' || "
                      "(after->'total'->>'amount')"),
              "kiosk-1 4000 3800");

    const Order same = bought(offline(byTerminal({{product(1), 1, eur(1000)}}, 1000, "r-2")));
    EXPECT_EQ(same.state(), OrderState::Paid);
    EXPECT_FALSE(reread(same.id).sale.catalogTotal.has_value());
    EXPECT_EQ(database.value("SELECT count(*) FROM audit_entry"), "1");
}

TEST_F(KioskSales, PickupNumbersCountUpWithinABusinessDay)
{
    const auto next = [&](const std::string& device = "kiosk-1") {
        return bought(atCounter({{product(1), 1}}), device).sale.pickupNumber;
    };
    EXPECT_EQ(next(), 1);
    EXPECT_EQ(next("kiosk-2"), 2);
    PlaceRequest told = atCounter({{product(1), 1}});
    told.sale.pickupNumber = 3;
    told.sale.receiptNumber = "MAIN-K1-000042";
    const Order offlineOne = bought(told);
    EXPECT_EQ(offlineOne.sale.pickupNumber, 3) << "what the shopper was told counts";
    EXPECT_EQ(next(), 4) << "a number that is out is not given again";
    EXPECT_EQ(placed().sale.pickupNumber, 0) << "on the web nobody picks up";
    EXPECT_EQ(first.orders.list(byAdmin(), {.filter = {.text = "k1-000042"}})->orders.size(), 1u);
    EXPECT_EQ(first.orders.list(byAdmin(), {.filter = {.pickupNumber = 3}})->orders.size(), 1u);
    clock.advance(24h);
    EXPECT_EQ(next(), 1);
    database.execute("UPDATE pickup_series SET last = 999");
    EXPECT_EQ(next(), 2) << "round again, past what is out";
}

TEST_F(KioskSales, KiosksThatSellAtOnceGiveDifferentPickupNumbers)
{
    constexpr int kKiosks = 6;
    constexpr int kSales = 4;
    std::vector<std::jthread> kiosks;
    for (int k = 0; k < kKiosks; ++k)
        kiosks.emplace_back([&, k] {
            for (int i = 0; i < kSales; ++i)
                bought(atCounter({{product(1), 1}}), "kiosk-" + std::to_string(k));
        });
    kiosks.clear();
    EXPECT_EQ(database.value("SELECT count(DISTINCT pickup_number) || ' to ' || max(pickup_number) "
                             "FROM order_sale"),
              std::to_string(kKiosks * kSales) + " to " + std::to_string(kKiosks * kSales));
}

TEST_F(KioskSales, AnOrderOfAShopperAtAKioskIsTheShoppers)
{
    PlaceRequest request = want({{product(1), 1}});
    request.shopperAccount = "carol";
    const RequestKey sale = key("sale-1");
    const auto made = first.orders.place(byKiosk(), request, sale);
    ASSERT_TRUE(made.ok()) << made.error().message;
    const std::string id = made->order.id;
    EXPECT_EQ(reread(id).accountId, "carol");
    EXPECT_EQ(reread(id).kioskId, "kiosk-1");
    EXPECT_TRUE(first.orders.find(by("carol"), id).ok());
    EXPECT_TRUE(first.orders.find(byKiosk(), id).ok());
    EXPECT_FALSE(first.orders.find(byKiosk("kiosk-2"), id).ok());
    EXPECT_EQ(first.orders.list(byKiosk(), {})->orders.size(), 1u);
    EXPECT_EQ(first.orders.list(byKiosk("kiosk-2"), {})->orders.size(), 0u);

    request.shopperAccount.clear(); // sent again after the shopper has gone
    const auto again = first.orders.place(byKiosk(), request, sale);
    ASSERT_TRUE(again.ok()) << again.error().message;
    EXPECT_EQ(again->order.id, id);
}

TEST_F(KioskSales, KeysOfDevicesAreKeptThirtyDaysWhateverTheShopSays)
{
    ASSERT_TRUE(first.orders.place(byKiosk(), want({{product(1), 1}}), key("k")).ok());
    ASSERT_TRUE(first.orders.place(by("ann"), want({{product(1), 1}}), key("k")).ok());
    const auto keys = [&] { return database.value("SELECT count(*) FROM idempotency_key"); };
    clock.advance(29 * 24h);
    EXPECT_EQ(first.store.forgetKeys(24h, 100, soon()).value(), 1);
    EXPECT_EQ(keys(), "1");
    clock.advance(2 * 24h);
    EXPECT_EQ(first.store.forgetKeys(24h, 100, soon()).value(), 1);
    EXPECT_EQ(keys(), "0");
}

TEST_F(KioskSales, WhatOnlyAKioskOrStaffMaySayIsRefusedToOthers)
{
    const auto fieldOf = [&](const PlaceRequest& request, const platform::CallContext& who) {
        const auto answer = first.orders.place(who, request, freshKey());
        if (answer.ok())
            return "ok as " + answer->order.channel;
        EXPECT_EQ(answer.error().code, ErrorCode::PermissionDenied) << answer.error().message;
        return answer.error().field;
    };
    const auto with = [](auto change) {
        PlaceRequest request = want({{product(1), 1}});
        change(request);
        return request;
    };
    const auto ann = by("ann");
    EXPECT_EQ(fieldOf(atCounter({{product(1), 1}}), ann), "/payment/kind");
    EXPECT_EQ(fieldOf(atCounter({{product(1), 1}}), byAdmin()), "ok as counter");
    EXPECT_EQ(fieldOf(byTerminal({{product(1), 1}}, 1000, "r"), byAdmin()), "/payment/terminal");
    EXPECT_EQ(fieldOf(with([](auto& r) { r.sale.soldOffline = true; }), ann), "/soldOffline");
    EXPECT_EQ(fieldOf(with([](auto& r) { r.sale.leaseId = "l"; }), ann), "/leaseId");
    EXPECT_EQ(fieldOf(with([](auto& r) { r.sale.pickupNumber = 9; }), ann), "/pickupNumber");
    EXPECT_EQ(fieldOf(with([](auto& r) { r.channel = "counter"; }), ann), "/channel");
    EXPECT_EQ(fieldOf(with([](auto& r) { r.channel = "web"; }), byAdmin()), "ok as web");
    EXPECT_EQ(fieldOf(with([](auto& r) { r.channel = "web"; }), byKiosk()), "ok as kiosk");
}

TEST_F(KioskSales, ATerminalsWordMustFit)
{
    const auto fieldOf = [&](const PlaceRequest& request) {
        const auto answer = first.orders.place(byKiosk(), request, freshKey());
        return answer.ok() ? std::string("ok") : answer.error().field;
    };
    auto declined = byTerminal({{product(1), 1}}, 1000, "r");
    declined.terminal->status = "DECLINED";
    EXPECT_EQ(fieldOf(declined), "/payment/terminal/status");
    auto less = byTerminal({{product(1), 1}}, 900, "r");
    less.expectedTotal = eur(1000);
    EXPECT_EQ(fieldOf(less), "/payment/terminal/amount");
    EXPECT_EQ(fieldOf(byTerminal({{product(1), 1}}, 1000, "")), "/payment/terminal/reference");
    auto numbered = byTerminal({{product(1), 1}}, 1000, "r");
    numbered.terminal->tender.providerReference = "4242424242424242";
    EXPECT_EQ(fieldOf(numbered), "/payment/terminal");
    auto leased = atCounter({{product(1), 1}});
    leased.sale.leaseId = "lease-1";
    EXPECT_EQ(fieldOf(leased), "/leaseId");
    EXPECT_EQ(fieldOf(want({{product(1), 1, eur(1000)}, {product(1), 1, eur(900)}})),
              "/lines/1/expectedUnitPrice");
}

TEST_F(KioskSales, TheReportTellsTendersApart)
{
    placed();
    bought(byTerminal({{product(1), 2}}, 2000, "r-1"));
    const Order cash = bought(atCounter({{product(1), 3}}));
    ASSERT_TRUE(payAtTill(cash.id, 3000).ok());
    ASSERT_TRUE(giveBack(cash.id, {units(1, 1)}).ok());
    bought(atCounter({{product(1), 1}})); // not paid
    const std::string day = formatTimestamp(clock.now()).substr(0, 10);
    const auto report = first.reports.sales(byAdmin(), {.from = day, .to = day});
    ASSERT_TRUE(report.ok()) << report.error().message;
    std::string text;
    for (const TenderFigures& figures : report->byTender)
        text += figures.tender + " " + std::to_string(figures.orders) + " " +
                std::to_string(figures.revenue) + " " + std::to_string(figures.refunded) + "; ";
    EXPECT_EQ(text, "cash 1 3000 1000; terminal 1 2000 0; token 1 1000 0; ");
    EXPECT_EQ(report->totals.revenue, 6000);
}

} // namespace
} // namespace vitrine::order
