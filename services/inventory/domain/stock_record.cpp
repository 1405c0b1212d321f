#include "services/inventory/domain/stock_record.hpp"

namespace vitrine::inventory {

std::string_view toString(StockChange::Kind kind) noexcept
{
    return kind == StockChange::Kind::Adjust ? "ADJUST" : "COUNT";
}

std::string StockChange::content() const
{
    const auto optional = [](const std::optional<std::int64_t>& value) {
        return value ? std::to_string(*value) : std::string("-");
    };
    return std::string(toString(kind)) + " " + productId + " " + std::to_string(units) + " " +
           optional(safetyStock) + " " + optional(baseVersion) + " " + reason;
}

} // namespace vitrine::inventory
