#include "services/inventory/storage/operation_log.hpp"
#include "tests/integration/inventory/inventory_fixture.hpp"

#include <gmock/gmock.h>

#include <set>

namespace vitrine::inventory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class StockKeepingTest : public InventoryFixture
{
protected:
    Result<StockKeeping::Changed> count(std::int64_t units,
                                        std::int64_t baseVersion,
                                        std::optional<std::int64_t> safetyStock = std::nullopt,
                                        const std::string& operation = newId(),
                                        const std::string& productId = product(1))
    {
        StockChange change;
        change.kind = StockChange::Kind::Count;
        change.operationId = operation;
        change.productId = productId;
        change.units = units;
        change.safetyStock = safetyStock;
        change.baseVersion = baseVersion;
        change.reason = "year end";
        return stock.change(by("ada"), change);
    }
};

TEST_F(StockKeepingTest, AProductThatNeverHadStockReadsAsZero)
{
    const auto found = stock.find(byOrder(), product(9));

    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, (ProductStock{product(9), {}, 0, std::nullopt}));
    EXPECT_EQ(stock.find(byOrder(), "tea").error().code, ErrorCode::InvalidArgument);
}

TEST_F(StockKeepingTest, AnAdjustmentChangesTheFigureOnce)
{
    const std::string operation = newId();

    const auto first = adjust(product(1), 10, operation);
    deliver(product(1), 5);
    const auto again = adjust(product(1), 10, operation);

    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first->stock.level.onHand, 10);
    EXPECT_EQ(first->stock.version, 1);
    EXPECT_TRUE(first->stock.updatedAt.has_value());
    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->stock, first->stock) << "the answer of then";
    EXPECT_EQ(level(product(1)).onHand, 15);
}

TEST_F(StockKeepingTest, AnAdjustmentNeverGoesBelowWhatIsReserved)
{
    deliver(product(1), 10);
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 4}})).ok());
    const std::string operation = newId();

    const auto refused = adjust(product(1), -7, operation, "broken");
    deliver(product(1), 100);
    const auto again = adjust(product(1), -7, operation, "broken");

    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("on hand 10, reserved 4"));
    EXPECT_EQ(again.error().code, ErrorCode::Conflict) << "a repeat is refused as the first was";
    EXPECT_EQ(again.error().message, refused.error().message);
    EXPECT_EQ(level(product(1)).onHand, 110);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(StockKeepingTest, ARefusalLeavesAProductWithoutStockAsItWas)
{
    EXPECT_EQ(adjust(product(1), -1).error().code, ErrorCode::Conflict);

    EXPECT_EQ(stock.find(byOrder(), product(1)).value(),
              (ProductStock{product(1), {}, 0, std::nullopt}));
}

TEST_F(StockKeepingTest, ACountHoldsOnlyForTheVersionThatWasSeen)
{
    deliver(product(1), 10);

    const auto counted = count(8, 1, 3);
    const auto stale = count(12, 1);

    ASSERT_TRUE(counted.ok()) << counted.error().message;
    EXPECT_EQ(counted->stock.level, (StockLevel{8, 0, 3}));
    EXPECT_EQ(counted->stock.version, 2);
    EXPECT_EQ(stale.error().code, ErrorCode::PreconditionFailed);
    EXPECT_THAT(stale.error().message, HasSubstr("version 2, not 1"));
    EXPECT_EQ(level(product(1)).onHand, 8);
    const auto log = stock.ledger(by("ada"), product(1), {}, {.limit = 1});
    EXPECT_EQ(log->items.at(0).kind, "COUNT");
    EXPECT_EQ(log->items.at(0).quantity, -2);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(StockKeepingTest, ACountMayBeTheFirstThingEverKnown)
{
    EXPECT_EQ(count(8, 0)->stock.level.onHand, 8);
}

TEST_F(StockKeepingTest, ARepeatedCountAnswersAsTheFirstDidAlthoughTheVersionHasMoved)
{
    deliver(product(1), 10);
    const std::string operation = newId();
    const auto first = count(8, 1, std::nullopt, operation);
    deliver(product(1), 1);

    const auto again = count(8, 1, std::nullopt, operation);

    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->stock, first->stock);
    EXPECT_EQ(level(product(1)).onHand, 9);
}

