#pragma once

#include "storefront-kiosk/local/shelf.hpp"
#include "vitrine/transport/task.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::kiosk {

struct HoldLine
{
    std::string productId;
    std::int64_t quantity = 1;
};

/// What can be sold of what was asked for.
struct Hold
{
    std::string leaseId{}; ///< What the order names; "" when nothing is held.
    /// Lines that cannot be sold as asked, with how many can: the shopper is shown them and the
    /// hold is asked for anew. Nothing is held while there are any.
    std::vector<StockFigure> shortLines{};
    bool isOffline = false; ///< From the kiosk's standing allotment: the shop was not asked.
};

/// Keeps what is in the basket from being sold elsewhere while the shopper pays: a short lease of
/// stock at the shop, or a part of the kiosk's own allotment while the shop cannot be reached.
class StockHolds
{
public:
    virtual ~StockHolds() = default;
    /// @param saleId one hold per sale: asking again replaces it. Answers within two seconds.
    [[nodiscard]] virtual client::Task<Hold> hold(std::string saleId,
                                                  std::vector<HoldLine> lines) = 0;
    /// The shopper did not buy. Never waits; what cannot be told now expires by itself.
    virtual void release(const std::string& saleId) = 0;
    /// The sale was taken: the hold is the order's now.
    virtual void keep(const std::string& saleId) = 0;
};

} // namespace vitrine::kiosk
