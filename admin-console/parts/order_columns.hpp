#pragma once

#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/wire/order.hpp"

#include <vector>

namespace vitrine::console {

/// The columns of every list of orders.
[[nodiscard]] std::vector<qt::Column<wire::Order>> orderColumns();

} // namespace vitrine::console
