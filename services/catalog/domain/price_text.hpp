#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <string>
#include <string_view>

namespace vitrine::catalog {

/// Reads a price as people write it in a table, "19.99", in units of `currency`. Exact: digits are
/// counted, no floating point is involved, and the number of decimals comes from the currency
/// ("19.99" JPY is refused).
/// @return InvalidArgument, field "price", for anything else; a comma or a thousands separator is
/// never guessed at.
[[nodiscard]] Result<domain::Money> parsePrice(std::string_view text, domain::Currency currency);

/// The same the other way round: all decimals of the currency, no currency code.
[[nodiscard]] std::string formatPrice(const domain::Money& price);

} // namespace vitrine::catalog
