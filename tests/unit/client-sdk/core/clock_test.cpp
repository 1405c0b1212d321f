#include "vitrine/core/clock.hpp"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

using namespace std::chrono_literals;

TEST(Timestamp, IsWrittenInUtcWithMilliseconds)
{
    const Timestamp instant(std::chrono::sys_days(std::chrono::year(2026) / 2 / 28) + 23h + 59min +
                            58s + 7ms);
    EXPECT_EQ(formatTimestamp(instant), "2026-02-28T23:59:58.007Z");
}

TEST(Timestamp, ReadsWhatItWrites)
{
    const Timestamp instant(1790000000123ms);
    const auto parsed = parseTimestamp(formatTimestamp(instant));
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(*parsed, instant);
}

TEST(Timestamp, AppliesTheOffset)
{
    const auto parsed = parseTimestamp("2026-01-01T00:30:00+02:00");
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(formatTimestamp(*parsed), "2025-12-31T22:30:00.000Z");
}

TEST(Timestamp, CutsFractionsToMilliseconds)
{
    const auto parsed = parseTimestamp("2026-01-01T00:00:00.123987654Z");
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(formatTimestamp(*parsed), "2026-01-01T00:00:00.123Z");
}

class MalformedTimestamp : public testing::TestWithParam<const char*>
{
};

TEST_P(MalformedTimestamp, IsRefused)
{
    const auto parsed = parseTimestamp(GetParam());
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::InvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(Examples,
                         MalformedTimestamp,
                         testing::Values("",
                                         "2026-01-01",
                                         "2026-01-01T00:00:00",
                                         "2026-13-01T00:00:00Z",
                                         "2026-02-29T00:00:00Z",
                                         "2026-01-01T24:00:00Z",
                                         "2026-01-01T00:60:00Z",
                                         "2026-01-01T00:00:00.Z",
                                         "2026-01-01T00:00:00.1234567890Z",
                                         "2026-01-01T00:00:00+1:00",
                                         "2026-01-01T00:00:00Zx",
                                         "x026-01-01T00:00:00Z"));

TEST(Deadline, ThatNeverComesLeavesADay)
{
    EXPECT_EQ(Deadline().remaining(), 24h);
    EXPECT_FALSE(Deadline().expired());
}

TEST(Deadline, ThatPassedLeavesNothing)
{
    const Deadline past(Deadline::Monotonic::now() - 1s);
    EXPECT_TRUE(past.expired());
    EXPECT_EQ(past.remaining(), 0ms);
}

TEST(Deadline, TakesTheEarlierOfTwo)
{
    EXPECT_LE(Deadline::in(1h).orEarlier(1s).remaining(), 1s);
    EXPECT_LE(Deadline::in(1s).orEarlier(1h).remaining(), 1s);
}

} // namespace
} // namespace vitrine
