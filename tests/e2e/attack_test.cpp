#include "services/supervisor/domain/service_plan.hpp"
#include "tests/testkit/http_attacks.hpp"
#include "tests/testkit/shop.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace vitrine::testkit {
namespace {

std::uint16_t portOf(const std::string& url)
{
    return static_cast<std::uint16_t>(std::strtoul(url.c_str() + url.rfind(':') + 1, nullptr, 10));
}

TEST(Attacks, MoveNoService)
{
    Shop shop({.settings = {{"log.level", "error"}}});
    const ProgramRun started = shop.up();
    ASSERT_EQ(started.exitCode, 0) << started.output;
    for (const supervisor::ServiceKind& kind : supervisor::serviceKinds()) {
        const pid_t before = shop.pid(kind.name);
        const AttackTarget target{.port = portOf(shop.url(kind.name)),
                                  .path = "/actuator/health",
                                  .healthyPath = "/actuator/health",
                                  .pid = before};
        for (const std::string& fault : tryEverything(target))
            ADD_FAILURE() << kind.name << ": " << fault;
        EXPECT_EQ(shop.pid(kind.name), before) << kind.name << " was started again";
    }
    EXPECT_TRUE(shop.waitUntilHealthy(10));
}

} // namespace
} // namespace vitrine::testkit
