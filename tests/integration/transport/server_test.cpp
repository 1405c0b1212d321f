#include "tests/integration/transport/echo_server.hpp"
#include "tests/testkit/raw_http.hpp"

#include <arpa/inet.h>
#include <dirent.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vitrine::transport::test {

namespace {

using namespace std::chrono_literals;
using testkit::RawConnection;
using testkit::RawResponse;

const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

std::string
post(const std::string& body, const std::string& path = "/", const std::string& fields = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + fields +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

RawResponse must(std::optional<RawResponse> response)
{
    EXPECT_TRUE(response) << "no answer";
    return response.value_or(RawResponse{});
}

// --- Requests and answers
// -----------------------------------------------------------------------------------------

TEST(Server, AnswersOneRequestAfterAnotherOnAConnection)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    for (int i = 0; i < 3; ++i) {
        connection.send(post("body " + std::to_string(i)));
        const RawResponse response = must(connection.read());
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(response.body, "POST:body " + std::to_string(i));
        EXPECT_EQ(response.field("Connection"), "");
        EXPECT_FALSE(response.field("Date").empty());
    }
    EXPECT_EQ(echo.server.stats().accepted, 1U);
    EXPECT_EQ(echo.server.stats().requests, 3U);
}

TEST(Server, KeepsThePipelinedBytesAndAnswersInOrder)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    const std::string chunked =
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n";
    connection.send(post("one") + chunked + kGet + post("four"));
    EXPECT_EQ(must(connection.read()).body, "POST:one");
    EXPECT_EQ(must(connection.read()).body, "POST:two");
    EXPECT_EQ(must(connection.read()).body, "GET:");
    EXPECT_EQ(must(connection.read()).body, "POST:four");
}

TEST(Server, ReadsARequestThatComesByteByByte)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.sendBytewise(post("slow but sure"));
    EXPECT_EQ(must(connection.read()).body, "POST:slow but sure");
}

TEST(Server, HandsOverTheNormalisedTarget)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send("GET http://shop.test/%61//b%c3%a9?q=1|2 HTTP/1.1\r\nHost: other.test\r\n\r\n");
    const RawResponse response = must(connection.read());
    EXPECT_EQ(response.field("X-Target"), "/a/b%C3%A9?q=1%7C2");
    EXPECT_EQ(response.field("X-Authority"), "shop.test");
}

TEST(Server, SendsNoBodyToHead)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + kGet);
    const RawResponse head = must(connection.read(5s, true));
    EXPECT_EQ(head.field("Content-Length"), "5"); // "HEAD:"
    EXPECT_EQ(must(connection.read()).body, "GET:") << "a body would be read as the next answer";
}

TEST(Server, SendsNoBodyWith204And304)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    for (const int status : {204, 304}) {
        connection.send("GET /status/" + std::to_string(status) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        const RawResponse response = must(connection.read());
        EXPECT_EQ(response.status, status);
        EXPECT_EQ(response.field("Content-Length"), "");
    }
    connection.send(kGet);
    EXPECT_EQ(must(connection.read()).body, "GET:");
}

TEST(Server, SendsALargeBodyWhole)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n" + kGet);
    EXPECT_EQ(must(connection.read(20s)).body, std::string(EchoHandler::kBigBytes, 'b'));
    EXPECT_EQ(must(connection.read()).body, "GET:");
}

TEST(Server, TakesABodyOfExactlyTheLimit)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send(post(std::string(EchoHandler::kBodyBytesMax, 'x')));
    EXPECT_EQ(must(connection.read()).body.size(), EchoHandler::kBodyBytesMax + 5);
    connection.send(post(std::string(EchoHandler::kBodyBytesMax + 1, 'x')));
    EXPECT_EQ(must(connection.read()).status, 413);
}

TEST(Server, SpeaksHttp10)
{
    EchoServer echo;
    RawConnection plain(echo.port());
    plain.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(must(plain.read()).field("Connection"), "close");
    EXPECT_TRUE(plain.endsWithin(2s));
    RawConnection kept(echo.port());
    for (int i = 0; i < 2; ++i) {
        kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        EXPECT_EQ(must(kept.read()).field("Connection"), "keep-alive");
    }
}

TEST(Server, ClosesWhenTheClientAsksForIt)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(must(connection.read()).field("Connection"), "close");
    EXPECT_TRUE(connection.endsWithin(2s));
    EXPECT_TRUE(echo.becomesEmpty());
}

