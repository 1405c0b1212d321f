#pragma once

#include "vitrine/api/catalog_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// Reads and edits the catalogue. Cheap to copy; copies share the connection. Safe to call from any
/// thread.
///
/// Errors of all calls, besides those named: Unavailable: the shop cannot be reached, or the
/// retries were used up; DeadlineExceeded; Cancelled; RateLimited. Of all writes: Unauthenticated,
/// PermissionDenied (they need the right to edit the catalogue), InvalidArgument with the field at
/// fault. A write to something that others may have changed takes the version that was read;
/// PreconditionFailed says that it is not the present one any more.
class CatalogClient
{
public:
    explicit CatalogClient(std::shared_ptr<CatalogConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// One page of products.
    /// @return InvalidArgument: the token is unknown, or from a query with another filter.
    [[nodiscard]] Task<wire::Page<wire::Product>> listProducts(wire::ProductQuery query = {},
                                                               CallOptions options = {}) const
    {
        return m_connection->listProducts(std::move(query), std::move(options));
    }
    /// @return NotFound: no such product.
    [[nodiscard]] Task<wire::Product> getProduct(std::string id, CallOptions options = {}) const
    {
        return m_connection->getProduct(std::move(id), std::move(options));
    }
    /// @return NotFound: no product has this SKU.
    [[nodiscard]] Task<wire::Product> getProductBySku(std::string sku,
                                                      CallOptions options = {}) const
    {
        return m_connection->getProductBySku(std::move(sku), std::move(options));
    }
    /// @param gtin as scanned: GTIN-8, 12, 13, 14 or UPC-E.
    /// @return NotFound: no product has this GTIN; InvalidArgument: it is none.
    [[nodiscard]] Task<wire::Product> getProductByGtin(std::string gtin,
                                                       CallOptions options = {}) const
    {
        return m_connection->getProductByGtin(std::move(gtin), std::move(options));
    }
    /// Several products in one call; `missing` of the answer names the unknown ids.
    [[nodiscard]] Task<wire::ProductBatch> getProducts(std::vector<std::string> ids,
                                                       CallOptions options = {}) const
    {
        return m_connection->getProducts(std::move(ids), std::move(options));
    }

    /// @return Conflict: SKU or GTIN is taken.
    [[nodiscard]] Task<wire::Product> createProduct(wire::ProductDraft draft,
                                                    CallOptions options = {}) const
    {
        return m_connection->createProduct(std::move(draft), std::move(options));
    }
    /// Replaces all fields of the draft.
    [[nodiscard]] Task<wire::Product> updateProduct(std::string id,
                                                    std::int64_t version,
                                                    wire::ProductDraft draft,
                                                    CallOptions options = {}) const
    {
        return m_connection->updateProduct(
            std::move(id), version, std::move(draft), std::move(options));
    }
    /// Archives a product: it is off the shelves, its SKU stays its own, and `restoreProduct`
    /// brings it back.
    [[nodiscard]] Task<Done>
    deleteProduct(std::string id, std::int64_t version, CallOptions options = {}) const
    {
        return m_connection->deleteProduct(std::move(id), version, std::move(options));
    }
    [[nodiscard]] Task<wire::Product> restoreProduct(std::string id, CallOptions options = {}) const
    {
        return m_connection->restoreProduct(std::move(id), std::move(options));
    }
    /// Deletes an archived product for good. Its SKU is never given to another one.
    /// @return Conflict: it is not archived; NotFound; PreconditionFailed.
    [[nodiscard]] Task<Done>
    purgeProduct(std::string id, std::int64_t version, CallOptions options = {}) const
    {
        return m_connection->purgeProduct(std::move(id), version, std::move(options));
    }
    /// Which brands, categories and tax categories the products of a query have, and how often.
    [[nodiscard]] Task<wire::ProductFacets> productFacets(wire::ProductQuery query = {},
                                                          CallOptions options = {}) const
    {
        return m_connection->productFacets(std::move(query), std::move(options));
    }
    /// Changes up to 1000 products alike, all at once; a product that the change does not suit is
    /// reported and stays as it is.
    /// @param dryRun only reports what would happen.
    [[nodiscard]] Task<wire::BulkReport>
    bulkEdit(wire::BulkEdit edit, bool dryRun, CallOptions options = {}) const
    {
        return m_connection->bulkEdit(std::move(edit), dryRun, std::move(options));
    }
    /// What the product has cost so far.
    [[nodiscard]] Task<wire::PriceHistory> priceHistory(std::string id,
                                                        CallOptions options = {}) const
    {
        return m_connection->priceHistory(std::move(id), std::move(options));
    }
    /// Creates and updates products from CSV, matched by SKU. Faulty rows are reported and change
    /// nothing.
    /// @return Conflict: the batch of `how` is another person's, or was undone.
    [[nodiscard]] Task<wire::ImportReport>
    importProducts(std::string csv, wire::ImportOptions how, CallOptions options = {}) const
    {
        return m_connection->importProducts(std::move(csv), std::move(how), std::move(options));
    }
    [[nodiscard]] Task<wire::ImportReport>
    importProducts(std::string csv, bool dryRun, CallOptions options = {}) const
    {
        return importProducts(
            std::move(csv), wire::ImportOptions{.dryRun = dryRun}, std::move(options));
    }
    /// The imports and bulk edits so far, newest first.
    [[nodiscard]] Task<wire::Page<wire::CatalogBatch>> listBatches(wire::BatchQuery query = {},
                                                                   CallOptions options = {}) const
    {
        return m_connection->listBatches(std::move(query), std::move(options));
    }
    /// Puts each product of a batch back to what it was before, unless somebody has changed it
    /// since; those are left alone and named. May be called again.
    /// @return NotFound: no such batch.
    [[nodiscard]] Task<wire::UndoReport> undoBatch(std::string id, CallOptions options = {}) const
    {
        return m_connection->undoBatch(std::move(id), std::move(options));
    }
    /// The products that match as CSV, in the form that importProducts reads.
    /// @return TooLarge: more than 50,000 products; take exportPart.
    [[nodiscard]] Task<std::string> exportProducts(wire::ProductQuery query = {},
                                                   CallOptions options = {}) const
    {
        return m_connection->exportProducts(std::move(query), std::move(options));
    }
    /// As above in parts, for any number of products: ask again with `query.after` = `next` of the
    /// part before until that is "". What is changed meanwhile may be missed or come as it is then.
    /// @param rows 1 to 5000 in this part
    [[nodiscard]] Task<ExportPart>
    exportPart(wire::ProductQuery query, int rows, CallOptions options = {}) const
    {
        return m_connection->exportPart(std::move(query), rows, std::move(options));
    }

    /// What is on the shelves, then what changes there: to keep a copy of the catalogue.
    /// @return NotFound, with status 410: the shop does not know the place `query.after` (it was
    /// restored from a backup, or it is another shop); begin again at "".
    [[nodiscard]] Task<wire::ProductChanges> productChanges(wire::ChangesQuery query = {},
                                                            CallOptions options = {}) const
    {
        return m_connection->productChanges(std::move(query), std::move(options));
    }

    /// The whole tree, parents before children.
    [[nodiscard]] Task<std::vector<wire::Category>> listCategories(CallOptions options = {}) const
    {
        return m_connection->listCategories(std::move(options));
    }
    /// @return NotFound: no such category.
    [[nodiscard]] Task<wire::Category> getCategory(std::string id, CallOptions options = {}) const
    {
        return m_connection->getCategory(std::move(id), std::move(options));
    }
    [[nodiscard]] Task<wire::Category> createCategory(wire::CategoryDraft draft,
                                                      CallOptions options = {}) const
    {
        return m_connection->createCategory(std::move(draft), std::move(options));
    }
    /// @return Conflict: the category would come to lie below itself.
    [[nodiscard]] Task<wire::Category> updateCategory(std::string id,
                                                      std::int64_t version,
                                                      wire::CategoryDraft draft,
                                                      CallOptions options = {}) const
    {
        return m_connection->updateCategory(
            std::move(id), version, std::move(draft), std::move(options));
    }
    [[nodiscard]] Task<Done>
    deleteCategory(std::string id, std::int64_t version, CallOptions options = {}) const
    {
        return m_connection->deleteCategory(std::move(id), version, std::move(options));
    }

    /// The bytes of a picture; they never change for a hash, so keep them.
    [[nodiscard]] Task<ImageData>
    getImage(std::string hash, ImageSize size = ImageSize::Full, CallOptions options = {}) const
    {
        return m_connection->getImage(std::move(hash), size, std::move(options));
    }
    /// @return the product with its new picture. InvalidArgument: the bytes are no picture;
    /// TooLarge.
    [[nodiscard]] Task<wire::Product>
    addImage(std::string productId, ImageUpload image, CallOptions options = {}) const
    {
        return m_connection->addImage(std::move(productId), std::move(image), std::move(options));
    }
    /// Sets the order of a product's pictures and their texts; it may leave some out.
    [[nodiscard]] Task<wire::Product> arrangeImages(std::string productId,
                                                    std::int64_t version,
                                                    std::vector<wire::ProductImage> images,
                                                    CallOptions options = {}) const
    {
        return m_connection->arrangeImages(
            std::move(productId), version, std::move(images), std::move(options));
    }
    [[nodiscard]] Task<wire::Product> removeImage(std::string productId,
                                                  std::int64_t version,
                                                  std::string hash,
                                                  CallOptions options = {}) const
    {
        return m_connection->removeImage(
            std::move(productId), version, std::move(hash), std::move(options));
    }

private:
    std::shared_ptr<CatalogConnection> m_connection;
};

} // namespace vitrine::client
