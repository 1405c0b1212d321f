#include "services/platform/discovery/eureka_codec.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vitrine::platform {
namespace {

TEST(EurekaCodec, RegistersWithEveryMemberThatOtherServersAskFor)
{
    const InstanceInfo info{
        "catalog", "catalog:till-3:77", "10.4.0.31", 8082, {{"zone", "store-a"}}};
    const Timestamp dirtyAt{std::chrono::milliseconds(1790000000100)};
    const auto json = nlohmann::json::parse(
        encodeRegistration(info, InstanceStatus::Up, EurekaOptions{}, dirtyAt));

    const auto expected = nlohmann::json::parse(R"({"instance":{
        "instanceId":"catalog:till-3:77","hostName":"10.4.0.31","app":"CATALOG","ipAddr":"10.4.0.31","status":"UP",
        "overriddenStatus":"UNKNOWN","port":{"$":8082,"@enabled":"true"},"securePort":{"$":443,"@enabled":"false"},
        "countryId":1,"dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},
        "leaseInfo":{"renewalIntervalInSecs":5,"durationInSecs":15},
        "metadata":{"management.port":"8082","zone":"store-a"},
        "homePageUrl":"http://10.4.0.31:8082/","statusPageUrl":"http://10.4.0.31:8082/actuator/info",
        "healthCheckUrl":"http://10.4.0.31:8082/actuator/health","vipAddress":"catalog","secureVipAddress":"catalog",
        "isCoordinatingDiscoveryServer":"false","lastUpdatedTimestamp":"1790000000100",
        "lastDirtyTimestamp":"1790000000100"}})");
    EXPECT_EQ(json, expected) << json.dump(1);
}

TEST(EurekaCodec, ReadsWhatOtherPeersWrite)
{
    const auto found = decodeApplications(
        R"({"applications":{"versions__delta":1,"apps__hashcode":"UP_3_","application":[
        {"name":"PRICING","instance":[
            {"instanceId":"n1","hostName":"n1.shop","app":"PRICING","ipAddr":"10.0.0.1","status":"UP","vipAddress":"pricing,Prices",
             "port":{"$":8091,"@enabled":"true"},"unknown":{"x":1}},
            {"hostName":"n2.shop","status":"OUT_OF_SERVICE","port":{"$":"8092","@enabled":true}}]},
        {"name":"CART","instance":{"instanceId":"c1","ipAddr":"10.0.0.3","status":"UP","port":8084}}]}})");

    ASSERT_TRUE(found.ok()) << found.error().message;
    ASSERT_EQ(found->size(), 3U);
    EXPECT_EQ((*found)[0].names, (std::vector<std::string>{"pricing", "prices"}));
    EXPECT_EQ((*found)[0].endpoint, (Endpoint{"n1.shop", 8091, "n1"}));
    EXPECT_TRUE((*found)[0].isUp);
    EXPECT_EQ((*found)[1].endpoint, (Endpoint{"n2.shop", 8092, "n2.shop:8092"}));
    EXPECT_FALSE((*found)[1].isUp);
    EXPECT_EQ((*found)[2].names, std::vector<std::string>{"cart"});
    EXPECT_EQ((*found)[2].endpoint.host, "10.0.0.3");
}

TEST(EurekaCodec, TakesASingleApplicationAndAnEmptyRegistry)
{
    EXPECT_EQ(
        decodeApplications(
            R"({"applications":{"application":{"name":"A","instance":{"hostName":"h","port":{"$":1}}}}})")
            ->size(),
        1U);
    EXPECT_TRUE(
        decodeApplications(R"({"applications":{"versions__delta":"1","apps__hashcode":""}})")
            ->empty());
}

TEST(EurekaCodec, LeavesOutWhatCannotBeCalled)
{
    for (const char* instance : {R"({"hostName":"h","port":{"$":8080,"@enabled":"false"}})",
                                 R"({"hostName":"h"})",
                                 R"({"hostName":"h","port":{"$":70000}})",
                                 R"({"hostName":"h","port":{"$":"80x"}})",
                                 R"({"hostName":"h","port":-1})",
                                 R"({"port":80})",
                                 R"("h")"}) {
        const auto found = decodeApplications(
            std::string(R"({"applications":{"application":[{"name":"A","instance":[)") + instance +
            "]}]}}");
        ASSERT_TRUE(found.ok());
        EXPECT_TRUE(found->empty()) << instance;
    }
}

TEST(EurekaCodec, RefusesWhatIsNoList)
{
    for (const char* text :
         {"", "<applications/>", "[]", "{}", R"({"applications":[]})", R"({"error":"x"})"})
        EXPECT_FALSE(decodeApplications(text).ok()) << text;
}

} // namespace
} // namespace vitrine::platform
