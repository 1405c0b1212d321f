#include "services/platform/transport/chunk_decoder.hpp"

#include <gtest/gtest.h>

namespace vitrine::transport {

namespace {

using State = ChunkDecoder::State;

struct Decoded
{
    State state;
    std::string body;
    std::size_t used;
    unsigned status;
};

Decoded decode(std::string_view input, std::size_t bodyBytesMax = 1000)
{
    ChunkDecoder decoder(bodyBytesMax);
    Decoded decoded{};
    decoded.state = decoder.feed(input, decoded.body, decoded.used);
    decoded.status = decoded.state == State::Refused ? decoder.refusal().status : 0;
    return decoded;
}

TEST(ChunkDecoder, JoinsChunksAndLeavesWhatFollows)
{
    const Decoded decoded = decode("3\r\nabc\r\nA;x=\"y\"\r\n0123456789\r\n0\r\n\r\nGET /");
    EXPECT_EQ(decoded.state, State::Complete);
    EXPECT_EQ(decoded.body, "abc0123456789");
    EXPECT_EQ(decoded.used,
              std::string_view("3\r\nabc\r\nA;x=\"y\"\r\n0123456789\r\n0\r\n\r\n").size());
}

TEST(ChunkDecoder, DropsTrailersAfterCheckingThem)
{
    EXPECT_EQ(decode("0\r\nX-Sum: 1\r\nContent-Length: 5\r\n\r\n").state, State::Complete);
    EXPECT_EQ(decode("0\r\nno field\r\n\r\n").status, 400U);
    EXPECT_EQ(decode("0\r\nX : 1\r\n\r\n").status, 400U);
    EXPECT_EQ(decode("0\r\nX: 1\n\r\n").status, 400U);
    EXPECT_EQ(decode("0\r\n X: 1\r\n\r\n").status, 400U);
    EXPECT_EQ(decode("0\r\nX: " + std::string(5000, 'a')).status, 431U);
}

TEST(ChunkDecoder, RefusesMalformedSizes)
{
    for (const char* size :
         {"-1", "+3", "zz", "0x3", " 3", "3 ", "", "3,", "1000000000000000", "\t3"})
        EXPECT_EQ(decode(std::string(size) + "\r\nabc\r\n0\r\n\r\n").status, 400U) << size;
}

TEST(ChunkDecoder, RefusesMalformedLineEnds)
{
    for (const char* chunks : {"3\nabc\r\n0\r\n\r\n",
                               "3\r\nabc\n0\r\n\r\n",
                               "3\r\nabcd\r\n0\r\n\r\n",
                               "3\r\nab\r\n0\r\n\r\n",
                               "3\rabc\r\n",
                               "3;a\nb\r\nabc",
                               "3;a\rb\r\nabc"})
        EXPECT_EQ(decode(chunks).status, 400U) << chunks;
}

TEST(ChunkDecoder, CutsOffAtTheLimitFromTheSizeAlone)
{
    EXPECT_EQ(decode("3\r\nabc\r\n0\r\n\r\n", 3).state, State::Complete);
    EXPECT_EQ(decode("4\r\n", 3).status, 413U);
    EXPECT_EQ(decode("3\r\nabc\r\n1\r\n", 3).status, 413U);
    EXPECT_EQ(decode("7fffffff\r\n").status, 413U);
    EXPECT_EQ(decode("fffffffffffffff\r\n").status, 413U);
}

TEST(ChunkDecoder, LimitsExtensions)
{
    EXPECT_EQ(decode("1;" + std::string(1000, 'a') + "\r\nx\r\n0\r\n\r\n").state, State::Complete);
    EXPECT_EQ(decode("1;" + std::string(20000, 'a') + "\r\n").status, 400U);
    std::string flood;
    for (int i = 0; i < 500; ++i)
        flood += "1;" + std::string(100, 'a') + "\r\nx\r\n";
    EXPECT_EQ(decode(flood).status, 400U) << "many small ones are one large one";
}

TEST(ChunkDecoder, WaitsForMore)
{
    for (const char* chunks : {"",
                               "3",
                               "3\r",
                               "3\r\n",
                               "3\r\nab",
                               "3\r\nabc",
                               "3\r\nabc\r",
                               "3\r\nabc\r\n",
                               "0\r\n",
                               "0\r\n\r"})
        EXPECT_EQ(decode(chunks).state, State::NeedMore) << chunks;
}

} // namespace

} // namespace vitrine::transport
