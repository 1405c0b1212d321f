#include "services/inventory/domain/stock_level.hpp"

#include <algorithm>
#include <string>

namespace vitrine::inventory {
namespace {

bool isFigure(std::int64_t units)
{
    return units >= 0 && units <= kUnitsMax;
}

} // namespace

std::int64_t StockLevel::available() const
{
    return std::max<std::int64_t>(onHand - reserved - safetyStock, 0);
}

Result<StockLevel> adjusted(const StockLevel& level, std::int64_t delta)
{
    if (delta < -kUnitsMax || delta > kUnitsMax)
        return failure<StockLevel>(
            ErrorCode::InvalidArgument, "no shelf holds that many units", "/delta");
    StockLevel changed = level;
    changed.onHand += delta;
    if (changed.onHand < level.reserved || changed.onHand > kUnitsMax)
        return failure<StockLevel>(ErrorCode::Conflict,
                                   "on hand " + std::to_string(level.onHand) + ", reserved " +
                                       std::to_string(level.reserved) + ": a change by " +
                                       std::to_string(delta) + " would leave " +
                                       std::to_string(changed.onHand));
    return changed;
}

Result<StockLevel>
counted(const StockLevel& level, std::int64_t onHand, std::optional<std::int64_t> safetyStock)
{
    if (!isFigure(onHand))
        return failure<StockLevel>(
            ErrorCode::InvalidArgument, "no shelf holds that many units", "/onHand");
    if (safetyStock && !isFigure(*safetyStock))
        return failure<StockLevel>(
            ErrorCode::InvalidArgument, "no shelf holds that many units", "/safetyStock");
    if (onHand < level.reserved)
        return failure<StockLevel>(ErrorCode::Conflict,
                                   "counted " + std::to_string(onHand) + ", but " +
                                       std::to_string(level.reserved) + " are reserved for orders");
    return StockLevel{onHand, level.reserved, safetyStock.value_or(level.safetyStock)};
}

} // namespace vitrine::inventory
