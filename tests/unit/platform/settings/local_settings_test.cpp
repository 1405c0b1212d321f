#include "services/platform/settings/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using testing::HasSubstr;

Result<SettingValues> load(std::vector<const char*> arguments,
                           std::vector<const char*> environment = {})
{
    arguments.insert(arguments.begin(), "program");
    environment.push_back(nullptr);
    return loadLocalSettings(
        static_cast<int>(arguments.size()), arguments.data(), environment.data());
}

class SettingsFile : public testing::Test
{
protected:
    std::string path =
        testing::TempDir() + "vitrine-settings-" + std::to_string(::getpid()) + ".yml";
    std::string argument = "--settings.file=" + path;
    ~SettingsFile() override { std::filesystem::remove(path); }
    void write(const std::string& text) const { std::ofstream(path) << text; }
};

TEST(LocalSettings, ReadsBothFormsOfAnOption)
{
    const auto values = load({"--a.b=1", "--c-d", "two words", "--e=", "--f=x=y", "--help"});

    ASSERT_TRUE(values.ok());
    EXPECT_EQ(values->find("a.b")->value, "1");
    EXPECT_EQ(values->find("a.b")->origin, "--a.b");
    EXPECT_EQ(values->find("c-d")->value, "two words");
    EXPECT_EQ(values->find("e")->value, "");
    EXPECT_EQ(values->find("f")->value, "x=y");
    EXPECT_EQ(values->find("help")->value, "true");
}

TEST(LocalSettings, RefusesWhatIsNoOption)
{
    EXPECT_THAT(load({"word"}).error().message, HasSubstr("'word' is no option"));
    EXPECT_THAT(load({"-x"}).error().message, HasSubstr("'-x' is no option"));
    EXPECT_THAT(load({"--"}).error().message, HasSubstr("has no key"));
    EXPECT_THAT(load({"--=1"}).error().message, HasSubstr("has no key"));
    EXPECT_THAT(load({"--a"}).error().message, HasSubstr("--a lacks its value"));
    EXPECT_THAT(load({"--a", "--b=1"}).error().message, HasSubstr("--a lacks its value"));
    EXPECT_THAT(load({"--a=1", "--a=2"}).error().message, HasSubstr("--a is given twice"));
}

TEST(LocalSettings, TakesOnlyItsOwnVariables)
{
    const auto values = load({}, {"VITRINE_DATABASE_URL=x=y", "DATABASE_URL=z", "VITRINE_NOTHING"});

    ASSERT_TRUE(values.ok());
    EXPECT_EQ(values->find("database.url")->value, "x=y");
    EXPECT_EQ(values->keysFrom(SettingSource::Environment).size(), 1u);
}

TEST_F(SettingsFile, IsFlattenedBelowEnvironmentAndCommandLine)
{
    write("service:\n  port: 8082\n  threads: 3\n  host: 127.0.0.1\nhosts: [a, b]\n");
    const auto values = load({argument.c_str(), "--service.port=1"}, {"VITRINE_SERVICE_THREADS=9"});

    ASSERT_TRUE(values.ok());
    EXPECT_EQ(values->find("service.port")->value, "1");
    EXPECT_EQ(values->find("service.threads")->value, "9");
    EXPECT_EQ(values->find("service.host")->value, "127.0.0.1");
    EXPECT_EQ(values->find("service.host")->origin, path + ":4");
    EXPECT_EQ(values->find("hosts[1]")->value, "b");
}

TEST_F(SettingsFile, MayBeNamedByTheEnvironment)
{
    write("a: 1\n");
    const std::string variable = "VITRINE_SETTINGS_FILE=" + path;
    EXPECT_EQ(load({}, {variable.c_str()})->find("a")->value, "1");
}

TEST_F(SettingsFile, LetsALaterDocumentWin)
{
    write("a: 1\nb: 1\nhosts: [x, y]\n---\na: 2\nhosts: [z]\n");
    const auto values = load({argument.c_str()});
    EXPECT_EQ(values->find("a")->value, "2");
    EXPECT_EQ(values->find("hosts[0]")->value, "z");
    EXPECT_EQ(values->find("hosts[1]"), nullptr);
    EXPECT_EQ(values->find("b")->value, "1");
}

TEST_F(SettingsFile, IsRefusedWithItsLine)
{
    write("a: 1\nb: [1\n");
    EXPECT_THAT(load({argument.c_str()}).error().message, HasSubstr(path + ": line "));
    write("a: 1\na: 2\n");
    EXPECT_THAT(load({argument.c_str()}).error().message,
                HasSubstr("line 2: the key 'a' stands twice"));
    write("- a\n");
    EXPECT_THAT(load({argument.c_str()}).error().message,
                HasSubstr("a mapping of keys to values is expected"));
    std::filesystem::remove(path);
    EXPECT_THAT(load({argument.c_str()}).error().message,
                HasSubstr("cannot be read: No such file"));
    std::filesystem::create_directory(path);
    EXPECT_FALSE(load({argument.c_str()}).ok());
}

} // namespace
