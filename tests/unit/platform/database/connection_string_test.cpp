#include "services/platform/database/connection_string.hpp"
#include "services/platform/database/sql_array.hpp"

#include <gmock/gmock.h>

namespace vitrine::platform {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ConnectionString, AddsTimeOutsToAUri)
{
    const auto text = connectionString({.url = "postgresql://order@/orders?host=%2Ftmp%2Fpg",
                                        .statementTimeout = std::chrono::milliseconds(1500),
                                        .lockTimeout = std::chrono::milliseconds(700)});

    ASSERT_TRUE(text.ok());
    EXPECT_THAT(*text, HasSubstr("host='/tmp/pg'"));
    EXPECT_THAT(*text, HasSubstr("user='order'"));
    EXPECT_THAT(*text, HasSubstr("-c statement_timeout=1500"));
    EXPECT_THAT(*text, HasSubstr("-c jit=off"));
    EXPECT_THAT(*text, HasSubstr("-c lock_timeout=700"));
    EXPECT_THAT(*text, HasSubstr("-c timezone=UTC"));
}

TEST(ConnectionString, KeepsWhatTheInstallationChose)
{
    const auto text = connectionString(
        {.url = "host=db connect_timeout=9 options='-c search_path=shop' application_name=mine"});

    ASSERT_TRUE(text.ok());
    EXPECT_THAT(*text, HasSubstr("connect_timeout='9'"));
    EXPECT_THAT(*text, HasSubstr("application_name='mine'"));
    EXPECT_THAT(*text, HasSubstr("-c search_path=shop -c statement_timeout="));
}

TEST(ConnectionString, QuotesAValueThatHoldsAQuote)
{
    const auto text = connectionString({.url = R"(host=db password='it\'s \\ here')"});

    ASSERT_TRUE(text.ok());
    EXPECT_THAT(*text, HasSubstr(R"(password='it\'s \\ here')"));
}

TEST(ConnectionString, NeverRepeatsABadUrl)
{
    const auto text = connectionString({.url = "host=db password=geheim nonsense"});

    ASSERT_FALSE(text.ok());
    EXPECT_EQ(text.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(text.error().field, "database.url");
    EXPECT_THAT(text.error().message, Not(HasSubstr("geheim")));
}

TEST(SqlArray, QuotesEveryText)
{
    const std::vector<std::string> values = {"plain", "a,b", R"(say "hi" \ bye)", "", "NULL"};

    EXPECT_EQ(sqlArray(values), R"({"plain","a,b","say \"hi\" \\ bye","","NULL"})");
    EXPECT_EQ(sqlArray(std::vector<std::string>{}), "{}");
    EXPECT_EQ(sqlArray(std::vector<std::int64_t>{1, -2, 3}), "{1,-2,3}");
}

} // namespace
} // namespace vitrine::platform
