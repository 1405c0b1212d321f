#include "services/registry/domain/registry.hpp"

#include <gtest/gtest.h>

namespace vitrine::registry {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

Instance instanceOf(const std::string& app, const std::string& id, Status status = Status::Up)
{
    Instance instance;
    instance.app = app;
    instance.id = id;
    instance.hostName = instance.ipAddr = "127.0.0.1";
    instance.dataCenterName = "MyOwn";
    instance.status = status;
    instance.lastDirty = 100;
    return instance;
}

/// A registry with its own time.
struct Bench
{
    explicit Bench(RegistryRules ownRules = {})
        : rules(ownRules)
        , registry(rules, now())
    {
    }

    Moment now() const { return {Timestamp(time), time}; }
    void add(Instance instance) { EXPECT_TRUE(registry.add(std::move(instance), now())); }
    bool renew(const std::string& id, std::optional<std::int64_t> dirty = {})
    {
        return registry.renew("A", id, dirty, now());
    }
    Status statusOf(const std::string& id) const
    {
        const auto found = registry.find("A", id, now());
        return found ? found->status : Status::Unknown;
    }
    /// Lets `length` pass; calls `each` every second and evicts at the interval.
    template <typename Each> void pass(std::chrono::seconds length, const Each& each)
    {
        for (std::chrono::seconds passed{0}; passed < length; ++passed) {
            time += 1s;
            each();
            if (time % rules.evictionInterval == milliseconds(0))
                evicted += registry.evict(now());
        }
    }
    void pass(std::chrono::seconds length)
    {
        pass(length, [] {});
    }
    std::size_t size() const { return registry.preservation(now()).instances; }

