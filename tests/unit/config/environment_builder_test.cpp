#include "services/config/application/config_service.hpp"
#include "services/config/domain/environment_builder.hpp"
#include "services/config/http/environment_codec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace vitrine;
using namespace vitrine::config;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ConfigTree treeOf(const std::map<std::string, std::string>& files)
{
    ConfigTree tree;
    tree.origin = "repo/";
    tree.version = "5f1c";
    for (const auto& [path, text] : files)
        tree.files.emplace(path, parseConfigFile(path, text));
    return tree;
}

/// Files whose text does not matter, each with one key.
ConfigTree treeOf(std::initializer_list<const char*> paths)
{
    std::map<std::string, std::string> files;
    for (const char* path : paths)
        files[path] = "k: 1\n";
    return treeOf(files);
}

EnvironmentQuery query(const std::string& application, const std::string& profiles)
{
    return *EnvironmentQuery::parse(application, profiles, std::nullopt);
}

std::vector<std::string> names(const ConfigTree& tree,
                               const EnvironmentQuery& asked,
                               const std::vector<std::string>& searchPaths = {},
                               const std::string& label = "")
{
    const auto sources = selectSources(tree, asked, label, searchPaths);
    EXPECT_TRUE(sources.ok()) << (sources.ok() ? "" : sources.error().message);
    std::vector<std::string> found;
    for (const PropertySource& source : *sources)
        found.push_back(source.name);
    return found;
}

TEST(EnvironmentBuilder, OrdersByProfileThenByName)
{
    const auto tree = treeOf({"application.yml",
                              "foo.yml",
                              "application-dev.yml",
                              "foo-dev.yml",
                              "application-mysql.yml",
                              "foo-mysql.yml",
                              "bar.yml",
                              "foo-prod.yml"});

    EXPECT_THAT(names(tree, query("foo", "dev,mysql")),
                ElementsAre("repo/foo-mysql.yml",
                            "repo/application-mysql.yml",
                            "repo/foo-dev.yml",
                            "repo/application-dev.yml",
                            "repo/foo.yml",
                            "repo/application.yml"));
    EXPECT_THAT(names(tree, query("foo", "default")),
                ElementsAre("repo/foo.yml", "repo/application.yml"));
}

TEST(EnvironmentBuilder, PrefersPropertiesToYmlToYaml)
{
    EXPECT_THAT(names(treeOf({"foo.yaml", "foo.yml", "foo.properties", "foo.json", "foo"}),
                      query("foo", "dev")),
                ElementsAre("repo/foo.properties", "repo/foo.yml", "repo/foo.yaml"));
}

TEST(EnvironmentBuilder, PutsALaterDocumentBeforeAnEarlierOne)
{
    const auto tree = treeOf({{"foo.yml", "a: 1\n---\na: 2\n"}});
    EXPECT_THAT(names(tree, query("foo", "dev")),
                ElementsAre("repo/foo.yml (document #1)", "repo/foo.yml (document #0)"));
}

TEST(EnvironmentBuilder, TakesADocumentOnlyWithItsProfile)
{
    const auto tree =
        treeOf({{"foo.yml",
                 "a: 1\n---\nspring.config.activate.on-profile: prod\na: 2\n---\n"
                 "spring:\n  config:\n    activate:\n      on-profile: [eu, dev]\na: 3\n"}});
    const auto sources = selectSources(tree, query("foo", "dev"), "", {});
    ASSERT_TRUE(sources.ok());
    ASSERT_EQ(sources->size(), 2u);
    EXPECT_EQ(sources->at(0).name, "repo/foo.yml (document #2)");
    ASSERT_EQ(sources->at(0).properties.size(), 1u); // the condition is not a setting
    EXPECT_EQ(sources->at(0).properties.at(0).key, "a");
}

TEST(EnvironmentBuilder, SearchesLaterFoldersBeforeEarlierOnes)
{
    const auto tree = treeOf({"foo.yml",
                              "application-dev.yml",
                              "shared/foo.yml",
                              "shared/application.yml",
                              "dev/foo.yml",
                              "other/foo.yml"});
    EXPECT_THAT(names(tree, query("foo", "dev"), {"shared", "{profile}"}),
                ElementsAre("repo/application-dev.yml",
                            "repo/dev/foo.yml",
                            "repo/shared/foo.yml",
                            "repo/shared/application.yml",
                            "repo/foo.yml"));
    EXPECT_THAT(names(tree, query("foo", "x"), {"s*", "{label}"}, "other"),
                ElementsAre("repo/other/foo.yml",
                            "repo/shared/foo.yml",
                            "repo/shared/application.yml",
                            "repo/foo.yml"));
    EXPECT_THAT(names(treeOf({"a/b/foo.yml", "c/foo.yml"}), query("foo", "x"), {"*"}),
                ElementsAre("repo/c/foo.yml"));
}

