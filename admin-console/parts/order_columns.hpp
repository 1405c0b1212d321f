#pragma once

#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/wire/order.hpp"

#include <vector>

namespace vitrine::console {

/// Whether an account of a person bought it. What a kiosk sells to guests is on its own account.
[[nodiscard]] inline bool hasCustomer(const wire::Order& order)
{
    return !order.accountId.empty() && order.accountId != order.kioskId;
}

/// The columns of every list of orders.
[[nodiscard]] std::vector<qt::Column<wire::Order>> orderColumns();

} // namespace vitrine::console
