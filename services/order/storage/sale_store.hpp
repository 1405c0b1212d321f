#pragma once

#include "services/order/domain/order.hpp"
#include "services/platform/database/database.hpp"

#include <string>

namespace vitrine::order::storage {

/// When the shop's business day begins: a time of day in a zone.
struct BusinessDay
{
    std::string zone = "UTC";      ///< IANA name.
    std::string cutOver = "00:00"; ///< "HH:MM"
};

/// What orders have because of where and how they were sold, within one transaction.
class SaleStore
{
public:
    explicit SaleStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// Whether there is anything to store of it.
    [[nodiscard]] static bool isNeeded(const Order& order);
    /// Stores it with a new order. A kiosk's order without a pickup number gets the next one.
    /// @return The pickup number, 0 for none.
    [[nodiscard]] std::int64_t add(const Order& order, const BusinessDay& day);
    /// Prices that the shopper was not shown, once the order is priced.
    void saveDifferences(const Order& order);
    void saveTender(const std::string& orderId, const Tender& tender);

private:
    platform::Transaction& m_tx;
};

/// The sale of a row with the columns VITRINE_SALE_COLUMNS, whose order is read but for it.
void readSale(const pqxx::row& row, Order& order);

/// Whether the database knows the zone.
[[nodiscard]] bool knowsBusinessDay(platform::Transaction& tx, const BusinessDay& day);

} // namespace vitrine::order::storage
