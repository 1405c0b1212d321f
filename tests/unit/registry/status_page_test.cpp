#include "services/registry/http/status_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::registry {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

TEST(ShownDuration, NamesTheTwoUnitsThatMatter)
{
    EXPECT_EQ(shownDuration(-5ms), "0 ms");
    EXPECT_EQ(shownDuration(850ms), "850 ms");
    EXPECT_EQ(shownDuration(12s), "12 s");
    EXPECT_EQ(shownDuration(3min + 59s), "3 min");
    EXPECT_EQ(shownDuration(2h + 5min), "2 h 5 min");
    EXPECT_EQ(shownDuration(2h), "2 h");
    EXPECT_EQ(shownDuration(97h), "4 d 1 h");
}

TEST(StatusPage, SaysWhyProtectionIsOnOrOff)
{
    Preservation state{.instances = 40,
                       .silent = 10,
                       .expectedPerMinute = 480,
                       .onTimePerMinute = 360,
                       .thresholdPerMinute = 408};
    state.state = Preservation::State::Protecting;
    EXPECT_THAT(explain(state), HasSubstr("protects 10 silent instances"));
    EXPECT_THAT(explain(state), HasSubstr("only 360 of 480"));
    state.state = Preservation::State::Watching;
    EXPECT_THAT(explain(state), HasSubstr("more than the threshold of 408"));
    state.state = Preservation::State::Disabled;
    EXPECT_THAT(explain(state), HasSubstr("switched off"));

    state.state = Preservation::State::Protecting;
    const std::string page = renderStatusPage(Overview{.applications = {}, .preservation = state});
    EXPECT_THAT(page, HasSubstr("role=\"alert\""));
}

TEST(StatusPage, TellsWhatToDoWhenNobodyIsThere)
{
    const std::string page = renderStatusPage(Overview{});
    EXPECT_THAT(page, HasSubstr("No instance is registered"));
    EXPECT_THAT(page, HasSubstr("Nothing has happened yet"));
}

TEST(StatusPage, TellsWhatHappened)
{
    Overview overview;
    overview.events = {
        {Event::Kind::Evicted, Timestamp(1'790'000'000'000ms), "CART", "cart-1", Status::Up},
        {Event::Kind::Registered,
         Timestamp(1'789'999'999'000ms),
         "CART",
         "cart-1",
         Status::Starting}};
    const std::string page = renderStatusPage(overview);
    EXPECT_THAT(page, HasSubstr("dropped: its lease ended"));
    EXPECT_THAT(page, HasSubstr("registered, <span class=\"badge info\">STARTING"));
}

} // namespace
} // namespace vitrine::registry
