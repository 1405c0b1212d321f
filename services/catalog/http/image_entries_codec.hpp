#pragma once

#include "services/catalog/application/images.hpp"

#include <string_view>
#include <vector>

namespace vitrine::catalog {

/// The body of PUT /api/v1/products/{id}/images: {"images": [{"hash": ..., "altText": ...}]}
[[nodiscard]] Result<std::vector<ImageEntry>> decodeImageEntries(std::string_view json);

} // namespace vitrine::catalog
