#include "services/catalog/storage/catalog_schema.hpp"
#include "services/inventory/storage/inventory_schema.hpp"
#include "services/order/storage/order_schema.hpp"
#include "services/payment/storage/payment_schema.hpp"
#include "services/supervisor/books/books.hpp"
#include "tests/testkit/postgres.hpp"

#include <gmock/gmock.h>

namespace vitrine::books {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kTea[] = "0192f0c1-2345-7abc-8def-000000000001";
constexpr char kPaidOrder[] = "0192f0c1-2345-7abc-8def-0000000000a1";
constexpr char kCancelledOrder[] = "0192f0c1-2345-7abc-8def-0000000000a2";

constexpr char kStock[] = R"(
    INSERT INTO stock VALUES ('$TEA', 8, 0, 0, 4, now());
    INSERT INTO operation (operation_id, kind, content, verdict)
    SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, k, '', 'DONE'
    FROM (VALUES (1, 'ADJUST'), (2, 'RESERVE'), (3, 'COMMIT'), (4, 'RESERVE'), (5, 'RELEASE')) v(n, k);
    INSERT INTO stock_movement (operation_id, product_id, kind, quantity, on_hand_after, reserved_after, order_id, reason, actor)
    VALUES ('00000000-0000-7000-8000-000000000001', '$TEA', 'ADJUST', 10, 10, 0, NULL, 'delivery', 'ada'),
           ('00000000-0000-7000-8000-000000000002', '$TEA', 'RESERVE', 2, 10, 2, '$PAID', '', 'order'),
           ('00000000-0000-7000-8000-000000000003', '$TEA', 'COMMIT', -2, 8, 0, '$PAID', '', 'order'),
           ('00000000-0000-7000-8000-000000000004', '$TEA', 'RESERVE', 1, 8, 1, '$CANCELLED', '', 'order'),
           ('00000000-0000-7000-8000-000000000005', '$TEA', 'RELEASE', -1, 8, 0, '$CANCELLED', '', 'order');
    INSERT INTO reservation (order_id, state, expires_at, product_ids, quantities)
    VALUES ('$PAID', 'COMMITTED', now(), ARRAY['$TEA']::uuid[], '{2}'),
           ('$CANCELLED', 'RELEASED', now(), ARRAY['$TEA']::uuid[], '{1}');)";

constexpr char kOrders[] = R"(
    INSERT INTO orders (id, number, account_id, email, status, currency, subtotal, tax, total, wanted_products,
                        wanted_quantities, payment_token, traceparent, placed_at, updated_at)
    VALUES ('$PAID', '1', 'carol', 'c@x', 'PAID', 'EUR', 1000, 160, 1000, ARRAY['$TEA']::uuid[], '{2}', 't', '', now(), now()),
           ('$CANCELLED', '2', 'carol', 'c@x', 'CANCELLED', 'EUR', 500, 80, 500, ARRAY['$TEA']::uuid[], '{1}', 't', '', now(), now());
    INSERT INTO order_line (order_id, position, product_id, sku, gtin, name, image_hash, quantity, unit_price, tax_category,
                            tax_rate, discount, net, tax, total)
    VALUES ('$PAID', 1, '$TEA', 'TEA', '', 'Tea', '', 2, 500, 'standard', 190000, 0, 840, 160, 1000),
           ('$CANCELLED', 1, '$TEA', 'TEA', '', 'Tea', '', 1, 500, 'standard', 190000, 0, 420, 80, 500);
    INSERT INTO order_saga (order_id, version, step, ending, hold, attempt, refund, tries, captured, refund_sent, noticed,
                            strays, pay_by, hold_until, retry_by, wake_at, due_at, driver)
    SELECT id, 5, 'IDLE', 'NONE', 1, 1, 0, 0, status = 'PAID', false, false, '{}', now(), now(), now(), now(), NULL, ''
    FROM orders;
    INSERT INTO idempotency_key VALUES ('carol', 'POST /api/v1/orders', 'k1', '', '$PAID', now()),
                                       ('carol', 'POST /api/v1/orders', 'k2', '', '$CANCELLED', now());)";

