#pragma once

#include "services/inventory/application/stock_keeping.hpp"
#include "services/inventory/domain/lease.hpp"
#include "services/platform/http/http_types.hpp"

#include <string>

namespace vitrine::inventory {

struct StockListQuery
{
    StockFilter filter;
    StockPlace place;
    Window window;
};

struct LedgerListQuery
{
    LedgerPlace place;
    Window window;
};

struct LeaseListQuery
{
    LeaseFilter filter;
    LeasePlace place;
    Window window;
};

/// @return InvalidArgument, with `field` the key at fault.
[[nodiscard]] Result<StockListQuery> stockListQuery(const platform::QueryParams& query);
[[nodiscard]] Result<LedgerListQuery> ledgerQuery(const platform::QueryParams& query,
                                                  const std::string& productId);

[[nodiscard]] Result<LeaseListQuery> leaseListQuery(const platform::QueryParams& query);

/// Canonical texts of what selects and orders the lists, for their cursors.
[[nodiscard]] std::string listName(const StockFilter& filter);
[[nodiscard]] std::string ledgerName(const std::string& productId);
[[nodiscard]] std::string leaseListName(const LeaseFilter& filter);

} // namespace vitrine::inventory