TEST_F(StockKeepingTest, ACountBelowWhatIsReservedIsRefused)
{
    deliver(product(1), 10);
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 4}})).ok());

    const auto refused = count(3, 2);

    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("4 are reserved"));
}

class StockList : public StockKeepingTest
{
protected:
    /// Numbers of the products, page by page.
    std::vector<int> walk(const StockFilter& filter)
    {
        std::vector<int> seen;
        for (StockPlace place;;) {
            const auto page = stock.list(by("ada"), filter, place, {.limit = 4});
            EXPECT_TRUE(page.ok()) << page.error().message;
            EXPECT_LE(page->items.size(), 4U);
            for (const ProductStock& item : page->items)
                seen.push_back(std::stoi(item.productId.substr(24)));
            if (!page->next)
                return seen;
            place = *page->next;
        }
    }
    std::vector<int> sorted(std::string_view order)
    {
        return walk({.order = parseStockOrder(order).value()});
    }
};

TEST_F(StockList, ComesInPagesAndOnlyWhatIsLowOnRequest)
{
    for (int i = 1; i <= 12; ++i)
        deliver(product(i), i);
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(12), 11}})).ok());
    deliver(product(13), 40);
    ASSERT_TRUE(count(40, 1, 20, newId(), product(13)).ok()); // 20 available, 20 kept back

    EXPECT_EQ(walk({}).size(), 13U);
    EXPECT_THAT(walk({.lowOnly = true}), ElementsAre(1, 2, 3, 4, 5, 12, 13));
    EXPECT_TRUE(stock.isLow({40, 0, 20}));
    EXPECT_FALSE(stock.isLow({41, 0, 20}));
    EXPECT_FALSE(stock.isLow({6, 0, 0}));
}

TEST_F(StockList, IsSortedAsAskedAndGoesOnWhereAPageEnded)
{
    const std::vector<int> units{30, 10, 50, 10, 20, 40};
    for (int i = 1; i <= 6; ++i)
        deliver(product(i), units[static_cast<std::size_t>(i) - 1]);
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(3), 45}, {product(6), 5}})).ok());

    EXPECT_THAT(sorted(""), ElementsAre(1, 2, 3, 4, 5, 6));
    EXPECT_THAT(sorted("available"), ElementsAre(3, 2, 4, 5, 1, 6));
    EXPECT_THAT(sorted("-available"), ElementsAre(6, 1, 5, 4, 2, 3));
    EXPECT_THAT(sorted("onHand"), ElementsAre(2, 4, 5, 1, 6, 3));
    EXPECT_THAT(sorted("-onHand"), ElementsAre(3, 6, 1, 5, 4, 2));
    EXPECT_THAT(sorted("-reserved"), ElementsAre(3, 6, 5, 4, 2, 1));
    deliver(product(2), 1);
    EXPECT_EQ(sorted("-updatedAt").front(), 2);
    EXPECT_EQ(sorted("updatedAt").back(), 2);
    EXPECT_EQ(sorted("updatedAt").size(), 6U);
    EXPECT_FALSE(parseStockOrder("price").has_value());
}

TEST_F(StockList, SkipsCountsAndHoldsOnlyTheProductsThatAreAskedFor)
{
    for (int i = 1; i <= 5; ++i)
        deliver(product(i), 10 * i);
    const StockFilter some{.productIds = {product(2), product(4), product(9)}};

    EXPECT_THAT(walk(some), ElementsAre(2, 4));
    const auto skipped =
        stock.list(by("ada"), {}, {.skip = 3}, {.limit = 1, .count = true}).value();
    EXPECT_EQ(skipped.items.at(0).productId, product(4));
    EXPECT_EQ(skipped.total, 5);
    EXPECT_TRUE(skipped.next.has_value());
    EXPECT_EQ(stock.list(by("ada"), some, {.skip = 5}, {.count = true})->total, 2);
    EXPECT_EQ(stock.list(by("ada"), {}, {}, {})->total, std::nullopt);
}

