#pragma once

#include "services/catalog/domain/category.hpp"
#include "services/catalog/domain/product.hpp"
#include "services/platform/audit/audit.hpp"

namespace vitrine::catalog::storage {

/// That a product was made (`before` null), changed, archived or restored.
[[nodiscard]] platform::AuditRecord productAudit(const Product* before, const Product& after);
/// That a product was deleted for good.
[[nodiscard]] platform::AuditRecord purgeAudit(const Product& before);
/// That a category was made (`before` null), changed, or taken out of the tree (`after` null).
[[nodiscard]] platform::AuditRecord categoryAudit(const Category* before, const Category* after);

} // namespace vitrine::catalog::storage
