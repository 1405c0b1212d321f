#pragma once

#include "services/gateway/application/revocation_list.hpp"
#include "vitrine/core/result.hpp"

#include <string_view>

namespace vitrine::gateway {

/// Reads identity's answer to GET /internal/v1/revocations.
[[nodiscard]] Result<RevocationList::Voided> decodeRevocations(std::string_view json);

} // namespace vitrine::gateway