TEST(Server, AnswersAClientThatEndedItsDirection)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send(kGet);
    connection.finishSending();
    EXPECT_EQ(must(connection.read()).status, 200);
    EXPECT_TRUE(connection.endsWithin(2s));
}

// --- Expect
// ---------------------------------------------------------------------------------------------------------

TEST(Server, AsksAWaitingClientToGoOn)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send(
        "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(must(connection.read()).status, 100);
    connection.send("abc");
    EXPECT_EQ(must(connection.read()).body, "POST:abc");
}

TEST(Server, DoesNotAskForABodyThatItRefuses)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send(
        "POST /early HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(must(connection.read()).status, 401);
    EXPECT_TRUE(connection.endsWithin(8s)) << "nobody can know whether the body still comes";
}

// --- Early answers
// --------------------------------------------------------------------------------------------------

TEST(Server, KeepsTheConnectionAfterASmallUnwantedBody)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send(post(std::string(60000, 'x'), "/early") + kGet);
    EXPECT_EQ(must(connection.read()).status, 401);
    EXPECT_EQ(must(connection.read()).body, "GET:");
}

TEST(Server, LetsTheClientSeeARefusalWhileItIsStillSending)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n");
    const std::string piece(65536, 'x');
    for (int i = 0; i < 700; ++i) // a client that looks at the answer only when it is through
        connection.send(piece);
    EXPECT_EQ(must(connection.read()).status, 413);
}

// --- Handlers that fail
// ---------------------------------------------------------------------------------------------

TEST(Server, AnswersForHandlersThatFail)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    for (const char* path : {"/throw", "/drop", "/inject"}) {
        connection.send(std::string("GET ") + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        EXPECT_EQ(must(connection.read()).status, 500) << path;
    }
    connection.send(kGet);
    EXPECT_EQ(must(connection.read()).body, "GET:") << "the connection is as good as before";
    EXPECT_EQ(echo.handler.faults, 2) << "the exception and the forbidden header";
}

TEST(Server, TakesAReplyFromAnotherThread)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(echo.handler.waitForWaiting(1));
    echo.handler.open();
    EXPECT_EQ(must(connection.read()).body, "through");
}

TEST(Server, CountsTheFirstOfTwoReplies)
{
    EchoServer echo;
    RawConnection connection(echo.port());
    connection.send("GET /twice HTTP/1.1\r\nHost: a\r\n\r\n");
    const RawResponse response = must(connection.read());
    EXPECT_EQ(response.body, "first");
    EXPECT_EQ(echo.handler.secondRepliesTaken, 0);
}

// --- Deadlines
// ------------------------------------------------------------------------------------------------------

Limits quickLimits()
{
    Limits limits;
    limits.headerTimeout = 300ms;
    limits.idleTimeout = 500ms;
    limits.bodyGrace = 400ms;
    limits.bodyBytesPerSecondMin = 10000;
    limits.bodyIdleTimeout = 300ms;
    limits.writeTimeout = 500ms;
    limits.lingerTimeout = 500ms;
    return limits;
}

TEST(Server, EndsAHeaderThatDoesNotCome)
{
    EchoServer echo(quickLimits());
    RawConnection half(echo.port());
    half.send("GET / HTTP/1.1\r\nHost: ");
    EXPECT_EQ(must(half.read(3s)).status, 408);
    EXPECT_TRUE(half.endsWithin(3s));
    RawConnection silent(echo.port());
    EXPECT_TRUE(silent.endsWithin(3s));
    EXPECT_TRUE(silent.unread().empty()) << "nobody asked anything";
}

TEST(Server, EndsAHeaderThatDrips)
{
    EchoServer echo(quickLimits());
    RawConnection drip(echo.port());
    const auto begun = std::chrono::steady_clock::now();
    drip.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    while (!drip.endsWithin(20ms) && std::chrono::steady_clock::now() - begun < 5s)
        drip.send("a");
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s)
        << "each byte must not start the clock anew";
}

TEST(Server, EndsAnIdleConnection)
{
    EchoServer echo(quickLimits());
    RawConnection connection(echo.port());
    connection.send(kGet);
    EXPECT_EQ(must(connection.read()).status, 200);
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_TRUE(connection.endsWithin(3s));
    EXPECT_GE(std::chrono::steady_clock::now() - begun, 400ms);
    EXPECT_TRUE(connection.unread().empty());
}

