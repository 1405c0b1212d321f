#pragma once

#include "vitrine/api/catalog_connection.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/mocks/catalog_batches.hpp"
#include "vitrine/mocks/catalog_selection.hpp"
#include "vitrine/mocks/catalog_tree.hpp"
#include "vitrine/mocks/fake_feed.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"
#include "vitrine/mocks/versions.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// A catalogue in memory that keeps the promises of the real one: versions, unique SKUs, filters,
/// pages, batches. Text search knows only substrings. Safe to use from any thread.
class FakeCatalog final : public CatalogConnection
{
public:
    Faults faults;

    /// Puts a product there as it is.
    void put(wire::Product product)
    {
        const std::lock_guard lock(m_mutex);
        m_products[product.id] = std::move(product);
    }
    void putCategory(wire::Category category)
    {
        const std::lock_guard lock(m_mutex);
        m_tree.put(std::move(category));
    }
    /// What it was told of the stock, to filter by.
    void tellStock(wire::StockChange stock)
    {
        const std::lock_guard lock(m_mutex);
        m_stock[stock.productId] = stock;
    }
    void putImage(std::string hash, ImageData image)
    {
        const std::lock_guard lock(m_mutex);
        m_images[std::move(hash)] = std::move(image);
    }

    Task<wire::Page<wire::Product>> listProducts(wire::ProductQuery query, CallOptions) override
    {
        return run<wire::Page<wire::Product>>([&] { return pageOf(select(query), query); });
    }

    Task<wire::Product> getProduct(std::string id, CallOptions) override
    {
        return find([id](const wire::Product& product) { return product.id == id; });
    }
    Task<wire::Product> getProductBySku(std::string sku, CallOptions) override
    {
        return find([sku](const wire::Product& product) {
            return !product.archived && asciiEqualsIgnoreCase(product.sku, sku);
        });
    }
    Task<wire::Product> getProductByGtin(std::string gtin, CallOptions) override
    {
        return find([gtin](const wire::Product& product) {
            const auto& gtins = product.gtins;
            return !product.archived && std::find(gtins.begin(), gtins.end(), gtin) != gtins.end();
        });
    }

    Task<wire::ProductBatch> getProducts(std::vector<std::string> ids, CallOptions) override
    {
        return run<wire::ProductBatch>([&]() -> Result<wire::ProductBatch> {
            wire::ProductBatch batch;
            for (const std::string& id : ids) {
                if (const auto found = m_products.find(id); found != m_products.end())
                    batch.items.push_back(found->second);
                else
                    batch.missing.push_back(id);
            }
            return batch;
        });
    }

    Task<wire::Product> createProduct(wire::ProductDraft draft, CallOptions) override
    {
        return run<wire::Product>([&]() -> Result<wire::Product> {
            if (isSkuTaken(m_products, draft.sku, ""))
                return failure<wire::Product>(ErrorCode::Conflict, "the SKU is taken", "/sku");
            wire::Product product;
            static_cast<wire::ProductDraft&>(product) = draft;
            product.id = "product-" + std::to_string(++m_created);
            product.version = 1;
            m_products[product.id] = product;
            return product;
        });
    }

    Task<wire::Product> updateProduct(std::string id,
                                      std::int64_t version,
                                      wire::ProductDraft draft,
                                      CallOptions) override
    {
        return change(id, version, [&](wire::Product& product) -> Outcome {
            if (isSkuTaken(m_products, draft.sku, id))
                return failure<Done>(ErrorCode::Conflict, "the SKU is taken", "/sku");
            static_cast<wire::ProductDraft&>(product) = draft;
            return Done{};
        });
    }

    Task<Done> deleteProduct(std::string id, std::int64_t version, CallOptions) override
    {
        return run<Done>([&]() -> Outcome {
            const auto sound = checkVersion(m_products, id, version);
            if (sound.ok()) {
                m_products[id].archived = true;
                ++m_products[id].version;
            }
            return sound;
        });
    }

    Task<wire::Product> restoreProduct(std::string id, CallOptions) override
    {
        return change(id, std::nullopt, [](wire::Product& product) -> Outcome {
            product.archived = false;
            product.archivedAt.clear();
            return Done{};
        });
    }

    Task<Done> purgeProduct(std::string id, std::int64_t version, CallOptions) override
    {
        return run<Done>([&]() -> Outcome {
            if (const auto sound = checkVersion(m_products, id, version); !sound.ok())
                return sound;
            if (!m_products[id].archived)
                return failure<Done>(ErrorCode::Conflict,
                                     "only an archived product can be deleted");
            m_products.erase(id);
            return Done{};
        });
    }

