#include "vitrine/domain/gtin.hpp"
#include "vitrine/domain/order_number.hpp"
#include "vitrine/domain/sku.hpp"
#include "vitrine/domain/uuid.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace vitrine::domain {
namespace {

TEST(Gtin, AcceptsEachLengthAndKeepsFourteenDigits)
{
    EXPECT_EQ(Gtin::create("4006381333931").value().text(), "04006381333931");
    EXPECT_EQ(Gtin::create("036000291452").value().text(), "00036000291452");
    EXPECT_EQ(Gtin::create("73513537").value().text(), "00000073513537");
    EXPECT_EQ(Gtin::create("10614141000415").value().text(), "10614141000415");
    EXPECT_EQ(Gtin::create(" 4-006381-333931 ").value().text(), "04006381333931");
}

TEST(Gtin, ExpandsUpcE)
{
    EXPECT_EQ(Gtin::create("04252614").value(), Gtin::create("042100005264").value());
    EXPECT_EQ(expandUpcE("01234565").value(), "012345000065"); // middle ends in 6 -> 5 + digit
    EXPECT_FALSE(expandUpcE("04252615").ok());
    EXPECT_FALSE(expandUpcE("24252614").ok());
}

TEST(Gtin, TheUpcAndEanFormsOfOneItemAreEqual)
{
    EXPECT_EQ(Gtin::create("036000291452").value(), Gtin::create("0036000291452").value());
    EXPECT_EQ(Gtin::create("036000291452").value(), Gtin::create("00036000291452").value());
}

TEST(Gtin, NamesTheCheckDigitThatShouldBe)
{
    const auto bad = Gtin::create("2340119005006");
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.error().message, "the check digit of 2340119005006 should be 7");
    EXPECT_TRUE(Gtin::create("2340119005007").ok());
}

TEST(Gtin, RefusesOtherLengthsAndCharacters)
{
    for (const char* text :
         {"", "1", "1234567", "123456789", "40063813339310000", "400638133393X", "４"})
        EXPECT_FALSE(Gtin::create(text).ok()) << text;
}

TEST(Gtin, EveryChangedDigitIsFound)
{
    const std::string good = "4006381333931";
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string changed = good;
            changed[i] = digit;
            EXPECT_EQ(Gtin::create(changed).ok(), changed == good) << changed;
        }
    }
}

TEST(Gtin, PrintsTheFormOfItsBarcode)
{
    for (const char* text : {"73513537", "036000291452", "4006381333931", "10614141000415"})
        EXPECT_EQ(Gtin::create(text).value().shortText(), text);
}

TEST(Gtin, KnowsNumbersThatMeanSomethingInOneStoreOnly)
{
    EXPECT_TRUE(Gtin::create("2400412025505").value().isStoreInternal());
    EXPECT_TRUE(Gtin::create("2340119005007").value().isStoreInternal());
    EXPECT_TRUE(Gtin::create("212345678909").value().isStoreInternal()) << "02 as an EAN";
    EXPECT_FALSE(Gtin::create("4006381333931").value().isStoreInternal());
    EXPECT_FALSE(Gtin::create("036000291452").value().isStoreInternal());
    EXPECT_FALSE(Gtin::create("73513537").value().isStoreInternal());
    EXPECT_TRUE(Gtin::create("9780306406157").value().isPublication());
    EXPECT_FALSE(Gtin::create("4006381333931").value().isPublication());
}

TEST(Gtin, ReadsPriceAndItemOutOfAStoresOwnNumber)
{
    const auto gtin = Gtin::create("2400412025505").value();

    const auto number = readInternalNumber(gtin, {.prefix = "24"}).value();

    EXPECT_EQ(number.item, "00412");
    EXPECT_EQ(number.value, 2550);
    EXPECT_EQ(number.decimals, 2);
    EXPECT_FALSE(readInternalNumber(gtin, {.prefix = "25"}).ok());
    EXPECT_FALSE(readInternalNumber(gtin, {.prefix = "40"}).ok());
    EXPECT_FALSE(readInternalNumber(gtin, {.prefix = "24", .itemDigits = 10}).ok());
    EXPECT_EQ(readInternalNumber(gtin, {.prefix = "24", .itemDigits = 5, .innerCheck = true})
                  .value()
                  .value,
              2550);
}

TEST(Sku, TrimsAndComparesWithoutCase)
{
    const auto sku = Sku::create("  Tent-42 ").value();
    EXPECT_EQ(sku.text(), "Tent-42");
    EXPECT_EQ(sku, Sku::create("TENT-42").value());
    EXPECT_FALSE(sku == Sku::create("TENT-43").value());
}

