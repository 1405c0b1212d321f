#pragma once

#include "services/supervisor/books/books.hpp"
#include "services/supervisor/books/domain/facts.hpp"

#include <optional>
#include <span>
#include <vector>

namespace vitrine::books {

/// Compares what the books say of one order. Only what is at rest is judged: a settled order, and a
/// reservation or payment that nobody touched lately.
[[nodiscard]] std::vector<Difference> crossCheck(const OrderInAllBooks& books);

/// I13: the line's price was the catalogue's at some moment between the placing and the pricing of
/// the order.
/// @param history the product's prices, oldest first
[[nodiscard]] std::optional<Difference> checkPrice(const PricedLine& line,
                                                   std::span<const PriceChange> history);

} // namespace vitrine::books
