#include "services/supervisor/data/data_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sys/stat.h>

namespace vitrine::supervisor {
namespace {

class DataFolderTest : public testing::Test
{
protected:
    DataFolderTest()
    {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "vitrine-data-XXXXXX").string();
        root = mkdtemp(pattern.data());
    }
    ~DataFolderTest() override { std::filesystem::remove_all(root); }

    std::filesystem::path root;
};

TEST_F(DataFolderTest, KeepsItsSecrets)
{
    const DataFolder folder(root);
    ASSERT_TRUE(folder.create().ok());
    const auto first = folder.secrets();
    const auto second = folder.secrets();
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_EQ(*first, *second);
    EXPECT_GE(first->at("database.order").size(), 32u);
    EXPECT_NE(first->at("database.order"), first->at("database.payment"));
}

TEST_F(DataFolderTest, ShowsItsSecretsToTheOwnerOnly)
{
    const DataFolder folder(root);
    ASSERT_TRUE(folder.create().ok());
    ASSERT_TRUE(folder.secrets().ok());
    struct stat info
    {
    };
    ASSERT_EQ(stat((root / "secrets.json").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(DataFolderTest, NeverOverwritesDamagedSecrets)
{
    const DataFolder folder(root);
    ASSERT_TRUE(folder.create().ok());
    std::ofstream(root / "secrets.json") << "{\"database.order\": \"x";
    const auto secrets = folder.secrets();
    ASSERT_FALSE(secrets.ok());
    EXPECT_NE(secrets.error().message.find("secrets.json is damaged"), std::string::npos);
}

TEST_F(DataFolderTest, RemembersOptionsAndState)
{
    const DataFolder folder(root);
    ASSERT_TRUE(folder.create().ok());
    ASSERT_TRUE(
        folder
            .saveOptions({.portBase = 21000, .instances = {{"order", 2}}, .publicUrl = "https://x"})
            .ok());
    const auto options = folder.loadOptions();
    ASSERT_TRUE(options.ok());
    EXPECT_EQ(options->portBase, 21000);
    EXPECT_EQ(options->instances.at("order"), 2);

    EXPECT_FALSE(folder.loadState().has_value());
    ASSERT_TRUE(
        folder.saveState({.supervisorPid = 7, .instances = {{.name = "order-2", .port = 5}}}).ok());
    ASSERT_TRUE(folder.loadState().has_value());
    EXPECT_EQ(folder.loadState()->instances.at(0).name, "order-2");
    folder.removeState();
    EXPECT_FALSE(folder.loadState().has_value());
}

TEST_F(DataFolderTest, HandsSettingsOverInAPrivateFile)
{
    const DataFolder folder(root);
    ASSERT_TRUE(folder.create().ok());
    const auto file = folder.writeSettings("order-2", {{"database.url", "password=\"x"}});
    ASSERT_TRUE(file.ok());
    struct stat info
    {
    };
    ASSERT_EQ(stat(file->c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
    EXPECT_NE(readFile(*file)->find("\"database.url\": \"password=\\\"x\""), std::string::npos);
}

TEST_F(DataFolderTest, KeepsTheSocketPathShort)
{
    const DataFolder deep(root / std::string(120, 'x'));
    EXPECT_LT(deep.databaseSocket().string().size(), 80u);
    EXPECT_EQ(DataFolder("/srv/shop").databaseSocket(), "/srv/shop/run/postgres");
}

} // namespace
} // namespace vitrine::supervisor
