#pragma once

#include "services/order/application/fulfilments.hpp"
#include "services/order/application/orders.hpp"
#include "services/order/application/refunds.hpp"
#include "services/order/application/reports.hpp"
#include "services/platform/auth/authenticator.hpp"

namespace vitrine::order {

/// What the handlers work on.
struct OrderParts
{
    Orders& orders;
    Refunds& refunds;
    Fulfilments& fulfilments;
    Reports& reports;
    platform::Database& database;           ///< For its audit.
    platform::Authenticator& authenticator; ///< For the tokens of shoppers at kiosks.
};

} // namespace vitrine::order
