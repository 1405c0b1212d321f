#pragma once

#include "storefront-kiosk/local/shelf.hpp"
#include "vitrine/transport/task.hpp"

#include <string>

namespace vitrine::kiosk {

/// Where changes of the shop's catalogue come from.
class CatalogFeed
{
public:
    virtual ~CatalogFeed() = default;
    /// What changed since `cursor`, at most about `limit` products. "" and a cursor that the shop
    /// no longer knows begin a snapshot. Answers within a deadline of its own.
    [[nodiscard]] virtual client::Task<CatalogChanges> changesSince(std::string cursor,
                                                                    int limit) = 0;
};

} // namespace vitrine::kiosk
