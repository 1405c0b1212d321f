#include "vitrine/api/rest_connections.hpp"
#include "vitrine/core/encoding.hpp"

#include <chrono>

namespace vitrine::client {
namespace {

constexpr auto kProducts = "/api/v1/products";
constexpr auto kCategories = "/api/v1/categories";
constexpr auto kImages = "/api/v1/images";
/// An import and an upload move much more than other calls.
constexpr std::chrono::minutes kUploadTime{2};

CallOptions patient(CallOptions options)
{
    if (!options.timeout)
        options.timeout = kUploadTime;
    return options;
}

class RestCatalogConnection final : public CatalogConnection
{
public:
    explicit RestCatalogConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::Page<wire::Product>> listProducts(wire::ProductQuery query,
                                                 CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::Product>>({.operation = "catalog.list-products",
                                                           .method = "GET",
                                                           .path = Path(kProducts),
                                                           .query = wire::encodeQuery(query)},
                                                          std::move(options),
                                                          wire::decodeProductPage);
    }

    Task<wire::Product> getProduct(std::string id, CallOptions options) override
    {
        return getOne("catalog.get-product", Path(kProducts) / id, std::move(options));
    }

    Task<wire::Product> getProductBySku(std::string sku, CallOptions options) override
    {
        return getOne(
            "catalog.get-product-by-sku", Path(kProducts).then("/sku") / sku, std::move(options));
    }

    Task<wire::Product> getProductByGtin(std::string gtin, CallOptions options) override
    {
        return getOne("catalog.get-product-by-gtin",
                      Path(kProducts).then("/gtin") / gtin,
                      std::move(options));
    }

    Task<wire::ProductBatch> getProducts(std::vector<std::string> ids, CallOptions options) override
    {
        return m_caller->fetch<wire::ProductBatch>({.operation = "catalog.get-products",
                                                    .method = "POST",
                                                    .path = Path(kProducts).then("/batch"),
                                                    .body = wire::encodeIds(ids),
                                                    .repeatable = true}, // a read
                                                   std::move(options),
                                                   wire::decodeProductBatch);
    }

    Task<wire::Product> createProduct(wire::ProductDraft draft, CallOptions options) override
    {
        return m_caller->fetch<wire::Product>({.operation = "catalog.create-product",
                                               .method = "POST",
                                               .path = Path(kProducts),
                                               .body = wire::encode(draft),
                                               .repeatable = true},
                                              std::move(options),
                                              wire::decodeProduct);
    }

    Task<wire::Product> updateProduct(std::string id,
                                      std::int64_t version,
                                      wire::ProductDraft draft,
                                      CallOptions options) override
    {
        return m_caller->fetch<wire::Product>({.operation = "catalog.update-product",
                                               .method = "PUT",
                                               .path = Path(kProducts) / id,
                                               .body = wire::encode(draft),
                                               .version = version},
                                              std::move(options),
                                              wire::decodeProduct);
    }

    Task<Done> deleteProduct(std::string id, std::int64_t version, CallOptions options) override
    {
        return m_caller->perform({.operation = "catalog.delete-product",
                                  .method = "DELETE",
                                  .path = Path(kProducts) / id,
                                  .version = version},
                                 std::move(options));
    }

    Task<wire::Product> restoreProduct(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::Product>({.operation = "catalog.restore-product",
                                               .method = "POST",
                                               .path = (Path(kProducts) / id).then("/restore"),
                                               .repeatable = true}, // it is there again, or still
                                              std::move(options),
                                              wire::decodeProduct);
    }

    Task<wire::PriceHistory> priceHistory(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::PriceHistory>({.operation = "catalog.price-history",
                                                    .method = "GET",
                                                    .path = (Path(kProducts) / id).then("/prices")},
                                                   std::move(options),
                                                   wire::decodePriceHistory);
    }

    Task<Done> purgeProduct(std::string id, std::int64_t version, CallOptions options) override
    {
        return m_caller->perform({.operation = "catalog.purge-product",
                                  .method = "DELETE",
                                  .path = Path(kProducts) / id,
                                  .query = "permanent=true",
                                  .version = version},
                                 std::move(options));
    }

