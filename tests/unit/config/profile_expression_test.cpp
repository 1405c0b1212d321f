#include "services/config/domain/profile_expression.hpp"

#include <gtest/gtest.h>

namespace {

using vitrine::config::matchesProfiles;

bool matches(const std::string& expression)
{
    const auto result = matchesProfiles(expression, {"dev", "eu"});
    EXPECT_TRUE(result.ok()) << expression;
    return result.ok() && *result;
}

TEST(ProfileExpression, KnowsAndOrNotAndBrackets)
{
    EXPECT_TRUE(matches("dev"));
    EXPECT_FALSE(matches("prod"));
    EXPECT_TRUE(matches("!prod"));
    EXPECT_TRUE(matches("dev & eu"));
    EXPECT_FALSE(matches("dev & us"));
    EXPECT_TRUE(matches("prod | eu"));
    EXPECT_TRUE(matches("(prod | dev) & !us"));
    EXPECT_TRUE(matches("!(prod & dev)"));
    EXPECT_TRUE(matches("prod, dev"));
    EXPECT_FALSE(matches("prod,us"));
}

TEST(ProfileExpression, RefusesWhatIsNone)
{
    for (const std::string wrong :
         {"", "dev &", "& dev", "dev eu", "(dev", "dev)", "a & b | c", "!", "()", ",", "dev,"})
        EXPECT_FALSE(matchesProfiles(wrong, {"dev"}).ok()) << wrong;
    EXPECT_FALSE(matchesProfiles(std::string(1000, '('), {"dev"}).ok());
    EXPECT_FALSE(matchesProfiles(std::string(100000, '!') + "dev", {"dev"}).ok());
}

} // namespace
