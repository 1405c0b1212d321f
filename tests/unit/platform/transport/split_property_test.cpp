#include "services/platform/transport/chunk_decoder.hpp"
#include "services/platform/transport/head_checker.hpp"
#include "services/platform/transport/request_parser.hpp"
#include "tests/testkit/http_attacks.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace vitrine::transport {

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

/// Small, so that the limits are met often.
Limits smallLimits()
{
    Limits limits;
    limits.headerBytesMax = 400;
    limits.targetBytesMax = 60;
    limits.headerFieldsMax = 8;
    return limits;
}

/// Requests put together from pieces that parsers are known to stumble over, then damaged here and
/// there.
std::string randomHead(Random& random)
{
    static const std::vector<std::string> starts{"GET / HTTP/1.1\r\n",
                                                 "POST /a%20b?c HTTP/1.1\r\n",
                                                 "GET /a HTTP/1.0\r\n",
                                                 "\r\nHEAD / HTTP/1.1\r\n",
                                                 "PUT http://h/a HTTP/1.1\r\n",
                                                 "TRACE / HTTP/1.1\r\n",
                                                 "GET /" + std::string(70, 'x') + " HTTP/1.1\r\n"};
    static const std::vector<std::string> fields{"Host: a\r\n",
                                                 "Host: a\r\n",
                                                 "Host: [::1]:80\r\n",
                                                 "Content-Length: 5\r\n",
                                                 "Content-Length: 05\r\n",
                                                 "Transfer-Encoding: chunked\r\n",
                                                 "Transfer-Encoding: gzip, chunked\r\n",
                                                 "Connection: close\r\n",
                                                 "Connection: keep-alive, x\r\n",
                                                 "Expect: 100-continue\r\n",
                                                 "X: y\r\n",
                                                 "X-Long: " + std::string(90, 'l') + "\r\n",
                                                 "A:\r\n",
                                                 "B: \t c \r\n",
                                                 " folded\r\n",
                                                 "Bad : 1\r\n",
                                                 "X: a\rb\r\n",
                                                 "X: a\n"};
    static const std::string spice("\r\n\0 :\t,;aA1\x80\x7f", 14);
    std::string head = starts[below(random, starts.size())];
    if (below(random, 8) != 0)
        head += "Host: shop.test\r\n";
    for (std::size_t i = below(random, 5); i > 0; --i)
        head += fields[below(random, fields.size())];
    head += "\r\n";
    for (std::size_t i = below(random, 3); i > 0; --i)
        head[below(random, head.size())] = spice[below(random, spice.size())];
    return head;
}

std::string describe(HeadChecker& checker, HeadChecker::State state)
{
    if (state == HeadChecker::State::NeedMore)
        return "more";
    if (state == HeadChecker::State::Refused)
        return "refused " + std::to_string(checker.refusal().status) + " " +
               checker.refusal().reason;
    const HeadFacts& facts = checker.facts();
    return "complete " + std::to_string(facts.begin) + " " + std::to_string(facts.end) + " " +
           std::to_string(facts.http11) + std::to_string(facts.keepAlive) +
           std::to_string(facts.expectsContinue) + " " +
           std::to_string(static_cast<int>(facts.framing)) + " " +
           std::to_string(facts.contentLength);
}

TEST(HeadChecker, SaysTheSameHoweverTheBytesAreCut)
{
    Random random(20261120);
    const Limits limits = smallLimits();
    int complete = 0;
    int refused = 0;
    for (int round = 0; round < 200000; ++round) {
        const std::string head = randomHead(random);
        HeadChecker whole(limits);
        const auto state = whole.feed(head);
        complete += state == HeadChecker::State::Complete;
        refused += state == HeadChecker::State::Refused;
        const std::string expected = describe(whole, state);

        HeadChecker cut(limits);
        auto cutState = HeadChecker::State::NeedMore;
        for (std::size_t size = 0;
             size < head.size() && cutState == HeadChecker::State::NeedMore;) {
            size += std::min(head.size() - size, 1 + below(random, round % 2 == 0 ? 1 : 40));
            cutState = cut.feed(std::string_view(head).substr(0, size));
        }
        ASSERT_EQ(describe(cut, cutState), expected) << "round " << round << ": " << head;
    }
    EXPECT_GT(complete, 20000) << "the generator makes too few good heads to prove anything";
    EXPECT_GT(refused, 20000);
}

