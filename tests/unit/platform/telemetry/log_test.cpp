#include "services/platform/telemetry/json_text.hpp"
#include "services/platform/telemetry/log_writer.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <spdlog/logger.h>

#include <csignal>
#include <fcntl.h>
#include <regex>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace {

using namespace vitrine;
using namespace vitrine::platform;

std::string jsonText(std::string_view text)
{
    std::string out;
    appendJsonText(out, text);
    return out;
}

/// What a call writes to standard output.
template <typename Body> std::vector<std::string> linesOf(const Body& body)
{
    testing::internal::CaptureStdout();
    body();
    flushLog();
    std::istringstream text(testing::internal::GetCapturedStdout());
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

TEST(JsonText, EscapesWhatJsonForbids)
{
    EXPECT_EQ(jsonText("a\"b\\c\n\t\r\x01\x7f"), R"("a\"b\\c\n\t\r\u0001\u007f")");
    EXPECT_EQ(nlohmann::json::parse(jsonText("line1\nline2")).get<std::string>(), "line1\nline2");
}

TEST(JsonText, KeepsUtf8AndReplacesOtherBytes)
{
    EXPECT_EQ(jsonText("Größe"), "\"Größe\"");
    EXPECT_EQ(jsonText("a\xFF\x62"), "\"a\xEF\xBF\xBD\x62\"");
    EXPECT_TRUE(nlohmann::json::accept(jsonText(std::string("\xC3\x28\0x", 4))));
}

TEST(Log, WritesOneJsonObjectPerLine)
{
    TraceContext trace = TraceContext::start();
    const auto lines = linesOf([&] {
        configureLog("catalog", "catalog:host:1", LogLevel::Info);
        log(LogLevel::Warn, "a \"quoted\"\nmessage", {{"cause", "x\ty"}}, &trace);
    });

    ASSERT_EQ(lines.size(), 1u);
    const auto line = nlohmann::json::parse(lines[0]);
    EXPECT_TRUE(std::regex_match(line["time"].get<std::string>(),
                                 std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)")));
    EXPECT_EQ(line["level"], "warn");
    EXPECT_EQ(line["service"], "catalog");
    EXPECT_EQ(line["instance"], "catalog:host:1");
    EXPECT_EQ(line["message"], "a \"quoted\"\nmessage");
    EXPECT_EQ(line["cause"], "x\ty");
    EXPECT_EQ(line["traceId"], trace.traceId);
    EXPECT_EQ(line["spanId"], trace.spanId);
}

TEST(Log, LeavesOutWhatIsBelowItsLevel)
{
    const auto lines = linesOf([] {
        configureLog("catalog", "i", LogLevel::Error);
        log(LogLevel::Info, "not this");
        log(LogLevel::Error, "this");
    });

    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(nlohmann::json::parse(lines[0])["message"], "this");
}

TEST(Log, RenamesAFieldThatWouldStandTwice)
{
    const auto lines = linesOf([] {
        configureLog("catalog", "i", LogLevel::Info);
        log(LogLevel::Info, "m", {{"message", "other"}});
    });

    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(nlohmann::json::parse(lines[0])["field.message"], "other");
}

TEST(Log, KeepsLinesOfManyThreadsWhole)
{
    const auto lines = linesOf([] {
        configureLog("catalog", "i", LogLevel::Info);
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([t] {
                for (int i = 0; i < 250; ++i)
                    log(LogLevel::Info, std::string(100, 'x'), {{"thread", std::to_string(t)}});
            });
    });

    EXPECT_EQ(lines.size(), 1000u);
    for (const std::string& line : lines)
        EXPECT_TRUE(nlohmann::json::accept(line)) << line;
}

TEST(Log, KnowsItsLevelsByName)
{
    EXPECT_EQ(*parseLogLevel("debug"), LogLevel::Debug);
    EXPECT_FALSE(parseLogLevel("verbose").ok());
}

TEST(LogWriter, DropsAndCountsLinesWhileNobodyReads)
{
    std::signal(
        SIGPIPE,
        SIG_IGN); // as every service does: the reader goes away while the writer still writes
    int pipe[2];
    ASSERT_EQ(::pipe2(pipe, O_CLOEXEC), 0);
    {
        auto writer = std::make_shared<LogWriter>(pipe[1], 64 * 1024);
        writer->start();
        spdlog::logger logger("test", writer);
        const std::string line(1023, 'x');
        for (int i = 0; i < 1000;
             ++i) // a megabyte, into a pipe of 64 KB that nobody reads: must not wait
            logger.info(line);
        EXPECT_GT(writer->dropped(), 500u);

        std::string read(2 << 20, '\0');
        std::size_t got = 0;
        while (read.find("log lines were dropped") == std::string::npos && got < read.size()) {
            logger.info("more"); // wakes the writer for the line that counts
            const ssize_t count = ::read(pipe[0], read.data() + got, read.size() - got);
            ASSERT_GT(count, 0);
            got += static_cast<std::size_t>(count);
        }
        EXPECT_NE(read.find("log lines were dropped"), std::string::npos);
        ::close(pipe[0]);
    }
    ::close(pipe[1]);
}

} // namespace