TEST(EnvironmentBuilder, FindsAnApplicationInAFolder)
{
    EXPECT_THAT(names(treeOf({"team/foo-dev.yml"}),
                      *EnvironmentQuery::parse("team(_)foo", "dev", std::nullopt)),
                ElementsAre("repo/team/foo-dev.yml"));
}

TEST(EnvironmentBuilder, FailsOnlyForThoseWhoAskForABrokenFile)
{
    const auto tree = treeOf({{"foo.yml", "a: [1\n"},
                              {"bar.yml", "a: 1\n"},
                              {"odd.yml", "spring.profiles: 'a &'\nb: 1\n"}});
    const auto broken = selectSources(tree, query("foo", "dev"), "", {});
    EXPECT_EQ(broken.error().code, ErrorCode::Internal);
    EXPECT_THAT(broken.error().message, HasSubstr("foo.yml: line "));
    EXPECT_THAT(names(tree, query("bar", "dev")), ElementsAre("repo/bar.yml"));
    EXPECT_THAT(selectSources(tree, query("odd", "dev"), "", {}).error().message,
                HasSubstr("odd.yml: 'a &'"));
    EXPECT_THAT(names(tree, query("nobody", "dev")), IsEmpty());
}

/// A repository of one state per label.
class FixedRepository final : public ConfigRepository
{
public:
    std::map<std::string, ConfigTree> trees;
    Result<ConfigTreePtr> tree(const std::string& label) override
    {
        const auto found = trees.find(label);
        if (found == trees.end())
            return Error{.code = ErrorCode::NotFound, .message = "no " + label};
        return std::make_shared<const ConfigTree>(found->second);
    }
};

TEST(ConfigService, AnswersAsSpringDoes)
{
    FixedRepository repository;
    repository.trees[""] = treeOf(
        {{"shop.yml", "tax:\n  rate: 0.07\nserver: {port: 8091}\nopen: yes\nname: 'x'\nnone:\n"},
         {"shop-dev.properties", "tax.rate=0.19\n"}});
    const ConfigService service(repository, {});
    const auto environment = service.find(query("shop", "dev"));

    ASSERT_TRUE(environment.ok());
    EXPECT_EQ(json::parse(encodeEnvironment(*environment)), json::parse(R"(
        {"name":"shop","profiles":["dev"],"label":null,"version":"5f1c","state":null,"propertySources":[
          {"name":"repo/shop-dev.properties","source":{"tax.rate":"0.19"}},
          {"name":"repo/shop.yml","source":{"tax.rate":0.07,"server.port":8091,"open":true,"name":"x","none":""}}]})"));
    EXPECT_EQ(json::parse(
                  encodeEnvironmentV2(*environment))["propertySources"][1]["source"]["server.port"],
              (json{{"value", 8091}, {"origin", "Config Server repo/shop.yml:3:16"}}));
}

TEST(ConfigService, PutsOverridesFirst)
{
    FixedRepository repository;
    repository.trees[""] = treeOf({"shop.yml"});
    const ConfigService service(repository, {.searchPaths = {}, .overrides = {{"tax.rate", "0"}}});
    const auto environment = service.find(query("shop", "dev"));

    ASSERT_EQ(environment->sources.size(), 2u);
    EXPECT_EQ(environment->sources[0].name, "overrides");
    EXPECT_EQ(environment->sources[0].properties[0].key, "tax.rate");
}

TEST(ConfigService, LetsTheLastOfSeveralLabelsWin)
{
    FixedRepository repository;
    repository.trees["main"] = treeOf({"shop.yml"});
    repository.trees["feature"] = treeOf({"shop-dev.yml"});
    repository.trees["feature"].version = "abcd";
    const ConfigService service(repository, {});
    const auto environment = service.find(*EnvironmentQuery::parse("shop", "dev", "main,feature"));

    ASSERT_TRUE(environment.ok());
    EXPECT_EQ(environment->sources[0].name, "repo/shop-dev.yml");
    EXPECT_EQ(environment->version, "abcd,5f1c");
    EXPECT_EQ(environment->label, "main,feature");
    EXPECT_EQ(service.find(*EnvironmentQuery::parse("shop", "dev", "gone")).error().code,
              ErrorCode::NotFound);
    EXPECT_FALSE(service.check().ok()); // there is no default label here
}

} // namespace