    Task<wire::ProductFacets> productFacets(wire::ProductQuery query, CallOptions) override
    {
        return run<wire::ProductFacets>([&] { return facetsOf(select(query)); });
    }

    Task<wire::BulkReport> bulkEdit(wire::BulkEdit edit, bool dryRun, CallOptions) override
    {
        return run<wire::BulkReport>([&]() -> Result<wire::BulkReport> {
            auto [report, edited] = CatalogBatches::plan(edit, m_products);
            report.dryRun = dryRun;
            if (!dryRun && !edited.empty())
                report.batchId = keepBatch("BULK", "", edited);
            return report;
        });
    }

    Task<wire::Page<wire::CatalogBatch>> listBatches(wire::BatchQuery query, CallOptions) override
    {
        return run<wire::Page<wire::CatalogBatch>>(
            [&] { return pageOf(m_batches.entries(), query); });
    }

    Task<wire::UndoReport> undoBatch(std::string id, CallOptions) override
    {
        return run<wire::UndoReport>([&] { return m_batches.undo(id, m_products); });
    }

    Task<wire::PriceHistory> priceHistory(std::string id, CallOptions) override
    {
        return run<wire::PriceHistory>([&]() -> Result<wire::PriceHistory> {
            const auto found = m_products.find(id);
            if (found == m_products.end())
                return failure<wire::PriceHistory>(ErrorCode::NotFound, "there is no " + id);
            return wire::PriceHistory{{{found->second.createdAt, found->second.price}},
                                      found->second.price};
        });
    }

    /// What the next exports answer; a fake writes no CSV.
    std::string exported;
    Task<std::string> exportProducts(wire::ProductQuery, CallOptions) override
    {
        return faults.run<std::string>([&]() -> Result<std::string> { return exported; });
    }

    /// A header line, then a line with the SKU of each product that matches.
    Task<ExportPart> exportPart(wire::ProductQuery query, int rows, CallOptions) override
    {
        return run<ExportPart>([&]() -> Result<ExportPart> {
            ExportPart part{.csv = query.after.empty() ? "sku\r\n" : ""};
            const auto products = select(query);
            const std::size_t begin = query.after.empty() ? 0 : std::stoul(query.after);
            const std::size_t end = std::min(products.size(), begin + std::size_t(rows));
            for (std::size_t i = begin; i < end; ++i)
                part.csv += products[i].sku + "\r\n";
            if (end < products.size())
                part.next = std::to_string(end);
            return part;
        });
    }

    Task<wire::ProductChanges> productChanges(wire::ChangesQuery query, CallOptions) override
    {
        return run<wire::ProductChanges>([&]() -> Result<wire::ProductChanges> {
            const auto page = m_feed.since(onTheShelves(m_products), query);
            if (!page.ok())
                return page.error();
            wire::ProductChanges changes;
            changes.next = page->next;
            changes.more = page->more;
            changes.snapshot = page->snapshot;
            changes.asOf = page->asOf;
            for (const auto& [id, isThere] : page->items)
                changes.items.push_back(
                    {id, isThere ? std::optional(m_products[id]) : std::nullopt});
            changes.categories = m_tree.news(query.after.empty());
            return changes;
        });
    }
    /// As after a restore from a backup: readers of productChanges begin again.
    void forgetFeed()
    {
        const std::lock_guard lock(m_mutex);
        m_feed.forget();
    }

    Task<wire::Category> getCategory(std::string id, CallOptions) override
    {
        return run<wire::Category>([&] { return m_tree.get(id); });
    }

    Task<wire::Product> arrangeImages(std::string productId,
                                      std::int64_t version,
                                      std::vector<wire::ProductImage> images,
                                      CallOptions) override
    {
        return change(productId, version, [&](wire::Product& product) -> Outcome {
            product.images = images;
            return Done{};
        });
    }

    /// What the next imports answer; a fake reads no CSV.
    wire::ImportReport importReport;
    /// Makes the answer from the table in place of `importReport`, when it is set.
    std::function<wire::ImportReport(const std::string& csv)> readImport;
    Task<wire::ImportReport>
    importProducts(std::string csv, wire::ImportOptions how, CallOptions) override
    {
        return run<wire::ImportReport>([&]() -> Result<wire::ImportReport> {
            auto report = readImport ? readImport(csv) : importReport;
            report.dryRun = how.dryRun;
            if (!how.dryRun && !m_batches.has(how.batchId))
                report.batchId = keepBatch("IMPORT", how.batchId, {});
            else if (!how.dryRun)
                report.batchId = how.batchId;
            if (!how.dryRun && !how.details)
                report.details.clear();
            return report;
        });
    }