constexpr char kPayments[] = R"(
    INSERT INTO payment (id, order_id, account_id, currency, captured, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-0000000000f1', '$PAID', 'carol', 'EUR', 1000, now(), now()),
           ('00000000-0000-7000-8000-0000000000f2', '$CANCELLED', 'carol', 'EUR', 0, now(), now());
    INSERT INTO payment_attempt (attempt_key, payment_id, status, amount, currency, method_token, return_url, created_at, updated_at)
    VALUES ('$PAID:1', '00000000-0000-7000-8000-0000000000f1', 'CAPTURED', 1000, 'EUR', 't', '', now(), now()),
           ('$CANCELLED:1', '00000000-0000-7000-8000-0000000000f2', 'DECLINED', 500, 'EUR', 't', '', now(), now());
    INSERT INTO ledger_entry (transaction_id, payment_id, account, amount, currency, cause, at)
    VALUES ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000f1', 'provider', 1000, 'EUR', '$PAID:1', now()),
           ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000f1', 'sales', -1000, 'EUR', '$PAID:1', now());
    INSERT INTO simulator.charge (key, status, amount, currency, method_token, return_url, reference, sure_at, expires_at, created_at)
    VALUES ('$PAID:1', 'captured', 1000, 'EUR', 't', '', 'r', now(), now(), now()),
           ('$CANCELLED:1', 'declined', 500, 'EUR', 't', '', 'r', now(), now(), now());)";

constexpr char kCatalog[] = R"(
    INSERT INTO product (id, sku, sku_key, name, brand, description, price_amount, price_currency, tax_category, specifications,
                         metadata, active, version, created_at, updated_at, search)
    VALUES ('$TEA', 'TEA', 'tea', 'Tea', '', '', 500, 'EUR', 'standard', '[]', '{}', true, 1, now(), now(), '');
    INSERT INTO product_price (product_id, since, amount, currency) VALUES ('$TEA', now() - interval '1 day', 500, 'EUR');)";

std::string filled(std::string sql)
{
    const std::pair<std::string, std::string> words[] = {
        {"$TEA", kTea}, {"$PAID", kPaidOrder}, {"$CANCELLED", kCancelledOrder}};
    for (const auto& [word, value] : words) {
        for (std::size_t at = sql.find(word); at != std::string::npos; at = sql.find(word, at))
            sql.replace(at, word.size(), value);
    }
    return sql;
}

/// Four databases with a shop's books in order: 10 of a product came, 2 were sold, 1 was held and
/// released. A test spoils one thing and names what must notice.
class Books : public testing::Test
{
protected:
    Books()
    {
        inventory.execute(filled(kStock));
        order.execute(filled(kOrders));
        payment.execute(filled(kPayments));
        catalog.execute(filled(kCatalog));
    }

