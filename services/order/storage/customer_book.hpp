#pragma once

#include "services/order/domain/customer_sales.hpp"
#include "services/platform/database/database.hpp"

#include <string>

namespace vitrine::order::storage {

[[nodiscard]] CustomerSales salesTo(platform::Transaction& tx, const std::string& accountId);

} // namespace vitrine::order::storage
