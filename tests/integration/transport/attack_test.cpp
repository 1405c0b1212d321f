#include "tests/integration/transport/echo_server.hpp"
#include "tests/testkit/http_attacks.hpp"
#include "tests/testkit/raw_http.hpp"

namespace vitrine::transport::test {

namespace {

using testkit::Attack;
using testkit::AttackTarget;
using testkit::Delivery;

class EveryAttack : public testing::TestWithParam<Delivery>
{
protected:
    static void SetUpTestSuite() { s_server = std::make_unique<EchoServer>(); }
    static void TearDownTestSuite() { s_server.reset(); }

    static std::unique_ptr<EchoServer> s_server;
};

std::unique_ptr<EchoServer> EveryAttack::s_server;

TEST_P(EveryAttack, IsAnsweredAsTheStrictestServerWould)
{
    const AttackTarget target{.port = s_server->port(), .readsBodies = true, .path = "/"};
    for (const Attack& attack : testkit::framingAttacks("/")) {
        if (GetParam() == Delivery::ByteByByte && attack.bytes.size() > 2000)
            continue;
        EXPECT_EQ(testkit::tryAttack(target, attack, GetParam()), "");
    }
    EXPECT_EQ(s_server->handler.faults, 0);
}

TEST_P(EveryAttack, IsSurvivedByAPathThatReadsNoBody)
{
    const AttackTarget target{.port = s_server->port(), .path = "/early"};
    for (const Attack& attack : testkit::framingAttacks("/early")) {
        if (GetParam() == Delivery::ByteByByte && attack.bytes.size() > 2000)
            continue;
        EXPECT_EQ(testkit::tryAttack(target, attack, GetParam()), "");
    }
}

INSTANTIATE_TEST_SUITE_P(Deliveries,
                         EveryAttack,
                         testing::Values(Delivery::OneSegment,
                                         Delivery::ByteByByte,
                                         Delivery::WithSecondRequest),
                         [](const testing::TestParamInfo<Delivery>& delivery) {
                             switch (delivery.param) {
                             case Delivery::OneSegment:
                                 return "InOneSegment";
                             case Delivery::ByteByByte:
                                 return "ByteByByte";
                             case Delivery::WithSecondRequest:
                                 break;
                             }
                             return "WithASecondRequest";
                         });

TEST(BigAttack, AHeaderOf200MegabytesIsRefusedWithoutKeepingIt)
{
    EchoServer echo;
    EXPECT_EQ(testkit::tryHugeHeader({.port = echo.port()}, 200ULL * 1024 * 1024), "");
}

TEST(BigAttack, ABodyOf512MegabytesToAnUnauthorisedPathIsAnsweredAtOnce)
{
    EchoServer echo;
    EXPECT_EQ(
        testkit::tryHugeBody({.port = echo.port(), .path = "/early"}, 512ULL * 1024 * 1024, {401}),
        "");
}

TEST(BigAttack, ABodyAboveTheLimitIsRefusedFromItsLengthAlone)
{
    EchoServer echo;
    EXPECT_EQ(testkit::tryHugeBody({.port = echo.port()}, 512ULL * 1024 * 1024, {413}), "");
}

TEST(BigAttack, AnExpectingClientIsRefusedBeforeItSends)
{
    EchoServer echo;
    EXPECT_EQ(testkit::tryHugeBody(
                  {.port = echo.port()}, 512ULL * 1024 * 1024, {413}, "Expect: 100-continue\r\n"),
              "");
}

TEST(BigAttack, TwoThousandHalfRequestsDoNotStopAGoodOne)
{
    EchoServer echo;
    EXPECT_EQ(testkit::tryHalfRequests({.port = echo.port()}, 2000), "");
    EXPECT_TRUE(echo.becomesEmpty()) << echo.server.stats().connections << " connections leaked";
}

TEST(BigAttack, AChunkedBodyIsCutOffAtTheLimitWhateverItAnnounces)
{
    EchoServer echo;
    testkit::RawConnection connection(echo.port());
    connection.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "10000\r\n" + std::string(65536, 'x') + "\r\n";
    std::size_t sent = 0;
    while (sent < 64 && connection.send(chunk))
        ++sent;
    const auto response = connection.read();
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 413);
    EXPECT_TRUE(connection.endsWithin(std::chrono::seconds(8)));
}

} // namespace

} // namespace vitrine::transport::test