TEST(Sku, RefusesWhatNobodyCanSeeOrType)
{
    EXPECT_TRUE(Sku::create(std::string(64, 'x')).ok());
    for (const std::string& text : {std::string(),
                                    std::string("   "),
                                    std::string(65, 'x'),
                                    std::string("a b"),
                                    std::string("a\tb"),
                                    std::string("a\0b", 3),
                                    std::string("größe"),
                                    std::string("a\x7f")})
        EXPECT_FALSE(Sku::create(text).ok()) << text;
}

class SetClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override
    {
        return Timestamp(std::chrono::milliseconds(ms));
    }
    std::int64_t ms = 0;
};

TEST(Uuid, ReadsWhatItWrites)
{
    const auto uuid = Uuid::parse("01890A5D-AC96-774B-BCCE-B302099A8057").value();
    EXPECT_EQ(uuid.text(), "01890a5d-ac96-774b-bcce-b302099a8057");
    EXPECT_EQ(uuid.version(), 7);
    EXPECT_EQ(uuid.timestamp().time_since_epoch().count(), 0x01890a5dac96);
    for (const char* text : {"",
                             "01890a5d",
                             "01890a5dac96774bbcceb302099a8057",
                             "01890a5d-ac96-774b-bcce-b302099a805g",
                             "01890a5d-ac96-774b-bcce_b302099a8057",
                             "{01890a5d-ac96-774b-bcce-b302099a805}"})
        EXPECT_FALSE(Uuid::parse(text).ok()) << text;
}

TEST(Uuid, CarriesItsTimeVersionAndVariant)
{
    SetClock clock;
    clock.ms = 1700000000123;
    UuidGenerator generator(clock);
    for (int i = 0; i < 100; ++i) {
        const Uuid uuid = generator.next();
        EXPECT_EQ(uuid.version(), 7);
        EXPECT_EQ(uuid.bytes()[8] >> 6, 2);
        EXPECT_EQ(uuid.timestamp(), clock.now());
    }
}

TEST(Uuid, KeepsGrowingWhenTheClockStandsStillOrGoesBack)
{
    SetClock clock;
    clock.ms = 1700000000000;
    UuidGenerator generator(clock);
    Uuid last = generator.next();
    for (int i = 0; i < 20000; ++i) {
        if (i == 10000)
            clock.ms -= 3600000;
        const Uuid next = generator.next();
        ASSERT_LT(last, next);
        ASSERT_LT(last.text(), next.text()) << "text sorts as the value does";
        last = next;
    }
}

TEST(Uuid, ThreadsNeverShareOne)
{
    std::vector<std::vector<Uuid>> made(4);
    std::vector<std::thread> threads;
    for (auto& mine : made) {
        threads.emplace_back([&mine] {
            for (int i = 0; i < 5000; ++i)
                mine.push_back(newUuid());
        });
    }
    for (auto& thread : threads)
        thread.join();
    std::set<Uuid> all;
    for (const auto& mine : made) {
        EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
        all.insert(mine.begin(), mine.end());
    }
    EXPECT_EQ(all.size(), 20000u);
}

TEST(OrderNumber, ReadsWhatItWrites)
{
    const auto number = OrderNumber::create("V-", 42, 6).value();
    EXPECT_EQ(number.text(), "V-000042");
    EXPECT_EQ(OrderNumber::parse(" v-000042 ").value(), number);
    EXPECT_EQ(OrderNumber::parse("V-1234567").value().counter(), 1234567);
    EXPECT_EQ(OrderNumber::create("SHOP-", 999'999'999'999).value().text(), "SHOP-999999999999");
}

TEST(OrderNumber, RefusesWhatCouldNotBeReadBack)
{
    EXPECT_FALSE(OrderNumber::create("", 1).ok());
    EXPECT_FALSE(OrderNumber::create("V2", 1).ok())
        << "the counter could not be told from the prefix";
    EXPECT_FALSE(OrderNumber::create("v-", 1).ok());
    EXPECT_FALSE(OrderNumber::create("ABCDEFGHIJKL-", 1).ok());
    EXPECT_FALSE(OrderNumber::create("V-", 0).ok());
    EXPECT_FALSE(OrderNumber::create("V-", 1'000'000'000'000).ok());
    EXPECT_FALSE(OrderNumber::create("V-", 1, 13).ok());
    for (const char* text : {"", "V-", "42", "V 42", "V-1234567890123", "V-4x"})
        EXPECT_FALSE(OrderNumber::parse(text).ok()) << text;
}

TEST(OrderNumber, NumbersOfADeviceCarryStoreAndDevice)
{
    EXPECT_EQ(deviceNumberPrefix("s1", "K07").value(), "S1-K07-");
    EXPECT_FALSE(deviceNumberPrefix("", "K07").ok());
    EXPECT_FALSE(deviceNumberPrefix("S1", "K-7").ok());
    EXPECT_FALSE(deviceNumberPrefix("S1", "KIOSK07").ok());
}

} // namespace
} // namespace vitrine::domain
