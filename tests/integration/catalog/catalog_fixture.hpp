#pragma once

#include "services/catalog/application/batches.hpp"
#include "services/catalog/application/bulk_edit.hpp"
#include "services/catalog/application/categories.hpp"
#include "services/catalog/application/product_export.hpp"
#include "services/catalog/application/product_feed.hpp"
#include "services/catalog/application/product_import.hpp"
#include "services/catalog/application/products.hpp"
#include "services/catalog/storage/catalog_schema.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/postgres.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <string>
#include <vector>

namespace vitrine::catalog {

/// The use cases of the catalogue on a database of their own.
class CatalogTest : public ::testing::Test
{
protected:
    CatalogTest()
        : database(storage::catalogMigrations(), patient())
        , products(database.pool(), clock)
        , categories(database.pool(), clock)
        , importer(database.pool(), clock, domain::Currency::create("EUR").value())
        , exporter(database.pool())
        , feed(database.pool())
        , bulk(database.pool(), clock)
        , batches(database.pool(), clock)
    {
    }

    /// Writers wait for each other, however slow the machine is.
    [[nodiscard]] static platform::DatabaseSettings patient()
    {
        platform::DatabaseSettings settings;
        settings.acquireTimeout = std::chrono::seconds(20);
        settings.lockTimeout = std::chrono::seconds(10);
        return settings;
    }

    [[nodiscard]] static platform::CallContext asAdmin()
    {
        platform::CallContext context;
        context.caller.accountId = "admin-1";
        context.caller.roles = {"ADMIN"};
        context.caller.permissions = {"catalog.write"};
        context.deadline = Deadline::in(std::chrono::seconds(30));
        return context;
    }
    [[nodiscard]] static platform::CallContext asGuest()
    {
        platform::CallContext context;
        context.caller.service = "gateway";
        context.deadline = Deadline::in(std::chrono::seconds(30));
        return context;
    }

    [[nodiscard]] static domain::Money eur(std::int64_t amount)
    {
        return domain::Money::create(amount, "EUR").value();
    }
    [[nodiscard]] static ProductFields
    fields(const std::string& sku, const std::string& name, std::int64_t price = 1000)
    {
        ProductFields result;
        result.sku = sku;
        result.name = name;
        result.price = eur(price);
        return result;
    }
    Product add(ProductFields content)
    {
        auto created = products.create(asAdmin(), std::move(content), "");
        EXPECT_TRUE(created.ok()) << created.error().message;
        return created.ok() ? *created : Product();
    }
    Category addCategory(const std::string& name, const std::string& parentId = "")
    {
        auto created = categories.create(asAdmin(), {.name = name, .parentId = parentId});
        EXPECT_TRUE(created.ok()) << created.error().message;
        return created.ok() ? *created : Category();
    }

    /// By value: a loop over `*categories.all(...)` would read a Result that is gone.
    std::vector<Category> tree()
    {
        auto all = categories.all(asGuest());
        EXPECT_TRUE(all.ok());
        return all.ok() ? std::move(all).value() : std::vector<Category>();
    }

    /// The names of every page of a list, with pages of `limit`.
    std::vector<std::string> namesOf(const storage::ProductFilter& filter, std::size_t limit = 200)
    {
        std::vector<std::string> names;
        std::string after;
        do {
            const auto page = products.list(asAdmin(), filter, {.after = after, .limit = limit});
            EXPECT_TRUE(page.ok()) << page.error().message;
            if (!page.ok())
                return names;
            EXPECT_LE(page->products.size(), limit);
            for (const Product& product : page->products)
                names.push_back(product.fields.name);
            after = page->nextToken;
        } while (!after.empty());
        return names;
    }
    [[nodiscard]] std::vector<std::string> search(const std::string& text)
    {
        storage::ProductFilter filter;
        filter.text = text;
        filter.sort = storage::ProductSort::Relevance;
        return namesOf(filter);
    }

    testkit::TestDatabase database;
    testkit::ManualClock clock;
    Products products;
    Categories categories;
    ProductImport importer;
    ProductExport exporter;
    ProductFeed feed;
    BulkEdit bulk;
    Batches batches;
};

} // namespace vitrine::catalog
