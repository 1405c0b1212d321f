#pragma once

#include "services/order/http/order_parts.hpp"
#include "services/platform/http/http_types.hpp"

namespace vitrine::order {

[[nodiscard]] platform::HttpResponse customerReport(const OrderParts& parts,
                                                    const platform::HttpRequest& request);

} // namespace vitrine::order
