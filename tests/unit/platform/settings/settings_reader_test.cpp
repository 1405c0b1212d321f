#include "services/platform/settings/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

SettingValues fromLine(std::initializer_list<std::pair<const char*, const char*>> entries)
{
    SettingValues values;
    for (const auto& [key, value] : entries)
        values.put(key, value, SettingSource::CommandLine, std::string("--") + key);
    return values;
}

TEST(SettingsReader, ReadsEveryType)
{
    const auto values = fromLine({{"t", "text"},
                                  {"i", "-7"},
                                  {"f", "Yes"},
                                  {"d", "250ms"},
                                  {"l", " a, b,,c "},
                                  {"g.one", "1"},
                                  {"g.two.x", "2"}});
    SettingsReader reader(values);

    EXPECT_EQ(reader.text("t", "", ""), "text");
    EXPECT_EQ(reader.integer("i", 0, -10, 10, ""), -7);
    EXPECT_TRUE(reader.flag("f", false, ""));
    EXPECT_EQ(reader.duration("d", 0ms, ""), 250ms);
    EXPECT_EQ(reader.list("l", "", ""), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(reader.group("g", ""),
              (std::map<std::string, std::string>{{"one", "1"}, {"two.x", "2"}}));
    EXPECT_TRUE(reader.check().ok());
}

TEST(SettingsReader, ReadsUnitsOfTime)
{
    const auto values = fromLine({{"a", "30s"}, {"b", "5m"}, {"c", "1h"}, {"d", "7d"}, {"e", "0"}});
    SettingsReader reader(values);

    EXPECT_EQ(reader.duration("a", 0ms, ""), 30s);
    EXPECT_EQ(reader.duration("b", 0ms, ""), 5min);
    EXPECT_EQ(reader.duration("c", 0ms, ""), 1h);
    EXPECT_EQ(reader.duration("d", 0ms, ""), 168h);
    EXPECT_EQ(reader.duration("e", 1ms, ""), 0ms);
}

TEST(SettingsReader, ReadsAListThatIsWrittenAsOne)
{
    SettingValues values;
    values.put("l[0]", "a", SettingSource::File, "f:1");
    values.put("l[1]", "b,c", SettingSource::File, "f:2");
    SettingsReader reader(values);

    EXPECT_EQ(reader.list("l", "x", ""), (std::vector<std::string>{"a", "b,c"}));
}

TEST(SettingsReader, FallsBackToTheDefault)
{
    const SettingValues values;
    SettingsReader reader(values);

    EXPECT_EQ(reader.text("t", "fallback", ""), "fallback");
    EXPECT_EQ(reader.list("l", "a,b", "").size(), 2u);
    EXPECT_EQ(reader.duration("d", 90s, ""), 90s);
    EXPECT_THAT(reader.describe(), HasSubstr("d = 90s  (default)\n"));
}

TEST(SettingsReader, NamesEveryFaultPrecisely)
{
    SettingValues values;
    values.put("VITRINE_DATABASE_CONNECTIONS",
               "many",
               SettingSource::Environment,
               "VITRINE_DATABASE_CONNECTIONS");
    values.put("service.threads", "999", SettingSource::File, "shop.yml:3");
    values.put("a.flag", "maybe", SettingSource::CommandLine, "--a.flag");
    values.put("a.time", "10", SettingSource::ConfigServer, "git/shop.yml");
    SettingsReader reader(values);

    EXPECT_EQ(reader.integer("database.connections", 5, 1, 50, ""), 5);
    (void)reader.integer("service.threads", 4, 1, 256, "");
    (void)reader.flag("a.flag", false, "");
    (void)reader.duration("a.time", 1s, "");

    const Outcome outcome = reader.check();
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(outcome.error().message,
              "database.connections: 'many' (environment VITRINE_DATABASE_CONNECTIONS) is not an "
              "integer from 1 to 50\n"
              "service.threads: '999' (file shop.yml:3) is not an integer from 1 to 256\n"
              "a.flag: 'maybe' (command line --a.flag) is not true or false\n"
              "a.time: '10' (config server git/shop.yml) is not a length of time such as 250ms, "
              "30s, 5m, 1h or 7d");
}

TEST(SettingsReader, RefusesWhatIsNoIntegerOrTime)
{
    for (const char* wrong : {"", " 1", "1 ", "1.5", "0x10", "99999999999999999999", "--1"}) {
        const auto values = fromLine({{"i", wrong}});
        SettingsReader reader(values);
        (void)reader.integer("i", 0, -1000, 1000, "");
        EXPECT_FALSE(reader.check().ok()) << wrong;
    }
    for (const char* wrong : {"", "s", "1.5s", "-1s", "1 s", "1w", "9999999999999999h"}) {
        const auto values = fromLine({{"d", wrong}});
        SettingsReader reader(values);
        (void)reader.duration("d", 0ms, "");
        EXPECT_FALSE(reader.check().ok()) << wrong;
    }
}

TEST(SettingsReader, RefusesAnUnreadKeyOfTheCommandLineAndNamesTheNearest)
{
    const auto values =
        fromLine({{"databse.url", "x"}, {"zzz", "1"}, {"help", "true"}, {"known.file", "x"}});
    SettingsReader reader(values);
    (void)reader.secret("database.url", "", "");
    (void)reader.text("known", "", "");

    const Outcome outcome = reader.check();
    ASSERT_FALSE(outcome.ok());
    EXPECT_THAT(outcome.error().message,
                HasSubstr("--databse.url is not known here; did you mean --database.url?"));
    EXPECT_THAT(outcome.error().message, HasSubstr("--zzz is not known here"));
    EXPECT_THAT(outcome.error().message,
                HasSubstr("--known.file is not known here")); // only a secret may come by file
    EXPECT_THAT(outcome.error().message, Not(HasSubstr("--help")));
}

TEST(SettingsReader, LeavesUnknownKeysOfOtherSourcesAlone)
{
    SettingValues values;
    values.put("other.service", "x", SettingSource::File, "f:1");
    values.put("VITRINE_OTHER", "x", SettingSource::Environment, "VITRINE_OTHER");
    values.put("spring.other", "x", SettingSource::ConfigServer, "s");
    const SettingsReader reader(values);

    EXPECT_TRUE(reader.check().ok());
}

TEST(SettingsReader, MasksSecretsAndPasswordsInUrls)
{
    const auto values = fromLine({{"database.url", "postgresql://u:hidden@h/db"},
                                  {"config.url", "http://user:hidden@host:1/x"}});
    SettingsReader reader(values);
    (void)reader.secret("database.url", "", "where");
    (void)reader.secret("empty", "", "nothing");
    (void)reader.text("config.url", "", "where");

    EXPECT_THAT(reader.describe(), Not(HasSubstr("hidden")));
    EXPECT_THAT(reader.describe(),
                HasSubstr("database.url = ******  (command line --database.url)\n"));
    EXPECT_THAT(reader.describe(), HasSubstr("empty =   (default)\n"));
    EXPECT_THAT(
        reader.describe(),
        HasSubstr("config.url = http://user:******@host:1/x  (command line --config.url)\n"));
}

TEST(SettingsReader, DoesNotRepeatASecretThatIsFaulty)
{
    const auto values = fromLine({{"u", "http://a:hidden@h"}});
    SettingsReader reader(values);
    (void)reader.text("u", "", "");
    reader.fault("u", "what was expected");

    EXPECT_THAT(reader.check().error().message, Not(HasSubstr("hidden")));
}

class SecretFile : public testing::Test
{
protected:
    std::string path = testing::TempDir() + "vitrine-secret-" + std::to_string(::getpid());
    ~SecretFile() override { std::filesystem::remove(path); }
    void write(const std::string& text) const { std::ofstream(path) << text; }
};

TEST_F(SecretFile, HoldsTheSecretWithoutItsLastLineEnd)
{
    write("s3cret\n");
    const auto values = fromLine({{"key.file", path.c_str()}});
    SettingsReader reader(values);

    EXPECT_EQ(reader.secret("key", "", ""), "s3cret");
    EXPECT_TRUE(reader.check().ok());
}

TEST_F(SecretFile, IsRefusedWhenItIsMissingOrDoubled)
{
    const auto missing = fromLine({{"key.file", path.c_str()}});
    SettingsReader first(missing);
    (void)first.secret("key", "", "");
    EXPECT_THAT(first.check().error().message, HasSubstr("cannot be read"));

    write("a");
    const auto both = fromLine({{"key", "x"}, {"key.file", path.c_str()}});
    SettingsReader second(both);
    (void)second.secret("key", "", "");
    EXPECT_THAT(second.check().error().message, HasSubstr("both given"));
}

TEST_F(SecretFile, GivesWayToAStrongerSource)
{
    write("from file");
    SettingValues values;
    values.put("key.file", path, SettingSource::File, "f:1");
    values.put("VITRINE_KEY", "from environment", SettingSource::Environment, "VITRINE_KEY");
    SettingsReader reader(values);

    EXPECT_EQ(reader.secret("key", "", ""), "from environment");
}

TEST(SettingsReader, ExplainsItselfForHelp)
{
    const SettingValues values;
    SettingsReader reader(values);
    (void)reader.integer("service.port", 8082, 0, 65535, "port to listen on");

    EXPECT_EQ(reader.help(), "  --service.port\n        port to listen on [8082]\n");
}

} // namespace
