#pragma once

#include "services/order/domain/after_sale/fulfilment.hpp"
#include "services/order/domain/after_sale/refund.hpp"
#include "services/order/domain/order.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::order::storage {

/// Refunds and fulfilments in a transaction of the order's database. What changes figures of the
/// order belongs into the transaction of a decision about it (OrderStore::save), whose fence keeps
/// others out.
class AfterSaleStore
{
public:
    explicit AfterSaleStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// Who works on a refund, and until when nobody else does.
    struct Lease
    {
        std::string driver{};
        std::optional<Timestamp> until{}; ///< Nothing: there is nothing to do.
    };

    /// Writes a new refund and sets what it gives back aside in the order's lines and shipping.
    /// @return false when there is one with this id.
    bool addRefund(const Order& order, const OrderRefund& refund, const Lease& lease);
    /// Writes how far it is. @return false when somebody else has since it was read.
    [[nodiscard]] bool saveRefund(const OrderRefund& refund, const Lease& lease);
    /// Frees what a failed refund had set aside.
    void takeRefundBack(const OrderRefund& refund);
    [[nodiscard]] std::optional<OrderRefund> refund(const std::string& id);
    /// Oldest first.
    [[nodiscard]] std::vector<OrderRefund> refundsOf(const std::string& orderId);
    /// Takes up to `limit` refunds that are due and that nobody works on. @return Their ids.
    [[nodiscard]] std::vector<std::string>
    claimDueRefunds(Timestamp now, const Lease& lease, int limit);
    /// Gives back what was taken up, before its lease ends.
    void letGoOfRefund(const OrderRefund& refund, const std::string& driver);

    /// The goods that a cancelled order's refund is about; nothing when it had none.
    [[nodiscard]] std::optional<std::vector<WantedLine>>
    goodsOfCancellation(const std::string& orderId);
    /// They are back on the shelf.
    void markRestocked(const std::string& orderId);

    /// Writes what was done, and what it makes of the order's goods.
    void addFulfilment(const Order& order, const Fulfilment& done, const std::string& state);
    /// Moves only the goods' state, for what ended them without a fulfilment.
    void saveFulfilmentState(const std::string& orderId, const std::string& state);
    /// Oldest first.
    [[nodiscard]] std::vector<Fulfilment> fulfilmentsOf(const std::string& orderId);

    /// A line of the order's history that is no transition.
    void addEvent(const std::string& orderId, const TimelineEntry& entry);

private:
    std::vector<OrderRefund> complete(const pqxx::result& rows);

    platform::Transaction& m_tx;
};

} // namespace vitrine::order::storage
