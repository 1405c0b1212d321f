#include "services/platform/runtime/fixed_instances.hpp"
#include "services/platform/runtime/port_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace {

using namespace vitrine;
using namespace vitrine::platform;

TEST(FixedInstances, AreAddressesWithPorts)
{
    const auto endpoints = parseEndpoints("127.0.0.1:8081, shop.example:1,[::1]:2");
    ASSERT_TRUE(endpoints.ok());
    ASSERT_EQ(endpoints->size(), 3u);
    EXPECT_EQ(endpoints->at(0), (Endpoint{"127.0.0.1", 8081, "127.0.0.1:8081"}));
    EXPECT_EQ(endpoints->at(1).host, "shop.example");
    EXPECT_EQ(endpoints->at(2).host, "::1");

    for (const char* wrong : {"h", "h:", "h:0", "h:1/x", "u@h:1", "[::1]", "h:1,,h:2"})
        EXPECT_FALSE(parseEndpoints(wrong).ok()) << wrong;
}

TEST(FixedInstances, ComeBeforeTheRegistrys)
{
    StaticDiscovery registry;
    registry.add("catalog", {"r", 1, "r:1"});
    registry.add("order", {"r", 2, "r:2"});
    const LayeredDiscovery both({{"catalog", {{"f", 3, "f:3"}}}}, &registry);
    EXPECT_EQ(both.instances("CATALOG").at(0).host, "f");
    EXPECT_EQ(both.instances("order").at(0).host, "r");

    const LayeredDiscovery alone({}, nullptr);
    EXPECT_TRUE(alone.instances("order").empty());
}

TEST(PortFile, IsWrittenWhole)
{
    const std::string path = testing::TempDir() + "vitrine-port-" + std::to_string(::getpid());
    ASSERT_TRUE(writePortFile(path, 4711).ok());
    std::ifstream file(path);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "4711\n");
    EXPECT_FALSE(std::filesystem::exists(path + ".new"));
    std::filesystem::remove(path);

    EXPECT_TRUE(writePortFile("", 1).ok());
    EXPECT_NE(writePortFile("/nowhere/at/all", 1).error().message.find("No such file"),
              std::string::npos);
}

} // namespace
