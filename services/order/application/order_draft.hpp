#pragma once

#include "services/order/domain/order.hpp"
#include "services/platform/call_context.hpp"
#include "vitrine/core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::order {

/// A terminal's word on what it has captured.
struct TerminalPaid
{
    Tender tender;
    domain::Money amount;
    std::string status; ///< APPROVED, or the order is refused.
};

/// What a client asks to buy.
struct PlaceRequest
{
    std::vector<WantedLine> lines; ///< Lines of one product are added up.
    std::string paymentToken;
    std::string email;
    std::optional<domain::Money> expectedTotal;
    std::string paymentKind = std::string(payment_kind::kToken);
    std::optional<TerminalPaid> terminal{};
    std::string channel{}; ///< "": by who calls.
    SaleDetails sale{};    ///< As a kiosk tells it.
    /// Account of the shopper who has signed in at the kiosk that calls, "" for a guest.
    std::string shopperAccount{};
};

/// The order that comes of a request, not stored yet.
/// @return InvalidArgument for what can never be ordered; PermissionDenied for what this caller
///         cannot ask for; Unprocessable for a terminal's payment that is none.
[[nodiscard]] Result<Order> draftOrder(const platform::CallContext& context,
                                       const PlaceRequest& request,
                                       Timestamp now,
                                       const SagaPolicy& policy);

/// What never enters cannot be stored, logged or passed on.
[[nodiscard]] Outcome checkPaymentToken(const std::string& token);

} // namespace vitrine::order