    Task<wire::ProductFacets> productFacets(wire::ProductQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::ProductFacets>({.operation = "catalog.product-facets",
                                                     .method = "GET",
                                                     .path = Path(kProducts).then("/facets"),
                                                     .query = wire::encodeQuery(query)},
                                                    std::move(options),
                                                    wire::decodeProductFacets);
    }

    Task<wire::BulkReport> bulkEdit(wire::BulkEdit edit, bool dryRun, CallOptions options) override
    {
        return m_caller->fetch<wire::BulkReport>(
            {.operation = "catalog.bulk-edit",
             .method = "POST",
             .path = Path(kProducts).then("/bulk"),
             .query = dryRun ? "dryRun=true" : "",
             .body = wire::encode(edit),
             .repeatable = dryRun}, // an edit by percent must not run twice
            patient(std::move(options)),
            wire::decodeBulkReport);
    }

    Task<wire::Page<wire::CatalogBatch>> listBatches(wire::BatchQuery query,
                                                     CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::CatalogBatch>>(
            {.operation = "catalog.list-batches",
             .method = "GET",
             .path = Path(kProducts).then("/batches"),
             .query = wire::encodeQuery(query)},
            std::move(options),
            wire::decodeBatchPage);
    }

    Task<wire::UndoReport> undoBatch(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::UndoReport>(
            {.operation = "catalog.undo-batch",
             .method = "POST",
             .path = (Path(kProducts).then("/batches") / id).then("/undo"),
             .repeatable = true}, // what is back already stays so
            patient(std::move(options)),
            wire::decodeUndoReport);
    }

    Task<wire::ImportReport>
    importProducts(std::string csv, wire::ImportOptions how, CallOptions options) override
    {
        return m_caller->fetch<wire::ImportReport>({.operation = "catalog.import",
                                                    .method = "POST",
                                                    .path = Path(kProducts).then("/import"),
                                                    .query = wire::encodeQuery(how),
                                                    .body = std::move(csv),
                                                    .contentType = "text/csv; charset=utf-8",
                                                    .repeatable = true}, // matched by SKU
                                                   patient(std::move(options)),
                                                   wire::decodeImportReport);
    }

    Task<std::string> exportProducts(wire::ProductQuery query, CallOptions options) override
    {
        return settle<std::string>(m_caller
                                       ->call({.operation = "catalog.export",
                                               .method = "GET",
                                               .path = Path(kProducts).then("/export"),
                                               .query = wire::encodeQuery(query)},
                                              patient(std::move(options)))
                                       .then([](Result<HttpReply> reply) -> Result<std::string> {
                                           if (!reply.ok())
                                               return reply.error();
                                           return std::move(reply->body);
                                       }));
    }

    Task<ExportPart> exportPart(wire::ProductQuery query, int rows, CallOptions options) override
    {
        return settle<ExportPart>(
            m_caller
                ->call({.operation = "catalog.export",
                        .method = "GET",
                        .path = Path(kProducts).then("/export"),
                        .query = wire::encodeQuery(query) + "&rows=" + std::to_string(rows)},
                       patient(std::move(options)))
                .then([](Result<HttpReply> reply) -> Result<ExportPart> {
                    if (!reply.ok())
                        return reply.error();
                    return ExportPart{std::move(reply->body),
                                      std::string(reply->headers.get("X-Next-Page"))};
                }));
    }

    Task<wire::ProductChanges> productChanges(wire::ChangesQuery query,
                                              CallOptions options) override
    {
        return m_caller->fetch<wire::ProductChanges>({.operation = "catalog.product-changes",
                                                      .method = "GET",
                                                      .path = Path(kProducts).then("/changes"),
                                                      .query = wire::encodeQuery(query)},
                                                     std::move(options),
                                                     wire::decodeProductChanges);
    }