TEST(Server, EndsABodyThatStops)
{
    EchoServer echo(quickLimits());
    RawConnection connection(echo.port());
    connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc");
    EXPECT_EQ(must(connection.read(3s)).status, 408);
    EXPECT_TRUE(connection.endsWithin(3s));
}

TEST(Server, EndsABodyThatDrips)
{
    EchoServer echo(quickLimits());
    RawConnection connection(echo.port());
    connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
    std::optional<RawResponse> response;
    const auto until = std::chrono::steady_clock::now() + 5s;
    while (!response && std::chrono::steady_clock::now() < until) {
        connection.send("0123456789"); // about 500 bytes a second
        response = connection.read(20ms);
    }
    EXPECT_EQ(must(response).status, 408);
}

TEST(Server, EndsAClientThatDoesNotRead)
{
    EchoServer echo(quickLimits());
    RawConnection connection(echo.port());
    connection.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto until = std::chrono::steady_clock::now() + 5s;
    while (echo.server.stats().timedOut == 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(echo.server.stats().timedOut, 1U);
    EXPECT_TRUE(echo.becomesEmpty());
}

TEST(Server, LetsAHandlerTakeItsTime)
{
    EchoServer echo(quickLimits());
    RawConnection connection(echo.port());
    connection.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(echo.handler.waitForWaiting(1));
    EXPECT_FALSE(connection.endsWithin(800ms)) << "longer than every limit of the transport";
    echo.handler.open();
    EXPECT_EQ(must(connection.read()).body, "through");
}

// --- Caps
// -----------------------------------------------------------------------------------------------------------

TEST(Server, TurnsConnectionsAwayAboveTheCap)
{
    Limits limits;
    limits.connectionsMax = 3;
    EchoServer echo(limits);
    std::vector<RawConnection> kept;
    for (int i = 0; i < 3; ++i) {
        kept.emplace_back(echo.port());
        kept.back().send(kGet);
        EXPECT_EQ(must(kept.back().read()).status, 200);
    }
    RawConnection above(echo.port());
    const RawResponse refused = must(above.read());
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.field("Retry-After"), "1");
    EXPECT_TRUE(above.endsWithin(2s));
    EXPECT_EQ(echo.server.stats().turnedAway, 1U);
    kept.clear();
    ASSERT_TRUE(echo.becomesEmpty());
    RawConnection again(echo.port());
    again.send(kGet);
    EXPECT_EQ(must(again.read()).status, 200);
}

TEST(Server, ClosesAConnectionThatHasHadItsShare)
{
    Limits limits;
    limits.requestsPerConnectionMax = 2;
    EchoServer echo(limits);
    RawConnection connection(echo.port());
    connection.send(kGet + kGet + kGet);
    EXPECT_EQ(must(connection.read()).field("Connection"), "");
    EXPECT_EQ(must(connection.read()).field("Connection"), "close");
    EXPECT_TRUE(connection.endsWithin(8s));
    EXPECT_TRUE(connection.unread().empty()) << "a third answer";
}

std::size_t openDescriptors()
{
    std::size_t count = 0;
    DIR* const folder = ::opendir("/proc/self/fd");
    while (::readdir(folder) != nullptr)
        ++count;
    ::closedir(folder);
    return count - 3; // ".", "..", the folder itself
}

double processSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

