#pragma once

#include "services/payment/application/order_port.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

namespace vitrine::payment {

/// Tells the order service of refunds that somebody made here, until it has heard: its order must
/// say what went back. Safe to call from any thread and process.
class OrderNotices
{
public:
    OrderNotices(platform::Database& database, OrderPort& order, const Clock& clock)
        : m_database(database)
        , m_order(order)
        , m_clock(clock)
    {
    }

    /// Tells of what is due. @return the first error, after trying all
    [[nodiscard]] Outcome tellDue(Deadline deadline);

private:
    [[nodiscard]] Outcome tell(const std::string& refundId, Deadline deadline);

    platform::Database& m_database;
    OrderPort& m_order;
    const Clock& m_clock;
};

} // namespace vitrine::payment
