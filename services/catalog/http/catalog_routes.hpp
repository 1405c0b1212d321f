#pragma once

#include "services/catalog/application/batches.hpp"
#include "services/catalog/application/bulk_edit.hpp"
#include "services/catalog/application/categories.hpp"
#include "services/catalog/application/images.hpp"
#include "services/catalog/application/product_export.hpp"
#include "services/catalog/application/product_feed.hpp"
#include "services/catalog/application/product_import.hpp"
#include "services/catalog/application/products.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::catalog {

/// The use cases of the catalogue; they outlive the routes.
struct CatalogParts
{
    Products& products;
    Categories& categories;
    Images& images;
    ProductImport& import;
    ProductExport& exporter;
    ProductFeed& feed;
    BulkEdit& bulk;
    Batches& batches;
};

/// The whole HTTP surface of the catalogue.
[[nodiscard]] std::vector<platform::Route> catalogRoutes(const CatalogParts& parts);

} // namespace vitrine::catalog
