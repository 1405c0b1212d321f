#include "tests/integration/inventory/inventory_fixture.hpp"

#include <gmock/gmock.h>

#include <set>

namespace vitrine::inventory {
namespace {

using testing::HasSubstr;

class StockKeepingTest : public InventoryFixture
{
protected:
    Result<StockKeeping::Changed> count(std::int64_t units,
                                        std::int64_t baseVersion,
                                        std::optional<std::int64_t> safetyStock = std::nullopt,
                                        const std::string& operation = newId())
    {
        StockChange change;
        change.kind = StockChange::Kind::Count;
        change.operationId = operation;
        change.productId = product(1);
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
    const auto log = stock.ledger(by("ada"), product(1), std::nullopt, 1);
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

TEST_F(StockKeepingTest, ListsInPagesAndOnlyWhatIsLowOnRequest)
{
    for (int i = 1; i <= 12; ++i)
        deliver(product(i), i);
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(12), 11}})).ok());
    const auto walk = [&](bool lowOnly) {
        std::vector<std::string> seen;
        std::string after;
        while (true) {
            const auto page = stock.list(by("ada"), lowOnly, after, 4);
            EXPECT_TRUE(page.ok());
            EXPECT_LE(page->items.size(), 4U);
            for (const ProductStock& item : page->items)
                seen.push_back(item.productId);
            if (!page->next)
                return seen;
            after = *page->next;
        }
    };

    EXPECT_EQ(walk(false).size(), 12U);
    EXPECT_EQ(walk(true),
              (std::vector<std::string>{
                  product(1), product(2), product(3), product(4), product(5), product(12)}));
}

TEST_F(StockKeepingTest, TheLedgerComesNewestFirstInPages)
{
    for (int i = 1; i <= 7; ++i)
        deliver(product(1), i);
    deliver(product(2), 99);

    const auto first = stock.ledger(by("ada"), product(1), std::nullopt, 4);
    const auto second = stock.ledger(by("ada"), product(1), first->next, 4);

    ASSERT_EQ(first->items.size(), 4U);
    ASSERT_EQ(second->items.size(), 3U);
    EXPECT_EQ(first->items.front().quantity, 7);
    EXPECT_EQ(second->items.back().quantity, 1);
    EXPECT_FALSE(second->next.has_value());
    EXPECT_EQ(second->items.back().actor, "ada");
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
