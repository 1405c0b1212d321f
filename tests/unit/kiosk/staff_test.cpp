#include "kiosk_testing.hpp"
#include "storefront-kiosk/staff/staff_door.hpp"
#include "storefront-kiosk/staff/staff_pin.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "tests/testkit/manual_clock.hpp"

#include <filesystem>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace std::chrono_literals;
using vitrine::kiosk::testing::Folder;
using vitrine::kiosk::testing::must;

namespace {

using Kind = StaffDoor::Answer::Kind;

/// Hashing takes its time: once for all tests.
const std::vector<StaffMember>& members()
{
    static const std::vector<StaffMember> all{{"Kim", must(hashPin("4711"))},
                                              {"Alex", must(hashPin("80512"))}};
    return all;
}

class StaffDoorTest : public ::testing::Test
{
protected:
    std::unique_ptr<StaffDoor> open()
    {
        return must(
            StaffDoor::open({.path = m_folder.file("pin-lock"), .members = members()}, m_clock));
    }
    Folder m_folder;
    testkit::ManualClock m_clock;
};

} // namespace

TEST(StaffPin, IsSaltedAndSlowAndFindsItsOwnOnly)
{
    const auto again = must(hashPin("4711"));
    EXPECT_NE(again, members()[0].pinHash);
    EXPECT_EQ(again.rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0), 0u) << again;
    EXPECT_TRUE(isPinOf("4711", again));
    EXPECT_FALSE(isPinOf("4712", again));
    EXPECT_FALSE(isPinOf("4711", "no hash"));
}

TEST(StaffPin, RefusesWhatIsTriedFirst)
{
    for (const char* pin : {"", "123", "1234567890123", "12a4", "0000", "1234", "9876", "777777"})
        EXPECT_FALSE(hashPin(pin).ok()) << pin;
    EXPECT_TRUE(hashPin("1357").ok());
}

TEST_F(StaffDoorTest, OpensForEveryMemberByName)
{
    auto door = open();
    EXPECT_EQ(door->tryPin("80512").name, "Alex");
    const auto answer = door->tryPin("4711");
    EXPECT_EQ(answer.kind, Kind::Open);
    EXPECT_EQ(answer.name, "Kim");
    EXPECT_TRUE(answer.remembered);
}

TEST_F(StaffDoorTest, LocksAfterThreeWrongOnesAndLongerEachTime)
{
    auto door = open();
    EXPECT_EQ(door->tryPin("1111").triesLeft, 2);
    EXPECT_EQ(door->tryPin("1111").triesLeft, 1);
    EXPECT_EQ(door->tryPin("1111").wait, 0s);
    EXPECT_EQ(door->tryPin("1111").wait, 30s);
    EXPECT_EQ(door->tryPin("4711").kind, Kind::Locked) << "not even the right one";
    m_clock.advance(30s);
    EXPECT_EQ(door->tryPin("1111").wait, 60s);
    m_clock.advance(59s);
    EXPECT_EQ(door->tryPin("4711").kind, Kind::Locked);
    m_clock.advance(1s);
    EXPECT_EQ(door->tryPin("4711").kind, Kind::Open);
    EXPECT_EQ(door->tryPin("1111").triesLeft, 2) << "a right one begins anew";
}

TEST_F(StaffDoorTest, NeverLocksForLongerThanAnHour)
{
    PinLockState state;
    for (int i = 0; i < 100; ++i)
        state = afterWrongPin({}, state, m_clock.now());
    EXPECT_EQ(lockLeft(state, m_clock.now()), 3600s);
}

TEST_F(StaffDoorTest, StaysLockedOverARestart)
{
    {
        auto door = open();
        for (int i = 0; i < 4; ++i)
            std::ignore = door->tryPin("1111");
    }
    auto door = open();
    EXPECT_EQ(door->wait(), 30s);
    EXPECT_EQ(door->tryPin("4711").kind, Kind::Locked);
    m_clock.advance(30s);
    EXPECT_EQ(door->tryPin("4711").kind, Kind::Open);
}

TEST_F(StaffDoorTest, CountsATryBeforeItIsLookedAt)
{
    // whoever pulls the plug while a PIN is checked has used a try
    auto door = open();
    std::ignore = door->tryPin("1111");
    const auto record = must(decodePinLock(must(readFile(m_folder.file("pin-lock"), 256))));
    EXPECT_EQ(record.failures, 1);
}

TEST_F(StaffDoorTest, BeginsTheLockAnewWhenTheClockWasSetBack)
{
    {
        auto door = open();
        for (int i = 0; i < 5; ++i) {
            std::ignore = door->tryPin("1111");
            m_clock.advance(i == 3 ? 30s : 0s);
        }
    }
    m_clock.set(Timestamp(1000ms)); // the battery of the clock is empty
    auto door = open();
    EXPECT_EQ(door->wait(), 60s);
    m_clock.advance(60s);
    EXPECT_EQ(door->tryPin("4711").kind, Kind::Open);
}

TEST_F(StaffDoorTest, CountsADamagedRecordAsTheLastFreeTry)
{
    must(writeDurably(m_folder.file("pin-lock"), "pin-lock-1 0 0"));
    auto door = open();
    EXPECT_EQ(door->wait(), 0s);
    EXPECT_EQ(door->tryPin("1111").wait, 30s);
}

TEST_F(StaffDoorTest, LetsStaffInWhenTheDiskCannotBeWritten)
{
    auto door = must(StaffDoor::open(
        {.path = m_folder.file("no/such/folder/pin-lock"), .members = members()}, m_clock));
    for (int i = 0; i < 4; ++i)
        EXPECT_FALSE(door->tryPin("1111").remembered);
    EXPECT_EQ(door->tryPin("4711").kind, Kind::Locked);
    m_clock.advance(30s);
    EXPECT_EQ(door->tryPin("4711").kind, Kind::Open);
}

TEST_F(StaffDoorTest, SaysWhenNobodyHasAPin)
{
    auto door = must(StaffDoor::open({.path = m_folder.file("pin-lock"), .members = {}}, m_clock));
    EXPECT_EQ(door->tryPin("4711").kind, Kind::NoPin);
}
