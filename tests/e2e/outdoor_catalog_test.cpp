#include "services/supervisor/data/data_folder.hpp"
#include "tests/testkit/shop_driver.hpp"
#include "vitrine/wire/catalog.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace vitrine::testkit {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// A catalogue of 101 outdoor products with pictures, where a checkout of it lies beside the
/// source.
fs::path catalogueFolder()
{
    const char* chosen = std::getenv("VITRINE_OUTDOOR_CATALOG");
    return chosen != nullptr ? fs::path(chosen)
                             : Shop::source().parent_path() / "shared/data/outdoor-catalog";
}

class OutdoorCatalog
{
public:
    explicit OutdoorCatalog(ShopDriver& driver)
        : m_driver(driver)
    {
    }

    std::string add(const json& entry)
    {
        wire::ProductDraft draft;
        draft.sku = "OUTDOOR-" + std::to_string(entry.at("Id").get<int>());
        draft.name = entry.at("Name");
        draft.brand = entry.at("Brand");
        draft.description = entry.at("Description");
        draft.price =
            *domain::Money::create(std::llround(entry.at("Price").get<double>() * 100), "EUR");
        draft.categoryIds = {categoryOf(entry.at("Type"))};
        const auto made =
            m_driver.administer("POST", "/api/v1/products", wire::encode(draft), kJson, 201);
        return wire::decodeProduct(made)->id;
    }

private:
    static constexpr const char* kJson = "application/json";

    std::string categoryOf(const std::string& type)
    {
        std::string& id = m_categories[type];
        if (id.empty()) {
            const wire::CategoryDraft draft{.name = type};
            id = wire::decodeCategory(
                     m_driver.administer(
                         "POST", "/api/v1/categories", wire::encode(draft), kJson, 201))
                     ->id;
        }
        return id;
    }

    ShopDriver& m_driver;
    std::map<std::string, std::string> m_categories;
};

TEST(OutdoorCatalog, IsLoadedWithPicturesAndSold)
{
    const fs::path folder = catalogueFolder();
    const auto text = supervisor::readFile(folder / "catalog.json");
    if (!text)
        return; // the data is not part of the product
    Shop shop({.settings = {{"log.level", "warn"}}});
    const ProgramRun started = shop.up();
    ASSERT_EQ(started.exitCode, 0) << started.output;
    ShopDriver driver(shop);
    OutdoorCatalog catalog(driver);
    std::vector<std::string> ids;
    for (const json& entry : json::parse(*text)) {
        ids.push_back(catalog.add(entry));
        const auto picture = supervisor::readFile(
            folder / "pics" / (std::to_string(entry.at("Id").get<int>()) + ".webp"));
        ASSERT_TRUE(picture) << entry.at("Id");
        (void)driver.administer(
            "POST", "/api/v1/products/" + ids.back() + "/images", *picture, "image/webp", 201);
    }
    ASSERT_EQ(ids.size(), 101u);

    const auto read = driver.send("GET", "/api/v1/products/" + ids.front(), "");
    const auto product = wire::decodeProduct(read.response.body);
    ASSERT_TRUE(product.ok()) << read.response.body;
    ASSERT_EQ(product->images.size(), 1u);
    const auto thumb =
        driver.send("GET", "/api/v1/images/" + product->images[0].hash + "?size=thumb", "");
    EXPECT_EQ(thumb.response.status, 200);
    EXPECT_GT(thumb.response.body.size(), 500u);
    const auto found = wire::decodeProductPage(
        driver.send("GET", "/api/v1/products?q=hikng+bots", "").response.body);
    ASSERT_TRUE(found.ok());
    EXPECT_FALSE(found->items.empty()) << "typing errors find nothing";

    const std::string customer = driver.signInCustomers(1).front();
    for (const std::size_t index : {std::size_t(0), std::size_t(41), std::size_t(100)}) {
        const wire::StockAdjustment adjustment{
            .operationId = ids[index], .delta = 5, .reason = "delivery"};
        (void)driver.administer("POST",
                                "/api/v1/inventory/" + ids[index] + "/adjust",
                                wire::encode(adjustment),
                                "application/json",
                                200);
        const Purchase purchase = driver.buy(customer, ids[index], 2);
        EXPECT_TRUE(purchase.isPaid()) << purchase.body;
        EXPECT_EQ(driver.stockOf(ids[index]).onHand, 3);
    }
    const ProgramRun books = shop.vitrine({"books", "check", "--settled-for", "0"});
    EXPECT_EQ(books.exitCode, 0) << books.output;
}

} // namespace
} // namespace vitrine::testkit
