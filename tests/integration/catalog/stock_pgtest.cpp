#include "services/catalog/application/stock_follower.hpp"
#include "tests/integration/catalog/catalog_fixture.hpp"

#include <deque>

namespace vitrine::catalog {
namespace {

using storage::StockState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// Tells what a test has prepared, and remembers from where it was asked.
class ScriptedSource final : public StockSource
{
public:
    [[nodiscard]] Result<StockNews> news(const std::string& after, Deadline) override
    {
        asked.push_back(after);
        if (answers.empty())
            return StockNews{.next = after};
        auto answer = answers.front();
        answers.pop_front();
        return answer;
    }

    std::deque<Result<StockNews>> answers;
    std::vector<std::string> asked;
};

class StockPg : public CatalogTest
{
public:
    Outcome follow() { return follower.follow(Deadline::in(std::chrono::seconds(10))); }
    [[nodiscard]] std::vector<std::string> names(StockState state)
    {
        storage::ProductFilter filter;
        filter.stock = state;
        return namesOf(filter, 1);
    }

    const Product boots = add(fields("B", "Boots"));
    const Product socks = add(fields("S", "Socks"));
    const Product tent = add(fields("T", "Tent"));
    ScriptedSource source;
    StockFollower follower{database.pool(), source};
};

TEST_F(StockPg, FiltersByWhatInventoryTold)
{
    EXPECT_THAT(names(StockState::Out), ElementsAre("Boots", "Socks", "Tent"));
    source.answers = {
        StockNews{{{boots.id, 14, false}}, "1", true, true},
        StockNews{{{socks.id, 2, true}}, "2", false, true},
    };
    ASSERT_TRUE(follow().ok());
    EXPECT_THAT(source.asked, ElementsAre("", "1"));
    EXPECT_THAT(names(StockState::In), ElementsAre("Boots", "Socks"));
    EXPECT_THAT(names(StockState::Low), ElementsAre("Socks"));
    EXPECT_THAT(names(StockState::Out), ElementsAre("Tent")) << "nobody ever had any of it";

    source.answers = {StockNews{{{socks.id, 0, true}}, "3"}};
    ASSERT_TRUE(follow().ok());
    EXPECT_EQ(source.asked.back(), "2");
    EXPECT_THAT(names(StockState::Low), IsEmpty()) << "what is out is not low";
    EXPECT_THAT(names(StockState::Out), ElementsAre("Socks", "Tent"));

    storage::ProductFilter filter;
    filter.stock = StockState::Out;
    EXPECT_EQ(products.facets(asAdmin(), filter)->total, 2);
}

TEST_F(StockPg, BeginsAgainWhereInventoryWasRestored)
{
    source.answers = {StockNews{{{boots.id, 1, false}, {socks.id, 1, false}}, "9", false, true}};
    ASSERT_TRUE(follow().ok());
    source.answers = {failure<StockNews>(ErrorCode::NotFound, "no such place"),
                      StockNews{{{boots.id, 1, false}}, "4", true, true},
                      StockNews{{{tent.id, 1, false}}, "5", false, true}};
    ASSERT_TRUE(follow().ok());
    EXPECT_THAT(source.asked, ElementsAre("", "9", "", "4"));
    EXPECT_THAT(names(StockState::In), UnorderedElementsAre("Boots", "Tent"));
}

TEST_F(StockPg, KeepsItsPlaceWhileInventoryIsAway)
{
    source.answers = {failure<StockNews>(ErrorCode::NotFound, "an inventory without a feed")};
    EXPECT_FALSE(follow().ok());
    source.answers = {StockNews{{{boots.id, 1, false}}, "1", false, true}};
    ASSERT_TRUE(follow().ok());
    source.answers = {failure<StockNews>(ErrorCode::Unavailable, "away")};
    EXPECT_FALSE(follow().ok());
    ASSERT_TRUE(follow().ok());
    EXPECT_EQ(source.asked.back(), "1");
    EXPECT_THAT(names(StockState::In), ElementsAre("Boots"));
}

TEST_F(StockPg, TakesNewsInOnceWhoeverReadsThem)
{
    /// Another process is faster: it reads on while this one's answer is on its way.
    class Overtaken final : public StockSource
    {
    public:
        explicit Overtaken(StockPg& test)
            : m_test(test)
        {
        }
        [[nodiscard]] Result<StockNews> news(const std::string&, Deadline) override
        {
            m_test.source.answers = {StockNews{{{m_test.boots.id, 7, false}}, "2"}};
            EXPECT_TRUE(m_test.follow().ok());
            return StockNews{{{m_test.boots.id, 0, false}}, "1"};
        }

    private:
        StockPg& m_test;
    };
    Overtaken overtaken(*this);
    StockFollower slow(database.pool(), overtaken);
    ASSERT_TRUE(slow.follow(Deadline::in(std::chrono::seconds(10))).ok());
    EXPECT_THAT(names(StockState::In), ElementsAre("Boots"));
    EXPECT_EQ(database.value("SELECT place FROM stock_feed"), "2");
}

} // namespace
} // namespace vitrine::catalog