    Task<std::vector<wire::Category>> listCategories(CallOptions) override
    {
        return run<std::vector<wire::Category>>([&] { return m_tree.all(); });
    }

    Task<wire::Category> createCategory(wire::CategoryDraft draft, CallOptions) override
    {
        return run<wire::Category>(
            [&] { return m_tree.create("category-" + std::to_string(++m_created), draft); });
    }

    Task<wire::Category> updateCategory(std::string id,
                                        std::int64_t version,
                                        wire::CategoryDraft draft,
                                        CallOptions) override
    {
        return run<wire::Category>([&] { return m_tree.update(id, version, draft); });
    }

    Task<Done> deleteCategory(std::string id, std::int64_t version, CallOptions) override
    {
        return run<Done>([&] { return m_tree.erase(id, version); });
    }

    Task<ImageData> getImage(std::string hash, ImageSize, CallOptions) override
    {
        return run<ImageData>([&]() -> Result<ImageData> {
            const auto found = m_images.find(hash);
            if (found == m_images.end())
                return failure<ImageData>(ErrorCode::NotFound, "no such picture");
            return found->second;
        });
    }

    Task<wire::Product>
    addImage(std::string productId, ImageUpload image, CallOptions options) override
    {
        if (options.onUpload) {
            for (const std::size_t sent : {image.bytes.size() / 2, image.bytes.size()})
                options.onUpload(sent, image.bytes.size());
        }
        return change(productId, std::nullopt, [&](wire::Product& product) -> Outcome {
            const auto hash = hexEncode(image.bytes.substr(0, 32));
            m_images[hash] = {image.bytes, image.contentType};
            product.images.push_back({hash, image.contentType, image.altText, 1, 1});
            return Done{};
        });
    }

    Task<wire::Product>
    removeImage(std::string productId, std::int64_t version, std::string hash, CallOptions) override
    {
        return change(productId, version, [&](wire::Product& product) -> Outcome {
            const auto count = std::erase_if(product.images, [&](const wire::ProductImage& image) {
                return image.hash == hash;
            });
            return count > 0 ? Outcome(Done{})
                             : failure<Done>(ErrorCode::NotFound, "no such picture");
        });
    }

private:
    /// One call, under the faults and the lock.
    template <typename T, typename Work> Task<T> run(const Work& work)
    {
        return faults.run<T>([&]() -> Result<T> {
            const std::lock_guard lock(m_mutex);
            return work();
        });
    }

    template <typename Match> Task<wire::Product> find(const Match& match)
    {
        return run<wire::Product>([&]() -> Result<wire::Product> {
            for (const auto& [id, product] : m_products) {
                if (match(product))
                    return product;
            }
            return failure<wire::Product>(ErrorCode::NotFound, "no such product");
        });
    }

    template <typename Edit>
    Task<wire::Product>
    change(const std::string& id, std::optional<std::int64_t> version, const Edit& edit)
    {
        return run<wire::Product>([&]() -> Result<wire::Product> {
            if (const auto sound = checkVersion(m_products, id, version); !sound.ok())
                return sound.error();
            auto product = m_products[id];
            if (const auto done = edit(product); !done.ok())
                return done.error();
            ++product.version;
            m_products[id] = product;
            return product;
        });
    }

    [[nodiscard]] std::vector<wire::Product> select(const wire::ProductQuery& query) const
    {
        return selectProducts(m_products, m_stock, query);
    }

    std::string keepBatch(const std::string& kind, std::string id, const ProductsById& edited)
    {
        if (id.empty())
            id = "batch-" + std::to_string(++m_created);
        m_batches.keep(kind, id, edited, m_products);
        return id;
    }

    mutable std::mutex m_mutex;
    ProductsById m_products;                   // guarded by m_mutex
    CatalogBatches m_batches;                  // guarded by m_mutex
    CatalogTree m_tree;                        // guarded by m_mutex
    StockById m_stock;                         // guarded by m_mutex
    std::map<std::string, ImageData> m_images; // guarded by m_mutex
    FakeFeed m_feed;                           // guarded by m_mutex
    int m_created = 0;                         // guarded by m_mutex
};

} // namespace vitrine::client::mocks
