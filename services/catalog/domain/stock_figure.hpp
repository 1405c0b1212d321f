#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::catalog {

/// What inventory tells of a product.
struct StockFigure
{
    std::string productId;
    std::int64_t available = 0;
    bool low = false;
};

/// Some of what inventory tells.
struct StockNews
{
    std::vector<StockFigure> figures;
    std::string next;        ///< Where the next news begin.
    bool more = false;       ///< There is more now.
    bool isSnapshot = false; ///< Part of everything there is, which the news without `more` end.
};

/// Inventory, as who tells of the stock.
class StockSource
{
public:
    virtual ~StockSource() = default;
    /// @param after "" from the beginning.
    /// @return NotFound: it does not know the place `after` (any more); begin again.
    [[nodiscard]] virtual Result<StockNews> news(const std::string& after, Deadline deadline) = 0;
};

} // namespace vitrine::catalog