    Task<std::vector<wire::Category>> listCategories(CallOptions options) override
    {
        return m_caller->fetch<std::vector<wire::Category>>(
            {.operation = "catalog.list-categories", .method = "GET", .path = Path(kCategories)},
            std::move(options),
            wire::decodeCategories);
    }

    Task<wire::Category> getCategory(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::Category>(
            {.operation = "catalog.get-category", .method = "GET", .path = Path(kCategories) / id},
            std::move(options),
            wire::decodeCategory);
    }

    Task<wire::Category> createCategory(wire::CategoryDraft draft, CallOptions options) override
    {
        return m_caller->fetch<wire::Category>({.operation = "catalog.create-category",
                                                .method = "POST",
                                                .path = Path(kCategories),
                                                .body = wire::encode(draft)},
                                               std::move(options),
                                               wire::decodeCategory);
    }

    Task<wire::Category> updateCategory(std::string id,
                                        std::int64_t version,
                                        wire::CategoryDraft draft,
                                        CallOptions options) override
    {
        return m_caller->fetch<wire::Category>({.operation = "catalog.update-category",
                                                .method = "PUT",
                                                .path = Path(kCategories) / id,
                                                .body = wire::encode(draft),
                                                .version = version},
                                               std::move(options),
                                               wire::decodeCategory);
    }

    Task<Done> deleteCategory(std::string id, std::int64_t version, CallOptions options) override
    {
        return m_caller->perform({.operation = "catalog.delete-category",
                                  .method = "DELETE",
                                  .path = Path(kCategories) / id,
                                  .version = version},
                                 std::move(options));
    }

    Task<ImageData> getImage(std::string hash, ImageSize size, CallOptions options) override
    {
        return settle<ImageData>(
            m_caller
                ->call({.operation = "catalog.get-image",
                        .method = "GET",
                        .path = Path(kImages) / hash,
                        .query = size == ImageSize::Thumbnail ? "size=thumb" : ""},
                       std::move(options))
                .then([](Result<HttpReply> reply) -> Result<ImageData> {
                    if (!reply.ok())
                        return reply.error();
                    return ImageData{std::move(reply->body),
                                     std::string(reply->headers.get("Content-Type"))};
                }));
    }

    Task<wire::Product>
    addImage(std::string productId, ImageUpload image, CallOptions options) override
    {
        return m_caller->fetch<wire::Product>(
            {.operation = "catalog.add-image",
             .method = "POST",
             .path = (Path(kProducts) / productId).then("/images"),
             .query = image.altText.empty() ? "" : "altText=" + percentEncode(image.altText),
             .body = std::move(image.bytes),
             .contentType = std::move(image.contentType)},
            patient(std::move(options)),
            wire::decodeProduct);
    }

    Task<wire::Product> arrangeImages(std::string productId,
                                      std::int64_t version,
                                      std::vector<wire::ProductImage> images,
                                      CallOptions options) override
    {
        return m_caller->fetch<wire::Product>(
            {.operation = "catalog.arrange-images",
             .method = "PUT",
             .path = (Path(kProducts) / productId).then("/images"),
             .body = wire::encodeImageOrder(images),
             .version = version},
            std::move(options),
            wire::decodeProduct);
    }

    Task<wire::Product> removeImage(std::string productId,
                                    std::int64_t version,
                                    std::string hash,
                                    CallOptions options) override
    {
        return m_caller->fetch<wire::Product>(
            {.operation = "catalog.remove-image",
             .method = "DELETE",
             .path = (Path(kProducts) / productId).then("/images") / hash,
             .version = version},
            std::move(options),
            wire::decodeProduct);
    }

private:
    Task<wire::Product> getOne(std::string operation, Path path, CallOptions options)
    {
        return m_caller->fetch<wire::Product>(
            {.operation = std::move(operation), .method = "GET", .path = std::move(path)},
            std::move(options),
            wire::decodeProduct);
    }

    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<CatalogConnection> makeRestCatalog(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestCatalogConnection>(std::move(caller));
}

} // namespace vitrine::client
