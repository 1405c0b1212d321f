#include "services/inventory/domain/stock_level.hpp"

#include <gmock/gmock.h>

namespace vitrine::inventory {
namespace {

using testing::HasSubstr;

TEST(StockLevel, AvailableIsWhatIsNeitherReservedNorKeptBack)
{
    EXPECT_EQ((StockLevel{50, 7, 3}).available(), 40);
    EXPECT_EQ((StockLevel{50, 50, 0}).available(), 0);
    EXPECT_EQ(StockLevel{}.available(), 0);
}

TEST(StockLevel, AvailableIsNeverBelowZero)
{
    EXPECT_EQ((StockLevel{5, 4, 10}).available(), 0);
}

TEST(StockLevel, AnAdjustmentMayTakeEverythingThatIsNotReserved)
{
    EXPECT_EQ(adjusted({10, 4, 2}, -6).value(), (StockLevel{4, 4, 2}));
    EXPECT_EQ(adjusted({10, 4, 2}, 5).value(), (StockLevel{15, 4, 2}));
    EXPECT_EQ(adjusted({}, 1).value(), (StockLevel{1, 0, 0}));
}

TEST(StockLevel, AnAdjustmentBelowTheReservedIsRefusedWithTheFigures)
{
    const auto refused = adjusted({10, 4, 0}, -7);

    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("on hand 10"));
    EXPECT_THAT(refused.error().message, HasSubstr("reserved 4"));
    EXPECT_THAT(refused.error().message, HasSubstr("would leave 3"));
}

TEST(StockLevel, AnAdjustmentDoesNotOverflow)
{
    EXPECT_EQ(adjusted({kUnitsMax, 0, 0}, 1).error().code, ErrorCode::Conflict);
    EXPECT_EQ(adjusted({1, 0, 0}, INT64_MAX).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(adjusted({1, 0, 0}, INT64_MIN).error().code, ErrorCode::InvalidArgument);
}

TEST(StockLevel, ACountSetsTheFigureAndKeepsTheSafetyStockUnlessOneIsGiven)
{
    EXPECT_EQ(counted({10, 4, 2}, 7, std::nullopt).value(), (StockLevel{7, 4, 2}));
    EXPECT_EQ(counted({10, 4, 2}, 7, 0).value(), (StockLevel{7, 4, 0}));
    EXPECT_EQ(counted({10, 4, 2}, 4, 9).value().available(), 0);
}

TEST(StockLevel, ACountBelowTheReservedIsRefusedWithTheFigures)
{
    const auto refused = counted({10, 4, 0}, 3, std::nullopt);

    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("counted 3"));
    EXPECT_THAT(refused.error().message, HasSubstr("4 are reserved"));
}

TEST(StockLevel, ACountOfAnImpossibleFigureNamesIt)
{
    EXPECT_EQ(counted({}, -1, std::nullopt).error().field, "/onHand");
    EXPECT_EQ(counted({}, kUnitsMax + 1, std::nullopt).error().field, "/onHand");
    EXPECT_EQ(counted({}, 0, -1).error().field, "/safetyStock");
}

} // namespace
} // namespace vitrine::inventory
