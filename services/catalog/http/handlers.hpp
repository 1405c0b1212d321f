#pragma once

#include "services/catalog/http/catalog_routes.hpp"
#include "services/platform/http/http_types.hpp"

/// One function per route: decode, call, encode.
namespace vitrine::catalog {

using platform::HttpRequest;
using platform::HttpResponse;

[[nodiscard]] HttpResponse listProducts(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse getFacets(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse getProduct(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse getProductBySku(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse getProductByGtin(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse selectProducts(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse getProductChanges(ProductFeed& feed, const HttpRequest& request);
[[nodiscard]] HttpResponse getPrices(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse createProduct(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse updateProduct(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse deleteProduct(Products& products, const HttpRequest& request);
[[nodiscard]] HttpResponse restoreProduct(Products& products, const HttpRequest& request);

[[nodiscard]] HttpResponse getCategory(Categories& categories, const HttpRequest& request);
[[nodiscard]] HttpResponse createCategory(Categories& categories, const HttpRequest& request);
[[nodiscard]] HttpResponse updateCategory(Categories& categories, const HttpRequest& request);
[[nodiscard]] HttpResponse archiveCategory(Categories& categories, const HttpRequest& request);

[[nodiscard]] HttpResponse getImage(Images& images, const HttpRequest& request);
[[nodiscard]] HttpResponse addImage(Images& images, const HttpRequest& request);
[[nodiscard]] HttpResponse arrangeImages(Images& images, const HttpRequest& request);
[[nodiscard]] HttpResponse removeImage(Images& images, const HttpRequest& request);

[[nodiscard]] HttpResponse importProducts(ProductImport& import, const HttpRequest& request);
[[nodiscard]] HttpResponse exportProducts(ProductExport& exporter, const HttpRequest& request);

[[nodiscard]] HttpResponse editProducts(BulkEdit& bulk, const HttpRequest& request);
[[nodiscard]] HttpResponse listBatches(Batches& batches, const HttpRequest& request);
[[nodiscard]] HttpResponse undoBatch(Batches& batches, const HttpRequest& request);

} // namespace vitrine::catalog
