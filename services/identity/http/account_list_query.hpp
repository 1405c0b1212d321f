#pragma once

#include "services/identity/application/account_service.hpp"
#include "services/platform/http/http_types.hpp"

#include <string>

namespace vitrine::identity {

/// Reads which page of accounts is asked for.
/// @return InvalidArgument, with `field` the key at fault.
[[nodiscard]] Result<AccountService::ListQuery>
accountListQuery(const platform::QueryParams& query);

/// Canonical text of what selects and orders the list, for its cursors.
[[nodiscard]] std::string listName(const AccountService::ListQuery& query);

} // namespace vitrine::identity
