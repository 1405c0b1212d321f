#include "tests/testkit/shop.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>

namespace vitrine::testkit {
namespace {

TEST(Quickstart, CheckPlacesAnOrderAndLeavesNothingRunning)
{
    // The folder of a Shop that is never started: `down` finds nothing to stop.
    const Shop folder({});
    const std::string script = (Shop::source() / "installers/quickstart.sh").string();
    const std::vector<std::string> command{
        "/usr/bin/env",
        "bash",
        script,
        "--check",
        "--no-install",
        "--no-build",
        "--data",
        folder.data().string(),
        "--port-base",
        folder.gatewayUrl().substr(folder.gatewayUrl().rfind(':') + 1)};
    setenv("VITRINE_BIN", Shop::programs().c_str(), 1); // the build under test
    const std::regex promised(
        R"(order [A-Z0-9-]+ PAID total=[0-9]+ [A-Z]{3} trace=[0-9a-f]{32} seconds=[0-9.]+)");
    for (const char* run : {"cold", "warm"}) {
        const ProgramRun check = runProgram(command, 240);
        EXPECT_EQ(check.exitCode, 0) << run << ": " << check.output;
        EXPECT_TRUE(std::regex_search(check.output, promised)) << run << ": " << check.output;
        EXPECT_NE(folder.vitrine({"status"}).exitCode, 0) << run << ": the shop still runs";
    }
}

} // namespace
} // namespace vitrine::testkit
