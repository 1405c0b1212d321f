#pragma once

#include "services/catalog/application/batches.hpp"
#include "services/catalog/application/bulk_edit.hpp"
#include "services/catalog/application/images.hpp"
#include "services/catalog/application/product_import.hpp"
#include "services/catalog/application/products.hpp"
#include "services/catalog/domain/category.hpp"
#include "services/platform/http/http_types.hpp"
#include "vitrine/wire/catalog.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Wire structs to the catalogue's own types and back; and the few messages that are not part of
/// the SDK.
namespace vitrine::catalog {

[[nodiscard]] ProductFields fieldsOf(wire::ProductDraft draft);
[[nodiscard]] wire::Product toWire(const Product& product);
[[nodiscard]] wire::Page<wire::Product> toWire(const ProductPage& page);
[[nodiscard]] wire::ProductBatch toWire(const ProductSelection& selection);
[[nodiscard]] CategoryFields fieldsOf(wire::CategoryDraft draft);
[[nodiscard]] wire::Category toWire(const Category& category);
[[nodiscard]] std::vector<wire::Category> toWire(const std::vector<Category>& categories);
[[nodiscard]] wire::ImportReport toWire(const ImportReport& report);

[[nodiscard]] BulkChange changeOf(wire::BulkChange change);
[[nodiscard]] wire::BulkReport toWire(const BulkReport& report);
[[nodiscard]] wire::Page<wire::CatalogBatch> toWire(const BatchPage& page);
[[nodiscard]] wire::UndoReport toWire(const UndoReport& report);
[[nodiscard]] wire::ProductFacets toWire(const storage::Facets& facets);
[[nodiscard]] wire::PriceHistory toWire(const PriceReport& report);

/// A list as its query asks for it.
struct ListRequest
{
    storage::ProductFilter filter;
    ProductWindow window;
};
/// @return InvalidArgument, with `field` the query's key, for a value that makes no sense.
[[nodiscard]] Result<ListRequest> listRequestOf(const platform::QueryParams& query);

} // namespace vitrine::catalog
