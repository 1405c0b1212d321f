#include "services/platform/runtime/actuator_codec.hpp"
#include "services/platform/runtime/health_monitor.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using namespace std::chrono_literals;
using nlohmann::json;

/// What a monitor told about readiness.
class Told
{
public:
    void add(bool ready)
    {
        const std::lock_guard lock(m_mutex);
        m_told.push_back(ready);
        m_changed.notify_all();
    }
    bool waitFor(const std::vector<bool>& wanted)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 10s, [&] { return m_told == wanted; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<bool> m_told;
};

TEST(HealthMonitor, IsNotReadyBeforeItsFirstRound)
{
    const HealthMonitor monitor;
    EXPECT_FALSE(monitor.current()->isReady());
    EXPECT_EQ(monitor.current()->traffic, Health::Traffic::Starting);
}

TEST(HealthMonitor, TellsEachChangeOfReadinessOnce)
{
    std::atomic<bool> isWell = true;
    Told told;
    HealthMonitor monitor(1ms);
    monitor.add({"db", [&]() -> Outcome {
                     if (isWell)
                         return Done{};
                     return Error{.message = "no database"};
                 }});
    monitor.start([&](bool ready) { told.add(ready); });
    ASSERT_TRUE(told.waitFor({true}));
    isWell = false;
    ASSERT_TRUE(told.waitFor({true, false}));
    EXPECT_EQ(monitor.current()->components.at(0).fault, "no database");
    isWell = true;
    EXPECT_TRUE(told.waitFor({true, false, true}));
}

TEST(HealthMonitor, CountsAnExceptionAsAFault)
{
    Told told;
    HealthMonitor monitor(1ms);
    monitor.add({"odd", []() -> Outcome { throw std::runtime_error("broken"); }});
    monitor.add({"mute", []() -> Outcome { return Error{.code = ErrorCode::Unavailable}; }});
    monitor.add({"last", [&]() -> Outcome {
                     told.add(true);
                     return Done{};
                 }});
    monitor.start([](bool) {});
    while (monitor.current()->components.empty())
        std::this_thread::yield();

    const auto health = monitor.current();
    EXPECT_FALSE(health->isReady());
    EXPECT_EQ(health->components.at(0).fault, "exception: broken");
    EXPECT_EQ(health->components.at(1).fault, "unavailable");
    EXPECT_EQ(health->components.at(2).fault, "");
}

TEST(HealthCheck, ThatIsNeededOnlyOnceIsNotAskedAgain)
{
    int asked = 0;
    const HealthCheck check = oncePassed({"keys", [&]() -> Outcome {
                                              if (++asked < 3)
                                                  return Error{.message = "not yet"};
                                              return Done{};
                                          }});
    EXPECT_FALSE(check.probe().ok());
    EXPECT_FALSE(check.probe().ok());
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(check.probe().ok());
    EXPECT_EQ(asked, 3);
    EXPECT_EQ(check.name, "keys");
}

TEST(HealthMonitor, StaysUnreadyOnceItRefuses)
{
    Told told;
    HealthMonitor monitor(1ms);
    monitor.start([&](bool ready) { told.add(ready); });
    ASSERT_TRUE(told.waitFor({true}));
    monitor.refuseTraffic();
    EXPECT_EQ(monitor.current()->traffic, Health::Traffic::Refusing);
    EXPECT_FALSE(monitor.current()->isReady());
}

Health health(Health::Traffic traffic, std::vector<Health::Component> components = {})
{
    return {traffic, std::move(components)};
}

TEST(ActuatorHealth, HasSpringsShape)
{
    const auto answer = encodeHealth(health(Health::Traffic::Accepting, {{"db", ""}}), true);

    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(
        json::parse(answer.body),
        json::parse(
            R"({"status":"UP","components":{"db":{"status":"UP"},"livenessState":{"status":"UP"},
                  "ping":{"status":"UP"},"readinessState":{"status":"UP"}},"groups":["liveness","readiness"]})"));
}

TEST(ActuatorHealth, IsAsBadAsItsWorstComponent)
{
    const auto down = encodeHealth(health(Health::Traffic::Refusing, {{"db", "gone"}}), true);
    EXPECT_EQ(down.status, 503);
    EXPECT_EQ(json::parse(down.body)["status"], "DOWN");
    EXPECT_EQ(json::parse(down.body)["components"]["db"]["details"]["error"], "gone");

    const auto refusing = encodeHealth(health(Health::Traffic::Refusing), true);
    EXPECT_EQ(refusing.status, 503);
    EXPECT_EQ(json::parse(refusing.body)["status"], "OUT_OF_SERVICE");
}

TEST(ActuatorHealth, KeepsDetailsFromStrangers)
{
    const auto answer = encodeHealth(health(Health::Traffic::Accepting, {{"db", "gone"}}), false);
    EXPECT_EQ(json::parse(answer.body),
              json::parse(R"({"status":"DOWN","groups":["liveness","readiness"]})"));
    EXPECT_EQ(
        encodeHealthOf(health(Health::Traffic::Accepting, {{"db", "gone"}}), "db", false)->body,
        R"({"status":"DOWN"})");
}

TEST(ActuatorHealth, CallsComponentsDetailsInTheOldForm)
{
    const auto answer =
        json::parse(encodeHealth(health(Health::Traffic::Accepting), true, true).body);
    EXPECT_TRUE(answer.contains("details"));
    EXPECT_FALSE(answer.contains("components"));
}

TEST(ActuatorHealth, NeverLetsOthersDecideLiveness)
{
    const Health sick = health(Health::Traffic::Refusing, {{"db", "gone"}});
    EXPECT_EQ(encodeHealthOf(sick, "liveness", true)->status, 200);
    EXPECT_EQ(encodeHealthOf(sick, "livenessState", true)->status, 200);
    EXPECT_EQ(encodeHealthOf(sick, "readiness", true)->status, 503);
    EXPECT_EQ(encodeHealthOf(sick, "readinessState", true)->status, 503);
    EXPECT_EQ(encodeHealthOf(sick, "db", true)->status, 503);
    EXPECT_FALSE(encodeHealthOf(sick, "nothing", true).has_value());
}

TEST(ActuatorHealth, SurvivesACauseThatIsNotText)
{
    EXPECT_TRUE(json::accept(
        encodeHealth(health(Health::Traffic::Accepting, {{"db", "\xFF"}}), true).body));
}

TEST(ActuatorInfo, NamesTheBuild)
{
    const auto info = json::parse(encodeInfo("catalog", "0.1.0", "catalog:h:1"));
    EXPECT_EQ(info["build"]["artifact"], "vitrine-catalog");
    EXPECT_EQ(info["build"]["version"], "0.1.0");
}

TEST(ActuatorLinks, AreAbsolute)
{
    const auto links = json::parse(encodeActuatorLinks("http://h:1"))["_links"];
    EXPECT_EQ(links["self"], (json{{"href", "http://h:1/actuator"}, {"templated", false}}));
    EXPECT_EQ(links["health-path"],
              (json{{"href", "http://h:1/actuator/health/{*path}"}, {"templated", true}}));
}

} // namespace