TEST(Server, DoesNotSpinWhenDescriptorsRunOut)
{
    EchoServer echo;
    std::vector<int> clients; // made before the limit is lowered, so that only the server runs out
    for (int i = 0; i < 20; ++i)
        clients.push_back(::socket(AF_INET, SOCK_STREAM, 0));
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    rlimit lowered = before;
    lowered.rlim_cur = openDescriptors() + 5;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(echo.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (const int client : clients)
        EXPECT_EQ(::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address),
                  0);

    const double cpuBefore = processSeconds();
    const auto until = std::chrono::steady_clock::now() + 10s;
    while (echo.server.stats().turnedAway < 10 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(10ms);
    EXPECT_GE(echo.server.stats().turnedAway, 10U) << "clients that cannot be served are told so";
    EXPECT_LT(processSeconds() - cpuBefore, 0.25) << "ten pauses of 50 ms, not a loop";

    ::setrlimit(RLIMIT_NOFILE, &before);
    for (const int client : clients)
        ::close(client);
    RawConnection connection(echo.port());
    connection.send(kGet);
    EXPECT_EQ(must(connection.read()).status, 200);
}

// --- Drain and end
// --------------------------------------------------------------------------------------------------

TEST(Server, DrainsInGoodOrder)
{
    EchoServer echo;
    RawConnection busy(echo.port());
    RawConnection idle(echo.port());
    RawConnection fresh(echo.port());
    idle.send(kGet);
    must(idle.read());
    busy.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n" + kGet);
    ASSERT_TRUE(echo.handler.waitForWaiting(1));
    std::jthread drain([&] { echo.server.drain(10s); });
    EXPECT_TRUE(idle.endsWithin(5s));
    EXPECT_TRUE(fresh.endsWithin(5s)) << "a connection that has asked nothing yet";
    echo.handler.open();
    const RawResponse last = must(busy.read());
    EXPECT_EQ(last.body, "through");
    EXPECT_EQ(last.field("Connection"), "close");
    EXPECT_TRUE(busy.endsWithin(8s));
    drain.join();
    EXPECT_EQ(echo.server.stats().connections, 0U);
    EXPECT_FALSE(RawConnection(echo.port()).isOpen());
}

TEST(Server, Answers503ToARequestThatBeginsDuringADrain)
{
    EchoServer echo;
    RawConnection busy(echo.port());
    RawConnection late(echo.port());
    late.send("GET / HTTP/1.1\r\nHost: a\r\n"); // its head is under way when the drain begins
    busy.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(echo.handler.waitForWaiting(1));
    const std::uint16_t port = echo.port();
    std::jthread drain([&] { echo.server.drain(10s); });
    const auto until = std::chrono::steady_clock::now() + 5s;
    while (RawConnection(port).isOpen() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(1ms);
    late.send("\r\n");
    const RawResponse response = must(late.read());
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.field("Connection"), "close");
    echo.handler.open();
}

TEST(Server, CutsWhatIsLeftAtTheLimitOfADrain)
{
    EchoServer echo;
    RawConnection stuck(echo.port());
    stuck.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(echo.handler.waitForWaiting(1));
    const auto begun = std::chrono::steady_clock::now();
    echo.server.drain(100ms);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
    EXPECT_TRUE(stuck.endsWithin(2s));
}

TEST(Server, WaitsForRepliesThatAreStillBeingMade)
{
    auto echo = std::make_unique<EchoServer>();
    RawConnection connection(echo->port());
    connection.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(echo->handler.waitForWaiting(1));
    echo.reset(); // ~EchoServer opens the gate, ~Server waits for the reply
    EXPECT_TRUE(connection.endsWithin(2s));
}

TEST(Server, NamesTheAddressItCannotBind)
{
    EchoServer echo;
    EchoHandler handler;
    Server second(ServerOptions{.port = echo.port()}, handler);
    const auto opened = second.open();
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
    EXPECT_NE(opened.error().message.find(std::to_string(echo.port())), std::string::npos);
    Server nowhere(ServerOptions{.host = "no.such.host.invalid"}, handler);
    EXPECT_FALSE(nowhere.open().ok());
}

TEST(Server, LosesNothingWhenClientsLeaveAtAnyPoint)
{
    EchoServer echo;
    const std::string whole = post(std::string(5000, 'x')) + kGet;
    for (std::size_t cut = 1; cut < whole.size(); cut += 97) {
        RawConnection connection(echo.port());
        connection.send(whole.substr(0, cut));
        if (cut % 2 == 0)
            connection.reset();
    }
    for (int i = 0; i < 20; ++i) {
        RawConnection connection(echo.port());
        connection.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        connection.read(5ms);
        connection.reset();
    }
    EXPECT_TRUE(echo.becomesEmpty()) << echo.server.stats().connections << " connections leaked";
}

TEST(Server, ServesManyClientsAtOnce)
{
    EchoServer echo;
    std::atomic<int> right{0};
    {
        std::vector<std::jthread> clients;
        for (int c = 0; c < 8; ++c)
            clients.emplace_back([&, c] {
                for (int i = 0; i < 25; ++i) {
                    RawConnection connection(echo.port());
                    for (int j = 0; j < 4; ++j) {
                        const std::string body =
                            std::to_string(c) + "/" + std::to_string(i) + "/" + std::to_string(j);
                        connection.send(post(body));
                        const auto response = connection.read();
                        right += response && response->body == "POST:" + body;
                    }
                }
            });
    }
    EXPECT_EQ(right, 8 * 25 * 4);
    EXPECT_TRUE(echo.becomesEmpty());
}

} // namespace

} // namespace vitrine::transport::test
