#pragma once

#include "vitrine/domain/totals.hpp"

#include <vector>

namespace vitrine::domain {

/// A line or the shipping on its way through the tax step. Private to the computation of totals.
struct TaxPiece
{
    const TaxRates* rates = nullptr;
    std::int64_t unitPrice = 0;
    Quantity quantity{};
    std::int64_t amount = 0; ///< Before discounts.
    std::int64_t base = 0;   ///< After discounts, as priced (with tax when prices include it).
    std::size_t group = 0;   ///< Index of its TaxGroup.
    std::int64_t net = 0;    ///< Result.
    std::int64_t tax = 0;    ///< Result.
};

/// Sorts the pieces into groups of equal rates, in order of first appearance; fills `group` of each
/// piece.
[[nodiscard]] std::vector<TaxGroup> groupByRates(std::vector<TaxPiece>& pieces);

/// Fills net and tax of each piece and net and taxes of each group, rounding where `rules` say.
[[nodiscard]] Outcome
applyTax(const PricingRules& rules, std::vector<TaxPiece>& pieces, std::vector<TaxGroup>& groups);

} // namespace vitrine::domain
