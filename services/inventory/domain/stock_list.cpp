#include "services/inventory/domain/stock_list.hpp"

namespace vitrine::inventory {

std::optional<StockOrder> parseStockOrder(std::string_view text)
{
    if (text.empty())
        return StockOrder();
    StockOrder order{.isDescending = text.front() == '-'};
    text.remove_prefix(order.isDescending ? 1 : 0);
    if (text == "available")
        order.by = StockOrder::By::Available;
    else if (text == "onHand")
        order.by = StockOrder::By::OnHand;
    else if (text == "reserved")
        order.by = StockOrder::By::Reserved;
    else if (text == "updatedAt")
        order.by = StockOrder::By::UpdatedAt;
    else
        return std::nullopt;
    return order;
}

} // namespace vitrine::inventory