    RegistryRules rules;
    milliseconds time = 1000h;
    Registry registry;
    std::size_t evicted = 0;
};

/// `count` clients that renew every 30 s, of which the first `live` go on.
struct Fleet
{
    Fleet(Bench& ownBench, int count)
        : bench(ownBench)
    {
        for (int i = 0; i < count; ++i)
            bench.add(instanceOf("A", std::to_string(100 + i)));
    }
    void run(std::chrono::seconds length, int live)
    {
        bench.pass(length, [&] {
            if (bench.time % 30s != 0s)
                return;
            for (int i = 0; i < live; ++i)
                std::ignore = bench.renew(std::to_string(100 + i));
        });
    }
    Bench& bench;
};

RegistryRules protectingFrom(std::size_t instances)
{
    RegistryRules rules;
    rules.preservation.instancesMin = instances;
    return rules;
}

TEST(Registry, ListsApplicationsAndInstancesInOrder)
{
    Bench bench;
    bench.add(instanceOf("STOCK", "b"));
    bench.add(instanceOf("STOCK", "a", Status::Down));
    bench.add(instanceOf("CART", "c"));
    const auto apps = bench.registry.applications();
    ASSERT_EQ(apps.size(), 2U);
    EXPECT_EQ(apps[0].name, "CART");
    EXPECT_EQ(apps[1].instances[0].id, "a");
    EXPECT_EQ(statusHash(apps), "DOWN_1_UP_2_");
    EXPECT_EQ(statusHash({}), "");
}

TEST(Registry, SortsTheHashByStatus)
{
    Bench bench;
    for (int i = 0; i < 9; ++i)
        bench.add(instanceOf("A", "up" + std::to_string(i)));
    bench.add(instanceOf("A", "d1", Status::Down));
    bench.add(instanceOf("A", "d2", Status::Down));
    bench.add(instanceOf("B", "o", Status::OutOfService));
    bench.add(instanceOf("B", "s", Status::Starting));
    EXPECT_EQ(statusHash(bench.registry.applications()),
              "DOWN_2_OUT_OF_SERVICE_1_STARTING_1_UP_9_");
}

TEST(Registry, RenewsOnlyWhatItKnows)
{
    Bench bench;
    EXPECT_FALSE(bench.renew("a"));
    bench.add(instanceOf("A", "a"));
    EXPECT_TRUE(bench.renew("a"));
    EXPECT_TRUE(bench.registry.cancel("A", "a", bench.now()));
    EXPECT_FALSE(bench.registry.cancel("A", "a", bench.now()));
    EXPECT_FALSE(bench.renew("a"));
}

TEST(Registry, AsksForARegistrationWhenTheClientKnowsNewerData)
{
    Bench bench;
    bench.add(instanceOf("A", "a"));
    EXPECT_TRUE(bench.renew("a", 100));
    EXPECT_TRUE(bench.renew("a", 99)) << "an older view is the client's own affair";
    EXPECT_FALSE(bench.renew("a", 101));
}

TEST(Registry, TakesARepeatedRegistrationUnlessItIsOlder)
{
    Bench bench;
    Instance first = instanceOf("A", "a", Status::Starting);
    first.metadata = {{"version", "2"}};
    bench.add(first);

    Instance late = instanceOf("A", "a", Status::Down);
    late.lastDirty = 99;
    bench.add(late);
    EXPECT_EQ(bench.statusOf("a"), Status::Starting);
    EXPECT_EQ(bench.registry.find("A", "a", bench.now())->metadata.at("version"), "2");

    Instance same = instanceOf("A", "a", Status::Up);
    bench.add(same);
    EXPECT_EQ(bench.statusOf("a"), Status::Up);
}

TEST(Registry, KeepsTheTimeAnInstanceCameUpAcrossRegistrations)
{
    Bench bench;
    bench.add(instanceOf("A", "a", Status::Starting));
    EXPECT_EQ(bench.registry.find("A", "a", bench.now())->upSince, Timestamp{});
    bench.time += 5s;
    const Timestamp cameUp = bench.now().wall;
    bench.add(instanceOf("A", "a", Status::Up));
    bench.time += 5s;
    bench.add(instanceOf("A", "a", Status::Up));
    EXPECT_EQ(bench.registry.find("A", "a", bench.now())->upSince, cameUp);
}

TEST(Registry, BelievesAnInstanceThatSaysItCannotServe)
{
    Bench bench;
    bench.add(instanceOf("A", "a"));
    bench.add(instanceOf("A", "a", Status::Down));
    EXPECT_EQ(bench.statusOf("a"), Status::Down);
    bench.add(instanceOf("A", "a", Status::Up));
    EXPECT_EQ(bench.statusOf("a"), Status::Up);
}

TEST(Registry, KeepsAnOperatorsWordUntilItIsTakenBack)
{
    Bench bench;
    bench.add(instanceOf("A", "a"));
    ASSERT_TRUE(bench.registry.overrideStatus("A", "a", Status::OutOfService, bench.now()));
    EXPECT_EQ(bench.statusOf("a"), Status::OutOfService);
    EXPECT_TRUE(bench.renew("a", 100));
    EXPECT_EQ(bench.statusOf("a"), Status::OutOfService);
    bench.add(instanceOf("A", "a", Status::Up));
    EXPECT_EQ(bench.statusOf("a"), Status::OutOfService) << "a registration does not undo it";

    ASSERT_TRUE(bench.registry.removeOverride("A", "a", Status::Unknown, bench.now()));
    EXPECT_FALSE(bench.renew("a", 100)) << "the instance is to register with its own view";
    bench.add(instanceOf("A", "a", Status::Up));
    EXPECT_EQ(bench.statusOf("a"), Status::Up);
    EXPECT_FALSE(bench.registry.overrideStatus("A", "nobody", Status::Up, bench.now()));
    EXPECT_FALSE(bench.registry.removeOverride("A", "nobody", Status::Up, bench.now()));
}

TEST(Registry, TakesAnOverrideBackToAGivenStatus)
{
    Bench bench;
    bench.add(instanceOf("A", "a"));
    ASSERT_TRUE(bench.registry.overrideStatus("A", "a", Status::OutOfService, bench.now()));
    ASSERT_TRUE(bench.registry.removeOverride("A", "a", Status::Up, bench.now()));
    EXPECT_EQ(bench.statusOf("a"), Status::Up);
    EXPECT_TRUE(bench.renew("a"));
}

TEST(Registry, DoesNotOverrideDown)
{
    Bench bench;
    bench.add(instanceOf("A", "a", Status::Up));
    ASSERT_TRUE(bench.registry.overrideStatus("A", "a", Status::Up, bench.now()));
    bench.add(instanceOf("A", "a", Status::Down));
    EXPECT_EQ(bench.statusOf("a"), Status::Down);
}

TEST(Registry, TakesAnOverrideFromARegistration)
{
    Bench bench;
    Instance instance = instanceOf("A", "a");
    instance.overridden = Status::OutOfService;
    bench.add(instance);
    EXPECT_EQ(bench.statusOf("a"), Status::OutOfService);
}

TEST(Registry, ForgetsAnOverrideThatNobodyUsesForAnHour)
{
    Bench bench;
    Instance instance =
        instanceOf("A", "a", Status::Starting); // while it is not able, its override is not used
    instance.leaseDuration = 24h;
    bench.add(instance);
    ASSERT_TRUE(bench.registry.overrideStatus("A", "a", Status::OutOfService, bench.now()));
    bench.add(instance);
    bench.pass(3610s);
    instance.status = Status::Up;
    bench.add(instance);
    EXPECT_EQ(bench.registry.find("A", "a", bench.now())->status, Status::Up);
}

TEST(Registry, AddsMetadata)
{
    Bench bench;
    Instance instance = instanceOf("A", "a");
    instance.metadata = {{"zone", "x"}};
    bench.add(instance);
    EXPECT_TRUE(bench.registry.addMetadata("A", "a", {{"weight", "3"}}, bench.now()));
    EXPECT_EQ(bench.registry.find("A", "a", bench.now())->metadata,
              (std::map<std::string, std::string>{{"weight", "3"}, {"zone", "x"}}));
    EXPECT_FALSE(bench.registry.addMetadata("A", "b", {}, bench.now()));
}

TEST(Registry, RefusesMoreInstancesThanItMayHold)
{
    RegistryRules rules;
    rules.instancesMax = 2;
    Bench bench(rules);
    bench.add(instanceOf("A", "a"));
    bench.add(instanceOf("A", "b"));
    EXPECT_FALSE(bench.registry.add(instanceOf("A", "c"), bench.now()));
    EXPECT_TRUE(bench.registry.add(instanceOf("A", "a"), bench.now()))
        << "a known one may come again";
}

TEST(Eviction, DropsASilentInstanceWhenItsLeaseHasEndedAndNotBefore)
{
    Bench bench;
    Instance quick = instanceOf("A", "quick");
    quick.renewalInterval = 5s;
    quick.leaseDuration = 15s;
    bench.add(quick);
    bench.add(instanceOf("A", "usual"));
    bench.pass(15s);
    EXPECT_EQ(bench.size(), 2U);
    bench.pass(3s);
    EXPECT_EQ(bench.size(), 1U);
    bench.pass(72s);
    EXPECT_EQ(bench.size(), 1U);
    bench.pass(3s);
    EXPECT_EQ(bench.size(), 0U);
    EXPECT_EQ(bench.registry.events().front().kind, Event::Kind::Evicted);
}

TEST(Eviction, HidesASingleInstanceWhoseLeaseHasEndedBeforeItIsDropped)
{
    Bench bench;
    bench.add(instanceOf("A", "a"));
    bench.time += 91s;
    EXPECT_FALSE(bench.registry.find("A", "a", bench.now()));
    EXPECT_FALSE(bench.registry.findById("a", bench.now()));
    EXPECT_TRUE(bench.renew("a")) << "it is still there to be renewed";
    EXPECT_TRUE(bench.registry.findById("a", bench.now()));
}

TEST(Eviction, ExcusesTheTimeThatTheRegistryItselfSlept)
{
    Bench bench;
    Fleet fleet(bench, 3);
    fleet.run(60s, 3);
    bench.time += 10min; // nobody could reach us
    EXPECT_EQ(bench.registry.evict(bench.now()), 0U);
    bench.pass(28s);
    EXPECT_EQ(bench.size(), 3U);
    bench.pass(120s);
    EXPECT_EQ(bench.size(), 0U);
}

TEST(SelfPreservation, DropsOneLostOfTenAsNetflixDoes)
{
    Bench bench(protectingFrom(2));
    Fleet fleet(bench, 10);
    fleet.run(300s, 10);
    const Preservation healthy = bench.registry.preservation(bench.now());
    EXPECT_EQ(healthy.expectedPerMinute, 20);
    EXPECT_EQ(healthy.thresholdPerMinute, 17);
    EXPECT_EQ(healthy.state, Preservation::State::Watching);

    fleet.run(70s, 9);
    EXPECT_EQ(bench.registry.preservation(bench.now()).onTimePerMinute, 18);
    fleet.run(30s, 9);
    EXPECT_EQ(bench.size(), 9U);
}

TEST(SelfPreservation, KeepsEverybodyWhenTwoOfTenAreLost)
{
    Bench bench(protectingFrom(2));
    Fleet fleet(bench, 10);
    fleet.run(300s, 10);
    fleet.run(600s, 8);
    const Preservation state = bench.registry.preservation(bench.now());
    EXPECT_EQ(state.onTimePerMinute, 16);
    EXPECT_EQ(state.state, Preservation::State::Protecting);
    EXPECT_EQ(state.silent, 2U);
    EXPECT_EQ(bench.size(), 10U);
    EXPECT_TRUE(bench.registry.find("A", "109", bench.now())) << "a protected instance is shown";
}

TEST(SelfPreservation, EndsWhenTheLostComeBack)
{
    Bench bench(protectingFrom(2));
    Fleet fleet(bench, 10);
    fleet.run(300s, 10);
    fleet.run(300s, 2);
    EXPECT_EQ(bench.size(), 10U);
    fleet.run(60s, 10);
    EXPECT_EQ(bench.registry.preservation(bench.now()).state, Preservation::State::Watching);
    EXPECT_EQ(bench.evicted, 0U);
}

TEST(SelfPreservation, DoesNotLastForEver)
{
    Bench bench(protectingFrom(2));
    Fleet fleet(bench, 10);
    fleet.run(300s, 10);
    fleet.run(900s, 5);
    EXPECT_EQ(bench.size(), 10U);
    fleet.run(200s, 5);
    EXPECT_EQ(bench.size(), 5U);
    EXPECT_EQ(bench.registry.preservation(bench.now()).state, Preservation::State::Watching);
}

TEST(SelfPreservation, IsOffAmongFewAndWhenSwitchedOff)
{
    Bench few;
    Fleet nine(few, 9);
    nine.run(300s, 9);
    nine.run(100s, 3);
    EXPECT_EQ(few.size(), 3U);

    RegistryRules rules = protectingFrom(2);
    rules.preservation.isEnabled = false;
    Bench off(rules);
    Fleet thirty(off, 30);
    thirty.run(300s, 30);
    thirty.run(100s, 10);
    EXPECT_EQ(off.size(), 10U);
    EXPECT_EQ(off.registry.preservation(off.now()).state, Preservation::State::Disabled);
}

TEST(SelfPreservation, WorksForShortLeasesBeforeTheFirstOfThemEnds)
{
    Bench bench;
    for (int i = 0; i < 40; ++i) {
        Instance quick = instanceOf("A", std::to_string(i));
        quick.renewalInterval = 5s;
        quick.leaseDuration = 15s;
        bench.add(quick);
    }
    bench.pass(120s, [&] {
        if (bench.time % 5s == 0s) {
            for (int i = 0; i < 40; ++i)
                std::ignore = bench.renew(std::to_string(i));
        }
    });
    bench.pass(120s, [&] {
        if (bench.time % 5s == 0s) {
            for (int i = 0; i < 30; ++i)
                std::ignore = bench.renew(std::to_string(i));
        }
    });
    EXPECT_EQ(bench.size(), 40U) << "a quarter was lost at once";
    EXPECT_EQ(bench.evicted, 0U);
}

TEST(SelfPreservation, DropsNoMoreAtOnceThanItWouldProtect)
{
    Bench bench(protectingFrom(2));
    for (int i = 0; i < 40; ++i) {
        Instance instance = instanceOf("A", std::to_string(i));
        instance.renewalInterval =
            std::chrono::seconds(i < 20 ? 1 : 60); // the silent ones promised little
        instance.leaseDuration = 120s;
        bench.add(instance);
    }
    bench.pass(121s, [&] {
        for (int i = 0; i < 20; ++i)
            std::ignore = bench.renew(std::to_string(i));
    });
    EXPECT_EQ(bench.registry.evict(bench.now()) + bench.evicted, 6U) << "40 - floor(40 * 0.85)";
}

TEST(MinuteMeter, CountsTheFullMinuteBefore)
{
    MinuteMeter meter;
    for (int i = 0; i < 7; ++i)
        meter.count(10min + i * 1s);
    EXPECT_EQ(meter.lastMinute(10min + 59s), 0);
    EXPECT_EQ(meter.lastMinute(11min), 7);
    EXPECT_EQ(meter.lastMinute(11min + 59s), 7);
    EXPECT_EQ(meter.lastMinute(12min), 0);
    meter.count(12min);
    EXPECT_EQ(meter.lastMinute(14min), 0);
}

TEST(HasAddress, MatchesWholeMembersOfTheListWithTheirCase)
{
    EXPECT_TRUE(hasAddress("pricing,prices", "prices"));
    EXPECT_TRUE(hasAddress("pricing", "pricing"));
    EXPECT_FALSE(hasAddress("pricing,prices", "price"));
    EXPECT_FALSE(hasAddress("pricing", "PRICING"));
    EXPECT_FALSE(hasAddress("", ""));
}

} // namespace
} // namespace vitrine::registry