    Result<Report> run(Options options = {.settleTime = std::chrono::seconds(0)})
    {
        return check({inventory.url(), order.url(), payment.url(), catalog.url()},
                     options,
                     Deadline::in(std::chrono::seconds(60)));
    }
    /// The invariants that are broken, each once.
    std::vector<std::string> broken(Options options = {.settleTime = std::chrono::seconds(0)})
    {
        const auto report = run(options);
        EXPECT_TRUE(report.ok()) << report.error().message;
        std::vector<std::string> invariants;
        m_text.clear();
        for (const Difference& difference :
             report.ok() ? report->differences : std::vector<Difference>()) {
            invariants.push_back(difference.invariant);
            m_text +=
                difference.invariant + " " + difference.subject + ": " + difference.detail + "\n";
        }
        std::sort(invariants.begin(), invariants.end());
        invariants.erase(std::unique(invariants.begin(), invariants.end()), invariants.end());
        return invariants;
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

    testkit::TestDatabase inventory{inventory::storage::inventoryMigrations()};
    testkit::TestDatabase order{order::storage::orderMigrations()};
    testkit::TestDatabase payment{payment::storage::paymentMigrations()};
    testkit::TestDatabase catalog{catalog::storage::catalogMigrations()};

private:
    std::string m_text;
};

TEST_F(Books, AreInOrder)
{
    const auto report = run();

    ASSERT_TRUE(report.ok()) << report.error().message;
    EXPECT_THAT(broken(), IsEmpty()) << text();
    EXPECT_EQ(report->checked.at("orders"), 2);
    EXPECT_EQ(report->checked.at("reservations"), 2);
    EXPECT_EQ(report->checked.at("payments"), 2);
    EXPECT_EQ(report->checked.at("order lines"), 2);
    EXPECT_EQ(report->checked.at("products in stock"), 1);
}

/// One of the two sold units was given back and put back on the shelf.
class BooksWithARefund : public Books
{
protected:
    BooksWithARefund()
    {
        order.execute(filled(R"(
            INSERT INTO order_refund (id, order_id, number, source, refund_key, amount, tax, shipping, shipping_tax, reason,
                                      actor, traceparent, version, status, step, restock, restocked, send, tries, wake_at,
                                      due_at, driver, created_at, settled_at)
            VALUES ('00000000-0000-7000-8000-0000000000d1', '$PAID', 1, 'order', '$PAID:back:1', 500, 80, 0, 0, '', 'ada',
                    '', 3, 'SETTLED', 'DONE', true, true, 1, 0, now(), NULL, '', now(), now());
            INSERT INTO order_refund_line VALUES ('00000000-0000-7000-8000-0000000000d1', 1, 1, 500, 80);
            UPDATE order_line SET refunded_quantity = 1, refunded = 500, refunded_tax = 80 WHERE order_id = '$PAID';
            UPDATE orders SET refunded = 500, refund_count = 1 WHERE id = '$PAID';
            UPDATE order_saga SET given_back = 500 WHERE order_id = '$PAID';)"));
        inventory.execute(filled(R"(
            INSERT INTO operation (operation_id, kind, content, verdict)
            VALUES ('00000000-0000-7000-8000-0000000000d1', 'RESTOCK', '', 'DONE');
            INSERT INTO stock_movement (operation_id, product_id, kind, quantity, on_hand_after, reserved_after, order_id,
                                        reason, actor)
            VALUES ('00000000-0000-7000-8000-0000000000d1', '$TEA', 'RESTOCK', 1, 9, 0, '$PAID', '', 'order');
            UPDATE reservation SET returned = '{1}' WHERE order_id = '$PAID';
            UPDATE stock SET on_hand = 9;)"));
        payment.execute(filled(R"(
            INSERT INTO refund (id, scope, refund_key, payment_id, attempt_key, status, amount, reason, created_at, updated_at)
            VALUES ('00000000-0000-7000-8000-0000000000d2', 'service:order', '$PAID:back:1',
                    '00000000-0000-7000-8000-0000000000f1', '$PAID:1', 'SETTLED', 500, '', now(), now());
            INSERT INTO ledger_entry (transaction_id, payment_id, account, amount, currency, cause, at)
            VALUES ('00000000-0000-7000-8000-0000000000e2', '00000000-0000-7000-8000-0000000000f1', 'refunds', 500, 'EUR',
                    '00000000-0000-7000-8000-0000000000d2', now()),
                   ('00000000-0000-7000-8000-0000000000e2', '00000000-0000-7000-8000-0000000000f1', 'provider', -500, 'EUR',
                    '00000000-0000-7000-8000-0000000000d2', now());
            UPDATE payment SET refunded = 500 WHERE captured = 1000;
            INSERT INTO simulator.refund (key, charge_key, amount, status, reference, created_at)
            VALUES ('00000000-0000-7000-8000-0000000000d2', '$PAID:1', 500, 'settled', 'r', now());)"));
    }
};

TEST_F(BooksWithARefund, AreInOrder)
{
    EXPECT_THAT(broken(), IsEmpty()) << text();
}

TEST_F(BooksWithARefund, NoticeMoneyThatTheOrderWasNotToldOf)
{
    order.execute("UPDATE order_refund SET status = 'FAILED'");
    EXPECT_THAT(broken(), ElementsAre("I2"));
    EXPECT_THAT(text(), HasSubstr("refunded 500 and 500 set aside, but its refunds come to 0"));
    order.execute(filled("UPDATE orders SET refunded = 0 WHERE id = '$PAID'; UPDATE order_saga SET "
                         "given_back = 0; UPDATE order_line SET refunded_quantity = 0, refunded = "
                         "0, refunded_tax = 0"));
    EXPECT_THAT(broken(), ElementsAre("I2")) << text();
    EXPECT_THAT(text(), HasSubstr("but the payment gave back 500 EUR"));
}

TEST_F(BooksWithARefund, NoticeGoodsThatDidNotComeBack)
{
    order.execute("UPDATE order_refund SET restocked = false");
    EXPECT_THAT(broken(), ElementsAre("I1"));
    EXPECT_THAT(text(), HasSubstr("refunds put back nothing, but"));
    order.execute("UPDATE order_refund SET restocked = true");
    inventory.execute("UPDATE reservation SET returned = '{}'");
    EXPECT_THAT(broken(), ElementsAre("I1"));
    EXPECT_THAT(text(), HasSubstr("the log says 2 taken and 1 put back"));
}

TEST_F(BooksWithARefund, NoticeARefundThatIsStuck)
{
    order.execute(
        "UPDATE order_refund SET step = 'RESTOCK', due_at = now() - interval '2 minutes'");
    EXPECT_THAT(broken({.settleTime = std::chrono::seconds(60)}), ElementsAre("I6"));
    EXPECT_THAT(text(), HasSubstr("at step RESTOCK"));
}

/// A device took 3 units, sold 1 of them without a network, and another sale of 2 found only 1: one
/// unit was not there.
class BooksWithALease : public Books
{
protected:
    BooksWithALease()
    {
        inventory.execute(filled(R"(
            UPDATE stock SET on_hand = 5, reserved = 2, version = 9;
            UPDATE reservation SET quantities = '{5}', covered = '{4}' WHERE state = 'COMMITTED';
            INSERT INTO stock_lease (id, device_id, state, expires_at, product_ids, requested, granted, sold)
            VALUES ('00000000-0000-7000-8000-000000000010', 'kiosk-1', 'ACTIVE', now() + interval '1 hour',
                    ARRAY['$TEA']::uuid[], '{4}', '{3}', '{1}');
            INSERT INTO operation (operation_id, kind, content, verdict)
            VALUES ('00000000-0000-7000-8000-000000000010', 'LEASE', '', 'DONE'),
                   ('00000000-0000-7000-8000-000000000011', 'RESERVE', '', 'DONE'),
                   ('00000000-0000-7000-8000-000000000012', 'COMMIT', '', 'DONE');
            DELETE FROM stock_movement WHERE kind NOT IN ('ADJUST');
            INSERT INTO stock_movement (operation_id, product_id, kind, quantity, on_hand_after, reserved_after, order_id,
                                        lease_id, reason, actor)
            VALUES ('00000000-0000-7000-8000-000000000001', '$TEA', 'COUNT', -1, 9, 0, NULL, NULL, '', 'ada'),
                   ('00000000-0000-7000-8000-000000000010', '$TEA', 'LEASE', 3, 9, 3, NULL,
                    '00000000-0000-7000-8000-000000000010', '', 'kiosk-1'),
                   ('00000000-0000-7000-8000-000000000011', '$TEA', 'LEASE_SALE', -1, 9, 2, '$PAID',
                    '00000000-0000-7000-8000-000000000010', '', 'order'),
                   ('00000000-0000-7000-8000-000000000011', '$TEA', 'RESERVE', 4, 9, 6, '$PAID', NULL, '', 'order'),
                   ('00000000-0000-7000-8000-000000000012', '$TEA', 'COMMIT', -4, 5, 2, '$PAID', NULL, '', 'order'),
                   ('00000000-0000-7000-8000-000000000012', '$TEA', 'SHORTFALL', 1, 5, 2, '$PAID', NULL, '', 'order');)"));
    }
    /// Of the inventory alone.
    std::string differences()
    {
        const auto report = check({inventory.url(), "", "", ""},
                                  {.settleTime = std::chrono::seconds(0)},
                                  Deadline::in(std::chrono::seconds(60)));
        EXPECT_TRUE(report.ok()) << report.error().message;
        std::string text;
        for (const Difference& difference : report->differences)
            text +=
                difference.invariant + " " + difference.subject + ": " + difference.detail + "\n";
        return text;
    }
};

TEST_F(BooksWithALease, AreInOrder)
{
    EXPECT_EQ(differences(), "");
}

TEST_F(BooksWithALease, NoticeStockThatNoLeaseHolds)
{
    inventory.execute("UPDATE stock_lease SET state = 'EXPIRED'");

    EXPECT_THAT(differences(), HasSubstr("reserved 2, but reservations hold 0"));
    EXPECT_THAT(differences(),
                HasSubstr("3 granted, 1 sold, 0 left (EXPIRED), but the log says 3, 1 and 2"));
}

TEST_F(BooksWithALease, NoticeASaleThatTheLeaseDoesNotKnow)
{
    inventory.execute("UPDATE stock_lease SET sold = '{0}'");

    EXPECT_THAT(differences(), HasSubstr("reserved 2, but reservations hold 0 and leases 3"));
    EXPECT_THAT(differences(), HasSubstr("lease 00000000-0000-7000-8000-000000000010"));
}

TEST_F(BooksWithALease, NoticeAShortfallThatNobodyWroteDown)
{
    inventory.execute("DELETE FROM stock_movement WHERE kind = 'SHORTFALL'");

    EXPECT_THAT(differences(), HasSubstr("1 of 5 were not there, but the log says 0"));
}

TEST_F(BooksWithALease, NoticeOneThatIsPastItsTime)
{
    inventory.execute("UPDATE stock_lease SET expires_at = now() - interval '30 seconds'");

    EXPECT_THAT(differences(), HasSubstr("I7 lease 00000000-0000-7000-8000-000000000010"));
}

TEST_F(Books, NoticeAFigureThatIsNotTheSumOfItsLog)
{
    inventory.execute("UPDATE stock SET on_hand = 9");

    EXPECT_THAT(broken(), ElementsAre("I1"));
    EXPECT_THAT(text(), HasSubstr("on hand 9, reserved 0, but the log sums to 8 and 0"));
}

TEST_F(Books, NoticeAHoldThatNobodyReservedFor)
{
    inventory.execute("UPDATE reservation SET state = 'HELD', expires_at = now() + interval '1 "
                      "minute' WHERE state = 'RELEASED'");

    EXPECT_THAT(broken(), ElementsAre("I1", "I7"));
    EXPECT_THAT(text(), HasSubstr("reserved 0, but reservations hold 1"));
    EXPECT_THAT(text(), HasSubstr("CANCELLED, but still holds"));
}

TEST_F(Books, NoticeALogEntryThatIsMissing)
{
    inventory.execute("DELETE FROM stock_movement WHERE kind = 'COMMIT'");

    EXPECT_THAT(broken(), ElementsAre("I1"));
    EXPECT_THAT(text(),
                HasSubstr("product " + std::string(kTea) +
                          ": reservation COMMITTED of 2, but the log says 0 taken"));
}

TEST_F(Books, NoticeASaleThatNobodyPaidFor)
{
    inventory.execute("UPDATE reservation SET state = 'COMMITTED' WHERE state = 'RELEASED'");

    EXPECT_THAT(broken(), ElementsAre("I1"));
    EXPECT_THAT(text(), HasSubstr("CANCELLED, but of"));
}

TEST_F(Books, NoticeAnOperationThatWasDoneTwice)
{
    inventory.execute("INSERT INTO stock_movement (operation_id, product_id, kind, quantity, "
                      "on_hand_after, reserved_after, reason, actor) "
                      "SELECT operation_id, product_id, kind, quantity, 18, 0, reason, actor FROM "
                      "stock_movement WHERE kind = 'ADJUST';"
                      "UPDATE stock SET on_hand = 18");

    EXPECT_THAT(broken(), ElementsAre("I5"));
}

TEST_F(Books, NoticeAHoldPastItsTimeButNotBeforeTheSettleTime)
{
    inventory.execute("UPDATE reservation SET state = 'HELD', expires_at = now() - interval '30 "
                      "seconds', updated_at = now() WHERE state = 'RELEASED'");

    EXPECT_THAT(broken(), ElementsAre("I1", "I7"));
    EXPECT_THAT(text(), HasSubstr("still holds stock, 00:00:30 after its time"));
    EXPECT_THAT(broken({.settleTime = std::chrono::seconds(60)}), ElementsAre("I1"));
}

TEST_F(Books, NoticeAReservationWithoutAnOrder)
{
    order.execute(filled("DELETE FROM order_saga WHERE order_id = '$CANCELLED'; DELETE FROM "
                         "order_line WHERE order_id = '$CANCELLED';"
                         "DELETE FROM idempotency_key WHERE order_id = '$CANCELLED'; DELETE FROM "
                         "orders WHERE id = '$CANCELLED'"));

    EXPECT_THAT(broken(), ElementsAre("I4", "I7"));
    EXPECT_THAT(text(), HasSubstr("reservation (RELEASED) without an order"));
    EXPECT_THAT(text(), HasSubstr("a payment without an order"));
}

TEST_F(Books, NoticeAnAcknowledgedOrderThatIsLost)
{
    const std::string lost = "0192f0c1-2345-7abc-8def-0000000000ff";

    EXPECT_THAT(
        broken({.settleTime = std::chrono::seconds(0), .acknowledgedOrders = {kPaidOrder, lost}}),
        ElementsAre("I3"));
    EXPECT_THAT(text(), HasSubstr(lost));
}

TEST_F(Books, NoticeASecondCapture)
{
    payment.execute(filled("DROP INDEX payment_attempt_one_holder;"
                           "INSERT INTO payment_attempt (attempt_key, payment_id, status, amount, "
                           "currency, method_token, return_url, created_at, updated_at) "
                           "VALUES ('$PAID:2', '00000000-0000-7000-8000-0000000000f1', 'CAPTURED', "
                           "1000, 'EUR', 't', '', now(), now())"));

    EXPECT_THAT(broken(), ElementsAre("I2", "I4"));
    EXPECT_THAT(text(), HasSubstr("PAID with 2 captured payments"));
    EXPECT_THAT(text(), HasSubstr("captured 1000, but its attempts took 2000"));
    EXPECT_THAT(text(),
                HasSubstr("the provider holds 0 (no charge), but our books say 1000 (CAPTURED)"));
}

TEST_F(Books, NoticeMoneyThatOnlyTheProviderKnowsOf)
{
    payment.execute("UPDATE simulator.charge SET status = 'captured' WHERE status = 'declined'");

    EXPECT_THAT(broken(), ElementsAre("I4"));
    EXPECT_THAT(text(),
                HasSubstr("the provider holds 500 (captured), but our books say 0 (DECLINED)"));
}

TEST_F(Books, NoticeALedgerThatDisagrees)
{
    payment.execute("UPDATE payment SET captured = 900 WHERE captured = 1000");

    EXPECT_THAT(broken(), ElementsAre("I2"));
    EXPECT_THAT(text(), HasSubstr("but the ledger says 1000"));
}

TEST_F(Books, NoticeACancelledOrderWhoseMoneyWasKept)
{
    order.execute("UPDATE orders SET status = 'CANCELLED'");

    EXPECT_THAT(broken(), ElementsAre("I1", "I4"));
    EXPECT_THAT(text(), HasSubstr("CANCELLED, but the payment keeps 1000 EUR"));
}

TEST_F(Books, NoticeWhatIsStuck)
{
    order.execute(filled("UPDATE order_saga SET step = 'COMMIT', due_at = now() - interval '2 "
                         "minutes', tries = 9 WHERE order_id = '$PAID'"));

    EXPECT_THAT(broken(), ElementsAre("I6"));
    EXPECT_THAT(broken({.settleTime = std::chrono::seconds(60)}), ElementsAre("I6"));
    EXPECT_THAT(text(), HasSubstr("is PAID at step COMMIT after 9 tries"));
    order.execute("UPDATE order_saga SET due_at = now() WHERE due_at IS NOT NULL");
    EXPECT_THAT(broken({.settleTime = std::chrono::seconds(60)}), IsEmpty()) << "somebody is at it";
}

TEST_F(Books, NoticeAmountsThatAreNotThoseOfTheLines)
{
    order.execute(filled("UPDATE order_line SET net = 740, total = 900 WHERE order_id = '$PAID'"));

    EXPECT_THAT(broken(), ElementsAre("I13"));
    EXPECT_THAT(text(), HasSubstr("total 1000, but its lines come to 900"));
}

TEST_F(Books, NoticeLinesThatNobodyAskedFor)
{
    order.execute(filled("UPDATE orders SET wanted_quantities = '{3}' WHERE id = '$PAID'"));

    EXPECT_THAT(broken(), ElementsAre("I13"));
}

TEST_F(Books, NoticeAPriceThatTheCatalogueNeverHad)
{
    catalog.execute("UPDATE product_price SET amount = 499");

    EXPECT_THAT(broken(), ElementsAre("I13"));
    EXPECT_THAT(text(), HasSubstr("was sold for 500 EUR, which was not its price then"));
}

TEST_F(Books, NoticeAnAnswerToTheWrongAccount)
{
    order.execute(
        filled("UPDATE idempotency_key SET account_id = 'mallory' WHERE order_id = '$PAID'"));

    EXPECT_THAT(broken(), ElementsAre("I5"));
}

TEST_F(Books, StopAtTheLimitAndSaySo)
{
    inventory.execute("UPDATE stock SET on_hand = 9");
    order.execute("UPDATE orders SET status = 'CANCELLED'");

    const auto report = run({.settleTime = std::chrono::seconds(0), .differencesMax = 1});

    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->differences.size(), 1U);
    EXPECT_TRUE(report->isCut);
}

TEST_F(Books, NameTheDatabaseThatCannotBeRead)
{
    const auto report =
        check({inventory.url(), "postgresql:///none?host=%2Fnowhere", payment.url(), ""},
              {},
              Deadline::in(std::chrono::seconds(5)));

    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(report.error().message, HasSubstr("order: "));
}

TEST_F(Books, CheckOnlyWhatTheyAreGiven)
{
    inventory.execute("UPDATE stock SET on_hand = 9");

    const auto report = check({"", order.url(), "", ""},
                              {.settleTime = std::chrono::seconds(0)},
                              Deadline::in(std::chrono::seconds(20)));

    ASSERT_TRUE(report.ok()) << report.error().message;
    EXPECT_THAT(report->differences, IsEmpty());
}

/// Makes the paid order one that a kiosk's terminal was paid for.
constexpr char kAtTerminal[] = R"(
    UPDATE orders SET payment_kind = 'terminal', tender = 'terminal', channel = 'kiosk', kiosk_id = 'k1'
    WHERE id = '$PAID';
    INSERT INTO order_sale (order_id, sold_offline, lease_id, receipt_number, pickup_day, pickup_number, expected_prices,
                            expected_currency, tender_kind, tender_reference)
    VALUES ('$PAID', true, '', '', '2026-11-20', 1, '{500}', 'EUR', 'terminal', 'sale-1');
    UPDATE idempotency_key SET account_id = 'k1' WHERE order_id = '$PAID';)";
constexpr char kTakenByTerminal[] = R"(
    UPDATE payment_attempt SET tender_kind = 'terminal', tender_reference = 'sale-1' WHERE attempt_key = '$PAID:1';
    DELETE FROM simulator.charge WHERE key = '$PAID:1';
    ALTER TABLE ledger_entry DISABLE TRIGGER USER;
    UPDATE ledger_entry SET account = 'terminal' WHERE account = 'provider';
    ALTER TABLE ledger_entry ENABLE TRIGGER USER;)";

TEST_F(Books, KnowWhatWasTakenOutsideTheProvider)
{
    order.execute(filled(kAtTerminal));
    payment.execute(filled(kTakenByTerminal));
    EXPECT_THAT(broken(), IsEmpty()) << text();

    order.execute(filled("UPDATE order_sale SET tender_reference = 'sale-2'"));
    EXPECT_THAT(broken(), ElementsAre("I4"));
    EXPECT_THAT(text(),
                HasSubstr("PAID by terminal sale-2, but the payment is by terminal sale-1"));
}

TEST_F(Books, MissMoneyThatNobodyTook)
{
    order.execute(filled(kAtTerminal));
    payment.execute(filled(kTakenByTerminal));
    order.execute("UPDATE order_sale SET tender_kind = ''");
    EXPECT_THAT(broken(), ElementsAre("I4"));
    EXPECT_THAT(text(), HasSubstr("it does not say who took the money"));
}

TEST_F(Books, SeeMoneyInTheWrongTill)
{
    order.execute(filled(kAtTerminal));
    payment.execute(filled(kTakenByTerminal));
    payment.execute(R"(ALTER TABLE ledger_entry DISABLE TRIGGER USER;
                       UPDATE ledger_entry SET account = 'cash' WHERE account = 'terminal')");
    EXPECT_THAT(broken(), ElementsAre("I2"));
    EXPECT_THAT(text(), HasSubstr("is booked on cash, but it was taken by terminal"));
}

TEST_F(Books, AcceptAnOfflineSaleAtAnotherPriceThatWasWrittenDown)
{
    order.execute(filled(kAtTerminal));
    payment.execute(filled(kTakenByTerminal));
    catalog.execute("UPDATE product_price SET amount = 600");
    order.execute(filled(R"(
        UPDATE order_line SET unit_price = 600, net = 504, tax = 96, total = 600 WHERE order_id = '$CANCELLED';
        UPDATE orders SET subtotal = 600, tax = 96, total = 600 WHERE id = '$CANCELLED')"));
    EXPECT_THAT(broken(), ElementsAre("I13"));
    order.execute("UPDATE order_sale SET current_prices = '{600}', current_currency = 'EUR'");
    EXPECT_THAT(broken(), IsEmpty()) << text();
}

TEST_F(Books, LetAnOrderWaitForTheCounter)
{
    order.execute(filled(R"(
        UPDATE orders SET status = 'PAYMENT_PENDING', payment_kind = 'counter' WHERE id = '$CANCELLED';
        UPDATE order_saga SET step = 'AWAIT_TILL', payment_way = 'TILL', pay_by = now() + interval '1 hour',
                              due_at = now() + interval '1 hour'
        WHERE order_id = '$CANCELLED')"));
    EXPECT_THAT(broken(), IsEmpty()) << text();
    order.execute(
        "UPDATE order_saga SET pay_by = now() - interval '1 hour' WHERE step = 'AWAIT_TILL'");
    EXPECT_THAT(broken(), ElementsAre("I6"));
}

} // namespace
} // namespace vitrine::books
