#include "vitrine/core/result.hpp"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

TEST(Result, WithoutAValueIsAnError)
{
    const Result<int> result;
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Internal);
}

TEST(Result, HoldsAValueOrAnError)
{
    const Result<std::string> good = std::string("x");
    const Result<std::string> bad = failure<std::string>(ErrorCode::NotFound, "gone", "/id");
    EXPECT_EQ(*good, "x");
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.error().field, "/id");
}

TEST(Result, KnowsWhatMaySucceedLater)
{
    EXPECT_TRUE(isTransient(ErrorCode::Unavailable));
    EXPECT_TRUE(isTransient(ErrorCode::RateLimited));
    EXPECT_FALSE(isTransient(ErrorCode::Conflict));
    EXPECT_STREQ(toString(ErrorCode::PreconditionFailed), "precondition_failed");
}

} // namespace
} // namespace vitrine
