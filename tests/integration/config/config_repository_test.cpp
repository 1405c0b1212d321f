#include "services/config/storage/folder_repository.hpp"
#include "services/config/storage/git_repository.hpp"
#include "tests/integration/config/git_work_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace vitrine;
using namespace vitrine::config;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Key;
using testkit::GitWorkFolder;
using testkit::TemporaryFolder;
using testkit::writeBelow;

std::string firstValue(const Result<ConfigTreePtr>& tree, const std::string& path)
{
    if (!tree.ok())
        return tree.error().message;
    const auto file = (*tree)->files.find(path);
    if (file == (*tree)->files.end() || file->second.documents.empty())
        return "nothing";
    return std::get<std::string>(file->second.documents.front().properties.at(0).value);
}

GitOptions gitAt(const std::string& uri)
{
    return {.uri = uri, .refresh = 0ms};
}

TEST(LocalGitPath, TakesPathsAndFileUrlsOnly)
{
    EXPECT_EQ(*localGitPath("/srv/conf.git"), "/srv/conf.git");
    EXPECT_EQ(*localGitPath("conf"), "conf");
    EXPECT_EQ(*localGitPath("file:///srv/a%20b"), "/srv/a b");
    EXPECT_EQ(*localGitPath("file:/srv/x"), "/srv/x");
    for (const char* other : {"https://git.example/x.git",
                              "ssh://h/x",
                              "git@host:x.git",
                              "file://host/x",
                              "file:///%zz"})
        EXPECT_FALSE(localGitPath(other).ok()) << other;
}

TEST(GitRepository, ReadsBranchesTagsAndCommits)
{
    const GitWorkFolder work;
    work.write("shop.yml", "a: one\n");
    const std::string first = work.commit();
    work.git({"tag", "v1"});
    work.git({"tag", "-a", "v1a", "-m", "annotated"});
    work.write("shop.yml", "a: two\n");
    const std::string second = work.commit();
    work.git({"checkout", "-q", "-b", "feature/tax"});
    work.write("shop.yml", "a: three\n");
    work.commit();
    GitRepository repository(gitAt(work.path()));

    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "two"); // main, whatever is checked out
    EXPECT_EQ((*repository.tree(""))->version, second);
    EXPECT_EQ(firstValue(repository.tree("v1"), "shop.yml"), "one");
    EXPECT_EQ((*repository.tree("v1a"))->version, first);
    EXPECT_EQ(firstValue(repository.tree("feature/tax"), "shop.yml"), "three");
    EXPECT_EQ(firstValue(repository.tree(first), "shop.yml"), "one");
    EXPECT_EQ(firstValue(repository.tree(first.substr(0, 8)), "shop.yml"), "one");
}

TEST(GitRepository, KnowsNothingElseOfGitsLanguage)
{
    const GitWorkFolder work;
    work.write("shop.yml", "a: one\n");
    const std::string first = work.commit();
    work.commit();
    GitRepository repository(gitAt(work.path()));

    const std::vector<std::string> labels = {"HEAD",
                                             "main~1",
                                             "main@{0}",
                                             "main^",
                                             ":/change",
                                             "refs/heads/main",
                                             "gone",
                                             first.substr(0, 6),
                                             std::string(40, '0')};
    for (const std::string& label : labels)
        EXPECT_EQ(repository.tree(label).error().code, ErrorCode::NotFound) << label;
    const std::string blob = work.git({"rev-parse", "main:shop.yml"});
    EXPECT_EQ(repository.tree(blob).error().code, ErrorCode::NotFound); // an id, but of no commit
}

TEST(GitRepository, FallsBackToMaster)
{
    const GitWorkFolder work("master");
    work.write("shop.yml", "a: old\n");
    work.commit();

    GitRepository lenient(gitAt("file://" + work.path()));
    EXPECT_EQ(firstValue(lenient.tree(""), "shop.yml"), "old");
    EXPECT_EQ((*lenient.tree(""))->origin, "file://" + work.path() + "/");
    GitRepository strict({.uri = work.path(), .tryMasterBranch = false, .refresh = 0ms});
    EXPECT_EQ(strict.tree("").error().code, ErrorCode::NotFound);
}

TEST(GitRepository, NeedsNoWorkFolder)
{
    const GitWorkFolder work;
    work.write("shop.yml", "a: one\n");
    work.write("team/x.properties", "a=1\n");
    work.write("readme.md", "no settings\n");
    work.commit();
    const TemporaryFolder place;
    work.git({"clone", "-q", "--bare", ".", (place.path() / "bare.git").string()});
    GitRepository repository(gitAt((place.path() / "bare.git").string()));

    const auto tree = repository.tree("");
    ASSERT_TRUE(tree.ok()) << tree.error().message;
    EXPECT_THAT((*tree)->files, ElementsAre(Key("shop.yml"), Key("team/x.properties")));
}

TEST(GitRepository, SeesANewCommitAndSharesAnOldState)
{
    const GitWorkFolder work;
    work.write("shop.yml", "a: one\n");
    work.commit();
    GitRepository repository(gitAt(work.path()));
    const auto before = *repository.tree("");
    EXPECT_EQ(*repository.tree("main"), before); // the same commit, read once
    work.write("shop.yml", "a: two\n");
    work.commit();

    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "two");
    EXPECT_EQ(firstValue(before, "shop.yml"), "one"); // who reads the old state still may
}