/// Two readers of one head that disagree are how requests are smuggled.
TEST(HeadChecker, PassesNothingThatBeastReadsOtherwise)
{
    Random random(7);
    const Limits limits = smallLimits();
    int compared = 0;
    for (int round = 0; round < 200000; ++round) {
        const std::string head = randomHead(random);
        HeadChecker checker(limits);
        if (checker.feed(head) != HeadChecker::State::Complete)
            continue;
        ++compared;
        const auto parsed = parseHead(head, checker.facts(), limits);
        if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
            EXPECT_NE(std::string(refusal->reason), "The header could not be parsed.") << head;
        }
    }
    EXPECT_GT(compared, 20000);
}

std::string randomChunks(Random& random)
{
    static const std::vector<std::string> pieces{"3\r\nabc\r\n",
                                                 "a\r\n0123456789\r\n",
                                                 "2;x=y\r\nab\r\n",
                                                 "00\r\n",
                                                 "0\r\n",
                                                 "0\r\nX: y\r\n",
                                                 "-1\r\n",
                                                 "zz\r\n",
                                                 "3\nabc\r\n",
                                                 "7fffffff\r\n",
                                                 "\r\n"};
    static const std::string spice("\r\n\0 ;:0fg\x80", 10);
    std::string chunks;
    for (std::size_t i = below(random, 6); i > 0; --i)
        chunks += pieces[below(random, pieces.size())];
    chunks += "0\r\n\r\n";
    if (below(random, 2) == 0)
        chunks[below(random, chunks.size())] = spice[below(random, spice.size())];
    return chunks + "GET / HTTP/1.1\r\n";
}

std::string decode(std::string_view input, const std::vector<std::size_t>& cuts)
{
    ChunkDecoder decoder(30);
    std::string body;
    std::size_t taken = 0;
    auto state = ChunkDecoder::State::NeedMore;
    for (const std::size_t cut : cuts) {
        while (taken < cut && state == ChunkDecoder::State::NeedMore) {
            std::size_t used = 0;
            state = decoder.feed(input.substr(taken, cut - taken), body, used);
            taken += used;
        }
    }
    if (state == ChunkDecoder::State::Refused) // what was decoded before the fault is thrown away
        return "refused " + std::to_string(decoder.refusal().status) + decoder.refusal().reason;
    return std::to_string(static_cast<int>(state)) + " " + std::to_string(taken) + " " + body;
}

TEST(ChunkDecoder, SaysTheSameHoweverTheBytesAreCut)
{
    Random random(42);
    int complete = 0;
    for (int round = 0; round < 100000; ++round) {
        const std::string input = randomChunks(random);
        std::vector<std::size_t> cuts;
        for (std::size_t at = 0; at < input.size();)
            cuts.push_back(at +=
                           std::min(input.size() - at, 1 + below(random, round % 2 == 0 ? 1 : 10)));
        const std::string whole = decode(input, {input.size()});
        complete += whole.starts_with("1 ");
        ASSERT_EQ(decode(input, cuts), whole) << input;
    }
    EXPECT_GT(complete, 5000);
}

TEST(AttackCorpus, GetsTheSameVerdictFromTheCheckerAtEveryCut)
{
    const Limits limits;
    for (const testkit::Attack& attack : testkit::framingAttacks("/")) {
        if (attack.bytes.size() > 2000)
            continue;
        HeadChecker whole(limits);
        const auto state = whole.feed(attack.bytes);
        const std::string expected = describe(whole, state);
        for (std::size_t cut = 1; cut < attack.bytes.size(); ++cut) {
            HeadChecker checker(limits);
            auto cutState = checker.feed(std::string_view(attack.bytes).substr(0, cut));
            if (cutState == HeadChecker::State::NeedMore)
                cutState = checker.feed(attack.bytes);
            ASSERT_EQ(describe(checker, cutState), expected) << attack.name << " cut at " << cut;
        }
    }
}

} // namespace

} // namespace vitrine::transport
