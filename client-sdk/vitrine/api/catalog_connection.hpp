#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/change_feed.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::client {

/// A picture to add to a product.
struct ImageUpload
{
    std::string bytes;
    std::string contentType; ///< image/jpeg, image/png or image/webp
    std::string altText{};
};

/// A picture as it is stored.
struct ImageData
{
    std::string bytes;
    std::string contentType;
};

/// Some rows of an export.
struct ExportPart
{
    std::string csv;  ///< Whole lines; the first part's first one is the header.
    std::string next; ///< Where the next part begins; "" after the last.
};

enum class ImageSize { Full, Thumbnail };

/// What CatalogClient talks to: the shop over the network, or what a test or an offline demo puts
/// in its place.
class CatalogConnection
{
public:
    virtual ~CatalogConnection() = default;

    virtual Task<wire::Page<wire::Product>> listProducts(wire::ProductQuery query,
                                                         CallOptions options) = 0;
    virtual Task<wire::Product> getProduct(std::string id, CallOptions options) = 0;
    virtual Task<wire::Product> getProductBySku(std::string sku, CallOptions options) = 0;
    virtual Task<wire::Product> getProductByGtin(std::string gtin, CallOptions options) = 0;
    virtual Task<wire::ProductBatch> getProducts(std::vector<std::string> ids,
                                                 CallOptions options) = 0;
    virtual Task<wire::Product> createProduct(wire::ProductDraft draft, CallOptions options) = 0;
    virtual Task<wire::Product> updateProduct(std::string id,
                                              std::int64_t version,
                                              wire::ProductDraft draft,
                                              CallOptions options) = 0;
    virtual Task<Done> deleteProduct(std::string id, std::int64_t version, CallOptions options) = 0;
    virtual Task<wire::Product> restoreProduct(std::string id, CallOptions options) = 0;
    virtual Task<wire::PriceHistory> priceHistory(std::string id, CallOptions options) = 0;
    virtual Task<Done> purgeProduct(std::string id, std::int64_t version, CallOptions options) = 0;
    virtual Task<wire::ProductFacets> productFacets(wire::ProductQuery query,
                                                    CallOptions options) = 0;
    virtual Task<wire::BulkReport>
    bulkEdit(wire::BulkEdit edit, bool dryRun, CallOptions options) = 0;
    virtual Task<wire::ImportReport>
    importProducts(std::string csv, wire::ImportOptions how, CallOptions options) = 0;
    virtual Task<wire::Page<wire::CatalogBatch>> listBatches(wire::BatchQuery query,
                                                             CallOptions options) = 0;
    virtual Task<wire::UndoReport> undoBatch(std::string id, CallOptions options) = 0;
    virtual Task<std::string> exportProducts(wire::ProductQuery query, CallOptions options) = 0;
    virtual Task<ExportPart>
    exportPart(wire::ProductQuery query, int rows, CallOptions options) = 0;
    virtual Task<wire::ProductChanges> productChanges(wire::ChangesQuery query,
                                                      CallOptions options) = 0;

    virtual Task<std::vector<wire::Category>> listCategories(CallOptions options) = 0;
    virtual Task<wire::Category> getCategory(std::string id, CallOptions options) = 0;
    virtual Task<wire::Category> createCategory(wire::CategoryDraft draft, CallOptions options) = 0;
    virtual Task<wire::Category> updateCategory(std::string id,
                                                std::int64_t version,
                                                wire::CategoryDraft draft,
                                                CallOptions options) = 0;
    virtual Task<Done>
    deleteCategory(std::string id, std::int64_t version, CallOptions options) = 0;

    virtual Task<ImageData> getImage(std::string hash, ImageSize size, CallOptions options) = 0;
    virtual Task<wire::Product>
    addImage(std::string productId, ImageUpload image, CallOptions options) = 0;
    virtual Task<wire::Product> arrangeImages(std::string productId,
                                              std::int64_t version,
                                              std::vector<wire::ProductImage> images,
                                              CallOptions options) = 0;
    virtual Task<wire::Product> removeImage(std::string productId,
                                            std::int64_t version,
                                            std::string hash,
                                            CallOptions options) = 0;
};

} // namespace vitrine::client