TEST(GitRepository, LooksAgainOnlyAfterItsPause)
{
    const GitWorkFolder work;
    work.write("shop.yml", "a: one\n");
    work.commit();
    GitRepository repository({.uri = work.path(), .refresh = 1h});
    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "one");
    work.write("shop.yml", "a: two\n");
    work.commit();
    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "one");
}

TEST(GitRepository, ServesItsLastStateWhileItIsAway)
{
    const GitWorkFolder work;
    work.write("shop.yml", "a: one\n");
    work.commit();
    GitRepository repository(gitAt(work.path()));
    ASSERT_TRUE(repository.tree("").ok());
    std::filesystem::rename(work.folder() / ".git", work.folder() / "away");

    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "one");
    std::filesystem::rename(work.folder() / "away", work.folder() / ".git");
    work.write("shop.yml", "a: two\n");
    work.commit();
    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "two");
}

TEST(GitRepository, SaysWhatIsWrongWithAPlaceThatIsNoRepository)
{
    const TemporaryFolder place;
    std::filesystem::create_directories(place.path() / "sub");
    const GitWorkFolder parent; // a search upwards would find it
    std::filesystem::create_directories(parent.folder() / "sub");
    for (const std::string& path : {place.path().string(), (parent.folder() / "sub").string()}) {
        GitRepository repository(gitAt(path));
        EXPECT_EQ(repository.tree("").error().code, ErrorCode::Unavailable);
        EXPECT_THAT(repository.tree("").error().message, HasSubstr(path));
    }
}

TEST(GitRepository, DoesNotFollowLinksAndKeepsFaultsToTheirFiles)
{
    const GitWorkFolder work;
    work.write("shop.yml", "a: one\n");
    work.write("broken.yml", "a: [\n");
    work.write("long.yml", "a: " + std::string(1100000, 'x'));
    std::filesystem::create_symlink("/etc/hostname", work.folder() / "link.yml");
    work.commit();
    GitRepository repository(gitAt(work.path()));

    const auto tree = *repository.tree("");
    EXPECT_FALSE(tree->files.contains("link.yml"));
    EXPECT_THAT(tree->files.at("broken.yml").fault, HasSubstr("line "));
    EXPECT_THAT(tree->files.at("long.yml").fault, HasSubstr("longer"));
    EXPECT_EQ(firstValue(tree, "shop.yml"), "one");
}

TEST(FolderRepository, ReadsAFolderAndSeesChanges)
{
    const TemporaryFolder folder;
    writeBelow(folder.path(), "shop.yml", "a: one\n");
    writeBelow(folder.path(), "team/x.properties", "a=1\n");
    writeBelow(folder.path(), ".hidden/y.yml", "a: no\n");
    FolderRepository repository(folder.path(), 0ms);
    const auto before = *repository.tree("");
    EXPECT_THAT(before->files, ElementsAre(Key("shop.yml"), Key("team/x.properties")));
    EXPECT_EQ(*repository.tree("any"), before);

    writeBelow(folder.path(), "shop.yml", "a: other\n");
    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "other");
    std::filesystem::remove(folder.path() / "shop.yml");
    EXPECT_FALSE((*repository.tree(""))->files.contains("shop.yml"));
}

TEST(FolderRepository, FollowsLinksWithinTheFolderOnly)
{
    const TemporaryFolder outside;
    writeBelow(outside.path(), "secret.yml", "a: secret\n");
    const TemporaryFolder folder;
    writeBelow(folder.path(), "..2026/shop.yml", "a: one\n"); // as Kubernetes mounts a config map
    std::filesystem::create_symlink("..2026", folder.path() / "..data");
    std::filesystem::create_symlink("..data/shop.yml", folder.path() / "shop.yml");
    std::filesystem::create_symlink(outside.path() / "secret.yml", folder.path() / "secret.yml");
    std::filesystem::create_directory_symlink(outside.path(), folder.path() / "all");
    FolderRepository repository(folder.path(), 0ms);

    const auto tree = *repository.tree("");
    EXPECT_THAT(tree->files, ElementsAre(Key("shop.yml")));
    EXPECT_EQ(firstValue(tree, "shop.yml"), "one");

    writeBelow(folder.path(), "..2027/shop.yml", "a: two\n"); // the map changes: the link moves
    std::filesystem::remove(folder.path() / "..data");
    std::filesystem::create_symlink("..2027", folder.path() / "..data");
    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "two");
}

TEST(FolderRepository, ServesItsLastStateWhileItIsAway)
{
    const TemporaryFolder place;
    writeBelow(place.path(), "conf/shop.yml", "a: one\n");
    FolderRepository repository(place.path() / "conf", 0ms);
    ASSERT_TRUE(repository.tree("").ok());
    std::filesystem::rename(place.path() / "conf", place.path() / "away");
    EXPECT_EQ(firstValue(repository.tree(""), "shop.yml"), "one");

    FolderRepository never(place.path() / "nowhere", 0ms);
    EXPECT_EQ(never.tree("").error().code, ErrorCode::Unavailable);
}

} // namespace
