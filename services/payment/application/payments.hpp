#pragma once

#include "services/payment/domain/payment.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::payment {

struct PaymentPage
{
    std::vector<Payment> payments;       ///< Newest first.
    std::string nextToken;               ///< "" on the last page.
    std::optional<std::int64_t> total{}; ///< When the query asked for it.
};

/// Which payments, and which part of them.
struct PaymentQuery
{
    std::string orderId{}; ///< "" for all; likewise the others.
    std::string status{};
    std::optional<Timestamp> from{}; ///< Created at or after it.
    std::optional<Timestamp> to{};   ///< Created before it.
    std::string after{};             ///< A token of this very list.
    std::int64_t skip = 0;
    std::size_t limit = 50;
    bool count = false;
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
    /// @return InvalidArgument for an unknown status or a token of another list.
    [[nodiscard]] Result<PaymentPage> list(const platform::CallContext& context,
                                           const PaymentQuery& query);

private:
    platform::Database& m_database;
};

} // namespace vitrine::payment
