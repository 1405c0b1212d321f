#pragma once

#include "services/payment/domain/payment.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <string>
#include <vector>

namespace vitrine::payment {

struct PaymentPage
{
    std::vector<Payment> payments; ///< Newest first.
    std::string nextToken;         ///< "" on the last page.
};

/// Reads payments: one's own, or all with the permission payments.read-all. Somebody else's do not
/// exist. Safe to call from any thread.
class Payments
{
public:
    explicit Payments(platform::Database& database)
        : m_database(database)
    {
    }

    /// @return NotFound when there is none for this caller.
    [[nodiscard]] Result<Payment> find(const platform::CallContext& context, const std::string& id);
    /// @param orderId "" for all orders
    /// @param after "" or a token of this very list; InvalidArgument otherwise
    [[nodiscard]] Result<PaymentPage> list(const platform::CallContext& context,
                                           const std::string& orderId,
                                           const std::string& after,
                                           std::size_t limit);

private:
    platform::Database& m_database;
};

} // namespace vitrine::payment
