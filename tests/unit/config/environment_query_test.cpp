#include "services/config/domain/environment_query.hpp"

#include <gtest/gtest.h>

namespace {

using vitrine::config::EnvironmentQuery;
using Names = std::vector<std::string>;

TEST(EnvironmentQuery, ReadsListsAndSlashes)
{
    const auto query = EnvironmentQuery::parse("shop", "dev,mysql", "feature(_)tax,main");
    ASSERT_TRUE(query.ok());
    EXPECT_EQ(query->application, "shop");
    EXPECT_EQ(query->profiles, (Names{"dev", "mysql"}));
    EXPECT_EQ(query->labels, (Names{"feature/tax", "main"}));
    EXPECT_EQ(query->label(), "feature/tax,main");
    EXPECT_EQ(EnvironmentQuery::parse("shop", "dev", std::nullopt)->label(), std::nullopt);
}

TEST(EnvironmentQuery, LooksUpApplicationOnce)
{
    EXPECT_EQ(EnvironmentQuery::parse("shop", "d", std::nullopt)->fileNames(),
              (Names{"application", "shop"}));
    EXPECT_EQ(EnvironmentQuery::parse("application", "d", std::nullopt)->fileNames(),
              Names{"application"});
    EXPECT_EQ(EnvironmentQuery::parse("a,application,b", "d", std::nullopt)->fileNames(),
              (Names{"application", "a", "b"}));
}

TEST(EnvironmentQuery, RefusesWhatCouldLeaveTheRepository)
{
    for (const std::string unsafe :
         {"..",  "a..b", "(_)etc", "a(_)(_)b", "a(_)", "a(_)..(_)b", ".",  "a(_).(_)b",
          "a/b", "a\\b", "a#b",    "a%2e",     "a b",  "",           "a,", ",a",
          "a{b", "a~1",  "a^",     "a:b",      "ä",    "a\n",        "*",  "${x}"}) {
        EXPECT_FALSE(EnvironmentQuery::parse(unsafe, "dev", std::nullopt).ok()) << unsafe;
        EXPECT_FALSE(EnvironmentQuery::parse("shop", unsafe, std::nullopt).ok()) << unsafe;
        EXPECT_FALSE(EnvironmentQuery::parse("shop", "dev", unsafe).ok()) << unsafe;
    }
    EXPECT_FALSE(EnvironmentQuery::parse(std::string(201, 'a'), "dev", std::nullopt).ok());
    EXPECT_FALSE(
        EnvironmentQuery::parse("shop", "a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a", std::nullopt)
            .ok());
}

TEST(EnvironmentQuery, TakesTheCharactersOfNames)
{
    EXPECT_TRUE(EnvironmentQuery::parse("a-b_c.d+e@f9", "x", "v1.2.3").ok());
}

} // namespace
