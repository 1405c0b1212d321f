#include "kiosk_testing.hpp"
#include "storefront-kiosk/queue/order_sink.hpp"
#include "storefront-kiosk/shop/allotment_book.hpp"
#include "storefront-kiosk/shop/device_file.hpp"
#include "storefront-kiosk/shop/last_good.hpp"
#include "storefront-kiosk/shop/link_watch.hpp"
#include "storefront-kiosk/shop/settings_parser.hpp"
#include "storefront-kiosk/shop/shop_side.hpp"
#include "storefront-kiosk/staff/staff_pin.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "vitrine/wire/device_settings.hpp"

#include <algorithm>
#include <filesystem>

namespace vitrine::kiosk {
namespace {

using namespace std::chrono_literals;
using namespace testing;
using testkit::ManualClock;

const std::string kTent = "0190a1b2-0000-7000-8000-000000000001";
const std::string kMug = "0190a1b2-0000-7000-8000-000000000002";

std::vector<std::string> keysOf(const ParsedSettings& parsed)
{
    std::vector<std::string> keys;
    for (const auto& fault : parsed.faults)
        keys.push_back(fault.key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

TEST(KioskSettingsText, ReadsEveryKey)
{
    const auto hash = must(hashPin("2580"));
    const auto parsed = parseKioskSettings({{"attract.text.de", "Willkommen"},
                                            {"languages", "de, en"},
                                            {"idle-seconds", "90"},
                                            {"countdown-seconds", "10"},
                                            {"done-seconds", "30"},
                                            {"reach-factor", "4"},
                                            {"pay.terminal", "false"},
                                            {"guests", "true"},
                                            {"receipt.e-mail", "true"},
                                            {"printer", "/dev/usb/lp0"},
                                            {"prices.show-net", "true"},
                                            {"motion", "false"},
                                            {"offline.sell-without-lease", "false"},
                                            {"offline.allotment", "TENT-2:5, MUG:10"},
                                            {"low-stock", "7"},
                                            {"receipt.shop", "Main Street"},
                                            {"receipt.address", "1 Main Street|12345 Town"},
                                            {"receipt.number-prefix", "MAIN-K1"},
                                            {"labels[0].prefix", "21"},
                                            {"labels[0].kind", "weight"},
                                            {"labels[0].decimals", "3"},
                                            {"staff[0].name", "Ada"},
                                            {"staff[0].pin-hash", hash}});
    EXPECT_EQ(keysOf(parsed), std::vector<std::string>());
    const auto& settings = parsed.settings;
    EXPECT_EQ(settings.openingText.value(QStringLiteral("de")), QStringLiteral("Willkommen"));
    EXPECT_EQ(settings.languages, QStringList({QStringLiteral("de"), QStringLiteral("en")}));
    EXPECT_EQ(settings.times.idle, 90s);
    EXPECT_EQ(settings.times.reachFactor, 4);
    EXPECT_FALSE(settings.ways.terminal);
    EXPECT_TRUE(settings.ways.eMail);
    EXPECT_TRUE(settings.ways.counter);
    EXPECT_EQ(settings.devices.printer, "/dev/usb/lp0");
    EXPECT_TRUE(settings.showNetPrices);
    EXPECT_FALSE(settings.motion);
    EXPECT_FALSE(settings.sellOfflineWithoutLease);
    EXPECT_EQ(settings.allotment,
              (std::map<std::string, std::int64_t>{{"TENT-2", 5}, {"MUG", 10}}));
    EXPECT_EQ(settings.lowStock, 7);
    EXPECT_EQ(settings.shop.address, (std::vector<std::string>{"1 Main Street", "12345 Town"}));
    EXPECT_EQ(settings.numberPrefix, "MAIN-K1");
    ASSERT_EQ(settings.labels.size(), 1u);
    EXPECT_EQ(settings.labels[0].number.value, domain::InternalNumberRule::Value::Weight);
    ASSERT_EQ(settings.staff.size(), 1u);
    EXPECT_TRUE(isPinOf("2580", settings.staff[0].pinHash));
}

TEST(KioskSettingsText, NamesWhatIsWrongAndKeepsTheRest)
{
    const auto parsed = parseKioskSettings({{"idle-seconds", "soon"},
                                            {"countdown-seconds", "100000"},
                                            {"motion", "yes"},
                                            {"offline.allotment", "TENT-2"},
                                            {"receipt.number-prefix", "no prefix"},
                                            {"staff[0].name", "Ada"},
                                            {"staff[0].pin-hash", "2580"},
                                            {"colour", "red"},
                                            {"low-stock", "5"}});
    EXPECT_EQ(keysOf(parsed),
              (std::vector<std::string>{"colour",
                                        "countdown-seconds",
                                        "idle-seconds",
                                        "motion",
                                        "offline.allotment",
                                        "receipt.number-prefix",
                                        "staff"}));
    const KioskSettings defaults;
    EXPECT_EQ(parsed.settings.times.idle, defaults.times.idle);
    EXPECT_EQ(parsed.settings.times.countdown, defaults.times.countdown);
    EXPECT_TRUE(parsed.settings.motion);
    EXPECT_TRUE(parsed.settings.staff.empty());
    EXPECT_EQ(parsed.settings.lowStock, 5);
}

TEST(KioskSettingsText, NeverLeavesAKioskWithoutAWayToBuy)
{
    const auto unpayable =
        parseKioskSettings({{"pay.terminal", "false"}, {"pay.counter", "false"}});
    EXPECT_TRUE(unpayable.settings.ways.terminal);
    EXPECT_EQ(keysOf(unpayable), std::vector<std::string>{"pay.counter"});
    const auto forNobody = parseKioskSettings({{"guests", "false"}, {"sign-in", "false"}});
    EXPECT_TRUE(forNobody.settings.ways.guest);
    EXPECT_EQ(keysOf(forNobody), std::vector<std::string>{"sign-in"});
}

TEST(KioskSettingsText, TakesTheLastGoodInPlaceOfTheFaulty)
{
    const SettingTexts lastGood{{"idle-seconds", "45"},
                                {"staff[0].name", "Ada"},
                                {"staff[0].pin-hash", must(hashPin("2580"))}};
    const SettingTexts now{{"idle-seconds", "x"},
                           {"staff[0].name", "Eve"},
                           {"staff[0].pin-hash", "x"},
                           {"staff[1].name", "Mallory"},
                           {"low-stock", "9"}};
    const auto mended = mendSettings(now, parseKioskSettings(now).faults, lastGood);
    const auto parsed = parseKioskSettings(mended);
    EXPECT_TRUE(parsed.faults.empty());
    EXPECT_EQ(parsed.settings.times.idle, 45s);
    ASSERT_EQ(parsed.settings.staff.size(), 1u);
    EXPECT_EQ(parsed.settings.staff[0].name, "Ada");
    EXPECT_EQ(parsed.settings.lowStock, 9);
}

TEST(LastGoodFile, BringsBackWhatItWasGiven)
{
    const Folder folder;
    LastGoodFile file(folder.file("shop.json"));
    EXPECT_EQ(file.read(), LastGood{});
    LastGood said{.settings = {{"idle-seconds", "45"}}};
    said.profile.emplace();
    said.profile->name = "Main Street";
    said.profile->languages = {"de"};
    must(file.keep(said));
    EXPECT_EQ(file.read(), said);
    must(writeDurably(folder.file("shop.json"), "{\"settings\": [1"));
    EXPECT_EQ(file.read(), LastGood{});
}

TEST(DeviceFile, IsForTheKiosksUserOnly)
{
    const Folder folder;
    DeviceFile file(folder.file("device.json"));
    EXPECT_EQ(codeOf(file.read()), ErrorCode::NotFound);
    const DeviceCredentials credentials{"d-1", "kiosk-d-1", "secret"};
    must(file.keep(credentials));
    EXPECT_EQ(must(file.read()), credentials);
    const auto rights = std::filesystem::status(folder.file("device.json")).permissions();
    EXPECT_EQ(rights, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(NumberPrefix, IsTheDevicesOwn)
{
    EXPECT_EQ(defaultNumberPrefix("0190a1b2-0000-7000-8000-0000000abc1f"), "KABC1F");
    const auto parsed = parseKioskSettings(
        {{"receipt.number-prefix", defaultNumberPrefix("0190a1b2-0000-7000-8000-0000000abc1f")}});
    EXPECT_TRUE(parsed.faults.empty());
}

class AllotmentTest : public ::testing::Test
{
protected:
    std::unique_ptr<AllotmentBook> open()
    {
        return must(AllotmentBook::open(m_folder.file("allotment.json"), m_clock));
    }
    std::unique_ptr<AllotmentBook> held(const Units& granted)
    {
        auto book = open();
        must(book->begin("lease-1", granted));
        must(book->settle(granted, 3600s));
        return book;
    }

    Folder m_folder;
    ManualClock m_clock;
};

TEST_F(AllotmentTest, SellsNoUnitTwiceAcrossRestarts)
{
    held({{kTent, 3}});
    EXPECT_EQ(must(open()->take("sale-1", {{kTent, 2}}, false)).leaseId, "lease-1");
    const auto second = must(open()->take("sale-2", {{kTent, 2}}, false));
    ASSERT_EQ(second.shortLines.size(), 1u);
    EXPECT_EQ(second.shortLines[0].available, 1);
    EXPECT_TRUE(second.leaseId.empty());
    EXPECT_EQ(must(open()->take("sale-2", {{kTent, 1}}, false)).leaseId, "lease-1");
    EXPECT_EQ(open()->allotment().left(kTent), 0);
}

TEST_F(AllotmentTest, AskingAgainReplacesAndReleasingGivesBack)
{
    const auto book = held({{kTent, 3}, {kMug, 1}});
    must(book->take("sale-1", {{kTent, 3}}, false));
    must(book->take("sale-1", {{kTent, 1}, {kMug, 1}}, false));
    EXPECT_EQ(book->allotment().left(kTent), 2);
    EXPECT_EQ(book->allotment().left(kMug), 0);
    must(book->release("sale-1"));
    must(book->release("sale-1"));
    EXPECT_EQ(open()->allotment().left(kTent), 3);
    EXPECT_EQ(open()->allotment().left(kMug), 1);
}

TEST_F(AllotmentTest, TakesWhatThereIsWhenThatMaySuffice)
{
    const auto book = held({{kTent, 1}});
    const auto hold = must(book->take("sale-1", {{kTent, 2}, {kMug, 1}}, true));
    EXPECT_TRUE(hold.shortLines.empty());
    EXPECT_TRUE(hold.isOffline);
    EXPECT_EQ(hold.leaseId, "lease-1");
    EXPECT_EQ(must(book->take("sale-2", {{kTent, 1}}, true)).leaseId, "");
}

TEST_F(AllotmentTest, SellsNothingThatIsNotHeld)
{
    const auto book = open();
    EXPECT_EQ(must(book->take("sale-1", {{kTent, 1}}, false)).shortLines.size(), 1u);
    must(book->begin("lease-1", {{kTent, 1}})); // nobody knows yet whether the shop gave it
    EXPECT_EQ(must(book->take("sale-1", {{kTent, 1}}, false)).shortLines.size(), 1u);
    must(book->settle({{kTent, 1}}, 60s));
    m_clock.advance(60s);
    EXPECT_EQ(must(book->take("sale-1", {{kTent, 1}}, false)).shortLines.size(), 1u);
    must(book->beginReturn());
    EXPECT_EQ(must(book->take("sale-1", {{kTent, 1}}, false)).shortLines.size(), 1u);
}

TEST_F(AllotmentTest, BeginsAnewWhenItsFileIsDamaged)
{
    held({{kTent, 3}});
    must(writeDurably(m_folder.file("allotment.json"), "{\"state\":\"held\""));
    EXPECT_EQ(open()->allotment().state, Allotment::State::None);
}

TEST_F(AllotmentTest, IsTakenRenewedReplacedAndGivenBack)
{
    using Step = AllotmentStep;
    const Units wanted{{kTent, 3}};
    const auto now = m_clock.now();
    EXPECT_EQ(nextStep({}, {}, true, now), Step::Nothing);
    EXPECT_EQ(nextStep({}, wanted, false, now), Step::Take);
    Allotment allotment{.state = Allotment::State::Taking, .wanted = wanted};
    EXPECT_EQ(nextStep(allotment, {}, false, now), Step::Take); // the answer was lost: ask again
    allotment = {.state = Allotment::State::Held,
                 .wanted = wanted,
                 .granted = wanted,
                 .since = now,
                 .until = now + 3h};
    EXPECT_EQ(nextStep(allotment, wanted, true, now), Step::Nothing);
    EXPECT_EQ(nextStep(allotment, wanted, true, now + 1h), Step::Renew);
    EXPECT_EQ(nextStep(allotment, {{kTent, 4}}, true, now), Step::Return);
    EXPECT_EQ(nextStep(allotment, {{kTent, 4}}, false, now), Step::Nothing); // a sale is under way
    EXPECT_EQ(nextStep(allotment, {}, true, now), Step::Return);
    EXPECT_EQ(nextStep(allotment, wanted, true, now + 3h), Step::Forget);
    EXPECT_EQ(nextStep(allotment, wanted, false, now + 3h), Step::Nothing);
    allotment.used["sale-1"] = {{kTent, 1}};
    EXPECT_EQ(nextStep(allotment, wanted, true, now), Step::Return); // to be filled up
    allotment.state = Allotment::State::Returning;
    EXPECT_EQ(nextStep(allotment, wanted, false, now), Step::Return);
}

Sale saleBy(SalePayment::Way way)
{
    return {
        .id = "0190a1b2-0000-7000-8000-0000000000aa",
        .key = "key",
        .draft = {.lines = {{.productId = kTent, .quantity = 2, .expectedUnitPrice = euros(500)}},
                  .paymentToken = way == SalePayment::Way::Shop ? "tok_visa" : "",
                  .email = "ada@shop.example",
                  .expectedTotal = euros(1000),
                  .leaseId = "lease-1"},
        .payment = {.way = way,
                    .reference = "sale-1",
                    .cardBrand = "Visa",
                    .cardLastFour = "4242",
                    .captured = euros(1000)},
        .number = "S-K1-000007",
        .pickupNumber = 7,
        .madeAt = Timestamp(1'795'167'000'000ms)};
}

TEST(OrderOfSale, TellsHowItWasPaidAndWhatWasPromised)
{
    const auto paid = orderOf(saleBy(SalePayment::Way::Terminal));
    EXPECT_EQ(paid.payment.kind, "terminal");
    ASSERT_TRUE(paid.payment.terminal);
    EXPECT_EQ(paid.payment.terminal->reference, "sale-1");
    EXPECT_EQ(paid.payment.terminal->amount, euros(1000));
    EXPECT_EQ(paid.payment.terminal->last4, "4242");
    EXPECT_TRUE(paid.soldOffline); // the money is there: it must be taken at this price
    EXPECT_EQ(paid.soldAt, "2026-11-20T09:30:00.000Z");
    EXPECT_EQ(paid.pickupNumber, 7);
    EXPECT_EQ(paid.receiptNumber, "S-K1-000007");
    EXPECT_EQ(paid.leaseId, "lease-1");
    EXPECT_TRUE(must(wire::decodeOrderDraft(wire::encode(paid))).soldOffline);

    const auto atCounter = orderOf(saleBy(SalePayment::Way::Counter));
    EXPECT_EQ(atCounter.payment.kind, "counter");
    EXPECT_FALSE(atCounter.soldOffline);
    EXPECT_EQ(must(wire::decodeOrderDraft(wire::encode(atCounter))).payment.kind, "counter");

    const auto byShop = orderOf(saleBy(SalePayment::Way::Shop));
    EXPECT_EQ(byShop.payment.kind, "token");
    EXPECT_EQ(byShop.paymentToken, "tok_visa");
}

TEST(OrderOfSale, IsTheSameAfterARestart)
{
    auto sale = saleBy(SalePayment::Way::Terminal);
    sale.draft.soldOffline = true;
    const auto content = must(SaleContent::decode(SaleContent{sale.draft, sale.payment}.encode()));
    auto after = sale;
    after.draft = content.draft;
    after.payment = content.payment;
    EXPECT_EQ(wire::encode(orderOf(after)), wire::encode(orderOf(sale)));
}

TEST(OutOfReach, IsOnlyWhenNobodyAnswered)
{
    EXPECT_TRUE(isOutOfReach(ErrorCode::Unavailable));
    EXPECT_TRUE(isOutOfReach(ErrorCode::DeadlineExceeded));
    EXPECT_FALSE(isOutOfReach(ErrorCode::PermissionDenied));
    EXPECT_FALSE(isOutOfReach(ErrorCode::Conflict));
}

} // namespace
} // namespace vitrine::kiosk
