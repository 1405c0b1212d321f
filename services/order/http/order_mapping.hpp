#pragma once

#include "services/order/application/orders.hpp"
#include "services/order/domain/order.hpp"
#include "vitrine/wire/order.hpp"

#include <vector>

namespace vitrine::order {

/// @return InvalidArgument for times that are none.
[[nodiscard]] Result<PlaceRequest> toDomain(const wire::OrderDraft& draft);
/// @return InvalidArgument when it was received in another currency than it is paid in.
[[nodiscard]] Result<Tender> toDomain(const wire::TillPayment& payment);
/// @param timeline left out of lists.
[[nodiscard]] wire::Order toWire(const Order& order,
                                 const std::vector<TimelineEntry>& timeline = {});
/// Adds what happened since the sale; left out of lists.
void addAfterSale(const Order& order,
                  const storage::OrderStore::AfterSale& afterSale,
                  wire::Order& out);

} // namespace vitrine::order
