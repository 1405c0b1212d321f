#include "services/catalog/http/catalog_routes.hpp"

#include "services/catalog/http/category_listing.hpp"
#include "services/catalog/http/handlers.hpp"

#include <memory>

namespace vitrine::catalog {
namespace {

using platform::Access;
using platform::Lane;
using platform::Route;

constexpr std::size_t kTableBytesMax = 10 * 1024 * 1024;

/// A handler that calls `function` with the part of the catalogue it serves.
template <typename Part>
platform::Handler handler(Part& part, HttpResponse (*function)(Part&, const HttpRequest&))
{
    return [&part, function](const HttpRequest& request) { return function(part, request); };
}

} // namespace

std::vector<Route> catalogRoutes(const CatalogParts& parts)
{
    const Access guest = Access::guest();
    const Access writer = Access::permission("catalog.write");
    Products& products = parts.products;
    Categories& categories = parts.categories;
    Images& images = parts.images;
    const auto listing = std::make_shared<CategoryListing>(categories);
    return {
        {"GET", "/api/v1/products", guest, handler(products, listProducts)},
        {"GET", "/api/v1/products/facets", guest, handler(products, getFacets)},
        {"GET", "/api/v1/products/changes", guest, handler(parts.feed, getProductChanges)},
        {"GET", "/api/v1/products/{id}", guest, handler(products, getProduct)},
        {"GET", "/api/v1/products/{id}/prices", guest, handler(products, getPrices)},
        {"GET", "/api/v1/products/sku/{sku}", guest, handler(products, getProductBySku)},
        {"GET", "/api/v1/products/gtin/{gtin}", guest, handler(products, getProductByGtin)},
        {"POST", "/api/v1/products/batch", guest, handler(products, selectProducts)},
        {"POST", "/api/v1/products", writer, handler(products, createProduct)},
        {"PUT", "/api/v1/products/{id}", writer, handler(products, updateProduct)},
        {"DELETE", "/api/v1/products/{id}", writer, handler(products, deleteProduct)},
        {"POST", "/api/v1/products/{id}/restore", writer, handler(products, restoreProduct)},

        {"POST",
         "/api/v1/products/import",
         writer,
         handler(parts.import, importProducts),
         Lane::Slow,
         kTableBytesMax},
        {"GET",
         "/api/v1/products/export",
         writer,
         handler(parts.exporter, exportProducts),
         Lane::Slow},
        {"POST", "/api/v1/products/bulk", writer, handler(parts.bulk, editProducts), Lane::Slow},
        {"GET", "/api/v1/products/batches", writer, handler(parts.batches, listBatches)},
        {"POST",
         "/api/v1/products/batches/{id}/undo",
         writer,
         handler(parts.batches, undoBatch),
         Lane::Slow},

        {"GET", "/api/v1/images/{hash}", guest, handler(images, getImage)},
        {"POST",
         "/api/v1/products/{id}/images",
         writer,
         handler(images, addImage),
         Lane::Slow,
         kImageBytesMax},
        {"PUT", "/api/v1/products/{id}/images", writer, handler(images, arrangeImages)},
        {"DELETE", "/api/v1/products/{id}/images/{hash}", writer, handler(images, removeImage)},

        {"GET",
         "/api/v1/categories",
         guest,
         [listing](const HttpRequest& request) { return listing->answer(request); }},
        {"GET", "/api/v1/categories/{id}", guest, handler(categories, getCategory)},
        {"POST", "/api/v1/categories", writer, handler(categories, createCategory)},
        {"PUT", "/api/v1/categories/{id}", writer, handler(categories, updateCategory)},
        {"DELETE", "/api/v1/categories/{id}", writer, handler(categories, archiveCategory)},
    };
}

} // namespace vitrine::catalog
