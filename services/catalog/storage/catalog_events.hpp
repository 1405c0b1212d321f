#pragma once

#include "services/catalog/domain/product.hpp"
#include "services/platform/database/outbox.hpp"

#include <vector>

namespace vitrine::catalog::storage {

/// What the other services learn when a product becomes `after`: ProductChanged always, and
/// PriceChanged when it had another price before.
/// @param before null for a new product
[[nodiscard]] std::vector<platform::OutboxEvent> productEvents(const Product* before,
                                                               const Product& after);

/// ProductChanged for a product whose fields stayed the same: its pictures or categories changed.
[[nodiscard]] platform::OutboxEvent productTouched(const std::string& productId);

/// ProductChanged for a product that is deleted for good.
[[nodiscard]] platform::OutboxEvent productPurged(const Product& product);

} // namespace vitrine::catalog::storage
