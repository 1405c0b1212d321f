#pragma once

#include "services/order/domain/order.hpp"
#include "services/platform/database/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::order::storage {

enum class OrderSort { Placed, Updated, Total };

/// Which orders, and in what order.
struct OrderFilter
{
    std::string accountId{}; ///< "" for all; likewise all others.
    std::vector<std::string> statuses{};
    std::optional<Timestamp> from{}; ///< Placed at or after it.
    std::optional<Timestamp> to{};   ///< Placed before it.
    std::string text{};              ///< Part of the number or the e-mail address.
    std::string productId{};
    std::string channel{};
    std::string kioskId{};
    std::string fulfilment{};
    std::string paymentKind{};
    std::int64_t pickupNumber = 0; ///< 0 for all.
    OrderSort sort = OrderSort::Placed;
    bool descending = true;
    std::vector<std::string> after{}; ///< listKeyOf() the last order of the page before.
    std::int64_t skip = 0;
    int limit = 50;
};

/// The values that `order` is sorted by in a list with this sort, the unique one last.
[[nodiscard]] std::vector<std::string> listKeyOf(const Order& order, OrderSort sort);

/// Without lines.
[[nodiscard]] std::vector<Order>
selectOrders(platform::Transaction& tx, const OrderFilter& filter, Timestamp now);
[[nodiscard]] std::int64_t countOrders(platform::Transaction& tx, const OrderFilter& filter);

/// Where a reader of the feed of changes is. It remembers what it has seen as a snapshot: ids of
/// transactions, like numbers of a sequence, are taken before the commit, so that a reader who only
/// remembered the last one would miss what was committed late.
struct FeedPosition
{
    std::string seen{};  ///< Changes visible in this snapshot are behind; "" before the first read.
    std::string until{}; ///< The window being read ends with this snapshot; "": none is open.
    std::string changed = "0"; ///< The last change of the window that was read.
    std::string id = "00000000-0000-0000-0000-000000000000"; ///< Of its order.
};

struct OrderChanges
{
    std::vector<Order> orders{}; ///< As they are now, oldest change first.
    FeedPosition next{};
};

/// At most `limit` orders that changed after `after`, without lines. From a position that has seen
/// nothing: none, and a position at the present.
[[nodiscard]] OrderChanges selectChanges(platform::Transaction& tx,
                                         const std::string& accountId,
                                         const FeedPosition& after,
                                         int limit,
                                         Timestamp now);

} // namespace vitrine::order::storage
