#pragma once

#include "services/platform/database/database.hpp"
#include "services/supervisor/books/domain/facts.hpp"

#include <map>
#include <string>
#include <vector>

namespace vitrine::books::storage {

/// Every price that a product ever had, oldest first, by product id.
[[nodiscard]] std::map<std::string, std::vector<PriceChange>>
priceHistory(platform::Transaction& tx);

} // namespace vitrine::books::storage
