#pragma once

#include "vitrine/api/catalog_connection.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/mocks/bulk_change.hpp"
#include "vitrine/mocks/catalog_selection.hpp"
#include "vitrine/mocks/fake_feed.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

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
        m_categories[category.id] = std::move(category);
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
        return faults.run<wire::Page<wire::Product>>([&] {
            const std::lock_guard lock(m_mutex);
            return pageOf(select(query), query);
        });
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
        return faults.run<wire::ProductBatch>([&]() -> Result<wire::ProductBatch> {
            const std::lock_guard lock(m_mutex);
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
        return faults.run<wire::Product>([&]() -> Result<wire::Product> {
            const std::lock_guard lock(m_mutex);
            if (isSkuTaken(draft.sku, ""))
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
            if (isSkuTaken(draft.sku, id))
                return failure<Done>(ErrorCode::Conflict, "the SKU is taken", "/sku");
            static_cast<wire::ProductDraft&>(product) = draft;
            return Done{};
        });
    }

    Task<Done> deleteProduct(std::string id, std::int64_t version, CallOptions) override
    {
        return faults.run<Done>([&]() -> Outcome {
            const std::lock_guard lock(m_mutex);
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
        return faults.run<Done>([&]() -> Outcome {
            const std::lock_guard lock(m_mutex);
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
        return faults.run<wire::ProductFacets>([&]() -> Result<wire::ProductFacets> {
            const std::lock_guard lock(m_mutex);
            return facetsOf(select(query));
        });
    }

    Task<wire::BulkReport> bulkEdit(wire::BulkEdit edit, bool dryRun, CallOptions) override
    {
        return faults.run<wire::BulkReport>([&]() -> Result<wire::BulkReport> {
            const std::lock_guard lock(m_mutex);
            wire::BulkReport report{.dryRun = dryRun};
            Products edited;
            for (const std::string& id : edit.ids) {
                report.items.push_back(itemOf(id, edit.change, edited));
                const std::string& outcome = report.items.back().outcome;
                ++(outcome == "CHANGED"  ? report.changed
                   : outcome == "FAILED" ? report.failed
                                         : report.unchanged);
            }
            if (!dryRun && !edited.empty())
                report.batchId = keepBatch("BULK", "", edited);
            return report;
        });
    }

    Task<wire::Page<wire::CatalogBatch>> listBatches(wire::BatchQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::CatalogBatch>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::CatalogBatch> entries;
            for (const Batch& batch : m_batches)
                entries.push_back(batch.entry);
            return pageOf(entries, query);
        });
    }

    Task<wire::UndoReport> undoBatch(std::string id, CallOptions) override
    {
        return faults.run<wire::UndoReport>([&]() -> Result<wire::UndoReport> {
            const std::lock_guard lock(m_mutex);
            for (Batch& batch : m_batches) {
                if (batch.entry.id == id)
                    return undone(batch);
            }
            return failure<wire::UndoReport>(ErrorCode::NotFound, "there is no batch " + id);
        });
    }

    Task<wire::PriceHistory> priceHistory(std::string id, CallOptions) override
    {
        return faults.run<wire::PriceHistory>([&]() -> Result<wire::PriceHistory> {
            const std::lock_guard lock(m_mutex);
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
        return faults.run<ExportPart>([&]() -> Result<ExportPart> {
            const std::lock_guard lock(m_mutex);
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
        return faults.run<wire::ProductChanges>([&]() -> Result<wire::ProductChanges> {
            const std::lock_guard lock(m_mutex);
            const auto page = m_feed.since(onTheShelves(), query);
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
            changes.categories = treeFor(query);
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
        return faults.run<wire::Category>([&]() -> Result<wire::Category> {
            const std::lock_guard lock(m_mutex);
            const auto found = m_categories.find(id);
            if (found == m_categories.end())
                return failure<wire::Category>(ErrorCode::NotFound, "there is no " + id);
            return found->second;
        });
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
        return faults.run<wire::ImportReport>([&]() -> Result<wire::ImportReport> {
            const std::lock_guard lock(m_mutex);
            auto report = readImport ? readImport(csv) : importReport;
            report.dryRun = how.dryRun;
            if (!how.dryRun && !isBatch(how.batchId))
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
        return faults.run<std::vector<wire::Category>>(
            [&]() -> Result<std::vector<wire::Category>> {
                const std::lock_guard lock(m_mutex);
                std::vector<wire::Category> all;
                for (const auto& [id, category] : m_categories)
                    all.push_back(category);
                return all;
            });
    }

    Task<wire::Category> createCategory(wire::CategoryDraft draft, CallOptions) override
    {
        return faults.run<wire::Category>([&]() -> Result<wire::Category> {
            const std::lock_guard lock(m_mutex);
            wire::Category category;
            static_cast<wire::CategoryDraft&>(category) = draft;
            category.id = "category-" + std::to_string(++m_created);
            category.version = 1;
            m_categories[category.id] = category;
            return category;
        });
    }

    Task<wire::Category> updateCategory(std::string id,
                                        std::int64_t version,
                                        wire::CategoryDraft draft,
                                        CallOptions) override
    {
        return faults.run<wire::Category>([&]() -> Result<wire::Category> {
            const std::lock_guard lock(m_mutex);
            if (const auto sound = checkVersion(m_categories, id, version); !sound.ok())
                return sound.error();
            wire::Category& category = m_categories[id];
            static_cast<wire::CategoryDraft&>(category) = draft;
            ++category.version;
            return category;
        });
    }

    Task<Done> deleteCategory(std::string id, std::int64_t version, CallOptions) override
    {
        return faults.run<Done>([&]() -> Outcome {
            const std::lock_guard lock(m_mutex);
            const auto sound = checkVersion(m_categories, id, version);
            if (sound.ok())
                m_categories.erase(id);
            return sound;
        });
    }

    Task<ImageData> getImage(std::string hash, ImageSize, CallOptions) override
    {
        return faults.run<ImageData>([&]() -> Result<ImageData> {
            const std::lock_guard lock(m_mutex);
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
    using Products = std::map<std::string, wire::Product>;
    struct Batch
    {
        wire::CatalogBatch entry;
        Products before;
    };

    template <typename Match> Task<wire::Product> find(const Match& match)
    {
        return faults.run<wire::Product>([&]() -> Result<wire::Product> {
            const std::lock_guard lock(m_mutex);
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
        return faults.run<wire::Product>([&]() -> Result<wire::Product> {
            const std::lock_guard lock(m_mutex);
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

    template <typename Items>
    static Outcome
    checkVersion(const Items& items, const std::string& id, std::optional<std::int64_t> version)
    {
        const auto found = items.find(id);
        if (found == items.end())
            return failure<Done>(ErrorCode::NotFound, "there is no " + id);
        if (found->second.version != version.value_or(found->second.version))
            return failure<Done>(ErrorCode::PreconditionFailed,
                                 "somebody else changed it meanwhile");
        return Done{};
    }

    [[nodiscard]] FakeFeed::Things onTheShelves() const
    {
        FakeFeed::Things things;
        for (const auto& [id, product] : m_products) {
            if (product.active && !product.archived)
                things[id] = wire::encode(product);
        }
        return things;
    }

    /// The categories, when they are not those that were told last. A fake has one reader.
    std::optional<std::vector<wire::Category>> treeFor(const wire::ChangesQuery& query)
    {
        std::vector<wire::Category> all;
        for (const auto& [id, category] : m_categories)
            all.push_back(category);
        auto text = wire::encode(all);
        if (!query.after.empty() && text == m_toldTree)
            return std::nullopt;
        m_toldTree = std::move(text);
        return all;
    }

    [[nodiscard]] bool isSkuTaken(const std::string& sku, const std::string& exceptId) const
    {
        return std::any_of(m_products.begin(), m_products.end(), [&](const auto& entry) {
            return entry.first != exceptId && asciiEqualsIgnoreCase(entry.second.sku, sku);
        });
    }

    [[nodiscard]] bool matchesStock(const std::string& id, const std::string& asked) const
    {
        const auto told = m_stock.find(id);
        const bool isThere = told != m_stock.end() && told->second.available > 0;
        return asked.empty() || (asked == "in" && isThere) || (asked == "out" && !isThere) ||
               (asked == "low" && isThere && told->second.low);
    }

    [[nodiscard]] std::vector<wire::Product> select(const wire::ProductQuery& query) const
    {
        std::vector<wire::Product> chosen;
        for (const auto& [id, product] : m_products) {
            if (matches(product, query) && matchesStock(id, query.stock))
                chosen.push_back(product);
        }
        sortProducts(chosen, query.sort);
        return chosen;
    }

    /// What the edit makes of one product; stores it in `edited` when it changes.
    wire::BulkItem
    itemOf(const std::string& id, const wire::BulkChange& change, Products& edited) const
    {
        const auto found = m_products.find(id);
        if (found == m_products.end())
            return {id, "", "", "FAILED", "there is no such product", {}};
        const wire::Product& before = found->second;
        wire::BulkItem item{id, before.sku, before.name, "UNCHANGED", "", {}};
        auto after = changedBy(change, before);
        if (!after.ok()) {
            item.outcome = "FAILED";
            item.message = after.error().message;
            return item;
        }
        item.changes = fieldChanges(before, *after);
        if (item.changes.empty())
            return item;
        item.outcome = "CHANGED";
        ++after->version;
        edited[id] = std::move(after).value();
        return item;
    }

    wire::UndoReport undone(Batch& batch)
    {
        wire::UndoReport report;
        for (const auto& [id, before] : batch.before) {
            wire::Product& now = m_products[id];
            if (now.version == before.version + 1) {
                now = before;
                now.version += 2;
                ++report.restored;
            } else {
                report.skipped.push_back({before.sku, "it was changed since"});
            }
        }
        batch.before.clear();
        batch.entry.state = "UNDONE";
        return report;
    }

    [[nodiscard]] bool isBatch(const std::string& id) const
    {
        return std::any_of(m_batches.begin(), m_batches.end(), [&](const Batch& batch) {
            return batch.entry.id == id;
        });
    }

    /// Keeps what the products of a batch were, and makes them what they are to be.
    std::string keepBatch(const std::string& kind, const std::string& id, const Products& edited)
    {
        Batch batch;
        batch.entry.id = id.empty() ? "batch-" + std::to_string(++m_created) : id;
        batch.entry.kind = kind;
        batch.entry.state = "DONE";
        batch.entry.updated = int(edited.size());
        for (const auto& [productId, after] : edited) {
            batch.before[productId] = m_products[productId];
            m_products[productId] = after;
        }
        m_batches.insert(m_batches.begin(), batch);
        return batch.entry.id;
    }

    mutable std::mutex m_mutex;
    Products m_products;                                // guarded by m_mutex
    std::vector<Batch> m_batches;                       // guarded by m_mutex; newest first
    std::map<std::string, wire::Category> m_categories; // guarded by m_mutex
    std::map<std::string, wire::StockChange> m_stock;   // guarded by m_mutex
    std::map<std::string, ImageData> m_images;          // guarded by m_mutex
    FakeFeed m_feed;                                    // guarded by m_mutex
    std::string m_toldTree;                             // guarded by m_mutex
    int m_created = 0;                                  // guarded by m_mutex
};

} // namespace vitrine::client::mocks
