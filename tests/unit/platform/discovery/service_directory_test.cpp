#include "services/platform/discovery/service_directory.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;

ListedInstance
instance(const std::string& name, const std::string& id, std::uint16_t port, bool isUp = true)
{
    return {{name}, Endpoint{"127.0.0.1", port, id}, isUp};
}

std::vector<std::string> idsOf(const ServiceDirectory& directory, const std::string& service)
{
    std::vector<std::string> ids;
    for (const Endpoint& endpoint : directory.instances(service))
        ids.push_back(endpoint.instanceId);
    return ids;
}

using Ids = std::vector<std::string>;

TEST(ServiceDirectory, ListsInstancesThatAreUpInAStableOrderWhateverTheCaseOfTheName)
{
    ServiceDirectory directory(15s);
    directory.update({instance("CATALOG", "b", 2),
                      instance("catalog", "a", 1),
                      instance("catalog", "c", 3, false)},
                     {});
    EXPECT_EQ(idsOf(directory, "Catalog"), (Ids{"a", "b"}));
    EXPECT_EQ(idsOf(directory, "order"), Ids{});
}

TEST(ServiceDirectory, FindsAnInstanceByEachOfItsNamesOnce)
{
    ServiceDirectory directory(15s);
    ListedInstance two = instance("stock", "a", 1);
    two.names = {"stock", "inventory", "stock"};
    directory.update({two}, {});
    EXPECT_EQ(idsOf(directory, "inventory"), Ids{"a"});
    EXPECT_EQ(idsOf(directory, "stock"), Ids{"a"});
}

TEST(ServiceDirectory, ForgetsAnInstanceAtOnceWhileItsServiceHasOthers)
{
    ServiceDirectory directory(15s);
    directory.update({instance("catalog", "a", 1), instance("catalog", "b", 2)}, {});
    directory.update({instance("catalog", "b", 2)}, ServiceDirectory::TimePoint(1s));
    EXPECT_EQ(idsOf(directory, "catalog"), Ids{"b"});
    directory.update({instance("catalog", "b", 2, false)}, ServiceDirectory::TimePoint(2s));
    EXPECT_EQ(idsOf(directory, "catalog"), Ids{}) << "listed as down is not the same as not listed";
}

TEST(ServiceDirectory, RemembersAServiceThatARestartedRegistryDoesNotKnowYet)
{
    ServiceDirectory directory(15s);
    ServiceDirectory::TimePoint now{1h};
    directory.update({instance("catalog", "a", 1)}, now);
    directory.update({}, now + 2s);
    directory.update({}, now + 14s);
    EXPECT_EQ(idsOf(directory, "catalog"), Ids{"a"});
    directory.update({}, now + 15s);
    EXPECT_EQ(idsOf(directory, "catalog"), Ids{});
}

TEST(ServiceDirectory, TellsOfEveryInstanceWhateverItsState)
{
    ServiceDirectory directory(15s);
    ListedInstance ill = instance("ORDER", "b", 2, false);
    ill.status = "DOWN";
    ill.registeredAt = Timestamp(5s);
    directory.update({ill, instance("order", "a", 1), instance("catalog", "c", 3)}, {});

    const auto& all = directory.listed();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].service, "catalog");
    EXPECT_EQ(all[1].endpoint.instanceId, "a");
    EXPECT_EQ(all[2].service, "order");
    EXPECT_EQ(all[2].status, "DOWN");
    EXPECT_EQ(all[2].registeredAt, Timestamp(5s));
    directory.update({}, {});
    EXPECT_TRUE(directory.listed().empty()) << "no grace: this is what the registry says";
}

} // namespace
} // namespace vitrine::platform