TEST_F(StockKeepingTest, TheLedgerComesNewestFirstInPages)
{
    for (int i = 1; i <= 7; ++i)
        deliver(product(1), i);
    deliver(product(2), 99);

    const auto first = stock.ledger(by("ada"), product(1), {}, {.limit = 4});
    const auto second = stock.ledger(by("ada"), product(1), *first->next, {.limit = 4});
    const auto skipped =
        stock.ledger(by("ada"), product(1), {.skip = 5}, {.limit = 1, .count = true});

    ASSERT_EQ(first->items.size(), 4U);
    ASSERT_EQ(second->items.size(), 3U);
    EXPECT_EQ(first->items.front().quantity, 7);
    EXPECT_EQ(second->items.back().quantity, 1);
    EXPECT_FALSE(second->next.has_value());
    EXPECT_EQ(second->items.back().actor, "ada");
    EXPECT_EQ(skipped->items.at(0).quantity, 2);
    EXPECT_EQ(skipped->total, 7);
}

TEST_F(StockKeepingTest, TheAuditTellsWhoChangedWhat)
{
    const std::string operation = newId();
    deliver(product(1), 10);
    ASSERT_TRUE(adjust(product(1), -3, operation, "broken").ok());
    ASSERT_TRUE(adjust(product(1), -3, operation, "broken").ok()) << "a repeat does nothing";
    ASSERT_FALSE(adjust(product(1), -30).ok());
    ASSERT_TRUE(count(6, 2, 1).ok());
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 1}})).ok());

    EXPECT_EQ(database.value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_entry"),
              "stock.adjust stock.adjust stock.count");
    EXPECT_EQ(
        database.value("SELECT (before ->> 'onHand') || ' ' || (after ->> 'onHand') || ' ' || "
                       "(after ->> 'reason') FROM audit_entry WHERE after ->> 'operationId' = '" +
                       operation + "'"),
        "10 7 broken");
    EXPECT_EQ(
        database.value("SELECT DISTINCT actor_id || entity_type || entity_id FROM audit_entry"),
        "adastock" + product(1));
}

TEST_F(StockKeepingTest, OldOperationsAreForgottenInBatchesAndTheLedgerIsNot)
{
    const std::string old = newId();
    for (int i = 0; i < 7; ++i)
        deliver(product(1), 1);
    ASSERT_TRUE(adjust(product(1), 1, old).ok());
    database.execute("UPDATE operation SET at = now() - interval '91 days'");
    const std::string recent = newId();
    ASSERT_TRUE(adjust(product(1), 1, recent).ok());

    const auto forget = [&] {
        return storage::forgetOperations(database.pool(),
                                         std::chrono::hours(90 * 24),
                                         3,
                                         Deadline::in(std::chrono::seconds(20)));
    };
    EXPECT_EQ(forget().value(), 8);
    EXPECT_EQ(forget().value(), 0);
    EXPECT_EQ(database.value("SELECT count(*) FROM stock_movement"), "9");
    EXPECT_TRUE(adjust(product(1), 1, recent)->replayed);
    EXPECT_EQ(booksDifference(), "");
}

/// What must survive whatever the program does: the database itself refuses it.
TEST_F(StockKeepingTest, TheDatabaseRefusesImpossibleFigures)
{
    deliver(product(1), 10);

    for (const char* change :
         {"on_hand = -1", "reserved = -1", "safety_stock = -1", "reserved = 11"})
        EXPECT_THROW(database.execute(std::string("UPDATE stock SET ") + change),
                     pqxx::check_violation)
            << change;
}

} // namespace
} // namespace vitrine::inventory
