#include "services/platform/database/sql_error.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {
namespace {

TEST(SqlError, RepeatsSerializationFailuresAndDeadlocksOnly)
{
    EXPECT_EQ(faultOf("40001"), SqlFault::Repeat);
    EXPECT_EQ(faultOf("40P01"), SqlFault::Repeat);
    EXPECT_EQ(faultOf("40003"), SqlFault::InDoubt);
    EXPECT_EQ(faultOf("23505"), SqlFault::Refused);
    EXPECT_EQ(faultOf("57014"), SqlFault::Refused);
    EXPECT_EQ(faultOf(""), SqlFault::Refused);
}

TEST(SqlError, KnowsWhenTheServerEndsTheSession)
{
    for (const char* state : {"57P01", "57P02", "57P03", "57P05", "08006", "25P03", "25006"})
        EXPECT_EQ(faultOf(state), SqlFault::Disconnect) << state;
}

TEST(SqlError, NamesTheKindOfFailure)
{
    EXPECT_EQ(sqlError("23505", "duplicate").code, ErrorCode::Conflict);
    EXPECT_EQ(sqlError("23514", "check").code, ErrorCode::Conflict);
    EXPECT_EQ(sqlError("23503", "foreign key").code, ErrorCode::Conflict);
    EXPECT_EQ(sqlError("23502", "not null").code, ErrorCode::Internal);
    EXPECT_EQ(sqlError("57014", "statement timeout").code, ErrorCode::DeadlineExceeded);
    EXPECT_EQ(sqlError("55P03", "lock timeout").code, ErrorCode::DeadlineExceeded);
    EXPECT_EQ(sqlError("53100", "disk full").code, ErrorCode::Unavailable);
    EXPECT_EQ(sqlError("53300", "too many connections").code, ErrorCode::Unavailable);
    EXPECT_EQ(sqlError("42P01", "no such table").code, ErrorCode::Internal);
}

TEST(SqlError, LeavesTheRowsValuesOutOfTheMessage)
{
    const Error error =
        sqlError("23505",
                 "ERROR:  duplicate key value violates unique constraint \"account_email\"\n"
                 "DETAIL:  Key (email)=(ada@example.org) already exists.\n");

    EXPECT_NE(error.message.find("account_email"), std::string::npos);
    EXPECT_EQ(error.message.find("ada@example.org"), std::string::npos);
    EXPECT_NE(error.message.find("23505"), std::string::npos);
}

} // namespace
} // namespace vitrine::platform
